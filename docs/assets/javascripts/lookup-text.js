// The text that is looked up: without escapes and typographic marks, as words, and with a way back to its characters.

const MOST = 60_000; // characters read at each end of a long log: what decides stands at its begin or its end
const ESCAPES =
  /\\+u00?([0-9a-f]{2,4})|\\+[nrt]|\\+(["'/\\])|&quot;|&#39;|&amp;|&lt;|&gt;|â€™|â€˜|â€œ|â€\u009d|[‘’‛′]|[“”„]|['"]\s*\+\s*\n?\s*['"]/gi;
const ENTITIES = { "&quot;": '"', "&#39;": "'", "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** The text without escapes, entities, typographic quotes and mojibake, and the way back to its characters. */
export function normalise(text) {
  const gap = text.length > 2 * MOST ? text.length - 2 * MOST : 0;
  const source = gap ? text.slice(0, MOST) + "\n" + text.slice(-MOST) : text;
  const starts = [0];
  const shifts = [0];
  let clean = "";
  let last = 0;
  for (const match of source.matchAll(ESCAPES)) {
    clean += source.slice(last, match.index) + unescaped(match);
    last = match.index + match[0].length;
    starts.push(clean.length);
    shifts.push(last - clean.length);
  }
  clean += source.slice(last);
  const place = (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    const raw = at + shifts[low];
    return gap && raw > MOST ? raw + gap - 1 : raw;
  };
  return { clean, place };
}

function unescaped([whole, hex, character]) {
  if (hex) {
    const letter = String.fromCharCode(Number.parseInt(hex, 16));
    return /[‘’]/.test(letter) ? "'" : letter;
  }
  if (character) return character;
  if (whole in ENTITIES) return ENTITIES[whole];
  if (whole[0] === "\\") return " ";
  if (/['"]\s*\+/.test(whole)) return "";
  return /[“”„]|â€œ|â€\u009d/.test(whole) ? '"' : "'";
}

/** The words of a text with their places: [{word, start, end}]. Apostrophes belong to their word, and are dropped. */
export function wordsOf(clean) {
  const words = [];
  for (const match of clean.matchAll(/[\p{L}\p{N}_](?:[\p{L}\p{N}_]|'(?=\p{L}))*/gu)) {
    words.push({ word: match[0].toLowerCase().replaceAll("'", ""), start: match.index, end: match.index + match[0].length });
  }
  return words;
}
