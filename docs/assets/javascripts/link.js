// Copies links: "Copy link" on every page copies its URL, and the # of a section copies the URL of the section. Without
// JavaScript, the # still changes the URL that the browser shows.

import { copy, element, pageUrl } from "./dom.js";

const SHOWN_MS = 4000;

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
