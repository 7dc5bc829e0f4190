// Copy a text about a code for a ticket, for one of two audiences and in one of four formats. The texts are in the page, where
// readers can select them without JavaScript. This script only converts their format.

import { copy, element, escapeMarkdown, pageUrl, readSetting, required, writeSetting } from "./dom.js";

/** @typedef {{ parts: Element[], line: string }} Ticket `parts` are the paragraphs and the list; `line` is the one-line text */

const CHOICE = "xr-ticket";
const RICH = "Rich text";
/** @type {Record<string, (ticket: Ticket) => string>} */
const FORMATS = {
  Markdown: ({ parts }) => parts.map((part) => textOf(part, markdownOf)).join("\n\n"),
  "Plain text": ({ parts }) => parts.map((part) => textOf(part, (node) => node.textContent ?? "")).join("\n\n"),
  [RICH]: (ticket) => FORMATS["Plain text"](ticket), // for fields that accept only text
  "One line": ({ parts, line }) => `${line} · ${parts.at(-1)?.textContent}`,
};

const place = required(".xr-ticket", HTMLElement);
const tickets = new Map(
  [...place.querySelectorAll("details")].map((block) => [required("summary", HTMLElement, block).textContent ?? "", read(block)]),
);

const preview = element("div", { className: "xr-preview" });
const status = element("output");
const form = element(
  "form",
  {},
  choice("Audience", "audience", tickets.keys()),
  choice("Format", "format", Object.keys(FORMATS)),
  element("button", { textContent: "Copy for a ticket" }),
  " ",
  status,
  preview,
);
place.replaceChildren(form);

/**
 * @param {HTMLDetailsElement} block
 * @returns {Ticket}
 */
function read(block) {
  const [, ...parts] = block.children;
  Object.assign(required(".xr-page", HTMLAnchorElement, block), { href: pageUrl(), textContent: pageUrl() });
  return { parts, line: block.dataset.line ?? "" };
}

/**
 * @param {string} title
 * @param {string} name
 * @param {Iterable<string>} values
 */
function choice(title, name, values) {
  const group = element("fieldset", {}, element("legend", { textContent: title }));
  for (const [index, value] of [...values].entries()) {
    const radio = element("input", { type: "radio", name, value, defaultChecked: index === 0 });
    group.append(element("label", {}, radio, ` ${value}`), " ");
  }
  return group;
}

/**
 * Convert a paragraph to text, or a list to a line for each item. `inline` converts a node.
 *
 * @param {Element} part
 * @param {(node: Node) => string} inline
 */
function textOf(part, inline) {
  const line = (/** @type {Element} */ block) => [...block.childNodes].map(inline).join("");
  return part.tagName === "UL" ? [...part.children].map((item) => `- ${line(item)}`).join("\n") : line(part);
}

/** @param {Node} node */
function markdownOf(node) {
  if (node instanceof HTMLAnchorElement) return `<${node.href}>`;
  if (node.nodeName === "CODE") return `\`${node.textContent}\``;
  const text = escapeMarkdown(node.textContent ?? "");
  return node.nodeName === "B" ? `**${text}**` : text;
}

/** @returns {Record<string, string>} */
function keptChoice() {
  try {
    return JSON.parse(readSetting(CHOICE) ?? "{}") ?? {};
  } catch {
    return {}; // The stored value is not JSON.
  }
}

function chosen() {
  const values = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
  return { ticket: /** @type {Ticket} */ (tickets.get(values.audience)), format: values.format };
}

/** Show exactly what will be copied. */
function show() {
  const { ticket, format } = chosen();
  const rich = ticket.parts.map((part) => part.cloneNode(true));
  preview.replaceChildren(...(format === RICH ? rich : [element("pre", { textContent: FORMATS[format](ticket) })]));
  status.textContent = "";
}

/**
 * @param {string} format
 * @param {string} text
 */
function write(format, text) {
  if (format !== RICH) return navigator.clipboard.writeText(text);
  const types = { "text/html": preview.innerHTML, "text/plain": text };
  const blobs = Object.entries(types).map(([type, content]) => [type, new Blob([content], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

form.addEventListener("change", () => {
  writeSetting(CHOICE, JSON.stringify(Object.fromEntries(new FormData(form))));
  show();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { ticket, format } = chosen();
  copy(() => write(format, FORMATS[format](ticket)), status, preview);
});
const kept = keptChoice();
for (const input of form.querySelectorAll("input")) if (kept[input.name] === input.value) input.checked = true;
show();
