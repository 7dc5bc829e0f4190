"""Keyboard, focus, print, and pages without scripts. Tests of every kind of page are in test_page_kinds.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.audit import DESKTOP, PHONE, SETTLED, new_context, resize, violations
from tests.browser.kinds import KINDS

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
"""Records how focusable elements look without focus. The label of a hidden radio button or checkbox counts instead."""

FOCUSED = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  return { name: el.outerHTML.slice(0, 120), seen: seen(el), marked: look(el) !== before.get(el) };
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A light and a dark page that tests share."""
    context = new_context(browser, base, site, color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def light(browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A page for tests that do not depend on colors."""
    context = new_context(browser, base, site)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A page without scripts."""
    context = new_context(browser, base, site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def tab_to(page: Page, wanted: Locator, most: int = 60) -> None:
    """Press Tab until `wanted` has the focus, and fail if it never does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"{wanted} is not reached by {most} times Tab")


def test_opened_content_has_no_axe_violations(reader: Page) -> None:
    dark = reader.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    rules = ["color-contrast"] if dark else []  # elements and attributes are the same in both schemes
    found = []
    resize(reader, DESKTOP)
    reader.goto("about/")
    reader.locator("header").get_by_role("combobox").fill("429")
    expect(reader.locator("header").get_by_role("option").first).to_be_visible()
    found += violations(reader, only=rules)
    reader.goto("lookup/")
    reader.get_by_label("Error text").fill('{"errors":[{"code":187,"message":"Status is a duplicate."}]}')
    expect(reader.locator("#xr-found li").first).to_be_visible()
    found += violations(reader, only=rules)
    resize(reader, PHONE)
    reader.goto("errors/v2/")
    reader.locator("label.md-header__button[for=__drawer]").click()
    expect(reader.get_by_role("navigation", name="Pages").get_by_role("link", name="Matrix")).to_be_in_viewport()
    reader.wait_for_timeout(300)  # the drawer slides in
    found += violations(reader, only=rules)

    assert [] == found


def test_axe_reports_a_known_violation(page: Page) -> None:
    page.goto("about/")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<input><img src=\"/assets/favicon.svg\">')")

    assert {"label", "image-alt"} <= {line.partition(":")[0] for line in violations(page)}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", KEYS)
def test_focused_elements_are_visible_and_outlined(kind: str, size: tuple[int, int], light: Page) -> None:
    resize(light, size)
    light.emulate_media(reduced_motion="reduce")
    light.goto(KINDS[kind])
    light.evaluate(SETTLED)
    light.evaluate(LOOKS)
    focused = []
    for _ in range(45):
        light.keyboard.press("Tab")
        focused.append(light.evaluate(FOCUSED))
    light.emulate_media(reduced_motion="no-preference")

    assert len([one for one in focused if one]) >= 15
    assert [] == [one for one in focused if one and not (one["seen"] and one["marked"])]


def test_first_link_skips_the_header(page: Page) -> None:
    page.goto(KINDS["code"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator("article a").first).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport()


def test_home_page_search_works_with_the_keyboard(page: Page) -> None:
    page.goto("")
    tab_to(page, page.locator("main form.xr-box input"))
    page.keyboard.type("v1.1/187")
    expect(page.locator("main [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")

    page.wait_for_url("**/errors/v1.1/187/")


def test_guide_works_with_the_keyboard(page: Page) -> None:
    page.goto("guides/posting-refused/")
    row = page.locator(".xr-step:visible .xr-answers > div", has=page.locator("a[href$='#number']"))
    tab_to(page, row.first.get_by_role("button"))
    page.keyboard.press("Enter")

    expect(page.locator("h2#number")).to_be_focused()


def test_code_copying_and_language_tabs_work_with_the_keyboard(page: Page) -> None:
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


def test_code_is_selected_if_copying_is_blocked(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))")
    page.goto(KINDS["snippet"])
    page.locator(".tabbed-block:visible").get_by_role("button", name="Copy to clipboard").click()

    expect(page.locator(".tabbed-block:visible .xr-copied")).to_contain_text("selected")
    assert "import requests" in page.evaluate("getSelection().toString()")


def test_index_filter_works_with_the_keyboard(page: Page) -> None:
    page.goto(KINDS["index"])
    everything = page.locator("[data-row]:visible").count()
    tab_to(page, page.locator("form.xr-filter").get_by_label("Text"))
    page.keyboard.type("duplicate")

    assert 0 < page.locator("[data-row]:visible").count() < everything


def test_color_scheme_switch_works_with_the_keyboard(page: Page) -> None:
    page.goto(KINDS["code"])
    tab_to(page, page.locator("input[name=__palette]").first)
    page.keyboard.press("ArrowRight")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_mobile_navigation_works_with_the_keyboard(scripts: bool, browser: Browser, base: str, site: Path) -> None:
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


@pytest.mark.parametrize("kind", PAPER)
def test_print_shows_only_the_text_dark_on_white(kind: str, reader: Page) -> None:
    resize(reader, DESKTOP)
    reader.goto(KINDS[kind])
    reader.evaluate(SETTLED)
    reader.emulate_media(media="print")
    reader.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")  # the color of links is animated
    shown = reader.locator("header, .md-tabs, .md-sidebar, form, button:not(.xr-answers dt button), .md-skip").evaluate_all(
        "all => all.filter((el) => el.checkVisibility() && el.getBoundingClientRect().height > 0).map((el) => el.outerHTML.slice(0, 80))"
    )
    body = reader.evaluate("getComputedStyle(document.body).backgroundColor")
    pale = reader.locator("article :is(p, li, dd, td, th, code, a, span):visible").evaluate_all(
        """all => all.filter((el) => {
          const light = (color) => {
            const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
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
def test_print_shows_the_url_of_every_source(kind: str, light: Page) -> None:
    light.goto(KINDS[kind])
    light.emulate_media(media="print")
    linked = light.locator(".xr-sources li > a[href^=http]").evaluate_all(
        "all => all.map((a) => [a.getAttribute('href'), getComputedStyle(a, '::after').content])"
    )
    light.emulate_media(media="screen")

    assert linked
    assert [] == [address for address, text in linked if address not in text]


def test_print_shows_collapsed_content(light: Page) -> None:
    light.goto(KINDS["code"])
    closed = light.locator("article details.xr-more:not([open]) li").first
    expect(closed).to_be_hidden()
    light.emulate_media(media="print")
    expect(closed).to_be_visible()
    light.emulate_media(media="screen")


def test_code_guide_and_matrix_are_complete_without_scripts(plain: Page) -> None:
    plain.goto(KINDS["code"])
    for text in ("Who must act", "Retry", "First fix"):
        expect(plain.locator(".xr-answer dt", has_text=text)).to_be_visible()
    plain.goto(KINDS["guide"])
    assert plain.locator(".xr-step:visible").count() == plain.locator(".xr-step").count() > 1
    plain.goto(KINDS["matrix"])
    assert plain.locator("tr[data-row]:visible").count() == plain.locator("tr[data-row]").count() > 1
