// Find messages of the catalogue in a text. A message may be truncated or have a typo: most of its words must occur close together.

import { normalize } from "./normalize.js";
import { tokenize } from "./tokenize.js";

/**
 * @typedef {import("./index.js").Code} Code
 * @typedef {{ code: Code, words: string[], gaps: number, whole: string | null, weight: number, part: boolean, worth: number }} Message
 *   `weight` is below 1 for a sentence of a longer message, for gaps, and for status codes; `worth` is the sum of the idf of its words
 * @typedef {{ anchors: Map<string, Message[]>, idf: (word: string) => number, knows: (word: string) => boolean }} Messages
 * @typedef {{ code: Code, points: number, share: number, worth: number, size: number, start: number, end: number, whole: boolean }} Found
 */

/** A part of a message that varies, with its delimiters. */
const GAP = "\u001f";
const VARYING = new RegExp(`${GAP}[^${GAP}]*${GAP}`, "g");

/**
 * Return a message without the delimiters of varying parts, as it was recorded.
 *
 * @param {string} text
 */
export const verbatim = (text) => text.replaceAll(GAP, "");

/**
 * Return a message without the parts that vary.
 *
 * @param {string} text
 */
export const constant = (text) => text.replace(VARYING, " ");

const PART_WEIGHT = 0.85; // a single sentence of a longer message
const GENERAL_WEIGHT = 0.4; // a message of a status code, because another code may have the same message
const GAP_WEIGHT = 0.94; // a message with a part that varies, compared with one without
const MIN_SHARE = 0.75; // of the worth of a message that must be in the text
const PREFIX_WORDS = 6; // words from the start of a message that are enough, because logs and people truncate messages
const PREFIX_SHARE = 0.85;
const SENTENCE_POINTS = 22; // points for a match, besides those for the worth of its words
const WORTH_POINTS = 2.2;
const MAX_WORTH_POINTS = 66;
const WHOLE_POINTS = 40; // points if the whole text is the message
const SHORT = 3; // maximum words of a message whose words must be adjacent
const NO_TYPO = 4; // maximum words of a message in which a number instead of a word is not a typo
const MAX_PLACES = 12; // number of last positions of a word that are searched in a long log

/** @param {Code} code */
const isGeneral = (code) => code.kind === "http-status" || code.name === "about-blank";

/**
 * @param {{ code: Code, texts: string[] }[]} codes
 * @returns {Messages}
 */
export function prepareMessages(codes) {
  const messages = codes.flatMap(({ code, texts }) => texts.flatMap((text) => withSentences(code, text)));
  discount(messages, sharedPhrases(codes));
  const frequency = /** @type {Map<string, number>} */ (new Map());
  for (const { words } of messages) for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const idf = (/** @type {string} */ word) => Math.log(1 + messages.length / (frequency.get(word) ?? 0.5));
  const anchors = /** @type {Map<string, Message[]>} */ (new Map());
  for (const message of messages) {
    message.worth = message.words.reduce((sum, word) => sum + idf(word), 0);
    for (const word of anchorWords(message.words, idf)) {
      const list = anchors.get(word);
      if (list) list.push(message);
      else anchors.set(word, [message]);
    }
  }
  return { anchors, idf, knows: (word) => frequency.has(word) };
}

/**
 * Return the rarest words of a message and of its start, because texts are truncated at the end.
 *
 * @param {string[]} words
 * @param {(word: string) => number} idf
 */
function anchorWords(words, idf) {
  const rarest = (/** @type {string[]} */ some, /** @type {number} */ count) => [...new Set(some)].sort((a, b) => idf(b) - idf(a)).slice(0, count);
  return new Set([...rarest(words, 3), ...rarest(words.slice(0, 8), 2)]);
}

/**
 * @param {Code} code
 * @param {string} text
 */
function withSentences(code, text) {
  const gapped = text.replace(VARYING, GAP);
  const whole = parse(code, gapped, 1);
  if (!whole.words.length) return [];
  const parts = gapped.split(/[.!?]\s+(?=[A-Z])/).map((part) => ({ ...parse(code, part, PART_WEIGHT), part: true }));
  return parts.length > 1 ? [whole, ...parts.filter(({ words }) => words.length >= 4)] : [whole];
}

/**
 * @param {Code} code
 * @param {string} text
 * @param {number} weight
 * @returns {Message}
 */
function parse(code, text, weight) {
  const gaps = text.split(GAP).length - 1;
  const words = tokenize(normalize(text.replaceAll(GAP, " ")).clean).map(({ word }) => word);
  return { code, words, gaps, whole: gaps ? null : words.join(" "), weight: weight * (gaps ? GAP_WEIGHT : 1), part: false, worth: 0 };
}

/**
 * Return the reason phrases that several APIs share, which any server can send.
 *
 * @param {{ code: Code }[]} codes
 */
function sharedPhrases(codes) {
  const phrases = codes.filter(({ code }) => code.phrase).map(({ code }) => tokenize(code.phrase).map(({ word }) => word).join(" "));
  return new Set(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at));
}

/**
 * Lower the weight of ambiguous messages: sentences that several codes share, short messages of status codes, and messages
 * that are a reason phrase.
 *
 * @param {Message[]} messages
 * @param {Set<string>} phrases
 */
