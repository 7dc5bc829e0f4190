// A button on each block of code that copies it. The theme's would make a landmark without a name of every one.

for (const code of document.querySelectorAll("pre > code")) {
  const bar = Object.assign(document.createElement("div"), { className: "md-code__nav" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "md-code__button", title: "Copy to clipboard" });
  const status = Object.assign(document.createElement("p"), { className: "xr-copied" });
  button.dataset.mdType = "copy";
  status.setAttribute("role", "status");
  bar.append(status, button);
  code.before(bar);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      status.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(code);
      status.textContent = "The code is selected: copy it.";
    }
    setTimeout(() => (status.textContent = ""), 4000);
  });
}
