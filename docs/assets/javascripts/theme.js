// What the theme writes into every page as inline scripts, as one file, so that the policy need allow none. It stands
// before all that is painted, because it sets the colours chosen last. The theme's bundle calls the four functions.
// No module: it must run where it stands.

var __md_scope = new URL("../..", document.currentScript.src);
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));

var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // storage is forbidden: the setting lasts as long as the page
  }
};

for (const [name, value] of Object.entries(__md_get("__palette")?.color ?? {})) document.body.setAttribute(`data-md-color-${name}`, value);

// A guide asks one question at a time. What its script is about to hide is not painted before it does, so that nothing
// jumps; once all scripts have run, or failed, this is over.
document.body.classList.add("xr-early");
addEventListener("load", () => document.body.classList.remove("xr-early"));

// The theme checks neither of the two switches, and the keyboard would come to the one that is not shown.
addEventListener("DOMContentLoaded", () => {
  for (const option of document.querySelectorAll(".md-option")) option.checked = option.dataset.mdColorScheme === document.body.dataset.mdColorScheme;
});
