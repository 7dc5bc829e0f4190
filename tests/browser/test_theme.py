"""What the header, the lists beside a page and the tabs of code do, and that cutting the stylesheet changes no page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.delivery import SHEET
from generator.delivery.styles import resolved
from tests.browser.audit import DESKTOP, PHONE, SETTLED, new_context, resize
from tests.browser.kinds import KINDS
from tests.paths import ROOT
from tools.bench.server import serve

MOST_BYTES, MOST_REQUESTS = 40_000, 8
"""Maximum transfer size in bytes, and number of requests, of the first load of a code page."""
DECLARED = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const names = (rules) => [...rules].flatMap((rule) => [...rule.style ?? [], ...names(rule.cssRules ?? [])]);
  return [...new Set(names(sheet.cssRules))].filter((name) => !name.startsWith("--"));
}"""
"""Lists the properties that a stylesheet declares, which are all that can differ without a part of it."""
LOOKS = """(names) => {
  const seen = new Set();
  const own = (el) => [el.localName, el.getAttribute("class"), el.hidden, el.matches(":first-child")].join();
  const kind = (el) => el && `${kind(el.parentElement)}>${own(el)}`;
  const first = [...document.querySelectorAll("*")].filter((el) => !seen.has(kind(el)) && seen.add(kind(el)));
  const drawn = (el, pseudo) => !["none", "normal"].includes(getComputedStyle(el, pseudo).content);
  return first.flatMap((el) => {
    const sides = ["::before", "::after"].filter((pseudo) => drawn(el, pseudo));
    return [null, ...sides, ...(el.matches("li") ? ["::marker"] : []), ...(el.matches("input") ? ["::placeholder"] : [])].map((pseudo) => {
      const style = getComputedStyle(el, pseudo);
      const values = names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return [`${el.outerHTML.slice(0, 100)} ${pseudo ?? ""}`, values.join("; ")];
    });
  });
}"""
"""The first element of each kind (tags and classes up to the root) and its pseudo-elements, with the values of properties."""
VIEWS: list[tuple[tuple[int, int], Literal["light", "dark"]]] = [(DESKTOP, "light"), (PHONE, "dark")]
RESTYLE = "(link) => new Promise((done) => { link.onload = done; link.href += '?whole'; })"


@pytest.fixture(scope="module")
def whole() -> str:
    """The whole stylesheet, before it is cut."""
    return resolved(ROOT / "docs" / SHEET)


