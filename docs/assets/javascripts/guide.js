// Walks a guide one question at a time, goes back, and copies the path taken. Without scripts the page shows every
// question, and "Show all questions" gives just that. The step asked stands in the address, so that it can be sent on.

const guide = document.querySelector(".xr-walk");
const steps = new Map([...guide.querySelectorAll(".xr-step")].map((section) => [section.querySelector("h2").id, read(section)]));
const first = steps.keys().next().value;

const bar = element("div", { className: "xr-bar" });
const restart = element("button", { type: "button", textContent: "Start again" });
const all = element("button", { type: "button" });
const trail = element("ul", { className: "xr-trail" });
const finish = element("div", { className: "xr-finish" });
const copy = element("button", { type: "button", textContent: "Copy the path" });
const status = element("output", {});
const copied = element("pre", { hidden: true, tabIndex: 0 });
trail.setAttribute("aria-label", "Path so far");
bar.append(restart, all);
finish.append(copy, " ", status, copied);
guide.prepend(trail);
guide.append(bar, finish); // below the question, so that nothing jumps when they come

/** The steps taken, in order: `step` is an id, `answer` the number of the answer chosen, or null at the step asked now. */
let path = [];

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function read(section) {
  const rows = [...section.querySelectorAll(".xr-answers > div")].map((row) => {
    const button = element("button", { type: "button" });
    const term = row.querySelector("dt");
    button.append(...term.childNodes);
    term.append(button);
    const way = [...row.querySelectorAll("a.xr-go")].find(({ pathname, hash }) => pathname === location.pathname && hash);
    return { row, button, detail: row.querySelector("dd"), next: way ? decodeURIComponent(way.hash.slice(1)) : null };
  });
  const heading = section.querySelector("h2");
  heading.tabIndex = -1;
  return { section, heading, rows, ask: heading.textContent };
}

const walking = () => guide.dataset.walking === "yes";
const taken = ({ step, answer }) => steps.get(step).rows[answer];
const ended = () => path.at(-1).answer !== null;

const remember = {
  get all() {
    try {
      return localStorage.getItem("xr-guide") === "all";
    } catch {
      return false; // storage is forbidden: the setting lasts as long as the page
    }
  },
  set all(on) {
    try {
      if (on) localStorage.setItem("xr-guide", "all");
      else localStorage.removeItem("xr-guide");
    } catch {
      // as above
    }
  },
};

function show() {
  const now = path.at(-1);
  for (const [id, { section, rows }] of steps) {
    section.hidden = walking() && id !== now.step;
    for (const [number, { row, button, detail }] of rows.entries()) {
      const chosen = id === now.step && number === now.answer;
      button.disabled = !walking();
      detail.hidden = walking() && !chosen;
      row.classList.toggle("xr-chosen", walking() && chosen);
      if (walking()) button.setAttribute("aria-expanded", String(chosen));
      else button.removeAttribute("aria-expanded");
    }
  }
  all.textContent = walking() ? "Show all questions" : "One question at a time";
  restart.hidden = !walking() || (path.length === 1 && now.step === first && !ended());
  restart.textContent = path[0].step === first ? "Start again" : "Start at the first question";
  trail.hidden = !walking() || path.length === 1;
  finish.hidden = !walking() || !ended();
  copied.hidden = true;
  status.textContent = "";
  trail.replaceChildren(
    ...path.slice(0, -1).map((part, index) => {
      const item = element("li", {});
      const back = element("button", { type: "button", textContent: "Change" });
      back.setAttribute("aria-label", `Change the answer to: ${steps.get(part.step).ask}`);
      back.addEventListener("click", () => go([...path.slice(0, index), { step: part.step, answer: null }]));
      item.append(`${steps.get(part.step).ask} `, element("strong", { textContent: taken(part).button.textContent }), " ", back);
      const advice = taken(part).detail.querySelector(".xr-do");
      if (advice) item.append(element("p", { textContent: advice.textContent }));
      return item;
    }),
  );
}

/** Take the path and show its end; `address` is what the address bar says, a step being a new entry in the history. */
function go(taking) {
  path = taking;
  history.pushState({ path }, "", `#${path.at(-1).step}`);
  show();
  const { heading } = steps.get(path.at(-1).step);
  if (!ended()) heading.focus({ preventScroll: true });
  guide.scrollIntoView({ block: "start" });
}

function choose(step, answer) {
  const { next } = steps.get(step).rows[answer];
  const before = path.slice(0, -1);
  if (next) go([...before, { step, answer }, { step: next, answer: null }]);
  else {
    path = [...before, { step, answer }];
    history.replaceState({ path }, "", `#${step}`);
    show();
  }
}

/** The path as text: title, address, questions with answers, and what to do. */
function told() {
  const lines = [guide.dataset.title, location.href];
  for (const part of path) lines.push(`${steps.get(part.step).ask} ${taken(part).button.textContent}`);
  const { detail } = taken(path.at(-1));
  const advice = detail.querySelector(".xr-do");
  if (advice) lines.push(`What to do: ${advice.textContent}`);
  for (const link of detail.querySelectorAll("a")) lines.push(`${link.textContent}: ${link.href}`);
  return lines.join("\n");
}

/** Begin where the address says: at a step of this guide, else at the first one. */
function start() {
  const named = location.hash.slice(1); // ids are plain: nothing in them is percent-encoded
  path = history.state?.path?.every(({ step }) => steps.has(step)) ? history.state.path : [{ step: steps.has(named) ? named : first, answer: null }];
  show();
}

for (const [id, { rows }] of steps) for (const [number, { button }] of rows.entries()) button.addEventListener("click", () => choose(id, number));
restart.addEventListener("click", () => go([{ step: first, answer: null }]));
all.addEventListener("click", () => {
  remember.all = walking();
  guide.dataset.walking = walking() ? "no" : "yes";
  show();
});
copy.addEventListener("click", async () => {
  const text = told();
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = "Copied.";
  } catch {
    copied.textContent = text;
    copied.hidden = false;
    getSelection().selectAllChildren(copied);
    status.textContent = "The browser does not let this page copy: the text below is selected.";
  }
});
addEventListener("popstate", start);
addEventListener("hashchange", start);
guide.dataset.walking = remember.all ? "no" : "yes";
start();
