// Find the codes most similar to a query that has no match, such as a code with a typo or a neighboring number.

import { prepare } from "./index.js";
import { editDistance } from "./spelling.js";

const MAX_NEAREST = 5;
const MAX_NAME = 80;

/**
 * Return the IDs of the codes most similar to a query of one word, most similar first.
 *
 * @param {string} query
 * @param {import("./index.js").SearchIndex} index
 * @returns {string[]}
 */
export function nearestCodes(query, index) {
  const known = prepare(index);
  const wanted = folded(query.trim().replace(/^#/, ""));
  if (!wanted || wanted.length > MAX_NAME || /\s/.test(wanted)) return [];
  const limit = /^\d+$/.test(wanted) ? 1 : Math.max(1, Math.min(4, Math.floor(wanted.length / 4)));
  const found = [...known.byId.values()].flatMap(({ id, name }) => {
    const distance = Math.min(editDistance(wanted, folded(id), limit), editDistance(wanted, folded(name), limit));
    return distance <= limit ? [{ id, distance: distance - known.common(id) / 2 }] : [];
  });
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_NEAREST)
    .map(({ id }) => id);
}

/** @param {string} name */
const folded = (name) => name.toLowerCase().replaceAll("_", "-");
