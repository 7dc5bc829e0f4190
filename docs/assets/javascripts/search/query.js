// Convert a typed query to index terms, with synonyms, corrected typos, names, and words that are joined or split.

import { groupSpans } from "./index.js";
import { withoutCounts } from "./numbers.js";
import { corrections } from "./spelling.js";
import { stem } from "./stem.js";
import { compounds, isStopWord, nameTerm, splitTokens } from "./tokenize.js";

/**
 * @typedef {import("./index.js").Prepared} Prepared
 * @typedef {import("./spelling.js").Correction} Correction
 * @typedef {{ term: string, weight: number }} Alternative an index term, and how well it represents the typed word
 * @typedef {{ word: string, start: number, end: number, weight: number, alternatives: Alternative[], certain: boolean }} QueryTerm
 *   `weight` is based on the idf; `certain` means that the index has the word or a certain correction
 * @typedef {{ word: string, stemmed: string, start: number, end: number, meant: Correction[] }} Word
 *   `meant` are corrections, empty for an indexed word
 */

/** Weights of words that replace a typed word. */
const SYNONYM = 0.75;
const ONE_EDIT = 0.85;
const TWO_EDITS = 0.7;
const UNFINISHED = 0.7;
const MAX_COMPLETIONS = 4;
const PARAMETER = stem("parameter");
const CERTAIN_LENGTH = 7;
const MIN_PART = 3; // letters in each of two joined words
const MAX_SPLIT = 30; // letters in both

/** Generic words, which almost any query here can contain. They and the names of libraries count little next to other words. */
const NOISE = new Set(["error", "code", "api", "x", "twitter", "problem", "issu", "fix", "messag", "http", "help", "respons", "request", "call", "return", "solv", "solut", "endpoint", "v", "com", "twurl"]);
const NOISE_WEIGHT = 0.15;

/** @param {string} stemmed @param {Prepared} known */
const isNoise = (stemmed, { libraries }) => NOISE.has(stemmed) || libraries.names.has(stemmed);

/**
 * Return the terms of a query with alternatives: synonyms, corrections, and completions of the last word.
 *
 * @param {string} clean
 * @param {Prepared} known
 * @returns {QueryTerm[]}
 */
export function queryTerms(clean, known) {
  const words = wordsOf(withoutCounts(clean), known);
  const spans = groupSpans(words.map(({ stemmed }) => stemmed), known.groups);
  const found = /** @type {QueryTerm[]} */ ([]);
  const seen = new Set();
  for (const [place, own] of words.entries()) {
    const { word, stemmed, start, end, meant } = own;
    const groups = spans.filter((span) => place >= span.start && place < span.end);
    const inPhrase = groups.some((span) => span.end - span.start > 1);
    const stops = isStopWord(word) || isStopWord(meant[0]?.word ?? "");
    if (seen.has(stemmed) || (stops && !inPhrase)) continue;
    seen.add(stemmed);
    const alternatives = alternativesOf(own, groups.map(({ group }) => group), known, place === words.length - 1);
    const family = stem(/^([a-z]{4,})\d$/.exec(word)?.[1] ?? ""); // oauth of oauth1 and oauth2
    const general = known.postings.get(family);
    if (general) alternatives.push({ term: family, weight: ONE_EDIT });
    const exact = general ?? known.postings.get(stemmed); // a page about OAuth covers a question about OAuth 1
    const idf = exact ? exact.idf : Math.max(0, ...alternatives.map(({ term }) => known.postings.get(term)?.idf ?? 0)) || known.averageIdf;
    found.push({ word, start, end, weight: idf * (isNoise(stemmed, known) ? NOISE_WEIGHT : 1), alternatives, certain: isCertain(own, known) });
  }
  return [...found, ...parameterTerms(clean, known), ...nameTerms(clean, known)];
}

/**
 * Return the words of a query. Two words are joined if the index has only the joined word, and a word is split if the index has
 * both parts.
 *
 * @param {string} clean
 * @param {Prepared} known
 * @returns {Word[]}
 */
function wordsOf(clean, known) {
  const parts = splitTokens(clean).flatMap(({ parts: own, start, end }) => own.map((word) => wordOf(word, start, end, known)));
  const found = /** @type {Word[]} */ ([]);
  for (let at = 0; at < parts.length; at += 1) {
    const [own, next] = [parts[at], parts[at + 1]];
    const word = next && !(isKnown(own, known) && isKnown(next, known)) ? own.word + next.word : "";
    if (known.postings.has(stem(word))) {
      found.push({ word, stemmed: stem(word), start: own.start, end: next.end, meant: [] });
      at += 1;
    } else found.push(...(isKnown(own, known) || (own.meant[0]?.edits ?? 2) <= 1 ? [own] : halves(own, known)));
  }
  return found;
}

/**
 * @param {string} word
 * @param {number} start
 * @param {number} end
 * @param {Prepared} known
 * @returns {Word}
 */
function wordOf(word, start, end, known) {
  const stemmed = stem(word);
  const own = { word, stemmed, start, end, meant: [] };
  return isKnown(own, known) ? own : { ...own, meant: corrections(word, known.vocabulary) };
}

/**
 * Whether a word needs no correction: it is in the index, in a group of synonyms, or a stop word.
 *
 * @param {{ word: string, stemmed: string }} own
 * @param {Prepared} known
 */
const isKnown = ({ word, stemmed }, { postings, groups }) => postings.has(stemmed) || groups.has(stemmed) || isStopWord(word);

