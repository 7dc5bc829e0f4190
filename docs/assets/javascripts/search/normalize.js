// Normalize text for searching: replace escapes, entities, and typographic quotes, and map offsets back to the original text.

/** @typedef {{ clean: string, place: (at: number) => number }} Normalized the clean text; `place` maps its offsets to the source */

const MAX_END = 60_000; // characters read at each end of a long log, because errors are near its start or its end

const ESCAPE = new RegExp(
  [
    /\\+[uU](?:00)?([0-9a-fA-F]{4}|[0-9a-fA-F]{2})/, // \u0027, and the invalid \u27 of some programs
    /\\+(?:n(?!ode_modules)|r|t(?!w(?:itter|eep|eet)))/, // except in Errors\NotFound and lib\twitter
    /\\+(["'/\\])/,
    /&#[xX]([0-9a-fA-F]{1,6});|&#(\d{1,7});|&(quot|QUOT|apos|amp|AMP|lt|LT|gt|GT|nbsp);/,
    /â€™|â€˜|â€œ|â€\u009d/, // UTF-8 read as Windows-1252
    /[‘’‛′]|[“”„]/,
    /['"]\s*\+\s*\n?\s*['"]/, // a string literal that a program split in two
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);
/** @type {Record<string, string>} */
const ENTITIES = { quot: '"', apos: "'", amp: "&", lt: "<", gt: ">", nbsp: " " };

/**
 * Replace escapes, entities, typographic quotes, and mojibake with the characters that they encode.
 *
 * @param {string} text
 * @returns {Normalized}
 */
export function normalize(text) {
  const cut = text.length > 2 * MAX_END ? text.length - 2 * MAX_END : 0;
  const source = cut ? `${text.slice(0, MAX_END)}\n${text.slice(-MAX_END)}` : text;
  const starts = [0];
  const shifts = [0];
  let clean = "";
  let last = 0;
  for (const match of source.matchAll(ESCAPE)) {
    clean += source.slice(last, match.index) + plain(match);
    last = match.index + match[0].length;
    starts.push(clean.length);
    shifts.push(last - clean.length);
  }
  clean += source.slice(last);
  const place = (/** @type {number} */ at) => {
    const raw = at + shifts[lastAtMost(starts, at)];
    return cut && raw > MAX_END ? raw + cut - 1 : raw;
  };
  return { clean, place };
}

/** @param {RegExpMatchArray} match */
function plain([whole, escaped, mark, hex, decimal, entity]) {
  if (escaped) return character(Number.parseInt(escaped, 16));
  if (mark) return mark;
  if (hex) return character(Number.parseInt(hex, 16));
  if (decimal) return character(Number(decimal));
  if (entity) return ENTITIES[entity.toLowerCase()];
  if (whole.startsWith("\\")) return " ";
  if (/\+/.test(whole)) return "";
  return /[“”„]|â€œ|â€\u009d/.test(whole) ? '"' : "'";
}

/** @param {number} code */
function character(code) {
  const letter = code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  if (/[‘’]/.test(letter)) return "'";
  return /[“”]/.test(letter) ? '"' : letter;
}

/**
 * Return the index of the last number in a sorted list that is at most `limit`.
 *
 * @param {number[]} sorted
 * @param {number} limit
 */
export function lastAtMost(sorted, limit) {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
