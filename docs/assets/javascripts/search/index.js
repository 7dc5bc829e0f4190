// Prepare assets/lookup.json for searching: documents, inverted index, exact texts, and tables of codes.
// Each index is prepared once, for the first search.

import { constant, prepareMessages, verbatim } from "./messages.js";
import { pageOf, prepareLibraries } from "./libraries.js";
import { compounds, splitTokens, STOP_WORDS, termsOf, termsOfTokens } from "./tokenize.js";
import { stem } from "./stem.js";
import { letterMask } from "./spelling.js";

/**
 * @typedef {[string, string, number[], string, string[], string, string[], string, number, string, string[]]} IndexedCode
 *   ID, kind, status codes, title, messages, problem type, fragments, phrase, index of the condition, words, keywords
 * @typedef {{
 *   apis: Record<string, [string, number, [string, number][]]>,
 *   codes: IndexedCode[],
 *   pages: [string, string, string, string[]][],
 *   synonyms: string[][],
 *   common: string[],
 *   libraries: import("./libraries.js").IndexedLibrary[],
 * }} SearchIndex the parsed assets/lookup.json
 *
 * @typedef {{ id: string, api: string, kind: string, http: number[], title: string, type: string, name: string, phrase: string }} Code
 * @typedef {"code" | "number" | "condition" | "guide" | "snippet" | "library" | "api" | "page"} DocumentKind
 * @typedef {{ id: string, kind: DocumentKind, titles: string[][], sequences: string[][] }} Document
 *   `titles` are the terms of its title, keywords, and phrase; `sequences` also include those of its messages
 * @typedef {{ documents: number[], weights: number[], idf: number }} Postings `weights` are saturated term frequencies, below 1
 * @typedef {{ pattern: RegExp, api: string, points: number }} ApiHint
 * @typedef {{
 *   byId: Map<string, Code>, byName: Map<string, Code[]>, byStatus: Map<number, Code[]>, byFragment: Map<string, Code[]>,
 *   documents: Document[], pages: Set<string>, postings: Map<string, Postings>, averageIdf: number, vocabulary: [string, number][], groups: Map<string, string>,
 *   groupMembers: Map<string, string[]>, exact: Map<string, string[]>, phrases: Map<string, string[]>, common: (id: string) => number, habits: (api: string) => number, hints: ApiHint[],
 *   messages: import("./messages.js").Messages, libraries: import("./libraries.js").Libraries,
 * }} Prepared
 */

/** BM25F parameters: field weights, term frequency saturation, and length normalization. */
const FIELDS = { title: 3, name: 2, phrase: 2.5, message: 2, keyword: 2, word: 1, condition: 0.6, status: 0.8 };
const SATURATION = 1.2;
const LENGTH = 0.5;
/** @type {WeakMap<SearchIndex, Prepared>} */
const prepared = new WeakMap();

/**
 * Prepare an index, or return the result of an earlier call.
 *
 * @param {SearchIndex} index
 * @returns {Prepared}
 */
export function prepare(index) {
  const known = prepared.get(index);
  if (known) return known;
  const tables = codeTables(index);
  const { groups, groupMembers } = synonyms(index.synonyms);
  const drafts = draftDocuments(index, tables);
  const made = {
    ...tables,
    ...invert(drafts, groups),
    groups,
    groupMembers,
    documents: drafts.map(({ document }) => document),
    pages: new Set(index.pages.map(([url]) => url)),
    libraries: prepareLibraries(index.libraries),
    ...exactTexts(index, tables),
    ...priors(index),
    hints: Object.entries(index.apis).flatMap(([api, [, , hints]]) =>
      hints.map(([pattern, points]) => ({ pattern: new RegExp(pattern, "i"), api, points })),
    ),
    messages: prepareMessages(index.codes.map(([id, , , , texts]) => ({ code: /** @type {Code} */ (tables.byId.get(id.toLowerCase())), texts }))),
  };
  prepared.set(index, made);
  return made;
}

/**
 * Return two functions that rate how common a code or number is, and how common an API is, from 0 to 1.
 *
 * @param {SearchIndex} index
 */
function priors({ apis, common }) {
  const places = new Map(common.map((id, place) => [id, (common.length - place) / common.length]));
  const most = Math.max(1, ...Object.values(apis).map(([, habit]) => habit));
  return { common: (/** @type {string} */ id) => places.get(id) ?? 0, habits: (/** @type {string} */ api) => (apis[api]?.[1] ?? 0) / most };
}

/**
 * @template Key, Value
 * @param {Map<Key, Value[]>} map
 * @param {Key} key
 * @param {Value} value
 */
