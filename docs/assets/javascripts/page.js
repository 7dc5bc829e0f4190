// The look-up page: a whole log in, the errors it speaks of out. The typed query stands in the address as ?q=, pasted
// text behind the #, where no server sees it. Secrets are blotted out as soon as they arrive.

import { shortcuts } from "./box.js";
import { CONFIDENT, find, load, redact } from "./finder.js";

const MOST = 8;

const form = document.querySelector("#xr-lookup");
const field = form.querySelector("textarea");
const marked = document.querySelector("#xr-marked");
const list = document.querySelector("#xr-found");
const status = form.querySelector("output");
const root = new URL(form.dataset.root, location.href);

const item = ({ url, name, place, title, why }) => {
  const entry = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url, className: "xr-code" });
  link.append(Object.assign(document.createElement("code"), { textContent: name }));
  const reason = Object.assign(document.createElement("small"), { textContent: why });
  entry.append(link, ` ${place}${title ? `: ${title}` : ""} `, reason);
  return entry;
};

/** The text with the parts that decided marked; spans may overlap. */
const highlight = (text, spans) => {
  const parts = [];
  let at = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    parts.push(text.slice(at, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
    at = end;
  }
  marked.replaceChildren(...parts, text.slice(at));
  marked.hidden = !spans.length;
};

const update = async () => {
  const clean = redact(field.value);
  if (clean !== field.value) {
    const caret = field.selectionStart;
    field.value = clean;
    field.setSelectionRange(caret, caret);
  }
  try {
    const index = await load(root);
    const found = clean.trim() ? find(clean, index, root).slice(0, MOST) : [];
    const sure = found[0]?.score >= CONFIDENT;
    list.replaceChildren(...found.map(item));
    highlight(clean, sure ? found[0].spans : []);
    status.textContent = !clean.trim() ? "" : sure ? `${found.length} found${found.length > 1 ? ", the likeliest first" : ""}` : found.length ? "Nothing here names an error of X for certain; perhaps:" : "Nothing in this text is a known error";
  } catch {
    status.textContent = "The index could not be loaded.";
  }
};

let pasted = Boolean(location.hash);

const remember = () => {
  const text = field.value;
  pasted &&= text !== "";
  const typed = !pasted && text.length <= 80 && !text.includes("\n");
  const query = typed && text.trim() ? `?q=${encodeURIComponent(text.trim())}` : "";
  const hash = !typed ? `#${encodeURIComponent(text.slice(0, 8000))}` : "";
  history.replaceState(null, "", `${location.pathname}${query}${hash}`);
};

const start = () => {
  let pasted = "";
  try {
    pasted = decodeURIComponent(location.hash.slice(1));
  } catch {
    pasted = location.hash.slice(1);
  }
  field.value = pasted || new URLSearchParams(location.search).get("q") || "";
  if (field.value) update();
};

const keys = form.querySelector("input[type=checkbox]");
keys.checked = shortcuts.on;
keys.addEventListener("change", () => (shortcuts.on = keys.checked));
field.addEventListener("paste", () => (pasted = true));
field.addEventListener("input", () => {
  update();
  remember();
});
addEventListener("hashchange", start);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
start();
