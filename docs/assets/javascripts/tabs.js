// Shows the tab of the language chosen last, or the one that the address names. The theme writes this into pages as
// inline scripts, which the policy does not allow. It stands behind the tabs and runs before they are painted.

{
  const chosen = __md_get("__tabs") ?? [];
  const named = document.getElementById(location.hash.slice(1));
  const labels = [...document.querySelectorAll(".tabbed-labels")].map((set) => [...set.querySelectorAll("label")]);
  for (const set of labels) {
    const label = chosen.flatMap((name) => set.filter((label) => label.innerText.trim() === name))[0];
    if (label) document.getElementById(label.htmlFor).checked = true;
  }
  if (named?.name?.startsWith("__tabbed_")) named.checked = true;
}