@pytest.fixture(scope="module")
def reader(browser: Browser, base: str, site: Path, whole: str) -> Iterator[Page]:
    """A page that gets the whole stylesheet where its URL ends in `?whole`."""
    context = new_context(browser, base, site)
    context.route("**/*.css?whole", lambda route: route.fulfill(body=whole, content_type="text/css"))
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A page on a phone."""
    context = new_context(browser, base, site)
    page = context.new_page()
    resize(page, PHONE)
    yield page
    context.close()


def looks(page: Page, names: list[str]) -> list[tuple[str, str]]:
    """How the page looks in each view, on a screen and on paper, in the properties with these names."""
    found = []
    for size, scheme in VIEWS:
        resize(page, size)
        for media in ("screen", "print"):
            page.emulate_media(media=media, color_scheme=scheme, reduced_motion="reduce")
            page.evaluate(SETTLED)
            found += [(f"{name} {scheme}, {media}", style) for name, style in page.evaluate(LOOKS, names)]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_element_looks_as_with_the_whole_stylesheet(kind: str, reader: Page, whole: str) -> None:
    reader.goto(KINDS[kind], wait_until="networkidle" if kind == "missing" else "load")  # its script adds the nearest codes
    names = reader.evaluate(DECLARED, whole)
    cut = looks(reader, names)
    reader.locator("link[rel=stylesheet]").evaluate(RESTYLE)
    uncut = looks(reader, names)

    assert any("serif" in style for _, style in cut)
    assert [] == [name for (name, style), (_, other) in zip(cut, uncut, strict=True) if style != other]


def test_a_missing_rule_would_be_noticed(page: Page, whole: str) -> None:
    page.goto(KINDS["code"])
    names = page.evaluate(DECLARED, whole)
    before = looks(page, names)
    page.evaluate(
        "document.styleSheets[0].deleteRule([...document.styleSheets[0].cssRules].findIndex((rule) => rule.selectorText === '.xr-where'))"
    )

    assert before != looks(page, names)


@pytest.mark.parametrize("kind", ["code", "long code", "constant"])
def test_the_first_load_of_a_code_page_is_light(kind: str, browser: Browser, site: Path) -> None:
    with serve(site) as served:
        context = browser.new_context()
        context.new_page().goto(served.address + KINDS[kind], wait_until="networkidle")
        context.close()

    assert sum(answer.size for answer in served.responses) <= MOST_BYTES
    assert len(served.responses) <= MOST_REQUESTS


@pytest.mark.parametrize("way", ["Escape", "a tap beside it"])
def test_the_menu_opens_the_drawer_which_closes_again(way: str, phone: Page) -> None:
    phone.goto(KINDS["code"])
    drawer = phone.get_by_role("navigation", name="Pages")
    phone.locator("header label[for=__drawer]").click()
    expect(drawer).to_be_in_viewport(ratio=0.9)
    if way == "Escape":
        phone.keyboard.press("Escape")
    else:
        phone.mouse.click(PHONE[0] - 20, PHONE[1] / 2)

    expect(drawer).not_to_be_in_viewport()


def test_escape_closes_the_drawer_that_the_keyboard_has_brought_out(phone: Page) -> None:
    phone.goto(KINDS["code"])
    drawer = phone.get_by_role("navigation", name="Pages")
    drawer.get_by_role("link", name="Matrix").focus()
    phone.keyboard.press("Shift+Tab")
    expect(drawer).to_be_in_viewport(ratio=0.9)
    phone.keyboard.press("Escape")

    expect(drawer).not_to_be_in_viewport()


def test_the_drawer_is_closed_on_the_page_that_back_returns_to(phone: Page) -> None:
    phone.goto(KINDS["code"])
    phone.locator("header label[for=__drawer]").click()
    phone.get_by_role("navigation", name="Pages").get_by_role("link", name="Matrix").click()
    phone.wait_for_url("**/matrix/")
    phone.go_back()

    expect(phone.get_by_role("navigation", name="Pages")).not_to_be_in_viewport()


def test_without_a_choice_the_colors_follow_the_system_and_nothing_is_stored(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(KINDS["code"])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_title("Switch to light")).to_be_visible()
    expect(page.get_by_title("Switch to dark")).to_be_hidden()
    page.emulate_media(color_scheme="light")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_title("Switch to dark")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_a_choice_of_colors_outlasts_a_change_of_the_system(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(KINDS["code"])
    page.get_by_title("Switch to dark").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    page.goto(KINDS["matrix"])

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", re.compile(r"rgb\(15, 23, 22\)"))


def test_a_choice_that_the_script_of_the_theme_stored_still_counts(page: Page) -> None:
    stored = '{"index": 1, "color": {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"}}'
    page.add_init_script(f"localStorage.setItem('/.__palette', '{stored}')")
    page.goto(KINDS["code"])

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("kept", ["[]", "{", '"slate"', '{"color": 7}', '{"color": {"scheme": "pink"}}'])
def test_invalid_color_scheme_is_ignored(kept: str, page: Page) -> None:
    page.add_init_script(f"localStorage.setItem('/.__palette', {kept!r})")
    page.goto(KINDS["code"])

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_a_language_chosen_in_one_block_is_shown_in_all_and_on_the_next_page(page: Page) -> None:
    def twice(route: Route) -> None:
        html = route.fetch().text()
        block = html[html.index('<div class="tabbed-set') : html.index("<h2", html.index('<div class="tabbed-set'))]
        route.fulfill(body=html.replace(block, block + block.replace("__tabbed_1", "__tabbed_2"), 1), content_type="text/html")

    page.route(f"**/{KINDS['snippet']}", twice)
    page.goto(KINDS["snippet"])
    page.locator(".tabbed-labels label", has_text="curl").first.click()

    expect(page.locator(".tabbed-block:visible")).to_contain_text(["#!/usr/bin/env bash"] * 2)
    assert page.url.endswith("#__tabbed_1_4")
    page.goto("snippets/renew-on-401/")
    expect(page.locator(".tabbed-block:visible")).to_contain_text("#!/usr/bin/env bash")


def test_a_url_names_the_tab_that_is_shown(page: Page) -> None:
    page.goto(KINDS["snippet"] + "#__tabbed_1_3")

    expect(page.locator(".tabbed-block:visible")).to_contain_text("await ")


def test_the_table_of_contents_shows_which_section_is_being_read(page: Page) -> None:
    page.goto(KINDS["api"])
    links = page.locator(".md-nav--secondary a")
    expect(page.locator(".md-nav__link--active", has_text=re.compile("."))).to_have_count(1)  # that of the page, in the other list
    links.nth(1).click()
    expect(links.nth(1)).to_have_class(re.compile("md-nav__link--active"))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(links.last).to_have_class(re.compile("md-nav__link--active"))
    page.evaluate("scrollTo(0, 0)")

    expect(page.locator(".md-nav--secondary .md-nav__link--active")).to_have_count(0)


def test_the_lists_beside_a_page_stay_in_sight_and_scroll_in_a_low_window(page: Page) -> None:
    resize(page, (DESKTOP[0], 320))
    page.goto(KINDS["api"])
    for place in ("top", "end"):
        page.evaluate("(place) => scrollTo(0, place === 'top' ? 0 : document.body.scrollHeight / 2)", place)
        for panel in page.locator(".md-sidebar__scrollwrap:visible").all():
            box = panel.bounding_box()
            assert box is not None
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 320
            assert panel.evaluate("(panel) => panel.scrollHeight > panel.clientHeight")


def test_every_icon_has_a_drawing(page: Page) -> None:
    page.goto("errors/v1.1/187/")
    drawings = page.locator(".xr-icon").evaluate_all("(icons) => icons.map((icon) => getComputedStyle(icon).maskImage)")

    assert len(set(drawings)) == len(drawings) > 1
    assert "none" not in drawings
