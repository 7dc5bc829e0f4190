// Find numbers in a text that are neither a code nor a received status code: ordinals, counts, and expected status codes.

/** Text before an ordinal or a count: `第 3 次`, `attempt 3`. Three digits after a word such as `page` may be a status code. */
const COUNTED = /第\s*$/;
const COUNTED_SMALL = /\b(?:attempts?|retry|retries|try|batch|page|step|chunk|line|row|item|part|round|worker|thread)[ #:]*$/i;
/** Text after an ordinal or a count: `3 次`, `3rd`, `3 times`, `3 of 5`. */
const COUNTS = /^(?:st|nd|rd|th)\b|^\s*(?:次|回|番|个|個|条|件|times\b(?! out)|attempts\b|retries\b|tries\b|of \d)/i;
/** Text before the status code that a client expected: `expected 200 OK, got: 403 Forbidden`. */
const EXPECTED = /\bexpect(?:ed|ing|s)?\b(?:(?!\b(?:got|but|received|actual)\b)[^\n\d]){0,30}(?:\b\d{3}\b(?: or |\/|, ?(?!got|but)))*$/i;

const REACH = 60; // characters to read before a number

/**
 * Whether a number is an ordinal or a count.
 *
 * @param {string} clean
 * @param {number} start
 * @param {number} end
 */
export function isOrdinal(clean, start, end) {
  const before = clean.slice(Math.max(0, start - REACH), start);
  return COUNTED.test(before) || (end - start < 3 && COUNTED_SMALL.test(before)) || COUNTS.test(clean.slice(end, end + 12));
}

/**
 * Return the text with spaces in place of counts such as `32 times`: they say nothing about the error.
 *
 * @param {string} clean
 */
export function withoutCounts(clean) {
  return clean.replace(/\b(\d+)(?:\s*(?:times|attempts|retries|tries)\b)?/gi, (count, number, start) =>
    isOrdinal(clean, start, start + number.length) ? " ".repeat(count.length) : count);
}

/**
 * Whether a number is the status code that a client expected. The received one follows it.
 *
 * @param {string} clean
 * @param {number} start
 */
export function isExpected(clean, start) {
  return EXPECTED.test(clean.slice(Math.max(0, start - REACH), start));
}

/** Maximum positions of the same number to read at each end of a text, because logs repeat lines. */
const MAX_PLACES = 8;

/**
 * Return, for each pattern, the first and last matches of each number or word in its first group. This limits the work for logs
 * that repeat a line thousands of times.
 *
 * @param {RegExp[]} patterns
 * @param {string} text
 */
export function placesOf(patterns, text) {
  return patterns.flatMap((pattern) => {
    const first = /** @type {Map<string, RegExpExecArray[]>} */ (new Map());
    const last = /** @type {Map<string, RegExpExecArray[]>} */ (new Map());
    for (const match of text.matchAll(pattern)) {
      const word = match[1] ?? match[2] ?? match[0];
      const list = first.get(word) ?? [];
      if (list.length < MAX_PLACES) first.set(word, [...list, match]);
      else last.set(word, [...(last.get(word) ?? []).slice(1 - MAX_PLACES), match]);
    }
    return [...first.values(), ...last.values()].flat().sort((a, b) => a.index - b.index);
  });
}