export function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** @param {SearchIndex} index */
function codeTables(index) {
  const byId = /** @type {Map<string, Code>} */ (new Map());
  const byName = /** @type {Map<string, Code[]>} */ (new Map());
  const byStatus = /** @type {Map<number, Code[]>} */ (new Map());
  const byFragment = /** @type {Map<string, Code[]>} */ (new Map());
  for (const [id, kind, http, title, , type, fragments, phrase] of index.codes) {
    const [api, last] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
    const name = last.replace(/^(?:http|disconnect)-(?=\d)/, "");
    const code = { id, api, kind, http, title, type, name, phrase };
    byId.set(id.toLowerCase(), code);
    push(byName, name.toLowerCase(), code);
    if (kind === "http-status") push(byStatus, Number(name), code);
    for (const fragment of fragments) push(byFragment, fragment.toLowerCase(), code);
  }
  return { byId, byName, byStatus, byFragment };
}

/**
 * Map synonyms, as stems joined by spaces, to the name of their group, and each group to its single stems.
 *
 * @param {string[][]} lists
 */
function synonyms(lists) {
  const groups = /** @type {Map<string, string>} */ (new Map());
  const groupMembers = /** @type {Map<string, string[]>} */ (new Map());
  for (const [number, list] of lists.entries()) {
    const group = `~${number}`;
    for (const phrase of list) {
      const stems = allStems(phrase).join(" ");
      groups.set(stems, group);
      if (!stems.includes(" ")) push(groupMembers, group, stems);
    }
  }
  return { groups, groupMembers };
}

/** @param {string} text */
const allStems = (text) => splitTokens(text).flatMap(({ parts }) => parts.map(stem));

/**
 * @typedef {[keyof typeof FIELDS, string]} FieldText
 * @typedef {{ field: keyof typeof FIELDS, text: string, tokens: import("./tokenize.js").SplitToken[] }} Field
 * @typedef {{ document: Document, fields: Field[] }} Draft a document with its texts by field
 */

/**
 * @param {SearchIndex} index
 * @param {ReturnType<typeof codeTables>} tables
 * @returns {Draft[]}
 */
function draftDocuments(index, { byId, byStatus }) {
  const drafts = /** @type {Draft[]} */ ([]);
  const phrases = new Set(index.codes.map(([, , , , , , , phrase]) => phrase.toLowerCase()));
  const add = (/** @type {string} */ id, /** @type {DocumentKind} */ kind, /** @type {FieldText[]} */ given) => {
    const fields = given.map(([field, text]) => ({ field, text, tokens: splitTokens(text) }));
    const texts = (/** @type {string[]} */ names) => fields.filter(({ field }) => names.includes(field)).map(({ tokens }) => termsOfTokens(tokens));
    drafts.push({ document: { id, kind, titles: texts(["title", "keyword", "phrase"]), sequences: texts(["title", "keyword", "phrase", "message"]) }, fields });
  };
  for (const [id, kind, http, title, texts, type, , phrase, condition, words, keywords] of index.codes) {
    const messages = texts.map(constant).filter((text) => kind === "http-status" || !phrases.has(text.toLowerCase()));
    const name = kind === "message" ? "" : /** @type {Code} */ (byId.get(id.toLowerCase())).name;
    add(id, "code", [
      ["title", title],
      ["name", `${name} ${type === "about:blank" ? "" : type}`],
      ["phrase", phrase],
      ["word", words],
      ["condition", index.pages[condition][1]],
      ["status", kind === "http-status" ? "" : http.join(" ")],
      ...fieldsOf("keyword", keywords),
      ...fieldsOf("message", messages),
    ]);
  }
  for (const [status, codes] of byStatus) {
    if (codes.length < 2) continue;
    const own = [...new Set(codes.map(({ phrase }) => phrase))];
    add(String(status), "number", [["title", `${status} ${own[0]}`], ...fieldsOf("phrase", own)]);
  }
  for (const [url, title, words, keywords] of index.pages) add(url, kindOf(url), [["title", title], ["word", words], ...fieldsOf("keyword", keywords)]);
  for (const [id, name, keywords] of index.libraries) add(pageOf(id), "library", [["title", name], ["name", id], ...fieldsOf("keyword", keywords)]);
  return drafts;
}

/**
 * @param {keyof typeof FIELDS} field
 * @param {string[]} texts
 * @returns {FieldText[]}
 */
const fieldsOf = (field, texts) => texts.map((text) => [field, text]);

/**
 * @param {string} url
 * @returns {DocumentKind}
 */
