"""Open each kind of page in light mode on a desktop and in dark mode on a phone, and run all checks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import CUT, DESKTOP, MOST_SHIFT, MOVES, NARROW, OVERLAPS, PHONE, SETTLED, WATCH, new_context, resize, violations
from tests.browser.kinds import KINDS

CONTRAST = ("home", "code", "guide", "matrix")
"""Kinds whose light page is checked for contrast on a phone too. The dark page of every kind is, and the light one in `make soak`."""


@dataclass
class Reader:
    """A page in one color scheme, and the problems that it reported while it loaded."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, kind: str, size: tuple[int, int], query: str = "") -> None:
        """Open a page of this kind, and wait until it is complete."""
        self.console.clear()
        self.requests.clear()
        resize(self.page, size)
        self.page.goto(KINDS[kind] + query)
        expect(self.page.locator("h1").first).to_be_visible()
        self.page.evaluate(SETTLED)

    def loading(self) -> dict[str, object]:
        """Return problems while the page loaded, by name of the check."""
        own = urlsplit(self.page.url).netloc
        shift = self.page.evaluate("window.shifted")
        found: dict[str, object] = {
            "console or policy": list(self.console),
            "requests to other hosts": [url for url in self.requests if not url.startswith("data:") and urlsplit(url).netloc != own],
            "cookies": self.page.context.cookies(),
            "layout shift": shift if shift >= MOST_SHIFT else 0,
        }
        return {name: value for name, value in found.items() if value}


def reader_of(browser: Browser, base: str, site: Path, scheme: str) -> Iterator[Reader]:
    context = new_context(browser, base, site, color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(WATCH)
    reader = Reader(context.new_page())
    reader.page.on("console", lambda message: reader.console.append(message.text) if message.type == "error" else None)
    reader.page.on("pageerror", lambda error: reader.console.append(str(error)))
    context.on("request", lambda request: reader.requests.append(request.url))
    yield reader
    context.close()


@pytest.fixture(scope="module")
def light(browser: Browser, base: str, site: Path) -> Iterator[Reader]:
    yield from reader_of(browser, base, site, "light")


@pytest.fixture(scope="module")
def dark(browser: Browser, base: str, site: Path) -> Iterator[Reader]:
    yield from reader_of(browser, base, site, "dark")


@pytest.fixture(scope="module")
def plain(browser: Browser, base: str, site: Path) -> Iterator[Page]:
    """A page without scripts."""
    context = new_context(browser, base, site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def copied_link(page: Page) -> str:
    """Copy the link of the page, which has a fragment in its URL, and return it."""
    page.evaluate("history.replaceState(null, '', `${location.search}#retry`)")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".xr-copy output")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("kind", KINDS)
def test_light_page_loads_without_shifts_copies_its_link_fits_every_size_and_passes_axe(kind: str, light: Reader, base: str) -> None:
    page = light.page
    light.open(kind, DESKTOP, query="" if kind == "missing" else "?from=mail")
    found = light.loading()
    if kind != "missing" and (copied := copied_link(page)) != base + KINDS[kind]:
        found["copied link"] = copied
    if page.locator("body").get_attribute("data-md-color-scheme") != "default":
        found["color scheme"] = "is not light"
    for name, size in NARROW.items():
        resize(page, size)
        wide = max(0, page.evaluate("document.documentElement.scrollWidth") - size[0])
        faults = (wide, page.evaluate(CUT), page.evaluate(OVERLAPS))
        if any(faults):
            found[f"too wide, cut off or covered, {name}"] = faults
    moving = page.evaluate(MOVES)
    page.emulate_media(reduced_motion="reduce")
    still = page.evaluate(MOVES)
    page.emulate_media(reduced_motion="no-preference")
    if still or not moving:  # animations are visible to the audit
        found["motion"] = (still, len(moving))
    for name, size in {"axe, phone": PHONE, "axe, desktop": DESKTOP}.items():
        resize(page, size)
        left_out = ["color-contrast"] if size == PHONE and kind not in CONTRAST else []
        if seen := violations(page, left_out=left_out):
            found[name] = seen

    assert {} == found


@pytest.mark.parametrize("kind", KINDS)
def test_dark_page_loads_without_shifts_on_a_phone_and_has_enough_contrast(kind: str, dark: Reader) -> None:
    dark.open(kind, PHONE)
    found = dark.loading()
    if dark.page.locator("body").get_attribute("data-md-color-scheme") != "slate":
        found["color scheme"] = "is not dark"
    for name, size in {"contrast, phone": PHONE, "contrast, desktop": DESKTOP}.items():
        resize(dark.page, size)
        if faults := violations(dark.page, only=["color-contrast"]):
            found[name] = faults

    assert {} == found


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_page_passes_axe_with_all_its_rows(size: tuple[int, int], kind: str, light: Reader) -> None:
    light.open(kind, size)

    assert [] == violations(light.page, rows=10_000)


@pytest.mark.parametrize("kind", KINDS)
def test_page_without_scripts_has_its_text_and_no_inactive_controls(kind: str, plain: Page) -> None:
    plain.goto(KINDS[kind])

    expect(plain.locator("article h1")).to_be_visible()
    assert len(plain.locator("article#__skip").inner_text()) > 150 or kind == "missing"
    assert plain.locator("button:visible, select:visible, .md-option:visible, textarea:visible").count() == 0
    assert plain.locator("article a[href]:visible").count() >= 1


def test_layout_shift_is_detected(light: Reader) -> None:
    light.open("code", DESKTOP)
    light.page.evaluate("document.querySelector('article').prepend(Object.assign(document.createElement('hr'), {style: 'height: 300px'}))")
    light.page.wait_for_timeout(200)

    assert "layout shift" in light.loading()


def test_low_contrast_in_dark_is_detected(dark: Reader) -> None:
    dark.open("about", DESKTOP)
    dark.page.evaluate("document.querySelector('article p').style.color = '#333'")

    assert violations(dark.page, only=["color-contrast"])


def test_request_to_another_host_is_detected(light: Reader) -> None:
    light.open("about", DESKTOP)
    light.page.evaluate("document.body.append(Object.assign(document.createElement('img'), { src: 'https://other.test/x.png', alt: '' }))")
    light.page.wait_for_timeout(200)

    assert "console or policy" in light.loading()


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_a_section_starts_below_the_line_of_its_heading(kind: str, light: Reader) -> None:
    light.open(kind, DESKTOP)

    tops = light.page.evaluate("""() => [...document.querySelectorAll(".md-typeset > h2")].flatMap((heading) => {
      const [line, text] = [heading, heading.nextElementSibling].map((element) => element?.getBoundingClientRect());
      return text ? [[heading.id, text.top - line.top]] : [];
    })""")

    assert [] == [(name, below) for name, below in tops if below < 0]
