"""Audit a page in the browser: accessibility, clipped or covered content, animations, and layout shifts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.kinds import KINDS

DESKTOP, PHONE = (1280, 900), (360, 740)
NARROW = {"zoomed to 200 %": (640, 450), "phone": PHONE, "zoomed to 400 %": (320, 256)}

MOST_SHIFT = 0.02
"""Maximum layout shift: a fifth of the limit of a good score in Core Web Vitals, such as a line that moves a few pixels."""

CUT = """() => [...document.querySelectorAll("header *, main *")].filter((el) => {
  if (![...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || el.closest(".xr-hidden, svg, [hidden]")) return false;
  if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const { left, right, width } = el.getBoundingClientRect();
  const style = (node) => getComputedStyle(node);
  for (let node = el; node; node = node.parentElement) {
    if (["auto", "scroll"].includes(style(node).overflowX)) return false;
  }
  const hidden = style(el).overflowX === "hidden" && el.scrollWidth > el.clientWidth + 1;
  return hidden || (width > 0 && (right > innerWidth + 1 || left < -1));
}).map((el) => el.outerHTML.slice(0, 160))"""
"""Finds text that the window clips, except text inside scrollable elements."""

OVERLAPS = """() => {
  const all = [...document.querySelectorAll(".md-header__inner > :is(a, label, form)")];
  const boxes = all.map((el) => [el, el.getBoundingClientRect()]).filter(([el, box]) => box.width && el.checkVisibility());
  const clash = ([, a], [, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const names = (...pair) => pair.map(([el]) => el.outerHTML.slice(0, 80));
  const found = boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => clash(one, other)).map((other) => names(one, other)));
  const header = document.querySelector("header").getBoundingClientRect().bottom;
  if (document.querySelector("h1").getBoundingClientRect().top < header) found.push("the header covers the heading");
  return found;
}"""

MOVES = """() => {
  const seconds = (text) => Math.max(...text.split(",").map((part) => parseFloat(part) * (part.trim().endsWith("ms") ? 0.001 : 1)));
  const found = [];
  for (const el of document.querySelectorAll("*")) for (const pseudo of [null, "::before", "::after"]) {
    const style = getComputedStyle(el, pseudo);
    const animated = style.animationName !== "none" && seconds(style.animationDuration) > 0.01;
    const slow = style.transitionProperty !== "none" && seconds(style.transitionDuration) + seconds(style.transitionDelay) > 0.01;
    if (animated || slow || style.scrollBehavior === "smooth") found.push(el.outerHTML.slice(0, 80));
  }
  return found.concat(document.getAnimations().map(String));
}"""


WATCH = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
addEventListener("securitypolicyviolation", (e) => console.error(`${e.violatedDirective}: ${e.blockedURI}`));"""
"""Sums layout shifts while a page loads, and reports violations of the policy on the console."""

SETTLED = """() => new Promise((done) => document.fonts.ready.then(() =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))))"""
"""Resolves after fonts are loaded and two frames are painted, when the changes of scripts are visible."""

FEWER = """(most) => {
  for (const rows of [".xr-step", "[data-row]", "article li", "article tr", "article dl > div"]) {
    for (const row of [...document.querySelectorAll(rows)].slice(most)) row.remove();
  }
}"""
"""Removes all but a number of hundreds of similar rows."""

MOST_ROWS = 15
"""Number of rows of a page that axe checks. `make soak` checks all rows."""


def violations(page: Page, only: Sequence[str] = (), left_out: Sequence[str] = (), rows: int = MOST_ROWS) -> list[str]:
    """Run axe with all rules, `only` some, or all but those `left_out`, and return one line for each element with a violation."""
    page.evaluate(FEWER, rows)
    options: dict[str, object] = {"resultTypes": ["violations"], "preload": False, "rules": {rule: {"enabled": False} for rule in left_out}}
    if only:
        options["runOnly"] = only
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['target']}: {one['help']}" for one in found for node in one["nodes"]]


def new_context(browser: Browser, base: str, site: Path, **options: Any) -> BrowserContext:
    """Create a context in which the URL of the missing page returns the 404 page, as on a host."""
    context = browser.new_context(base_url=base, viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, **options)
    context.set_default_timeout(10_000)
    context.route(f"**/{KINDS['missing']}", lambda route: route.fulfill(path=site / "404.html"))
    return context


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
