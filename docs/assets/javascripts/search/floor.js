// The floor: how much of a query a page has to cover before its words are a reason to show it.

import { shareOfQuery } from "./query.js";

/**
 * @typedef {import("./fulltext.js").TextResult} TextResult
 * @typedef {import("./points.js").Evidence} Evidence
 * @typedef {import("./query.js").QueryTerm} QueryTerm
 */

/**
 * The share of a query that a page has to cover, by the weight of its words: in a query, in a longer text, in a query of
 * which the site knows every word, and in one that names X. The last two are hardly about anything else. Their choice is
 * measured: tests/search/README.md.
 */
export const FLOORS = { typed: 0.53, long: 0.65, known: 0.4, x: 0.45 };
/** What a filler has to cover. */
const FILLER = 0.2;
/** The share of the query that makes it a known one: all, but for words that say nothing. */
const ALL_KNOWN = 0.95;

/**
 * The floor of a query. Beside a code or a status that names a page, words need as much as in any query.
 *
 * @param {QueryTerm[]} query
 * @param {{ short: boolean, x: boolean, named: boolean }} text
 */
export function floorOf(query, { short, x, named }) {
  if (!short) return FLOORS.long;
  if (named || !query.length) return FLOORS.typed;
  if (shareOfQuery(query, ({ certain }) => certain) >= ALL_KNOWN) return FLOORS.known;
  return x ? FLOORS.x : FLOORS.typed;
}

/**
 * The evidence of a page's words. A page below the floor is a filler.
 *
 * @param {TextResult} result
 * @param {number} weight the points of a score of 1
 * @param {number} floor
 * @returns {Evidence[]}
 */
export function wordEvidence({ id, score, coverage, start, end }, weight, floor) {
  if (coverage < FILLER) return [];
  const [points, own] = [weight * score, { id, rule: "words", start, end }];
  if (coverage >= floor) return [{ ...own, points }];
  return [{ ...own, points: (points * coverage) / floor, filler: true }];
}
