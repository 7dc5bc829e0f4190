// What the theme writes into every page as inline scripts, as one file, so that the policy need not allow inline
// scripts. It precedes everything that is painted, because it sets the colors chosen last. The theme's bundle calls
// the four functions. This is no module: it must run where it is included. Storage access never throws.

var __md_scope = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
var __md_hash = (/** @type {string} */ text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

var __md_get = (/** @type {string} */ key, /** @type {Storage | undefined} */ storage = undefined, scope = __md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? "null");
  } catch {
    return null; // Storage is blocked, or what is kept is not JSON.
  }
};

var __md_set = (/** @type {string} */ key, /** @type {unknown} */ value, /** @type {Storage | undefined} */ storage = undefined, scope = __md_scope) => {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Storage is blocked: the setting lasts as long as the page.
  }
};

for (const [name, value] of Object.entries(__md_get("__palette")?.color ?? {})) document.body.setAttribute(`data-md-color-${name}`, value);

// A guide asks one question at a time. What its script is about to hide is not painted before, so that nothing jumps.
// Once all scripts have run, or failed, this is over.
document.body.classList.add("xr-early");
addEventListener("load", () => document.body.classList.remove("xr-early"));

// The theme checks neither of the two switches, and the keyboard would reach the one that is not shown.
addEventListener("DOMContentLoaded", () => {
  for (const option of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".md-option"))) {
    option.checked = option.dataset.mdColorScheme === document.body.dataset.mdColorScheme;
  }
});

// The search box is a combobox, but its script is fetched only when it is first used: by focus, or by the keys / and s.
// Where it cannot be fetched, the box says so, and its form still leads to the lookup page.
{
  const module = new URL("search-box.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("form.xr-box input")]);
  const shortcutsOff = () => {
    try {
      return localStorage.getItem("xr-shortcuts-off") !== null;
    } catch {
      return false; // Storage is blocked: the keys are on.
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

  // Until the script has arrived, pasted text goes behind the #, where no server sees it.
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
