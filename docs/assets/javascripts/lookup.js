// Public entry point of the search. It has no dependencies and does not use the network.

import { search } from "./search/rank.js";

/**
 * Return every result for a text, best first: `[{id, score, level, why}]`. `index` is the parsed assets/lookup.json. An `id` is a
 * code ID, a number or name without an API, or the URL of another page, relative to the root and ending in a slash. `level` is
 * `match`, `likely`, or `possible`. `why` lists the rules that matched, each with its span in the text.
 *
 * @param {string} text
 * @param {import("./search/index.js").SearchIndex} index
 */
export const resolve = (text, index) => search(text, index);
