// Select the tab with the last chosen language, or the tab in the URL, in all code blocks of the page. This script is included
// after the tabs and runs before they are painted. It is not a module, and uses `readStored` and `writeStored` from theme.js.

{
  const labels = /** @type {HTMLLabelElement[]} */ ([...document.querySelectorAll(".tabbed-labels > label")]);
  const nameOf = (/** @type {HTMLLabelElement} */ label) => label.textContent?.trim() ?? "";
  const show = (/** @type {HTMLElement | null} */ tab) => {
    if (tab instanceof HTMLInputElement && tab.name.startsWith("__tabbed_")) tab.checked = true;
  };
  const showAll = (/** @type {string} */ name) => {
    for (const label of labels) if (nameOf(label) === name) show(document.getElementById(label.htmlFor));
  };
  const chosen = /** @type {string[]} */ (readStored("__tabs") ?? []);

  for (const name of chosen.toReversed()) showAll(name);
  show(document.getElementById(location.hash.slice(1)));

  addEventListener("change", ({ target }) => {
    const label = labels.find(({ htmlFor }) => target instanceof HTMLInputElement && htmlFor === target.id);
    if (!label) return;
    const top = label.getBoundingClientRect().top;
    showAll(nameOf(label));
    scrollBy({ top: label.getBoundingClientRect().top - top, behavior: "instant" }); // blocks above may be longer now
    writeStored("__tabs", [...new Set([nameOf(label), ...(readStored("__tabs") ?? [])])]);
    history.replaceState(null, "", `#${label.htmlFor}`);
  });
}