/**
 * Whether a correction is certain. A typo in a short word may be another word.
 *
 * @param {Word} own
 * @param {Prepared} known
 */
const isCertain = (own, known) => isKnown(own, known) || (own.word.length >= CERTAIN_LENGTH && (own.meant[0]?.edits ?? 2) <= 1);

/**
 * Split a word into two words of the index, if possible: `readonly` becomes `read` and `only`.
 *
 * @param {Word} own
 * @param {Prepared} known
 * @returns {Word[]}
 */
function halves(own, known) {
  const { word, start, end } = own;
  if (word.length > MAX_SPLIT) return [own];
  for (let cut = word.length - MIN_PART; cut >= MIN_PART; cut -= 1) {
    const pair = [word.slice(0, cut), word.slice(cut)].map((part) => ({ word: part, stemmed: stem(part), start, end, meant: [] }));
    if (pair.every((part) => isKnown(part, known)) && pair.some((part) => known.postings.has(part.stemmed))) return pair;
  }
  return [own];
}

/**
 * @param {Word} own
 * @param {string[]} groups
 * @param {Prepared} known
 * @param {boolean} last
 * @returns {Alternative[]}
 */
function alternativesOf(own, groups, known, last) {
  const synonyms = groups.filter((group) => known.postings.has(group)).map((term) => ({ term, weight: SYNONYM }));
  if (known.postings.has(nameTerm(own.word))) synonyms.push({ term: nameTerm(own.word), weight: 1 }); // powertrack also means PowerTrack
  if (known.postings.has(own.stemmed)) return [...synonyms, { term: own.stemmed, weight: 1 }];
  return synonyms.length ? synonyms : guesses(own, known, last);
}

/**
 * Return the term for parameters if the query has a name such as `start_time`, which is almost always a parameter or field.
 *
 * @param {string} clean
 * @param {Prepared} known
 * @returns {QueryTerm[]}
 */
function parameterTerms(clean, known) {
  const term = known.groups.get(PARAMETER) ?? PARAMETER;
  const match = /(?<![\w.])[a-z]+(?:_[a-z]+)+(?![\w.])/.exec(clean);
  const idf = known.postings.get(term)?.idf;
  if (!match || !idf) return [];
  return [{ word: match[0], start: match.index, end: match.index + match[0].length, weight: idf, alternatives: [{ term, weight: 1 }], certain: true }];
}

/**
 * Return indexed names of several parts, with any separator: `x-rate-limit-reset`, `tweet.write`, `startTime`.
 *
 * @param {string} clean
 * @param {Prepared} known
 * @returns {QueryTerm[]}
 */
function nameTerms(clean, known) {
  const identifiers = splitTokens(clean).flatMap(({ word, parts, start, end }) => (parts.length > 1 ? [{ word: nameTerm(word), start, end }] : []));
  const found = new Map([...identifiers, ...compounds(clean)].map((name) => [name.word, name]));
  return [...found.values()].flatMap((name) => {
    const idf = known.postings.get(name.word)?.idf;
    return idf ? [{ ...name, weight: idf, alternatives: [{ term: name.word, weight: 1 }], certain: true }] : [];
  });
}

/**
 * Return terms of the index that can replace an unknown word.
 *
 * @param {Word} own
 * @param {Prepared} known
 * @param {boolean} last
 * @returns {Alternative[]}
 */
function guesses({ word, meant }, known, last) {
  const found = /** @type {Alternative[]} */ ([]);
  const add = (/** @type {string} */ candidate, /** @type {number} */ weight) => {
    const stemmed = stem(candidate);
    if (known.postings.has(stemmed)) found.push({ term: stemmed, weight });
    const group = known.groups.get(stemmed);
    if (group && known.postings.has(group)) found.push({ term: group, weight: weight * SYNONYM });
  };
  for (const { word: candidate, edits } of meant) add(candidate, edits <= 1 ? ONE_EDIT : TWO_EDITS);
  if (found.length || !last || word.length < 3) return found;
  const completions = known.vocabulary.filter(([candidate]) => candidate.startsWith(word)).sort(([a], [b]) => a.length - b.length);
  for (const [candidate] of completions.slice(0, MAX_COMPLETIONS)) add(candidate, UNFINISHED);
  return found;
}

/**
 * Replace each typo in the tokens of a short text with the most similar word of a message. Return the same tokens if there is
 * no typo.
 *
 * @param {import("./tokenize.js").Token[]} tokens
 * @param {Prepared} known
 */
export function respelled(tokens, known) {
  const { idf, knows } = known.messages;
  let typos = 0;
  const corrected = tokens.map((token) => {
    if (knows(token.word) || isKnown({ word: token.word, stemmed: stem(token.word) }, known)) return token;
    const meant = corrections(token.word, known.vocabulary).map(({ word }) => word).filter(knows);
    if (!meant.length) return token;
    typos += 1;
    return { ...token, word: meant.reduce((best, word) => (idf(word) < idf(best) ? word : best)) };
  });
  return typos ? corrected : tokens;
}

/**
 * Return the weighted share of query terms for which `counts` returns true.
 *
 * @param {QueryTerm[]} query
 * @param {(term: QueryTerm) => boolean} counts
 */
export function shareOfQuery(query, counts) {
  const sum = (/** @type {QueryTerm[]} */ terms) => terms.reduce((total, { weight }) => total + weight, 0);
  return sum(query.filter(counts)) / sum(query);
}
