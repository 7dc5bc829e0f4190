// Show a guide one question at a time, with buttons to change answers and to copy the path. Without JavaScript, the page shows
// every question, as "Show all questions" does. The current step is in the URL, so that it can be shared.

import { copy, element, readSetting, required, writeSetting } from "./dom.js";

/** @typedef {{ row: HTMLElement, button: HTMLButtonElement, label: string, detail: HTMLElement, next: string | null }} Answer */
/** @typedef {{ section: HTMLElement, heading: HTMLElement, answers: Answer[], ask: string }} Step */
/** @typedef {{ step: string, answer: number | null }} Choice `step` is an ID; `answer` is null at the current step */

const SHOW_ALL = "xr-guide";

const guide = required(".xr-walk", HTMLElement);
const sections = /** @type {HTMLElement[]} */ ([...guide.querySelectorAll(".xr-step")]);
const steps = new Map(sections.map((section) => [required("h2", HTMLElement, section).id, read(section)]));
const first = /** @type {string} */ (steps.keys().next().value);

const restart = element("button", { type: "button", textContent: "Start again" });
const all = element("button", { type: "button" });
const trail = element("ul", { className: "xr-trail", ariaLabel: "Path so far" });
const copyPath = element("button", { type: "button", textContent: "Copy the path" });
const status = element("output");
const copied = element("pre", { hidden: true, tabIndex: 0 });
const finish = element("div", { className: "xr-finish" }, copyPath, " ", status, copied);
guide.prepend(trail);
guide.append(element("div", { className: "xr-bar" }, restart, all), finish); // below the question, to avoid layout shifts

/** @type {Choice[]} */
let path = [];

/**
 * @param {HTMLElement} section
 * @returns {Step}
 */
function read(section) {
  const answers = /** @type {HTMLElement[]} */ ([...section.querySelectorAll(".xr-answers > div")]).map((row) => {
    const term = required("dt", HTMLElement, row);
    const label = [...term.childNodes].filter(({ nodeName }) => nodeName !== "SMALL").map(({ textContent }) => textContent).join("").trim();
    const button = element("button", { type: "button" }, ...term.childNodes);
    term.append(button);
    const links = /** @type {HTMLAnchorElement[]} */ ([...row.querySelectorAll("a.xr-go")]);
    const way = links.find(({ pathname, hash }) => pathname === location.pathname && hash);
    return { row, button, label, detail: required("dd", HTMLElement, row), next: way ? decodeURIComponent(way.hash.slice(1)) : null };
  });
  const heading = required("h2", HTMLElement, section);
  heading.tabIndex = -1;
  return { section, heading, answers, ask: heading.textContent ?? "" };
}

const stepOf = (/** @type {string} */ id) => /** @type {Step} */ (steps.get(id));
const current = () => /** @type {Choice} */ (path.at(-1));
const walking = () => guide.dataset.walking === "yes";
const ended = () => current().answer !== null;
const chosenAnswer = (/** @type {Choice} */ { step, answer }) => stepOf(step).answers[/** @type {number} */ (answer)];

function show() {
  const now = current();
  for (const [id, { section, answers }] of steps) {
    section.hidden = walking() && id !== now.step;
    for (const [number, answer] of answers.entries()) showAnswer(answer, id === now.step && number === now.answer);
  }
  all.textContent = walking() ? "Show all questions" : "One question at a time";
  restart.hidden = !walking() || (path.length === 1 && now.step === first && !ended());
  restart.textContent = path[0].step === first ? "Start again" : "Start at the first question";
  trail.hidden = !walking() || path.length === 1;
  finish.hidden = !walking() || !ended();
  copied.hidden = true;
  status.textContent = "";
  trail.replaceChildren(...path.slice(0, -1).map(trailItem));
}

/**
 * @param {Answer} answer
 * @param {boolean} chosen
 */
function showAnswer({ row, button, detail }, chosen) {
  button.disabled = !walking();
  detail.hidden = walking() && !chosen;
  row.classList.toggle("xr-chosen", walking() && chosen);
  if (walking()) button.setAttribute("aria-expanded", String(chosen));
  else button.removeAttribute("aria-expanded");
}

/**
 * @param {Choice} choice
 * @param {number} index
 */
function trailItem(choice, index) {
  const { ask } = stepOf(choice.step);
  const { label, detail } = chosenAnswer(choice);
  const back = element("button", { type: "button", textContent: "Change", ariaLabel: `Change the answer to: ${ask}` });
  back.addEventListener("click", () => go([...path.slice(0, index), { step: choice.step, answer: null }]));
  const item = element("li", {}, `${ask} `, element("strong", { textContent: label }), " ", back);
  const advice = detail.querySelector(".xr-do");
  if (advice) item.append(element("p", { textContent: advice.textContent }));
  return item;
}

/**
 * Show the last step of a path, and add an entry to the browser history.
 *
 * @param {Choice[]} taken
 */
function go(taken) {
  path = taken;
  history.pushState({ path }, "", `#${current().step}`);
  show();
  if (!ended()) stepOf(current().step).heading.focus({ preventScroll: true });
  guide.scrollIntoView({ block: "start" });
}

/**
 * @param {string} step
 * @param {number} answer
 */
function choose(step, answer) {
  const { next } = stepOf(step).answers[answer];
  const before = path.slice(0, -1);
  if (next) {
    go([...before, { step, answer }, { step: next, answer: null }]);
    return;
  }
  path = [...before, { step, answer }];
  history.replaceState({ path }, "", `#${step}`);
  show();
}

/** Return the path as text: title, URL, questions with answers, and what to do. */
function pathText() {
  const lines = [guide.dataset.title, location.href];
  for (const choice of path) lines.push(`${stepOf(choice.step).ask} ${chosenAnswer(choice).label}`);
  const { detail } = chosenAnswer(current());
  const advice = detail.querySelector(".xr-do");
  if (advice) lines.push(`What to do: ${advice.textContent}`);
  for (const link of detail.querySelectorAll("a")) lines.push(`${link.textContent}: ${link.href}`);
  return lines.join("\n");
}

/** Start at the step in the browser history or the URL, or else at the first step. */
function start() {
  const named = location.hash.slice(1); // IDs contain no characters that need percent-encoding
  const kept = /** @type {Choice[] | undefined} */ (history.state?.path);
  path = kept?.every(({ step }) => steps.has(step)) ? kept : [{ step: steps.has(named) ? named : first, answer: null }];
  show();
}

for (const [id, { answers }] of steps) {
  for (const [number, { button }] of answers.entries()) button.addEventListener("click", () => choose(id, number));
}
restart.addEventListener("click", () => go([{ step: first, answer: null }]));
all.addEventListener("click", () => {
  writeSetting(SHOW_ALL, walking() ? "all" : null);
  guide.dataset.walking = walking() ? "no" : "yes";
  show();
});
copyPath.addEventListener("click", () => {
  copied.textContent = pathText();
  copy(() => navigator.clipboard.writeText(copied.textContent ?? ""), status, copied);
});
addEventListener("popstate", start);
addEventListener("hashchange", start);
guide.dataset.walking = readSetting(SHOW_ALL) === "all" ? "no" : "yes";
start();
