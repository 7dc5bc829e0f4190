// Tokenizer: split text into words with offsets, and convert words to index terms.

import { stem } from "./stem.js";

/** @typedef {{ word: string, start: number, end: number }} Token a word in lower case without accents, and its offsets */

/** Stop words, which have no meaning in a query or a page. */
export const STOP_WORDS = new Set(
  (
    "a about according after again all also although always am an and another any anyone are as at be because been before both but by can could did " +
    "do does doesnt dont during each either else even ever every few for from get gets getting got had has have having he her here him his how i if im in " +
    "into is isnt it its itself ive just keep keeps kept let lets many may me mean meaning means might more most much must my need neither nor now of often " +
    "on only or our over own please probably really see several she should so some someone something sometimes still such suddenly than that the their them " +
    "then there these they thing things this those through to today too tried tries try trying us use used using usually very via want wants was we were " +
    "what whats when where whether which while who whose why will with within wont work working works would yesterday yet you your yours"
  ).split(" "),
);

/**
 * Return the words of a text with their offsets. Apostrophes inside a word are removed: `can't` becomes `cant`.
 *
 * @param {string} text
 * @returns {Token[]}
 */
export function tokenize(text) {
  const tokens = [];
  for (const match of text.matchAll(/[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|'(?=\p{L}))*/gu)) {
    tokens.push({ word: fold(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/**
 * Normalize a word: lower case, without accents, apostrophes, and compatibility characters.
 *
 * @param {string} word
 */
export function fold(word) {
  const lower = word.toLowerCase().replaceAll("'", "");
  return /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Maximum characters of an identifier. Longer words are data. */
const MAX_IDENTIFIER = 100;

/**
 * Split an identifier into lower-case parts: `UsageCapExceeded` and `usage_cap_exceeded` become usage, cap, exceeded.
 *
 * @param {string} identifier
 * @returns {string[]}
 */
export function identifierParts(identifier) {
  if (identifier.length > MAX_IDENTIFIER) return [fold(identifier)];
  return identifier
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "_")
    .split("_")
    .filter(Boolean)
    .map(fold);
}

/** A token with the parts of its identifier. @typedef {Token & { parts: string[] }} SplitToken */

/**
 * Return the words of a text with the parts of identifiers, for indexing and for typed queries.
 *
 * @param {string} text
 * @returns {SplitToken[]}
 */
export function splitTokens(text) {
  return tokenize(text).map((token) => ({ ...token, parts: identifierParts(text.slice(token.start, token.end)) }));
}

/**
 * Return the index terms of a text in order: stems without stop words. An identifier with several parts yields its parts, then
 * itself.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function terms(text) {
  return termsOfTokens(splitTokens(text));
}

/** @param {SplitToken[]} tokens */
export function termsOfTokens(tokens) {
  return tokens.flatMap(({ word, parts }) => termsOf(word, parts));
}

/**
 * Return the index term of a name with several parts, ignoring separators: `x-rate-limit-reset` and `X-RateLimit-Reset` have the
 * same term, and so do `start_time` and `startTime`.
 *
 * @param {string} name
 */
export const nameTerm = (name) => `=${fold(name).replace(/[_.-]/g, "")}`;

/**
 * Return names with hyphens or dots, such as `x-rate-limit-reset`, `tweet.write`, and `v1.1`, as index terms.
 *
 * @param {string} text
 * @returns {Token[]}
 */
export function compounds(text) {
  const found = [];
  for (const match of text.matchAll(/(?<![\w.-])\w+(?:[-.]\w+)+(?![\w-])/g)) {
    found.push({ word: nameTerm(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/**
 * @param {string} word
 * @param {string[]} parts
 * @returns {string[]}
 */
export function termsOf(word, parts) {
  const stems = parts.filter((part) => !STOP_WORDS.has(part)).map(stem);
  return parts.length > 1 ? [...stems, nameTerm(word)] : stems;
}

/** @param {string} word */
export const isStopWord = (word) => STOP_WORDS.has(word);
