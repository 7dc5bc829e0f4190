// The box that finds errors: a combobox after the WAI-ARIA pattern, in the header of every page and large on the home
// page. Nothing is fetched before it is used. Without scripts its form leads to the look-up page.

const MOST = 8;

let finder;

/** What finds, and blots out secrets; fetched when the box is first used, and again if that failed. */
function fetched() {
  finder ??= import("./finder.js").catch((error) => {
    finder = undefined;
    throw error;
  });
  return finder;
}

/** Whether the keys that go to the box are on: the one setting that is kept. Without storage they are. */
export const shortcuts = {
  get on() {
    try {
      return !localStorage.getItem(OFF);
    } catch {
      return true;
    }
  },
  set on(value) {
    try {
      if (value) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch {
      // a browser that keeps nothing keeps no setting
    }
  },
};

const OFF = "xr-shortcuts-off";

for (const [number, form] of document.querySelectorAll("form.xr-box").entries()) bind(form, `xr-box-${number}`);

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s"].includes(event.key) || !shortcuts.on) return;
  event.preventDefault();
  const boxes = [...document.querySelectorAll("form.xr-box input")];
  (boxes.find((box) => box.closest("main")) ?? boxes[0])?.focus();
});

function bind(form, id) {
  const input = form.querySelector("input");
  const root = new URL(form.dataset.root, location.href);
  const list = Object.assign(document.createElement("div"), { id, hidden: true, className: "xr-results" });
  const status = Object.assign(document.createElement("p"), { className: "xr-hidden" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Errors found");
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" })) {
    input.setAttribute(name, value);
  }
  let results = [];
  let chosen = -1;
  let pasted = false;

  const choose = (at) => {
    chosen = at;
    for (const [i, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(i === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const show = (text) => {
    list.replaceChildren(...results.map((result, at) => option(result, `${id}-${at}`)));
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(results.length > 0));
    choose(-1);
    status.textContent = text ? `${results.length || "No"} ${results.length === 1 ? "result" : "results"}` : "";
  };
  const update = async () => {
    try {
      const { find, load, redact } = await fetched();
      const text = redact(input.value);
      if (text !== input.value) input.value = text;
      pasted &&= text !== "";
      const index = await load(root);
      if (text !== input.value) return;
      results = text.trim() ? find(text, index, root).slice(0, MOST) : [];
      show(text);
    } catch {
      status.textContent = "The index could not be loaded.";
    }
  };
  const lookUp = async (text) => {
    const { redact } = await fetched();
    const page = new URL("lookup/", root);
    if (pasted || text.length > 80) page.hash = encodeURIComponent(redact(text));
    else page.searchParams.set("q", redact(text));
    location.assign(page);
  };

  input.addEventListener("focus", () => fetched().then(({ load }) => load(root)).catch(() => {}));
  input.addEventListener("input", update);
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    pasted = true;
    if (!text.includes("\n")) return;
    event.preventDefault(); // a log of several lines wants the page with the large field
    lookUp(text);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (list.hidden) input.blur();
      close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && results.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      list.hidden = false;
      choose(chosen < 0 && step < 0 ? results.length - 1 : (chosen + step + results.length) % results.length);
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    await update();
    const { CONFIDENT } = await fetched();
    const best = chosen >= 0 ? results[chosen] : results[0];
    if (best && (chosen >= 0 || best.score >= CONFIDENT)) location.assign(best.url);
    else lookUp(text);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
}

function option({ url, name, place, title, why }, id) {
  const link = Object.assign(document.createElement("a"), { id, href: url, tabIndex: -1 });
  link.setAttribute("role", "option");
  const parts = { code: name, b: place, span: title, small: why };
  for (const [tag, text] of Object.entries(parts)) link.append(Object.assign(document.createElement(tag), { textContent: text }), " ");
  link.addEventListener("mousedown", (event) => event.preventDefault()); // or the box closes before the click arrives
  return link;
}
