// The 404 page: redirect if the missing path is another spelling of a page. Otherwise, list the nearest pages and next steps.

import { element, required } from "./dom.js";
import { nextSteps, resultItem } from "./results.js";
import { loadSearch, MAX_TYPED } from "./search-client.js";

const MAX_SHOWN = 6;
/** Search rules whose matches allow a redirect. */
const NAMING = new Set(["id", "name", "number"]);

const place = required("#xr-missing", HTMLElement);
const root = new URL(place.dataset.root ?? "./", location.href);
const path = decoded(location.pathname.slice(root.pathname.length)).replaceAll(/^\/+|\/+$/g, "");
const query = path.replace(/^(?:errors?|e|c|codes?)\//i, "").replace(/\.(?:html?|md|json)$/i, "");

if (query && query.length <= MAX_TYPED) {
  const search = await loadSearch(root);
  const found = search.find(query);
  const [best] = found;
  if (best?.level === "match" && NAMING.has(best.rule) && new URL(best.url).pathname !== location.pathname) location.replace(best.url);
  else show(found.slice(0, MAX_SHOWN), search.nearest(query));
}

/**
 * @param {import("./search-client.js").SearchResult[]} found
 * @param {import("./search-client.js").PageLink[]} nearest
 */
function show(found, nearest) {
  if (found.length) place.append(element("p", { textContent: "Did you mean one of these?" }), element("ul", {}, ...found.map(resultItem)));
  else place.append(element("p", { textContent: `No X API error is named ${query}.` }));
  place.append(nextSteps({ query, nearest: found.length ? [] : nearest, root, repository: place.dataset.repository, browse: false }));
}

/** @param {string} encoded */
function decoded(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
