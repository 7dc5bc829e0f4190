// Combine strong evidence and full-text evidence in one score, and assign a level of certainty to each result.
//
// The score of a result is the sum of its evidence in points: the strongest evidence of each rule, points for the words of the
// query (fewer if a rule is decisive), and a few points for the API in question and for common codes. A result with MATCH
// points is named in the text; a result with LIKELY points is suggested by words or a status code. Results with less than FLOOR
// points, and results that cover too little of the query (floor.js), are not shown.

import { contextOf } from "./context.js";
import { messageEvidence, strongEvidence } from "./evidence.js";
import { floorOf, wordEvidence } from "./floor.js";
import { searchText } from "./fulltext.js";
import { prepare } from "./index.js";
import { findLibraries } from "./libraries.js";
import { normalize } from "./normalize.js";
import { POINTS } from "./points.js";
import { queryTerms, respelled, shareOfQuery } from "./query.js";
import { statusEvidence, statusQuestion } from "./statuses.js";
import { tokenize } from "./tokenize.js";
import { exactEvidence } from "./typed.js";

/**
 * @typedef {import("./points.js").Evidence} Evidence
 * @typedef {import("./points.js").Input} Input
 * @typedef {import("./context.js").Context} Context
 * @typedef {import("./index.js").Prepared} Prepared
 * @typedef {import("./query.js").QueryTerm} QueryTerm
 * @typedef {"match" | "likely" | "possible"} Level
 * @typedef {{ rule: string, start: number, end: number }} Reason
 * @typedef {{ id: string, score: number, level: Level, why: Reason[] }} Result
 * @typedef {{ id: string, score: number, reasons: Evidence[] }} Candidate
 */

/** Minimum points of a match, and of a likely result. tests/search/README.md has the measurements. */
const MATCH = 50;
const LIKELY = 25;
const FLOOR = 6;
/** Next to a match in a log, only results with this share of its score are shown, not every page of its status code. */
const BESIDE_MATCH = 0.3;

const MAX_RESULTS = 30;
/** Number of results up to which fillers are added, because the first result is not always right. */
const FEW = 3;
const MAX_SHORT = 12; // words of a text that counts as typed
const MAX_RANKED = 30; // words of a text that full-text ranking reads
const MAX_TYPED = 2000; // characters of a text for both limits: a longer text of so few words is data
/** Braces, arrows, and line breaks of a body or a log, whose words are not a query. */
const STRUCTURED = /[{}<>]|=>|\n/;

/**
 * Weights of weak evidence: maximum points for words (`text`), the share of them that is lost next to strong evidence (`fade`) or
 * kept in a body or a log (`long`); points for the most common API and code; the share of the hints of an API that counts; the
 * share that a status code keeps next to other words in a question; and the weight of evidence with corrected typos.
 */
export const WEIGHTS = { text: 42, fade: 0.65, long: 0.6, habit: 4, common: 4, hint: 0.67, asked: 0.5, typo: 0.85 };
const MAX_HINT = 36;
/** Points that a number page loses if the text suggests an API. */
const NUMBER_PENALTY = 10;
/** Points that a message needs if the text names another service (PECULIAR) or other software (TELLING): enough rare words. */
const PECULIAR = 70;
const TELLING = 40;
const PECULIAR_RULES = new Set(["type", "id", "disconnect"]);
const CODE_RULES = new Set(["constant", "code", "exact", "fragment", "name", "number"]);

/** Rules that use the same HTTP status code, so their points are not added. */
const STATUS_RULES = new Set(["status-line", "status", "alone", "asked", "bare"]);
/** Rules that do not name a page. Without other rules, a result is likely at most. */
const WEAK_RULES = new Set(["status", "alone", "asked", "bare", "library", "limit", "words"]);

/**
 * Return every result for a text, best first.
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
  const surroundings = contextOf(clean, known);
  const { evidence, rest, named } = findLibraries(clean, known, surroundings.x);
  const context = named ? { ...surroundings, x: true, foreign: null } : surroundings;
  const input = { clean: rest, tokens: rest === clean ? tokens : tokenize(rest), known, short: tokens.length <= MAX_SHORT && clean.length <= MAX_TYPED };
  const candidates = collect(allEvidence(input, context, evidence));
  for (const candidate of candidates) candidate.score += apiPoints(candidate.id, context, known) + commonPoints(candidate.id, known);
  candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return visible(candidates, input.short).map((candidate) => ({
    id: candidate.id,
    score: Math.round(candidate.score * 10) / 10,
    level: levelOf(candidate),
    why: candidate.reasons
      .sort((a, b) => b.points - a.points)
      .map(({ rule, start, end }) => ({ rule, start: place(start), end: place(end) })),
  }));
}

/**
 * @param {Input} input
 * @param {Context} context
 * @param {Evidence[]} libraries
 * @returns {Evidence[]}
 */
function allEvidence(input, context, libraries) {
  const { clean, tokens, known, short } = input;
  const ranked = tokens.length <= MAX_RANKED && clean.length <= MAX_TYPED && !context.foreign && !/^\W*\d+\W*$/.test(clean); // a number alone is only searched as a code
  const query = ranked ? queryTerms(clean, known) : [];
  const strong = [...libraries, ...strongEvidence(input), ...slipEvidence(input)];
  const statuses = statusEvidence(input, context, codeNumbers(strong, known)).map((own) => inContext(own, context, query));
  const evidence = [...strong, ...statusQuestion(input, context), ...statuses].filter((own) => counts(own, context, short));
  const best = Math.max(0, ...collect(evidence).map(({ score }) => score));
  const structured = STRUCTURED.test(clean);
  if (structured && best >= POINTS.status) return evidence; // the words of a log are not a query
  const weight = (short && !structured ? 1 : WEIGHTS.long) * (1 - WEIGHTS.fade * Math.min(1, best / POINTS.code));
  const named = new Set(evidence.map(({ id }) => id));
  const floor = floorOf(query, { short, x: context.x, named: best > 0 });
  const words = searchText(query, known).flatMap((result) => wordEvidence(result, weight * WEIGHTS.text, floor));
  return [...evidence, ...words.filter(({ id, filler }) => !(filler && named.has(id)))];
}

