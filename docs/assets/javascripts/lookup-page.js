// The lookup page: find errors in a log or a query. A typed query is stored in the URL as ?q=. Pasted text is stored after the #,
// which browsers do not send to servers. Secrets are masked as soon as they are entered.

import { element, readSetting, required, SHORTCUTS_OFF, writeSetting } from "./dom.js";
import { nextSteps, resultItem, summary } from "./results.js";
import { loadSearch, MAX_TYPED, redact } from "./search-client.js";

const MAX_IN_URL = 8000; // characters of pasted text

const form = required("#xr-lookup", HTMLFormElement);
const field = required("textarea", HTMLTextAreaElement, form);
const list = required("#xr-found", HTMLOListElement);
const marked = required("#xr-marked", HTMLPreElement);
const next = required("#xr-next", HTMLElement);
const status = required("output", HTMLOutputElement, form);
const shortcuts = required("input[type=checkbox]", HTMLInputElement, form);
const root = new URL(form.dataset.root ?? "./", location.href);

let pasted = Boolean(location.hash);

/**
 * Show the text with its matching parts highlighted. Of overlapping spans, only the first is highlighted.
 *
 * @param {string} text
 * @param {[number, number][]} spans
 */
function highlight(text, spans) {
  const shown = [];
  let at = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    shown.push(text.slice(at, start), element("mark", { textContent: text.slice(start, end) }));
    at = end;
  }
  marked.replaceChildren(...shown, text.slice(at));
  marked.hidden = !spans.length;
}

function mask() {
  const clean = redact(field.value);
  if (clean === field.value) return clean;
  const caret = field.selectionStart;
  field.value = clean;
  field.setSelectionRange(caret, caret);
  return clean;
}

async function update() {
  const text = mask();
  try {
    const search = await loadSearch(root);
    if (text !== field.value) return;
    const found = text.trim() ? search.find(text) : [];
    list.replaceChildren(...found.map(resultItem));
    list.hidden = !found.length;
    highlight(text, found[0]?.level === "match" ? found[0].spans : []);
    status.textContent = text.trim() ? summary(found) : "";
    const missed = text.trim() && !found.length;
    const repository = document.querySelector("[data-repository]")?.getAttribute("data-repository") ?? undefined;
    next.replaceChildren(missed ? nextSteps({ query: text, nearest: search.nearest(text), root, repository }) : "");
  } catch {
    list.hidden = true;
    status.textContent = "The search index could not be loaded. Reload the page to try again.";
    next.replaceChildren(nextSteps({ query: "", nearest: [], root, repository: undefined }));
  }
}

/** Store the text in the URL, so that the page can be shared and reloaded. */
function remember() {
  const text = field.value;
  if (!text) pasted = false;
  const typed = !pasted && text.length <= MAX_TYPED && !text.includes("\n");
  const query = typed && text.trim() ? `?q=${encodeURIComponent(text.trim())}` : "";
  const hash = typed ? "" : `#${encodeURIComponent(text.slice(0, MAX_IN_URL))}`;
  history.replaceState(null, "", `${location.pathname}${query}${hash}`);
}

function textInHash() {
  const hash = location.hash.slice(1);
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

function restore() {
  pasted = Boolean(location.hash);
  field.value = textInHash() || (new URLSearchParams(location.search).get("q") ?? "");
  if (!field.value) return;
  update();
  remember();
}

for (const example of form.querySelectorAll("button[data-text]")) {
  example.addEventListener("click", () => {
    field.value = example.getAttribute("data-text") ?? "";
    pasted = true;
    update();
    remember();
    field.focus();
  });
}
shortcuts.checked = !readSetting(SHORTCUTS_OFF);
shortcuts.addEventListener("change", () => writeSetting(SHORTCUTS_OFF, shortcuts.checked ? null : "1"));
field.addEventListener("paste", () => (pasted = true));
field.addEventListener("input", () => {
  update();
  remember();
});
addEventListener("hashchange", restore);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
restore();
