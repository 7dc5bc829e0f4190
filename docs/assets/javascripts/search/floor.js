// Thresholds of the full-text search: the share of a query that a page must cover to be shown.

import { shareOfQuery } from "./query.js";

/**
 * @typedef {import("./fulltext.js").TextResult} TextResult
 * @typedef {import("./points.js").Evidence} Evidence
 * @typedef {import("./query.js").QueryTerm} QueryTerm
 */

/**
 * Weighted share of a text that a page must cover, for each kind of text: a typed query, a longer text, a query whose words are
 * all in the index, and a query that names X. The last two have lower thresholds, because they are rarely about anything but X.
 * tests/search/README.md has the measurements.
 */
export const FLOORS = { typed: 0.53, long: 0.65, known: 0.4, x: 0.45 };
/** Share of a query that a filler result must cover. */
const FILLER = 0.2;
/** Weighted share of indexed words from which a query has the threshold `known`: below 1, because generic words may be missing. */
const ALL_KNOWN = 0.95;

/**
 * Return the threshold for a query. The threshold is not lowered if a code or a status code in the query identifies a page.
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
 * Return the evidence that full-text search gives for a page. A page below the threshold is a filler.
 *
 * @param {TextResult} result
 * @param {number} weight points for a score of 1
 * @param {number} floor
 * @returns {Evidence[]}
 */
export function wordEvidence({ id, score, coverage, start, end }, weight, floor) {
  if (coverage < FILLER) return [];
  const [points, own] = [weight * score, { id, rule: "words", start, end }];
  if (coverage >= floor) return [{ ...own, points }];
  return [{ ...own, points: (points * coverage) / floor, filler: true }];
}
