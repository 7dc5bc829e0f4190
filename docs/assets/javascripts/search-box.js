// The search box: a combobox as in the ARIA Authoring Practices (list, manual selection), in the header of every page and on the
// home page. theme.js loads this script on first use. Without JavaScript, the form opens the lookup page.

import { element, required } from "./dom.js";

/**
 * @typedef {import("./search-client.js").SearchResult} SearchResult
 * @typedef {typeof import("./search-client.js") & typeof import("./results.js")} Modules
 */

const LOADING_FAILED = "Search could not be loaded. Press Enter to open the lookup page.";

/** @type {Promise<Modules> | undefined} */
let loading;

/** Load the search modules once. After a failure, the next call tries again. */
function modules() {
  loading ??= Promise.all([import("./search-client.js"), import("./results.js")]).then(([client, results]) => ({ ...client, ...results }));
  loading.catch(() => (loading = undefined));
  return loading;
}

/** A search box with its popup. `results` are the results for the text `searched`. */
class SearchBox {
  /** @type {SearchResult[]} */
  results = [];
  searched = "";
  active = -1;

  /**
   * @param {HTMLFormElement} form
   * @param {string} id
   */
  constructor(form, id) {
    this.form = form;
    this.id = id;
    this.input = required("input", HTMLInputElement, form);
    this.pasted = form.dataset.pasted === "yes"; // pasted before this script was loaded
    this.root = new URL(form.dataset.root ?? "./", location.href);
    this.list = element("div", { id, role: "listbox", ariaLabel: "Search results" });
    this.note = element("div", { className: "xr-note", hidden: true });
    this.popup = element("div", { className: "xr-results", hidden: true }, this.list, this.note);
    this.status = element("p", { className: "xr-hidden", role: "status" });
    form.append(this.popup, this.status);
    form.dataset.ready = "yes";
    this.input.setAttribute("aria-controls", id);
    this.input.addEventListener("focus", () => this.load().catch(() => {}));
    this.input.addEventListener("input", () => this.update());
    this.input.addEventListener("paste", (event) => this.paste(event));
    this.input.addEventListener("keydown", (event) => this.keydown(event));
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) this.close();
    });
  }

  /** Search for text that was typed before this script was loaded. */
  start() {
    if (this.input.value) this.update();
    else if (this.input === document.activeElement) this.load().catch(() => {});
  }

  async load() {
    const loaded = await modules();
    return { ...loaded, search: await loaded.loadSearch(this.root) };
  }

  /** Search for the current text, and show the results. */
  async update() {
    try {
      const { MAX_RESULTS, redact, search, nextSteps, resultOption, summary } = await this.load();
      const text = redact(this.input.value);
      if (text !== this.input.value) this.input.value = text;
      if (!text) this.pasted = false;
      this.searched = text;
      this.results = text.trim() ? search.find(text).slice(0, MAX_RESULTS) : [];
      this.list.replaceChildren(...this.results.map((result, at) => resultOption(result, `${this.id}-${at}`)));
      const missed = text.trim() !== "" && !this.results.length;
      const repository = document.querySelector("[data-repository]")?.getAttribute("data-repository") ?? undefined;
      const steps = missed ? nextSteps({ query: text, nearest: search.nearest(text), root: this.root, repository }) : "";
      this.showNote(missed ? summary([]) : "", steps);
      this.status.textContent = text.trim() ? summary(this.results) : "";
      this.open(this.results.length > 0 || missed);
    } catch {
      this.results = [];
      this.searched = "";
      this.list.replaceChildren();
      this.showNote(LOADING_FAILED, "");
      this.status.textContent = LOADING_FAILED;
      this.open(true);
    }
  }

  /**
   * @param {string} text
   * @param {Node | string} more
   */
  showNote(text, more) {
    this.note.hidden = !text;
    this.note.replaceChildren(element("p", { textContent: text }), more);
  }

  /** @param {boolean} shown */
  open(shown) {
    this.popup.hidden = !shown;
    this.input.ariaExpanded = String(shown && this.results.length > 0);
    this.activate(-1);
  }

  close() {
    this.open(false);
  }

  /**
   * Highlight an option, or none.
   *
   * @param {number} at
   */
  activate(at) {
    this.active = at;
    for (const [place, option] of [...this.list.children].entries()) option.ariaSelected = String(place === at);
    if (at < 0) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    this.input.setAttribute("aria-activedescendant", `${this.id}-${at}`);
    this.list.children[at].scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === "Escape") {
      if (this.popup.hidden) this.clear();
      else this.close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.move(event, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Home" || event.key === "End") {
      this.activate(-1); // the browser moves the caret
    }
  }

  clear() {
    this.input.value = "";
    this.update();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {1 | -1} step
   */
  move(event, step) {
    const count = this.results.length;
    if (!count) return;
    event.preventDefault();
    const before = this.active;
    if (this.popup.hidden) this.open(true);
    this.activate(before < 0 && step < 0 ? count - 1 : (before + step + count) % count);
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    this.pasted = true;
    if (!text.includes("\n")) return;
    event.preventDefault(); // a log of several lines needs the large field of the lookup page
    this.openLookup(text);
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const chosen = this.results[this.active];
    if (chosen) {
      location.assign(chosen.url);
      return;
    }
    const text = this.input.value.trim();
    if (!text) return;
    if (this.searched !== this.input.value) await this.update();
    const [best] = this.results;
    if (best?.level === "match") location.assign(best.url);
    else await this.openLookup(text);
  }

  /**
   * Open the lookup page with a text. Pasted text goes after the `#`, which browsers do not send to servers, with its secrets
   * masked. If the search cannot be loaded, the form is submitted without pasted text.
   *
   * @param {string} text
   */
  async openLookup(text) {
    const page = new URL("lookup/", this.root);
    try {
      const { MAX_TYPED, redact } = await modules();
      const clean = redact(text);
      if (this.pasted || clean.length > MAX_TYPED) page.hash = encodeURIComponent(clean);
      else page.searchParams.set("q", clean);
      location.assign(page);
    } catch {
      if (this.pasted) location.assign(page);
      else this.form.submit();
    }
  }
}

for (const [number, form] of document.querySelectorAll("form.xr-box").entries()) {
  new SearchBox(/** @type {HTMLFormElement} */ (form), `xr-box-${number}`).start();
}
