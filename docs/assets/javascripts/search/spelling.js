// Correct typos by edit distance: letters that are omitted, added, changed, or swapped with the next one.

/**
 * Return a bit mask with a bit for each letter of a word. The masks of words within `n` edits differ in at most `2n` bits, which is
 * much faster to check.
 *
 * @param {string} word
 */
export function letterMask(word) {
  let mask = 0;
  for (let i = 0; i < word.length; i += 1) {
    const letter = word.charCodeAt(i) - 97;
    if (letter >= 0 && letter < 26) mask |= 1 << letter;
  }
  return mask;
}

/** @param {number} bits */
function countBits(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Return the optimal string alignment distance of two words, or a number above `limit` if the distance exceeds it.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast = /** @type {number[]} */ ([]);
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const changed = last[j - 1] + Number(a[i - 1] !== b[j - 1]);
      row[j] = Math.min(changed, last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

const MAX_CORRECTIONS = 4;

/** @typedef {{ word: string, edits: number }} Correction */

/**
 * Return likely corrections from the vocabulary, nearest first: one edit for words of 4 to 6 letters, two for longer ones. The
 * first letter is almost always right, so a different one costs half an edit.
 *
 * @param {string} word
 * @param {[string, number][]} vocabulary words with their letter masks
 * @returns {Correction[]}
 */
export function corrections(word, vocabulary) {
  if (word.length < 4 || /\d/.test(word)) return [];
  const limit = word.length <= 6 ? 1 : 2;
  const mask = letterMask(word);
  const found = [];
  for (const [candidate, candidateMask] of vocabulary) {
    if (Math.abs(candidate.length - word.length) > limit || countBits(mask ^ candidateMask) > 2 * limit) continue;
    const edits = editDistance(word, candidate, limit);
    if (edits <= limit) found.push({ word: candidate, edits: edits + (candidate[0] === word[0] ? 0 : 0.5) });
  }
  const best = Math.min(...found.map(({ edits }) => edits));
  return found
    .filter(({ edits }) => edits <= best + 0.5)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, MAX_CORRECTIONS);
}
