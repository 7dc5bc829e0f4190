// The threshold: the share of a query that a page must cover to be shown because of its words.

import { shareOfQuery } from "./query.js";

/**
 * @typedef {import("./fulltext.js").TextResult} TextResult
 * @typedef {import("./points.js").Evidence} Evidence
 * @typedef {import("./query.js").QueryTerm} QueryTerm
 */

/**
 * The weighted share of a query that a page must cover: in a query, in a longer text, in a query whose words are all in the
 * index, and in one that names X. The last two are rarely about anything else. tests/search/README.md has the measurements.
 */
export const FLOORS = { typed: 0.53, long: 0.65, known: 0.4, x: 0.45 };
/** The share that a filler result must cover. */
const FILLER = 0.2;
/** The share of indexed words from which all words of a query count as indexed, except for generic words. */
const ALL_KNOWN = 0.95;

/**
 * Return the threshold of a query. Next to a code or a status code that names a page, it is not lowered.
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
 * Return the evidence from the words of a page. A page below the threshold is a filler.
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
