// Numbers in a text that may be a code or a status, and those that are neither: ordinals, and the status that was expected.

/** What precedes a number that counts: `第 3 次`, and `attempt 3`. Three digits after a word such as `page` may be a status. */
const COUNTED = /第\s*$/;
const COUNTED_SMALL = /\b(?:attempts?|retry|retries|try|batch|page|step|chunk|line|row|item|part|round|worker|thread)[ #:]*$/i;
/** What follows a number that counts: `3 次`, `3rd`, `3 times`, `3 of 5`. */
const COUNTS = /^(?:st|nd|rd|th)\b|^\s*(?:次|回|番|个|個|条|件|times\b(?! out)|attempts\b|retries\b|tries\b|of \d)/i;
/** What precedes the status that a client wanted: `expected 200 OK, got: 403 Forbidden`. */
const EXPECTED = /\bexpect(?:ed|ing|s)?\b(?:(?!\b(?:got|but|received|actual)\b)[^\n\d]){0,30}(?:\b\d{3}\b(?: or |\/|, ?(?!got|but)))*$/i;

const REACH = 60; // characters that are read before a number

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
 * Whether a number is the status that a client expected. The response had the one after it.
 *
 * @param {string} clean
 * @param {number} start
 */
export function isExpected(clean, start) {
  return EXPECTED.test(clean.slice(Math.max(0, start - REACH), start));
}

/** So many places of one number are read at each end of a text: a log repeats what it says. */
const MAX_PLACES = 8;

/**
 * The places where patterns find numbers, or other words in their first groups: of each word that one pattern finds, the
 * first and the last ones. This bounds the work for a log that says the same thousands of times.
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
