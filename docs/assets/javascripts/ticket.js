// Copies the link to the page of a code, or a text about it for a ticket, in two voices and four forms. The texts stand
// in the page, where they can be selected without scripts; here they are only given another form.

const RICH = "Rich text";
const forms = {
  Markdown: ({ parts }) => parts.map((part) => lines(part, marked)).join("\n\n"),
  "Plain text": ({ parts }) => parts.map((part) => lines(part, (node) => node.textContent)).join("\n\n"),
  [RICH]: (voice) => forms["Plain text"](voice), // the twin, for fields that take text only
  "One line": ({ parts, line }) => `${line} · ${parts.at(-1).textContent}`,
};

const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/[?#].*/, "");
const place = document.querySelector(".xr-ticket");
const voices = new Map([...place.querySelectorAll("details")].map((block) => [block.querySelector("summary").textContent, read(block)]));

const form = element("form", {});
const preview = element("div", { className: "xr-preview" });
const status = element("output", {});
form.append(choice("Voice", "voice", voices.keys()), choice("Form", "form", Object.keys(forms)));
form.append(element("button", { textContent: "Copy for a ticket" }), " ", status, preview);
place.replaceChildren(form);

const link = element("button", { type: "button", textContent: "Copy link" });
const linked = element("output", {});
const shown = element("code", { textContent: address, hidden: true });
document.querySelector(".xr-copy").append(link);
document.querySelector(".xr-where").append(" ", linked, " ", shown);

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

/** The paragraphs and the list of one voice, with the whole address in place of the link. */
function read(block) {
  const [, ...parts] = block.children;
  Object.assign(block.querySelector("a"), { href: address, textContent: address });
  return { parts, line: block.dataset.line };
}

function choice(title, name, values) {
  const group = element("fieldset", {});
  group.append(element("legend", { textContent: title }));
  for (const [index, value] of [...values].entries()) {
    const label = element("label", {});
    label.append(element("input", { type: "radio", name, value, defaultChecked: index === 0 }), ` ${value}`);
    group.append(label, " ");
  }
  return group;
}

/** A paragraph, or a list with a line for each item; `inline` turns a node into text. */
function lines(part, inline) {
  const line = (node) => [...node.childNodes].map(inline).join("");
  return part.tagName === "UL" ? [...part.children].map((item) => `- ${line(item)}`).join("\n") : line(part);
}

function marked(node) {
  if (node.nodeName === "A") return `<${node.href}>`;
  return node.nodeName === "B" ? `**${escaped(node.textContent)}**` : escaped(node.textContent);
}

/** Text that stays text in Markdown. An underscore inside a word is none of its marks. */
function escaped(text) {
  return text
    .replace(/[\\`*[\]#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&")
    .replace(/[<>|~]|&(?=#?\w+;)/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const remember = {
  get all() {
    try {
      return JSON.parse(localStorage.getItem("xr-ticket")) ?? {};
    } catch {
      return {}; // storage is forbidden: the setting lasts as long as the page
    }
  },
  set all(chosen) {
    try {
      localStorage.setItem("xr-ticket", JSON.stringify(chosen));
    } catch {
      // as above
    }
  },
};

const chosen = () => Object.fromEntries(new FormData(form));

/** Shows exactly what will be copied. */
function show() {
  const { voice, form: name } = chosen();
  const rich = voices.get(voice).parts.map((part) => part.cloneNode(true));
  preview.replaceChildren(...(name === RICH ? rich : [element("pre", { textContent: forms[name](voices.get(voice)) })]));
  status.textContent = "";
}

function write(name, text) {
  if (name !== RICH) return navigator.clipboard.writeText(text);
  const types = { "text/html": preview.innerHTML, "text/plain": text };
  const blobs = Object.entries(types).map(([type, content]) => [type, new Blob([content], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

/** Says that the copying worked; where it is forbidden, selects the text and says so. */
async function copy(writing, told, text) {
  try {
    await writing();
    told.textContent = "Copied.";
  } catch {
    text.hidden = false;
    getSelection().selectAllChildren(text);
    told.textContent = "The browser does not let this page copy: the text below is selected.";
  }
}

form.addEventListener("change", () => {
  remember.all = chosen();
  show();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { voice, form: name } = chosen();
  copy(() => write(name, forms[name](voices.get(voice))), status, preview);
});
link.addEventListener("click", () => copy(() => navigator.clipboard.writeText(address), linked, shown));
for (const input of form.querySelectorAll("input")) if (remember.all[input.name] === input.value) input.checked = true;
show();
