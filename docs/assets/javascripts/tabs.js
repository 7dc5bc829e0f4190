// Selects the tab with the last chosen language, or the tab in the URL. It replaces an inline script of the theme, which the
// policy does not allow. It is loaded after the tabs and runs before they are painted. It is not a module, and uses
// `__md_get` of theme.js, which never throws.

{
  const chosen = /** @type {string[]} */ (__md_get("__tabs") ?? []);
  const named = /** @type {HTMLInputElement | null} */ (document.getElementById(location.hash.slice(1)));
  const sets = [...document.querySelectorAll(".tabbed-labels")].map((set) => [...set.querySelectorAll("label")]);
  for (const set of sets) {
    const shown = chosen.flatMap((name) => set.filter((label) => label.innerText.trim() === name))[0];
    const tab = shown && /** @type {HTMLInputElement | null} */ (document.getElementById(shown.htmlFor));
    if (tab) tab.checked = true;
  }
  if (named?.name?.startsWith("__tabbed_")) named.checked = true;
}
