// Render search results for the search box, the lookup page, and the 404 page.

import { element } from "./dom.js";

/**
 * @typedef {import("./search-client.js").SearchResult} SearchResult
 * @typedef {import("./search-client.js").PageLink} PageLink
 * @typedef {import("./search/rank.js").Level} Level
 */

/** @type {Record<Level, string>} */
const LEVELS = { match: "Match", likely: "Likely", possible: "Possible" };

/**
 * Return the parts of a result: name, API or kind of page, title, level of certainty, and reason.
 *
 * @param {SearchResult} result
 */
function parts({ name, place, title, level, reason }) {
  const badge = element("strong", { className: "xr-level", textContent: LEVELS[level] });
  badge.dataset.level = level;
  return [
    element(title ? "code" : "em", { textContent: name }), // the name of a page is its title
    " ",
    element("b", { textContent: place }),
    " ",
    element("span", { textContent: title }),
    " ",
    element("small", {}, badge, ` ${reason}`),
  ];
}

/**
 * Return a result as an option of a listbox.
 *
 * @param {SearchResult} result
 * @param {string} id
 */
export function resultOption(result, id) {
  const link = element("a", { id, href: result.url, tabIndex: -1, role: "option", ariaSelected: "false" }, ...parts(result));
  link.addEventListener("mousedown", (event) => event.preventDefault()); // otherwise the list closes before the click
  return link;
}

/**
 * Return a result as a list item.
 *
 * @param {SearchResult} result
 */
export function resultItem(result) {
  const [name, ...others] = parts(result);
  return element("li", {}, element("a", { href: result.url, className: result.title ? "xr-code" : "xr-page" }, name), ...others);
}

/**
 * Summarize results in one line: their number, and the certainty of the best one.
 *
 * @param {SearchResult[]} results
 */
export function summary(results) {
  const [best] = results;
  if (!best) return "No X API error found in this text.";
  const others = results.length > 1 ? ` ${results.length} results, best first.` : "";
  if (best.level === "match") return `Match found.${others}`;
  return best.level === "likely" ? `No exact match. Likely pages:${others}` : `No exact match. Possible pages:${others}`;
}

/**
 * Return next steps for a search without results: the nearest codes, a guide, the status page, and a prefilled report if the
 * site has a repository.
 *
 * @param {{ query: string, nearest: PageLink[], root: URL, repository: string | undefined, browse?: boolean }} miss
 *   `browse` is false if the page already links to the index of codes
 */
export function nextSteps({ query, nearest, root, repository, browse = true }) {
  const list = element("ul", { className: "xr-next" });
  if (nearest.length) {
    const links = nearest.flatMap(({ url, name, place }, at) => [at ? ", " : "", element("a", { href: url, textContent: name }), ` ${place}`]);
    list.append(element("li", {}, "Closest matches: ", ...links));
  }
  list.append(
    element("li", {}, "Not sure whether X is at fault? ", element("a", { href: new URL("guides/is-it-me-or-x/", root).href, textContent: "Is it me or is it X?" })),
    element("li", {}, "X publishes outages on its ", element("a", { href: "https://developer.x.com/status", textContent: "status page" }), "."),
  );
  if (browse) list.append(element("li", {}, "Browse the ", element("a", { href: new URL("errors/", root).href, textContent: "index of all codes" }), "."));
  if (repository) list.append(element("li", {}, "Is an X API error missing here? ", reportLink(query, repository), "."));
  return list;
}

const MAX_REPORTED = 60;

/**
 * @param {string} query
 * @param {string} repository
 */
function reportLink(query, repository) {
  const named = query.trim().split("\n")[0].slice(0, MAX_REPORTED);
  const form = new URL("issues/new", `${repository.replace(/\/$/, "")}/`);
  form.searchParams.set("template", "missing-code.yml");
  form.searchParams.set("title", `Missing: ${named}`);
  form.searchParams.set("code", named);
  return element("a", { href: form.href, textContent: `Report ${named} as missing` });
}
