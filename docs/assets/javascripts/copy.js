// Adds a copy button to each code block and to X's message, and lets the keyboard scroll code blocks.

import { copy, element } from "./dom.js";

const SHOWN_MS = 4000;

/**
 * Create a button that copies the text of `source`, and its status element.
 *
 * @param {HTMLElement} source
 * @param {string} title
 */
function controls(source, title) {
  const button = element("button", { type: "button", className: "md-code__button", title });
  const status = element("span", { className: "xr-copied", role: "status" });
  button.dataset.mdType = "copy";
  button.addEventListener("click", async () => {
    await copy(() => navigator.clipboard.writeText(source.textContent ?? ""), status, source);
    setTimeout(() => (status.textContent = ""), SHOWN_MS);
  });
  return [status, button];
}

for (const code of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("pre > code"))) {
  code.before(element("div", { className: "md-code__nav" }, ...controls(code, "Copy to clipboard")));
}

const slot = document.querySelector(".xr-slot");
const said = /** @type {HTMLElement | null | undefined} */ (slot?.parentElement?.querySelector(".xr-said"));
if (slot && said) slot.append(...controls(said, "Copy message").reverse());

// Some browsers scroll an element by keyboard only if it can have the focus.
const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const code of document.querySelectorAll("pre > code")) scrolling.observe(code);
