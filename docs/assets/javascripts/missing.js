// The 404 page answers: it reads the missing path, forgives case, slashes and old forms, and goes to the page if there
// is exactly one; else it lists the nearest, and offers to report a code that nobody knows.

import { CONFIDENT, find, load } from "./finder.js";

const place = document.querySelector("#xr-missing");
const root = new URL(place.dataset.root, location.href);
const asked = decoded(location.pathname.slice(root.pathname.length)).replaceAll(/^\/+|\/+$/g, "");
const query = asked.replace(/^(?:errors?|e|c|codes?)\//i, "").replace(/\.(?:html?|md|json)$/i, "");

if (query && query.length <= 80) {
  const found = find(query, await load(root), root).filter(({ score }) => score >= CONFIDENT);
  const exact = found.filter(({ score }) => score >= 200);
  if (exact.length && new URL(exact[0].url).pathname !== location.pathname) location.replace(exact[0].url);
  else answer(found.slice(0, 6));
}

function answer(found) {
  const list = document.createElement("ul");
  for (const { url, name, place: api, title } of found) {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href: url, textContent: name }), ` ${api}: ${title}`);
    list.append(item);
  }
  if (found.length) place.append(Object.assign(document.createElement("p"), { textContent: "Perhaps you mean:" }), list);
  if (!place.dataset.repository) return;
  const form = new URL("issues/new", `${place.dataset.repository}/`);
  form.searchParams.set("template", "missing-code.yml");
  form.searchParams.set("title", `Missing: ${query}`);
  form.searchParams.set("code", query);
  const report = Object.assign(document.createElement("a"), { href: form.href, textContent: `Report ${query} as missing` });
  const line = document.createElement("p");
  line.append(report);
  place.append(line);
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