function kindOf(url) {
  const [folder, name] = url.split("/");
  /** @type {Record<string, DocumentKind>} */
  const kinds = { conditions: "condition", guides: "guide", snippets: "snippet", errors: "api" };
  return (name && kinds[folder]) || "page";
}

/**
 * Build the inverted index: term to documents and term frequencies, which are already saturated.
 *
 * @param {Draft[]} drafts
 * @param {Map<string, string>} groups
 */
function invert(drafts, groups) {
  const frequencies = /** @type {Map<string, number>[]} */ ([]);
  const surface = new Map([...STOP_WORDS].filter(isSpellable).map((word) => [word, stem(word)]));
  for (const { fields } of drafts) {
    const counts = /** @type {Map<string, number>} */ (new Map());
    for (const { field, text, tokens } of fields) for (const term of fieldTerms(text, tokens, groups, surface)) counts.set(term, (counts.get(term) ?? 0) + FIELDS[field]);
    frequencies.push(counts);
  }
  const lengths = frequencies.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const postings = /** @type {Map<string, Postings>} */ (new Map());
  for (const [number, counts] of frequencies.entries()) {
    const norm = SATURATION * (1 - LENGTH + (LENGTH * lengths[number]) / average);
    for (const [term, count] of counts) {
      const list = postings.get(term) ?? { documents: [], weights: [], idf: 0 };
      list.documents.push(number);
      list.weights.push(count / (count + norm));
      postings.set(term, list);
    }
  }
  for (const list of postings.values()) list.idf = Math.log(1 + (drafts.length - list.documents.length + 0.5) / (list.documents.length + 0.5));
  const vocabulary = [...surface.keys()].map((word) => /** @type {[string, number]} */ ([word, letterMask(word)]));
  return { postings, vocabulary, averageIdf: Math.log(1 + drafts.length / 2) };
}

/**
 * Return the terms of a field, including the names of synonym groups that occur in it.
 *
 * @param {string} text
 * @param {import("./tokenize.js").SplitToken[]} tokens
 * @param {Map<string, string>} groups
 * @param {Map<string, string>} surface maps the surface form of every word to its stem; this function adds to it
 */
function fieldTerms(text, tokens, groups, surface) {
  const found = [];
  const stems = [];
  for (const { word, parts } of tokens) {
    found.push(...termsOf(word, parts));
    for (const part of parts) {
      const stemmed = stem(part);
      stems.push(stemmed);
      if (isSpellable(part)) surface.set(part, stemmed);
    }
  }
  return [...found, ...compounds(text).map(({ word }) => word), ...groupSpans(stems, groups).map(({ group }) => group)];
}

/** Whether this word is long enough to correct typos to it. @param {string} word */
const isSpellable = (word) => word.length > 3 && !/\d/.test(word);
const MAX_PHRASE = 4;

/**
 * Find every synonym in a sequence of stems.
 *
 * @param {string[]} stems
 * @param {Map<string, string>} groups
 */
export function groupSpans(stems, groups) {
  const spans = /** @type {{ group: string, start: number, end: number }[]} */ ([]);
  for (let start = 0; start < stems.length; start += 1) {
    for (let end = Math.min(stems.length, start + MAX_PHRASE); end > start; end -= 1) {
      const group = groups.get(stems.slice(start, end).join(" "));
      if (!group) continue;
      spans.push({ group, start, end });
      break;
    }
  }
  return spans;
}

/**
 * Map the words of a whole title, message, or phrase to the IDs that it identifies. A phrase identifies the number page if
 * several APIs have the status code.
 *
 * @param {SearchIndex} index
 * @param {ReturnType<typeof codeTables>} tables
 */
function exactTexts(index, { byStatus }) {
  const exact = /** @type {Map<string, string[]>} */ (new Map());
  const phrases = /** @type {Map<string, string[]>} */ (new Map());
  const add = (/** @type {string} */ text, /** @type {string} */ id) => {
    const key = exactKey(text);
    if (key && !exact.get(key)?.includes(id)) push(exact, key, id);
  };
  for (const [url, title] of index.pages) add(title, url);
  for (const [id, name, keywords] of index.libraries) for (const own of [id, name, ...keywords]) add(own, pageOf(id));
  for (const [id, kind, , title, texts, , , phrase] of index.codes) {
    add(title, id);
    for (const text of texts) add(verbatim(text), id);
    const several = (byStatus.get(Number(id.split("http-")[1])) ?? []).length > 1;
    if (kind === "http-status" && phrase) push(phrases, exactKey(phrase), several ? id.split("http-")[1] : id);
  }
  return { exact, phrases };
}

/** @param {string} text */
export const exactKey = (text) => splitTokens(text).map(({ word }) => word).join(" ");
