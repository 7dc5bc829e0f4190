// Adds a copy button to each code block. The theme's own button would make each block a landmark without a name.

import { copy, element } from "./dom.js";

const SHOWN_MS = 4000;

for (const code of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("pre > code"))) {
  const button = element("button", { type: "button", className: "md-code__button", title: "Copy to clipboard" });
  const status = element("p", { className: "xr-copied", role: "status" });
  button.dataset.mdType = "copy";
  code.before(element("div", { className: "md-code__nav" }, status, button));
  button.addEventListener("click", async () => {
    await copy(() => navigator.clipboard.writeText(code.textContent ?? ""), status, code);
    setTimeout(() => (status.textContent = ""), SHOWN_MS);
  });
}
