// Combines strong evidence and full text on one scale.

import { POINTS, strongEvidence } from "./evidence.js";
import { queryTerms, searchText } from "./fulltext.js";
import { contextOf } from "./context.js";
import { prepare } from "./index.js";
import { normalize } from "./normalize.js";
import { statusEvidence, statusQuestion } from "./statuses.js";
import { tokenize } from "./tokenize.js";

/**
 * @typedef {import("./evidence.js").Evidence} Evidence
 * @typedef {"match" | "likely" | "possible"} Level
 * @typedef {{ rule: string, start: number, end: number }} Reason
 * @typedef {{ id: string, score: number, level: Level, why: Reason[] }} Result
 */

const MAX_RESULTS = 30;
const MAX_SHORT = 12; // words of a text that a person may have typed
const MAX_TYPED = 30; // words of a text that is ranked by its words, too
/** What words alone are worth at most. */
export const WEIGHTS = { text: 42, fade: 0.65, floor: 0.53, habit: 4, common: 4, asked: 0.1, long: 0.6, api: 0.67 };

/**
 * Every result for a text, best first. `index` is the parsed assets/lookup.json.
 *
 * @param {string} text
 * @param {import("./index.js").SearchIndex} index
 * @returns {Result[]}
 */
export function search(text, index) {
  const known = prepare(index);
  const { clean, place } = normalize(text);
  const tokens = tokenize(clean);
  if (!tokens.length) return [];
  const short = tokens.length <= MAX_SHORT;
  const input = { clean, tokens, known, short };
  const strong = strongEvidence(input);
  const context = contextOf(clean, known);
  const numbers = new Set(strong.filter(({ rule }) => rule === "code" || rule === "number").map(({ id }) => Number(known.byId.get(id.toLowerCase())?.name)));
  const query = tokens.length <= MAX_TYPED ? queryTerms(clean, known) : [];
  const evidence = [...strong, ...statusQuestion(input, context), ...scaled(statusEvidence(input, numbers), query, input)].filter((own) => counts(own, context, input));
  const best = Math.max(0, ...collect(evidence).map(({ score }) => score));
  const words = tokens.length <= MAX_TYPED && !context.foreign ? textEvidence(query, known, (short && !/[{}<>]|=>|\n/.test(clean) ? 1 : WEIGHTS.long) * (1 - WEIGHTS.fade * Math.min(1, best / POINTS.code))) : [];
  const found = collect([...evidence, ...words]);
  for (const result of found) result.score += apiPoints(result.id, context, known) + commonPoints(result.id, known);
  return found
    .filter(({ score }) => score >= 6)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_RESULTS)
    .map(({ id, score, reasons }) => ({
      id,
      score: Math.round(score * 10) / 10,
      level: /** @type {Level} */ ("likely"),
      why: reasons.sort((a, b) => b.points - a.points).map(({ rule, start, end }) => ({ rule, start: place(start), end: place(end) })),
    }));
}

/**
 * Whether evidence counts in this context. In a text about other software only what X alone says does.
 *
 * @param {Evidence} own
 * @param {import("./context.js").Context} context
 * @param {import("./evidence.js").Input} input
 */
function counts({ rule, points }, { x, foreign }, { short }) {
  if (foreign) return rule === "type" || rule === "id" || rule === "disconnect" || (rule === "message" && points >= 70);
  return x || short || rule !== "bare";
}

/**
 * @param {Evidence[]} evidence
 * @param {import("./fulltext.js").QueryTerm[]} query
 * @param {import("./evidence.js").Input} input
 */
function scaled(evidence, query, { clean, short }) {
  if (!short) return evidence;
  const total = query.reduce((sum, { weight }) => sum + weight, 0);
  const share = (/** @type {Evidence} */ own) => (total ? query.filter(({ start }) => start >= own.start && start < own.end).reduce((sum, { weight }) => sum + weight, 0) / total : 1);
  void clean;
  return evidence.map((own) => (own.rule === "asked" ? { ...own, points: own.points * (WEIGHTS.asked + (1 - WEIGHTS.asked) * share(own)) } : own));
}

/**
 * @param {import("./fulltext.js").QueryTerm[]} query
 * @param {import("./index.js").Prepared} known
 * @param {number} weight
 * @returns {Evidence[]}
 */
function textEvidence(query, known, weight) {
  return searchText(query, known)
    .filter(({ coverage }) => coverage >= WEIGHTS.floor)
    .map(({ id, score, start, end }) => ({ id, rule: "words", points: weight * WEIGHTS.text * score, start, end }));
}

/** Rules that rest on one HTTP status: they do not add up. */
const STATUS_RULES = new Set(["status", "alone", "asked", "bare"]);

/**
 * @param {string} id
 * @param {import("./index.js").Prepared} known
 */
const commonPoints = (id, known) => (WEIGHTS.common * (known.common.get(id) ?? 0)) / Math.max(1, known.common.size);

/**
 * Add up the strongest evidence of each rule for each id.
 *
 * @param {Evidence[]} evidence
 */
function collect(evidence) {
  const found = /** @type {Map<string, Map<string, Evidence>>} */ (new Map());
  for (const own of evidence) {
    const rules = found.get(own.id) ?? new Map();
    const rule = STATUS_RULES.has(own.rule) ? "status" : own.rule;
    if ((rules.get(rule)?.points ?? 0) < own.points) rules.set(rule, own);
    found.set(own.id, rules);
  }
  return [...found].map(([id, rules]) => ({ id, score: [...rules.values()].reduce((sum, { points }) => sum + points, 0), reasons: [...rules.values()] }));
}

/**
 * @param {string} id
 * @param {import("./context.js").Context} context
 * @param {import("./index.js").Prepared} known
 */
function apiPoints(id, { apis }, known) {
  const code = known.byId.get(id.toLowerCase());
  if (code) return ((known.habits.get(code.api) ?? 0) * WEIGHTS.habit) / 6 + WEIGHTS.api * Math.min(36, apis.get(code.api) ?? 0);
  return apis.size && !id.includes("/") ? -10 : 0;
}
