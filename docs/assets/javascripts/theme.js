// Set the color scheme before the page is painted: the last chosen one, or that of the system. Also handle the controls in the
// header: color scheme, drawer, and search box. This script is not a module, because it must run where it is included. tabs.js
// calls `readStored` and `writeStored`, which never throw.

var siteRoot = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);

// Sites in different folders of a host share its storage, so each key starts with the path of the site.
var readStored = (/** @type {string} */ key) => {
  try {
    return JSON.parse(localStorage.getItem(`${siteRoot.pathname}.${key}`) ?? "null");
  } catch {
    return null; // Storage is blocked, or the stored value is not JSON.
  }
};

var writeStored = (/** @type {string} */ key, /** @type {unknown} */ value) => {
  try {
    localStorage.setItem(`${siteRoot.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Storage is blocked, so the setting is lost with the page.
  }
};

document.documentElement.classList.replace("no-js", "js");

// Guides show one question at a time. Until guide.js has run, styles hide the questions that it will hide, to avoid layout
// shifts. The load event follows all scripts, even those that fail.
document.body.classList.add("xr-early");
addEventListener("load", () => document.body.classList.remove("xr-early"));

// The color scheme has two options, and the header shows the label that switches to the other one. A choice is stored. Without
// one, the page follows the system. The theme's script, used earlier, stored choices under the same key in the same format.
{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const options = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".md-option"));
  const scheme = () => {
    const chosen = readStored("__palette")?.color?.scheme;
    return ["default", "slate"].includes(chosen) ? chosen : dark.matches ? "slate" : "default";
  };
  const toolbar = Object.assign(document.createElement("meta"), { name: "theme-color" }); // colors the toolbar of phones
  document.head.append(toolbar);

  const show = (/** @type {string} */ shown) => {
    document.body.dataset.mdColorScheme = shown;
    toolbar.content = getComputedStyle(document.body).backgroundColor;
    for (const option of options()) {
      option.checked = option.dataset.mdColorScheme === shown;
      if (option.nextElementSibling instanceof HTMLElement) option.nextElementSibling.hidden = !option.checked;
    }
  };

  show(scheme());
  document.addEventListener("readystatechange", () => show(scheme()), { once: true }); // the options are parsed
  dark.addEventListener("change", () => show(scheme()));
  addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(".md-option")) return;
    const { mdColorScheme = "default" } = target.dataset;
    writeStored("__palette", { index: [...options()].indexOf(target), color: { scheme: mdColorScheme } });
    show(mdColorScheme);
  });
}

// Escape closes the drawer of narrow screens. It is also closed when the reader returns with the Back button: neither a cached
// page nor restored form data may open it. HTML does not allow the attribute on checkboxes, so it is set here.
{
  const drawer = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  const close = () => {
    drawer.checked = false;
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.closest(".md-sidebar--primary")) focused.blur();
  };

  drawer.autocomplete = "off";
  addEventListener("keydown", ({ key }) => key === "Escape" && close());
  addEventListener("pageshow", ({ persisted }) => persisted && close());
}

// The script of the search box is loaded on first use: on focus, or with the keys / and s. If it cannot be loaded, a message
// says so, and the form still opens the lookup page.
{
  const module = new URL("search-box.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("form.xr-box input")]);
  const shortcutsOff = () => {
    try {
      return localStorage.getItem("xr-shortcuts-off") !== null;
    } catch {
      return false; // Storage is blocked, so the shortcuts stay on.
    }
  };

  const fetchBox = (/** @type {HTMLInputElement} */ input) => {
    import(module).catch(() => {
      if (document.activeElement !== input || input.form?.querySelector(".xr-results")) return;
      const popup = document.createElement("div");
      popup.className = "xr-results xr-note";
      popup.role = "status";
      popup.textContent = "Search could not be loaded. Press Enter to open the lookup page.";
      input.form?.append(popup);
      input.addEventListener("blur", () => popup.remove(), { once: true });
    });
  };

  // Until the script is loaded, pasted text goes after the #, which browsers do not send to servers.
  const keepFromServers = (/** @type {SubmitEvent} */ event, /** @type {HTMLInputElement} */ input) => {
    if (input.form?.dataset.ready || !input.form?.dataset.pasted) return;
    event.preventDefault();
    location.assign(`${input.form?.action}#${encodeURIComponent(input.value)}`);
  };

  addEventListener("DOMContentLoaded", () => {
    for (const input of boxes()) {
      for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
      input.addEventListener("focus", () => fetchBox(input));
      input.addEventListener("paste", () => input.form?.setAttribute("data-pasted", "yes"), { once: true });
      input.form?.addEventListener("submit", (event) => keepFromServers(event, input));
    }
  });

  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s"].includes(event.key) || shortcutsOff()) return;
    event.preventDefault();
    (boxes().find((input) => input.closest("main")) ?? boxes()[0])?.focus();
  });
}
