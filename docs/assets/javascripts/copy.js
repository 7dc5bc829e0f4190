// Copy code blocks, X's message, and links: "Copy link" copies the URL of the page, and the # of a section copies the URL of
// the section. Without JavaScript, the # still changes the URL in the address bar.

import { copy, element, pageUrl } from "./dom.js";

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

const blocks = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("pre > code"));
for (const code of blocks) code.before(element("div", { className: "md-code__nav" }, ...controls(code, "Copy to clipboard")));

const slot = document.querySelector(".xr-slot");
const said = /** @type {HTMLElement | null | undefined} */ (slot?.parentElement?.querySelector(".xr-said"));
if (slot && said) slot.append(...controls(said, "Copy message").reverse());

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".xr-copy"))) {
  const button = element("button", { type: "button", textContent: "Copy link" });
  const status = element("output");
  const shown = element("code", { textContent: pageUrl(), hidden: true });
  button.addEventListener("click", () => copy(() => navigator.clipboard.writeText(pageUrl()), status, shown));
  place.append(button, status, shown);
}

document.addEventListener("click", (event) => {
  const anchor = event.target instanceof Element && event.target.closest("a.xr-anchor");
  if (!(anchor instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const status = element("output", { className: "xr-copied" });
  anchor.after(status);
  navigator.clipboard?.writeText(pageUrl() + anchor.hash).then(
    () => (status.textContent = "Link copied."),
    () => {}, // The browser blocks copying. The URL is in the address bar.
  );
  setTimeout(() => status.remove(), SHOWN_MS);
});

// In some browsers, the keyboard can scroll a code block only if the block can receive focus.
const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const code of blocks) scrolling.observe(code);
