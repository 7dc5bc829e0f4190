// Find evidence from the text as a whole: an ID, a name, a title, a message, or a reason phrase.

import { exactKey } from "./index.js";
import { POINTS } from "./points.js";

/**
 * @typedef {import("./points.js").Evidence} Evidence
 * @typedef {import("./points.js").Input} Input
 * @typedef {import("./index.js").Prepared} Prepared
 */

const MAX_NAME = 80; // characters of an ID or a name
const MAX_EXACT = 60; // words of a title or message

/**
 * Return evidence for a query that is an ID, a code, or the start of one.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
export function typedEvidence({ clean, known }) {
  const query = clean.trim().replace(/^#/, "");
  if (query.length > MAX_NAME || /\s/.test(query) || !query) return [];
  const span = { start: clean.indexOf(query), end: clean.indexOf(query) + query.length };
  const lower = query.toLowerCase().replace(/^\/+|\/+$/g, "").replace(/^errors\//, "");
  const exact = known.byId.get(lower);
  const found = /** @type {Evidence[]} */ (exact ? [{ id: exact.id, rule: "id", points: POINTS.id, ...span }] : []);
  return [...found, ...namedEvidence(query, lower, known, span), ...prefixEvidence(lower, known, span)];
}

/** @typedef {{ start: number, end: number }} Span */

/**
 * @param {string} query
 * @param {string} lower
 * @param {Prepared} known
 * @param {Span} span
 */
function namedEvidence(query, lower, known, span) {
  const found = /** @type {Evidence[]} */ ([]);
  const named = known.byName.get(lower.replace(/^http[-_ ]?(?=\d)/, "")) ?? [];
  if (/^\d+$/.test(lower) && named.length) found.push({ id: lower, rule: "number", points: POINTS.name + 1, ...span });
  else if (named.length > 1) found.push({ id: named[0].name, rule: "name", points: POINTS.name / 2, ...span });
  for (const code of named) {
    const points = POINTS.name / 2 + (code.name === query ? POINTS.name / 4 : 0);
    found.push({ id: code.id, rule: "name", points, ...span });
  }
  return found;
}

/**
 * @param {string} lower
 * @param {Prepared} known
 * @param {Span} span
 */
function prefixEvidence(lower, known, span) {
  const found = /** @type {Evidence[]} */ ([]);
  if (lower.length < 2) return found;
  for (const [name, codes] of known.byName) {
    if (name === lower || !name.startsWith(lower)) continue;
    for (const { id } of codes) found.push({ id, rule: "prefix", points: POINTS.prefix - name.length / 10, ...span });
  }
  return found;
}

/**
 * Return evidence for a text that is a title, a message, or a reason phrase.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
export function exactEvidence({ clean, tokens, known }) {
  if (tokens.length > MAX_EXACT || !tokens.length) return [];
  const span = { start: tokens[0].start, end: tokens[tokens.length - 1].end };
  const key = exactKey(clean);
  const phrases = [...new Set(known.phrases.get(key))].map((id) => ({ id, rule: "phrase", points: POINTS.phrase, ...span }));
  return [...phrases, ...(known.exact.get(key) ?? []).map((id) => ({ id, rule: "exact", points: POINTS.exact, ...span }))];
}

/** Words in title case, as in titles of X's problem types. */
const TITLE = /(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z]+)+(?![\w-])/g;

/**
 * Return evidence for the title of a v2 problem type, which is its name with spaces: `Client Forbidden`. Only short texts are read,
 * because a body contains the type itself, and problems with the same type share the title. A title that is also a message, such
 * as `Rate limit exceeded`, counts as the message.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
export function typeTitleEvidence({ clean, known, short }) {
  if (!short || clean.includes("{")) return [];
  const whole = clean.trim();
  const titles = [...clean.matchAll(TITLE)].map((match) => ({ title: match[0], start: match.index }));
  if (whole.includes(" ")) titles.push({ title: whole, start: clean.indexOf(whole) });
  return titles.flatMap(({ title, start }) => {
    const code = known.byId.get(`v2/${title.toLowerCase().replaceAll(" ", "-")}`);
    return code?.kind === "problem-type" && !known.exact.has(exactKey(title)) ? [{ id: code.id, rule: "constant", points: POINTS.typeTitle, start, end: start + title.length }] : [];
  });
}
