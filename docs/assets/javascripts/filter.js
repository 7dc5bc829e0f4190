// Filter the rows of the index and the matrix. The filter is stored in the URL, so that it can be shared. A row is matched by its
// text, by its data attributes and those of its group, and by its columns. Without JavaScript, the form stays hidden and all rows
// are shown.

import { element, required } from "./dom.js";
import { passes } from "./filter-rows.js";

const form = required("form.xr-filter", HTMLFormElement);
const count = required("output", HTMLOutputElement, form);
const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-group]")]);
const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-row]")]).map((line) => ({
  line,
  // A separator keeps a query from matching across two cells.
  text: [...line.children].map((cell) => cell.textContent).join("\n"),
  data: { .../** @type {HTMLElement | null} */ (line.closest("[data-group]"))?.dataset, ...columns(line), ...line.dataset },
}));
const controls = /** @type {HTMLInputElement[]} */ ([...form.elements]).filter((control) => control.name);

/**
 * Return what the columns say about a row. A column whose heading has data-column gives the text of its cell under that name. A
 * column whose heading has data-api gives its API to `api`, if its cell has a code.
 *
 * @param {HTMLElement} line
 * @returns {Record<string, string>}
 */
function columns(line) {
  const heads = /** @type {HTMLElement[]} */ ([...(line.closest("table")?.tHead?.rows[0].cells ?? [])]);
  /** @type {Record<string, string>} */
  const found = {};
  for (const [index, cell] of [...line.children].entries()) {
    const { column, api } = heads[index]?.dataset ?? {};
    if (column) found[column] = (cell.textContent ?? "").replaceAll(",", "");
    if (api && cell.querySelector("code")) found.api = `${found.api ?? ""} ${api}`;
  }
  return found;
}

function apply() {
  let shown = 0;
  for (const row of rows) {
    const hit = passes(row, controls);
    row.line.hidden = !hit;
    shown += Number(hit);
  }
  for (const group of groups) group.hidden = !group.querySelector("[data-row]:not([hidden])");
  count.textContent = shown === rows.length ? `${shown} shown` : `${shown} of ${rows.length} shown`;
  const text = controls.find(({ name }) => name === "text")?.value.trim();
  if (!shown && text) count.append(". ", lookup(text)); // the lookup page also searches messages, which the rows do not contain
}

const lookup = (/** @type {string} */ text) =>
  element("a", { href: `${form.dataset.lookup}?q=${encodeURIComponent(text)}`, textContent: `Look up “${text}”` });

function remember() {
  const query = new URLSearchParams();
  for (const { name, value } of controls) if (value.trim()) query.set(name, value.trim());
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
}

function restore() {
  const query = new URLSearchParams(location.search);
  for (const control of controls) control.value = query.get(control.name) ?? "";
  apply();
}

form.addEventListener("input", () => {
  apply();
  remember();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () =>
  setTimeout(() => {
    apply();
    remember();
  }),
);
addEventListener("popstate", restore);
form.hidden = false;
restore();
