// The index of the resolver, with what is looked up in it again and again worked out once.

import { normalise, wordsOf } from "./lookup-text.js";

const prepared = new WeakMap();

/** The index with what is looked up in it again and again: codes by name, messages by word, how rare a word is. */
export function prepare(index) {
  if (prepared.has(index)) return prepared.get(index);
  const byId = new Map();
  const byName = new Map();
  const byStatus = new Map();
  const byFragment = new Map();
  const messages = [];
  const push = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);
  for (const [id, kind, http, title, texts, type, fragments] of index.codes) {
    const [api, last] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
    const name = last.replace(/^(?:http|disconnect)-(?=\d)/, "");
    const code = { id, api, kind, http, title, type, name, last };
    for (const fragment of fragments) push(byFragment, fragment.toLowerCase(), code);
    byId.set(id.toLowerCase(), code);
    push(byName, name.toLowerCase(), code);
    if (kind === "http-status") push(byStatus, Number(name), code);
    for (const text of texts) {
      const whole = sentence(code, text, 1);
      if (!whole.words.length) continue;
      messages.push(whole);
      const parts = text.split(/[.!?]\s+(?=[A-Z])/).map((part) => ({ ...sentence(code, part, PART), part: true }));
      if (parts.length > 1) messages.push(...parts.filter((part) => part.words.length >= 4));
    }
  }
  const special = new Set(messages.filter(({ code }) => !isGeneral(code)).map(({ whole }) => whole));
  const codesOf = new Map();
  for (const { code, whole } of messages) codesOf.set(whole, (codesOf.get(whole) ?? new Set()).add(code.id));
  for (const message of messages) {
    if (message.part && codesOf.get(message.whole).size > 1) message.weight = 0; // "Please try again later." tells nothing
    const phrase = message.words.length <= 3 || message.code.name === "about-blank";
    if (isGeneral(message.code) && (phrase || special.has(message.whole))) message.weight *= GENERAL;
  }
  const spread = new Map();
  for (const { words } of messages) for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1);
  const worth = (word) => Math.log(1 + messages.length / (spread.get(word) ?? 0.5));
  const anchors = new Map();
  for (const message of messages) {
    message.worth = message.words.reduce((sum, word) => sum + worth(word), 0);
    const rarest = (words, count) => [...new Set(words)].sort((a, b) => worth(b) - worth(a)).slice(0, count);
    const first = message.words.slice(0, 8); // of these, too, because texts are cut off at their end
    for (const word of new Set([...rarest(message.words, 3), ...rarest(first, 2)])) push(anchors, word, message);
  }
  const pages = [...index.codes.map(([id, , , title]) => ({ id, words: keywords(`${title} ${id}`) }))];
  for (const [id, title, more] of index.pages) pages.push({ id, words: keywords(`${title} ${more}`) });
  const titleSpread = new Map();
  for (const { words } of pages) for (const word of words) titleSpread.set(word, (titleSpread.get(word) ?? 0) + 1);
  const known = { byId, byName, byStatus, byFragment, anchors, spread, worth, pages, titleSpread };
  prepared.set(index, known);
  return known;
}

/** A text of a code as words. `weight` is less than 1 for a part of a longer text, for gaps, and for bare statuses. */
function sentence(code, text, weight) {
  const gaps = text.split("\u001f").length - 1;
  const words = wordsOf(normalise(text.replaceAll("\u001f", " ")).clean).map(({ word }) => word);
  return { code, words, gaps, whole: gaps ? null : words.join(" "), weight: weight * (gaps ? GAPPED : 1) };
}

const isGeneral = (code) => code.kind === "http-status" || code.name === "about-blank";

const PART = 0.85; // one sentence of a text that has several
const GENERAL = 0.4; // a text on the page of a bare status is at home with a code of its own, if it has one
const GAPPED = 0.94; // a text with a part that varies, beside one without

const keywords = (text) => new Set(wordsOf(text.replaceAll(/[-_/]/g, " ").toLowerCase()).map(({ word }) => word));
