// Filters the rows of the index and of the matrix; the choice is kept in the address, so that it can be sent on.
// A form.xr-filter stands before its rows. A control named `text` is searched in what a row says; any other control
// is compared with the row's data attribute of its name, which holds one or more words. Without scripts the form
// stays hidden and all rows are shown.

const form = document.querySelector("form.xr-filter");
const rows = [...document.querySelectorAll("[data-row]")].map((element) => ({
  element,
  text: element.textContent.toLowerCase(),
}));
const groups = [...document.querySelectorAll("[data-group]")];
const count = form.querySelector("output");
const controls = [...form.elements].filter((control) => control.name);

const matches = (row) =>
  controls.every(({ name, value }) => {
    const wanted = value.trim().toLowerCase();
    if (!wanted) return true;
    if (name === "text") return wanted.split(/\s+/).every((word) => row.text.includes(word));
    return (row.element.dataset[name] ?? "").toLowerCase().split(" ").includes(wanted);
  });

const apply = () => {
  let shown = 0;
  for (const row of rows) {
    const hit = matches(row);
    row.element.hidden = !hit;
    shown += hit;
  }
  for (const group of groups) group.hidden = !group.querySelector("[data-row]:not([hidden])");
  count.textContent = shown === rows.length ? `${shown} shown` : `${shown} of ${rows.length} shown`;
};

const remember = () => {
  const query = new URLSearchParams();
  for (const { name, value } of controls) if (value.trim()) query.set(name, value.trim());
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
};

const restore = () => {
  const query = new URLSearchParams(location.search);
  for (const control of controls) control.value = query.get(control.name) ?? "";
  apply();
};

form.addEventListener("input", () => {
  apply();
  remember();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => {
  apply();
  remember();
}));
addEventListener("popstate", restore);
form.hidden = false;
restore();