function discount(messages, phrases) {
  const special = new Set(messages.filter(({ code }) => !isGeneral(code)).map(({ whole }) => whole));
  const sharing = /** @type {Map<string | null, Set<string>>} */ (new Map());
  for (const { code, whole } of messages) sharing.set(whole, (sharing.get(whole) ?? new Set()).add(code.id));
  for (const own of messages) {
    if (own.part && (sharing.get(own.whole)?.size ?? 0) > 1) own.weight = 0; // such as "Please try again later."
    const short = own.words.length <= 3 || own.code.name === "about-blank";
    const general = isGeneral(own.code) && (short || special.has(own.whole));
    if (general || phrases.has(own.whole ?? "")) own.weight *= GENERAL_WEIGHT;
  }
}

/**
 * Join words that a line break or a terminal split: two tokens with only whitespace or a hyphen between them, if messages
 * contain the joined word, but not both parts.
 *
 * @param {import("./tokenize.js").Token[]} tokens
 * @param {string} clean
 * @param {Messages} messages
 */
export function rejoin(tokens, clean, { knows }) {
  const joined = /** @type {import("./tokenize.js").Token[]} */ ([]);
  for (const token of tokens) {
    const last = joined.at(-1);
    const word = last ? last.word + token.word : "";
    const split = last && !(knows(last.word) && knows(token.word)) && knows(word) && /^-?\s+$/.test(clean.slice(last.end, token.start));
    if (split) joined[joined.length - 1] = { word, start: last.start, end: token.end };
    else joined.push(token);
  }
  return joined;
}

/**
 * Return the best match of each code in a text, as token offsets.
 *
 * @param {import("./tokenize.js").Token[]} tokens
 * @param {Messages} messages
 * @returns {Found[]}
 */
export function findMessages(tokens, { anchors, idf }) {
  const text = tokens.map(({ word }) => word).join(" ");
  const places = placesOf(tokens, anchors);
  const present = new Set(tokens.map(({ word }) => word));
  const possible = /** @type {Map<Message, boolean>} */ (new Map());
  const best = /** @type {Map<string, Found>} */ (new Map());
  for (const [anchor, positions] of places) {
    for (const own of anchors.get(anchor) ?? []) {
      if (!possible.has(own)) possible.set(own, mayMatch(own, text, present, idf));
      if (!possible.get(own)) continue;
      for (const at of positions) {
        const found = match(own, at - own.words.indexOf(anchor), tokens, idf);
        if (!found) continue;
        if (text === own.whole) Object.assign(found, { points: found.points + own.weight * WHOLE_POINTS, whole: true });
        if (found.points > (best.get(own.code.id)?.points ?? 0)) best.set(own.code.id, found);
      }
    }
  }
  return [...best.values()];
}

/**
 * Return the last positions of each anchor word in the text.
 *
 * @param {import("./tokenize.js").Token[]} tokens
 * @param {Map<string, Message[]>} anchors
 */
function placesOf(tokens, anchors) {
  const places = /** @type {Map<string, number[]>} */ (new Map());
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const { word } = tokens[at];
    if (!anchors.has(word)) continue;
    const list = places.get(word);
    if (!list) places.set(word, [at]);
    else if (list.length < MAX_PLACES) list.push(at);
  }
  return places;
}

/**
 * Whether enough words of a message occur anywhere in a text. For most messages, this check makes the slow search around each
 * word unnecessary.
 *
 * @param {Message} own
 * @param {string} text
 * @param {Set<string>} present
 * @param {(word: string) => number} idf
 */
function mayMatch({ words, worth, weight, whole }, text, present, idf) {
  if (weight === 0 || (words.length === 1 && text !== whole)) return false;
  const missing = words.reduce((sum, word) => sum + (present.has(word) ? 0 : idf(word)), 0);
  return worth - missing >= MIN_SHARE * worth || words.slice(0, PREFIX_WORDS).every((word) => present.has(word));
}

/**
 * Match a message around the token where it would start. Return null if too little of it occurs there.
 *
 * @param {Message} own
 * @param {number} at
 * @param {import("./tokenize.js").Token[]} tokens
 * @param {(word: string) => number} idf
 * @returns {Found | null}
 */
function match(own, at, tokens, idf) {
  const from = Math.max(0, at - 1 - own.gaps * 3);
  const upTo = Math.min(tokens.length, at + own.words.length + 2 + own.gaps * 3);
  const window = /** @type {Map<string, number>} */ (new Map());
  for (let i = from; i < upTo; i += 1) if (!window.has(tokens[i].word)) window.set(tokens[i].word, i);
  let matched = 0;
  let [first, last] = [upTo, from];
  for (const word of own.words) {
    const place = window.get(word);
    if (place === undefined) continue;
    matched += idf(word);
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  if (isBroken(own, last - first + 1, tokens[last + 1]?.word ?? "", window)) return null;
  const prefix = own.words.findIndex((word) => !window.has(word));
  const cut = prefix < 0 || prefix >= PREFIX_WORDS;
  const share = Math.max(matched / own.worth, cut ? PREFIX_SHARE : 0);
  if (share < MIN_SHARE || last < first) return null;
  const points = own.weight * share * share * (SENTENCE_POINTS + Math.min(MAX_WORTH_POINTS, matched * WORTH_POINTS));
  return { code: own.code, points, share, worth: matched, size: own.words.length, start: tokens[first].start, end: tokens[last].end, whole: false };
}

/**
 * Whether a short message is interrupted: other words are between its words, or a number replaces its last word.
 *
 * @param {Message} own
 * @param {number} length tokens from its first word in the text to its last
 * @param {string} next the word after it
 * @param {Map<string, number>} window
 */
function isBroken({ words, gaps }, length, next, window) {
  if (gaps || words.length > NO_TYPO) return false;
  if (words.length <= SHORT && length > words.length) return true;
  return !window.has(words[words.length - 1]) && /^\d+$/.test(next);
}