/**
 * Return evidence from a title, a phrase, or messages that a short text contains with typos.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
function slipEvidence(input) {
  const tokens = input.short ? respelled(input.tokens, input.known) : input.tokens;
  if (tokens === input.tokens) return [];
  const meant = { ...input, tokens, clean: tokens.map(({ word }) => word).join(" ") };
  const whole = exactEvidence(meant).map((own) => ({ ...own, rule: "corrected" }));
  return [...whole, ...messageEvidence({ ...input, tokens })].map((own) => ({ ...own, points: own.points * WEIGHTS.typo }));
}

/**
 * Return the numbers that are codes in a text, and therefore not status codes.
 *
 * @param {Evidence[]} evidence
 * @param {Prepared} known
 */
function codeNumbers(evidence, known) {
  const codes = evidence.filter(({ rule }) => rule === "code" || rule === "number");
  return new Set(codes.map(({ id }) => Number(known.byId.get(id.toLowerCase())?.name)));
}

/**
 * Whether evidence counts in this context. If the text names another service, only evidence that is specific to X counts; with
 * other software, only evidence that names a code. Three digits in a log are a status code only if the log is about X.
 *
 * @param {Evidence} own
 * @param {Context} context
 * @param {boolean} short
 */
function counts({ rule, points }, { x, foreign }, short) {
  if (foreign === "service") return PECULIAR_RULES.has(rule) || (rule === "message" && points >= PECULIAR);
  if (foreign === "platform") return PECULIAR_RULES.has(rule) || CODE_RULES.has(rule) || (rule === "message" && points >= TELLING);
  return x || short || rule !== "bare";
}

/**
 * Weight the evidence of a status code: in a question by its share of the question, and in the first line of a response less
 * if nothing suggests that X sent it.
 *
 * @param {Evidence} own
 * @param {Context} context
 * @param {QueryTerm[]} query
 * @returns {Evidence}
 */
function inContext(own, { x }, query) {
  if (own.rule === "status-line" && !x) return { ...own, rule: "status", points: own.points - POINTS.statusLine + POINTS.status };
  if (own.rule !== "asked") return own;
  const share = query.length ? shareOfQuery(query, ({ start }) => start >= own.start && start < own.end) : 1;
  return { ...own, points: own.points * (WEIGHTS.asked + (1 - WEIGHTS.asked) * share) };
}

/**
 * Add up the strongest evidence of each rule for each ID.
 *
 * @param {Evidence[]} evidence
 * @returns {Candidate[]}
 */
function collect(evidence) {
  const found = /** @type {Map<string, Map<string, Evidence>>} */ (new Map());
  for (const own of evidence) {
    const rules = found.get(own.id) ?? new Map();
    const rule = STATUS_RULES.has(own.rule) ? "status" : own.rule;
    if ((rules.get(rule)?.points ?? 0) < own.points) rules.set(rule, own);
    found.set(own.id, rules);
  }
  return [...found].map(([id, rules]) => {
    const reasons = [...rules.values()];
    return { id, score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
  });
}

/**
 * Return points for the API of a result: if the text suggests it, and for how common it is.
 *
 * @param {string} id
 * @param {Context} context
 * @param {Prepared} known
 */
function apiPoints(id, { apis }, known) {
  const code = known.byId.get(id.toLowerCase());
  if (!code) return apis.size && !id.includes("/") ? -NUMBER_PENALTY : 0;
  return known.habits(code.api) * WEIGHTS.habit + Math.min(MAX_HINT, apis.get(code.api) ?? 0) * WEIGHTS.hint;
}

/**
 * Return points for common codes, which break ties.
 *
 * @param {string} id
 * @param {Prepared} known
 */
const commonPoints = (id, known) => known.common(id) * WEIGHTS.common;

/** Whether a page covers too little of the query to be shown without others. @param {Candidate} candidate */
const isFiller = ({ reasons }) => reasons.some(({ filler }) => filler);

/**
 * Select the candidates to show from a sorted list. If a query has few results, fillers follow.
 *
 * @param {Candidate[]} candidates
 * @param {boolean} short
 */
function visible(candidates, short) {
  const own = candidates.filter((candidate) => !isFiller(candidate));
  if (!own.length) return [];
  const least = !short && levelOf(own[0]) === "match" ? own[0].score * BESIDE_MATCH : 0;
  const shown = own.filter(({ score }) => score >= Math.max(FLOOR, least)).slice(0, MAX_RESULTS);
  const room = short && shown.length ? FEW - shown.length : 0;
  const last = shown.at(-1)?.score ?? 0;
  const fillers = candidates.filter(isFiller).slice(0, Math.max(0, room));
  return [...shown, ...fillers.map((candidate) => ({ ...candidate, score: Math.min(candidate.score, last) }))];
}

/**
 * @param {Candidate} candidate
 * @returns {Level}
 */
function levelOf(candidate) {
  const { score, reasons } = candidate;
  if (isFiller(candidate)) return "possible";
  if (score >= MATCH && reasons.some(({ rule }) => !WEAK_RULES.has(rule))) return "match";
  return score >= LIKELY ? "likely" : "possible";
}
