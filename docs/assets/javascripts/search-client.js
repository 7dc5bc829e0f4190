// Load the search and its index on first use, and prepare results for display.

import { redact } from "./redact.js";

/**
 * @typedef {import("./search/index.js").SearchIndex} SearchIndex
 * @typedef {{ id: string, url: string, name: string, place: string, title: string }} PageLink
 * @typedef {PageLink & { level: import("./search/rank.js").Level, rule: string, reason: string, spans: [number, number][] }} SearchResult
 * @typedef {{ find: (text: string) => SearchResult[], nearest: (text: string) => PageLink[] }} Search
 */

export { redact };

export const MAX_RESULTS = 8;
export const MAX_TYPED = 80; // characters: longer text counts as pasted

/** Label of each search rule, shown before the text that the rule matched. @type {Record<string, string>} */
const RULES = {
  alone: "Status",
  asked: "Status",
  bare: "Status",
  class: "Exception class",
  code: "Code",
  constant: "Name",
  corrected: "Near-exact match",
  disconnect: "Stream message",
  exact: "Exact text",
  fragment: "Text",
  id: "ID",
  library: "Client library",
  limit: "Limit used up",
  message: "Message",
  name: "Code",
  number: "Code",
  phrase: "Reason phrase",
  prefix: "Starts with",
  status: "Status",
  "status-line": "Status line",
  type: "Problem type",
  words: "Matching words",
};
const MAX_REASON = 60;

/** @type {Promise<Search> | undefined} */
let loading;

/**
 * Load the search and its index once from the site at `root`. After a failure, the next call tries again.
 *
 * @param {URL} root
 * @returns {Promise<Search>}
 */
export function loadSearch(root) {
  loading ??= fetchSearch(root);
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * @param {URL} root
 * @returns {Promise<Search>}
 */
async function fetchSearch(root) {
  const [index, { resolve }, { nearestCodes }] = await Promise.all([fetchIndex(root), import("./lookup.js"), import("./search/nearest.js")]);
  resolve("", index); // builds the index now, not at the first keystroke
  const links = pageLinks(index, root);
  const linkOf = (/** @type {string} */ id) => /** @type {PageLink} */ (links.get(id) ?? numberLink(id, root));
  return {
    find: (text) => resolve(text, index).slice(0, MAX_RESULTS).map((result) => ({ ...linkOf(result.id), ...described(result, text) })),
    nearest: (text) => nearestCodes(text, index).map(linkOf),
  };
}

/** @param {URL} root */
async function fetchIndex(root) {
  const response = await fetch(new URL("assets/lookup.json", root));
  if (!response.ok) throw new Error(`The request for the search index returned HTTP ${response.status}.`);
  return /** @type {Promise<SearchIndex>} */ (response.json());
}

/**
 * @param {import("./search/rank.js").Result} result
 * @param {string} text
 */
function described({ level, why }, text) {
  const [{ rule, start, end }] = why;
  const piece = text.slice(start, end).replaceAll(/\s+/g, " ");
  const shown = piece.length > MAX_REASON ? `${piece.slice(0, MAX_REASON - 1)}…` : piece;
  const spans = why.filter((own) => own.rule !== "words").map((own) => /** @type {[number, number]} */ ([own.start, own.end]));
  return { level, rule, reason: rule === "words" ? RULES.words : `${RULES[rule]}: ${shown}`, spans };
}

/**
 * Map each ID in the index to its name, URL, and title.
 *
 * @param {SearchIndex} index
 * @param {URL} root
 */
function pageLinks(index, root) {
  const links = /** @type {Map<string, PageLink>} */ (new Map());
  for (const [id, kind, , title, , , , phrase] of index.codes) {
    const [api, last] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
    const name = kind === "http-status" ? last.replace("http-", "HTTP ") : last.replace(/^disconnect-/, "disconnect ");
    const url = new URL(`errors/${id}/`, root).href;
    links.set(id, { id, url, name, place: index.apis[api][0], title: phrase && phrase !== title ? `${phrase}: ${title}` : title });
  }
  const pages = [...index.pages, ...index.libraries.map(([id, name]) => [`libraries/${id}/`, name])];
  for (const [id, title] of pages) links.set(id, { id, url: new URL(id, root).href, name: title, place: placeOf(id), title: "" });
  return links;
}

/**
 * Return the kind of a page that is not about a code.
 *
 * @param {string} url
 */
function placeOf(url) {
  const [folder, name] = url.split("/");
  /** @type {Record<string, string>} */
  const kinds = { conditions: "Condition", errors: "API", guides: "Guide", libraries: "Library", snippets: "Code to copy" };
  return (name && kinds[folder]) || "Page";
}

/**
 * Return the link to the page of a number or name.
 *
 * @param {string} id
 * @param {URL} root
 * @returns {PageLink}
 */
function numberLink(id, root) {
  return { id, url: new URL(`errors/${id}/`, root).href, name: id, place: "Every API", title: `What ${id} means in every API` };
}
