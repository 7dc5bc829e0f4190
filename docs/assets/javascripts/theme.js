// Replaces the theme's inline scripts, which the policy does not allow. It runs before the page is painted, because it sets
// the color scheme. The theme's bundle calls the four `__md_` functions. It is not a module, because it must run where it is
// included. Storage access never throws.

var __md_scope = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
var __md_hash = (/** @type {string} */ text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

var __md_get = (/** @type {string} */ key, /** @type {Storage | undefined} */ storage = undefined, scope = __md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? "null");
  } catch {
    return null; // Storage is blocked, or the stored value is not JSON.
  }
};

var __md_set = (/** @type {string} */ key, /** @type {unknown} */ value, /** @type {Storage | undefined} */ storage = undefined, scope = __md_scope) => {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Storage is blocked, so the setting is lost with the page.
  }
};

for (const [name, value] of Object.entries(__md_get("__palette")?.color ?? {})) document.body.setAttribute(`data-md-color-${name}`, value);

// Guides show one question at a time. Until their script has run, styles hide the questions that it will hide, to avoid layout
// shifts. The load event follows all scripts, even those that fail.
document.body.classList.add("xr-early");
addEventListener("load", () => document.body.classList.remove("xr-early"));

// The theme checks neither of the two options, so the keyboard would reach the hidden one.
addEventListener("DOMContentLoaded", () => {
  for (const option of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".md-option"))) {
    option.checked = option.dataset.mdColorScheme === document.body.dataset.mdColorScheme;
  }
});

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
      popup.textContent = "The search could not be loaded. Press Enter to open the lookup page.";
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
