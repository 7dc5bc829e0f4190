"""Every kind of page for everybody: axe, zoom, keyboard, reduced motion, paper, and no scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.kinds import KINDS

DESKTOP, PHONE = (1280, 900), (360, 740)
NARROW = {"zoomed to 200 %": (640, 450), "phone": PHONE, "zoomed to 400 %": (320, 256)}
KEYS = ("home", "code", "guide", "snippet", "lookup", "index", "about")
PAPER = ("code", "guide", "matrix", "snippet")

LOOKS = """() => {
  const keys = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderColor", "backgroundColor", "color", "opacity"];
  const parts = (el) => [el, ...(el.matches(".md-option") ? [el.nextElementSibling] : el.labels ?? []),
    ...(el.closest(".tabbed-set")?.querySelectorAll(":scope > .tabbed-labels") ?? [])];
  window.look = (el) => parts(el).map((part) => keys.map((key) => getComputedStyle(part)[key]).join()).join("|");
  window.seen = (el) => parts(el).some((part) => {
    const { width, height, bottom, right, top, left } = part.getBoundingClientRect();
    return width > 4 && height > 4 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
      && part.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  });
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, label, [tabindex]");
  window.before = new Map([...all].map((el) => [el, look(el)]));
}"""
"""Notes how everything that can have the focus looks without it. A radio or checkbox that is not drawn is seen by its label."""

FOCUSED = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  return { name: el.outerHTML.slice(0, 120), seen: seen(el), marked: look(el) !== before.get(el) };
}"""

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
"""Text that the window cuts off, but for what scrolls in a frame of its own."""

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


def new_context(browser: Browser, base: str, site: Path, **options: Any) -> BrowserContext:
    """A context in which the address of the missing page shows what a host answers there."""
    context = browser.new_context(base_url=base, viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, **options)
    context.set_default_timeout(10_000)
    context.route(f"**/{KINDS['missing']}", lambda route: route.fulfill(path=site / "404.html"))
    return context


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A page in light, and one in dark, that the tests share."""
    context = new_context(browser, base, site, color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def light(browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A page for what does not hang on colours."""
    context = new_context(browser, base, site)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A page without scripts."""
    context = new_context(browser, base, site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def tab_to(page: Page, wanted: Locator, most: int = 60) -> None:
    """Press Tab until `wanted` has the focus, and fail if it never does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"{wanted} is not reached by {most} times Tab")


FEWER = """() => {
  for (const rows of [".xr-step", "[data-row]", "article li", "article tr", "article dl > div"]) {
    for (const row of [...document.querySelectorAll(rows)].slice(40)) row.remove();
  }
}"""
"""Of what stands in rows by the hundred, each like the others, axe sees forty."""


def violations(page: Page) -> list[str]:
    """What axe finds, one line for each element."""
    page.evaluate(FEWER)
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']}: {one['help']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_desktop_and_a_phone(kind: str, reader: Page) -> None:
    found = {}
    for size in (DESKTOP, PHONE):
        resize(reader, size)
        reader.goto(KINDS[kind])
        expect(reader.locator("h1").first).to_be_visible()
        found[size] = violations(reader)

    assert {DESKTOP: [], PHONE: []} == found


def test_axe_finds_nothing_in_what_opens(reader: Page) -> None:
    found = []
    resize(reader, DESKTOP)
    reader.goto("about/")
    reader.locator("header").get_by_role("combobox").fill("429")
    expect(reader.locator("header").get_by_role("option").first).to_be_visible()
    found += violations(reader)
    reader.goto("lookup/")
    reader.get_by_label("Error text").fill('{"errors":[{"code":187,"message":"Status is a duplicate."}]}')
    expect(reader.locator("#xr-found li").first).to_be_visible()
    found += violations(reader)
    resize(reader, PHONE)
    reader.goto("errors/v2/")
    reader.locator("label.md-header__button[for=__drawer]").click()
    expect(reader.get_by_role("navigation", name="Pages").get_by_role("link", name="Matrix")).to_be_in_viewport()
    reader.wait_for_timeout(300)  # it slides in
    found += violations(reader)

    assert [] == found


def test_axe_would_find_a_fault(page: Page) -> None:
    page.goto("about/")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<input><img src=\"/assets/favicon.svg\">')")

    assert {"label", "image-alt"} <= {line.partition(":")[0] for line in violations(page)}


@pytest.mark.parametrize("kind", KINDS)
def test_zoomed_or_on_a_phone_nothing_is_cut_off_or_covered(kind: str, light: Page) -> None:
    for name, size in NARROW.items():
        resize(light, size)
        light.goto(KINDS[kind])
        expect(light.locator("h1").first).to_be_visible()

        assert light.evaluate("document.documentElement.scrollWidth") <= size[0], name
        assert [] == light.evaluate(CUT), name
        assert [] == light.evaluate(OVERLAPS), name


@pytest.mark.parametrize("kind", KINDS)
def test_colours_follow_the_system(kind: str, reader: Page) -> None:
    reader.goto(KINDS[kind])
    scheme = reader.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'slate' : 'default'")

    expect(reader.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", KEYS)
def test_what_has_the_focus_is_seen_and_marked(kind: str, size: tuple[int, int], light: Page) -> None:
    resize(light, size)
    light.emulate_media(reduced_motion="reduce")
    light.goto(KINDS[kind], wait_until="networkidle")
    light.evaluate(LOOKS)
    focused = []
    for _ in range(45):
        light.keyboard.press("Tab")
        focused.append(light.evaluate(FOCUSED))
    light.emulate_media(reduced_motion="no-preference")

    assert len([one for one in focused if one]) >= 15
    assert [] == [one for one in focused if one and not (one["seen"] and one["marked"])]


def test_the_first_link_skips_the_header(page: Page) -> None:
    page.goto(KINDS["code"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator("article a").first).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport()


def test_by_keyboard_the_box_of_the_home_page_leads_to_a_code(page: Page) -> None:
    page.goto("")
    tab_to(page, page.locator("main form.xr-box input"))
    page.keyboard.type("v1.1/187")
    expect(page.locator("main [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")

    page.wait_for_url("**/errors/v1.1/187/")


def test_by_keyboard_a_guide_is_answered(page: Page) -> None:
    page.goto("guides/posting-refused/")
    tab_to(page, page.get_by_role("button", name="A number", exact=True))
    page.keyboard.press("Enter")

    expect(page.locator("h2#number")).to_be_focused()


def test_by_keyboard_a_code_is_copied_and_its_language_changed(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(KINDS["snippet"])
    tab_to(page, page.locator(".tabbed-set > input").first)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("#!/usr/bin/env bash")).to_be_visible()
    tab_to(page, page.locator(".tabbed-block:visible .md-code__button"))
    page.keyboard.press("Enter")

    expect(page.locator(".tabbed-block:visible .xr-copied")).to_have_text("Copied.")
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith("#!/usr/bin/env bash")


def test_where_copying_is_forbidden_the_code_is_selected(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))")
    page.goto(KINDS["snippet"])
    page.locator(".tabbed-block:visible").get_by_role("button", name="Copy to clipboard").click()

    expect(page.locator(".tabbed-block:visible .xr-copied")).to_contain_text("selected")
    assert "import requests" in page.evaluate("getSelection().toString()")


def test_by_keyboard_the_index_is_filtered(page: Page) -> None:
    page.goto(KINDS["index"])
    everything = page.locator("[data-row]:visible").count()
    tab_to(page, page.locator("form.xr-filter").get_by_label("Text"))
    page.keyboard.type("duplicate")

    assert 0 < page.locator("[data-row]:visible").count() < everything


def test_by_keyboard_the_colours_are_changed(page: Page) -> None:
    page.goto(KINDS["code"])
    tab_to(page, page.locator("input[name=__palette]").first)
    page.keyboard.press("ArrowRight")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_by_keyboard_the_drawer_of_a_phone_comes_out_and_leads_on(scripts: bool, browser: Browser, base: str, site: Path) -> None:
    context = new_context(browser, base, site, java_script_enabled=scripts)
    page = context.new_page()
    resize(page, PHONE)
    page.goto(KINDS["code"])
    drawer = page.get_by_role("navigation", name="Pages")
    expect(drawer).not_to_be_in_viewport()
    tab_to(page, drawer.get_by_role("link", name="Matrix"))
    expect(drawer).to_be_in_viewport()
    expect(drawer.get_by_role("link", name="Matrix")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    page.wait_for_url("**/matrix/")
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_for_who_asked_for_less_motion(kind: str, light: Page) -> None:
    resize(light, PHONE)
    light.emulate_media(reduced_motion="reduce")
    light.goto(KINDS[kind])
    found = light.evaluate(MOVES)
    light.emulate_media(reduced_motion="no-preference")

    assert [] == found
    assert light.evaluate(MOVES)  # what would move is seen


@pytest.mark.parametrize("kind", PAPER)
def test_on_paper_there_is_the_text_alone_dark_on_white(kind: str, reader: Page) -> None:
    resize(reader, DESKTOP)
    reader.goto(KINDS[kind], wait_until="networkidle")
    reader.emulate_media(media="print")
    reader.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")  # links change colour slowly
    shown = reader.locator("header, .md-tabs, .md-sidebar, form, button:not(.xr-answers dt button), .md-skip, .md-dialog").evaluate_all(
        "all => all.filter((el) => el.checkVisibility() && el.getBoundingClientRect().height > 0).map((el) => el.outerHTML.slice(0, 80))"
    )
    body = reader.evaluate("getComputedStyle(document.body).backgroundColor")
    pale = reader.locator("article :is(p, li, dd, td, th, code, a, span):visible").evaluate_all(
        """all => all.filter((el) => {
          const light = (colour) => {
            const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
            return a === 0 ? 255 : (r * 2 + g * 5 + b) / 8;
          };
          const style = getComputedStyle(el);
          return light(style.color) > 140 || light(style.backgroundColor) < 200;
        }).map((el) => el.outerHTML.slice(0, 120))"""
    )
    reader.emulate_media(media="screen")

    assert [] == shown
    assert body in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert [] == pale


@pytest.mark.parametrize("kind", ["code", "snippet", "condition"])
def test_on_paper_every_source_shows_its_address(kind: str, light: Page) -> None:
    light.goto(KINDS[kind])
    light.emulate_media(media="print")
    told = light.locator(".xr-sources li > a[href^=http]").evaluate_all(
        "all => all.map((a) => [a.getAttribute('href'), getComputedStyle(a, '::after').content])"
    )
    light.emulate_media(media="screen")

    assert told
    assert [] == [address for address, text in told if address not in text]


def test_on_paper_nothing_is_folded_away(light: Page) -> None:
    light.goto(KINDS["code"])
    closed = light.locator("article details.xr-more:not([open]) li").first
    expect(closed).to_be_hidden()
    light.emulate_media(media="print")
    expect(closed).to_be_visible()
    light.emulate_media(media="screen")


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_every_page_has_its_text_and_no_dead_controls(kind: str, plain: Page) -> None:
    plain.goto(KINDS[kind])

    expect(plain.locator("article h1")).to_be_visible()
    assert len(plain.locator("article#__skip").inner_text()) > 150 or kind == "missing"
    assert plain.locator("button:visible, select:visible, .md-option:visible, textarea:visible").count() == 0
    links = plain.locator("article a[href]:visible").count()
    assert links >= 1


def test_without_scripts_a_code_a_guide_and_the_matrix_are_whole(plain: Page) -> None:
    plain.goto(KINDS["code"])
    for text in ("Who must act", "Retry", "First fix"):
        expect(plain.locator(".xr-answer dt", has_text=text)).to_be_visible()
    plain.goto(KINDS["guide"])
    assert plain.locator(".xr-step:visible").count() == plain.locator(".xr-step").count() == 10
    plain.goto(KINDS["matrix"])
    assert plain.locator("tr[data-row]:visible").count() == plain.locator("tr[data-row]").count() > 80
