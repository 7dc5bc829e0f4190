"""Copying for a ticket: for two audiences in four formats, read back from the clipboard of a real browser."""

import html
import itertools
import re

import markdown
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.catalogue import Catalogue
from generator.quote import plain
from tests.html import Html

AUDIENCES = ("To the customer", "Internal")
FORMATS = ("Markdown", "Plain text", "Rich text", "One line")
# Their texts contain characters with a meaning in Markdown: *, _, [, ] and a backslash.
SPECIAL = ("ads/INVALID_DENOMINATION", "v2/activity-bulk-delete", "enterprise/http-400", "ads/NOT_FOUND", "v1.1/85")
HOSTILE = "<img src=x onerror=alert(1)> *a* _b_ `c` [d](e) | f | ~~g~~ &lt; # <b>h</b> \\* snake_case"

# Only for our key, because the theme uses the storage too.
FORBID = """for (const way of ["getItem", "setItem"]) {
  const own = Storage.prototype[way];
  Storage.prototype[way] = function (key, ...rest) {
    if (key === "xr-ticket") throw new Error("forbidden");
    return own.call(this, key, ...rest);
  };
}"""


class Tags:
    """The elements of an HTML fragment, and its text."""

    def __init__(self, text: str) -> None:
        html = Html(text)
        self.tags = [(tag, has) for tag, has in html.elements if tag not in ("html", "head", "body")]
        self.text = "\n".join(node.text() for node in html.select("p, li"))


def words(text: str) -> list[str]:
    """Return the words of a text, without the dashes of list items."""
    return re.sub(r"^- ", "", text, flags=re.MULTILINE).split()


@pytest.fixture
def allowed(page: Page) -> Page:
    """A page that may use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def copied(page: Page, audience: str, style: str) -> str:
    """Copy, and return the text in the clipboard."""
    page.get_by_label(audience, exact=True).check()
    page.get_by_label(style, exact=True).check()
    page.get_by_role("button", name="Copy for a ticket").click()
    expect(page.locator(".xr-ticket output")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def copied_html(page: Page) -> str:
    """Return the rich text in the clipboard."""
    types = page.evaluate("navigator.clipboard.read().then(([item]) => item.types)")
    assert {"text/html", "text/plain"} <= set(types)
    return str(page.evaluate("navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_format_for_every_audience_has_all_parts_of_a_ticket(audience: str, allowed: Page, base: str, catalogue: Catalogue) -> None:
    allowed.goto("errors/v1.1/187/")
    for style in FORMATS:
        has_all_parts(allowed, audience, style, base, catalogue)


def has_all_parts(allowed: Page, audience: str, style: str, base: str, catalogue: Catalogue) -> None:
    text = copied(allowed, audience, style)
    code = catalogue.code["v1.1/187"].value
    wanted = ["187", "REST API v1.1", "Status is a duplicate", f"{base}errors/v1.1/187/", f"catalogue version {catalogue.version}"]
    if style == "One line":
        assert "\n" not in text
    else:
        wanted += [plain(code.fixes[0].text), plain(code.summary), "“Status is a duplicate.”", "keys, tokens, secrets, or cookies"]
    read = " ".join(words(Tags(markdown.markdown(text)).text if style == "Markdown" else text))
    assert [] == [part for part in wanted if part not in read]
    assert ("You received error 187" in text) == (audience == "To the customer" and style != "One line")
    if style == "Rich text":
        rich = Tags(copied_html(allowed))
        assert {"p", "b", "ul", "li", "a", "code"} == {tag for tag, _ in rich.tags}
        assert [f"{base}errors/v1.1/187/"] == [attributes["href"] for tag, attributes in rich.tags if tag == "a"]
        assert words(rich.text) == words(text)
    else:
        shown = allowed.locator(".xr-preview").inner_text()
        assert words(shown) == words(text)


@pytest.mark.parametrize("code", SPECIAL)
def test_special_characters_are_escaped_in_markdown(code: str, allowed: Page) -> None:
    allowed.goto(f"errors/{code}/")
    for audience in AUDIENCES:
        plain = copied(allowed, audience, "Plain text")
        rendered = Tags(markdown.markdown(copied(allowed, audience, "Markdown")))

        assert words(rendered.text) == words(plain), audience
        assert {"p", "strong", "ul", "li", "a", "code"} == {tag for tag, _ in rendered.tags}, audience


def test_injected_markup_is_shown_as_text_in_every_format(allowed: Page, catalogue: Catalogue) -> None:
    def spoil(route: Route) -> None:
        head, mark, ticket = route.fetch().text().partition('<div class="xr-ticket">')
        spoilt = ticket.replace(html.escape(plain(catalogue.code["v1.1/187"].value.summary)), html.escape(HOSTILE))
        route.fulfill(body=head + mark + spoilt, content_type="text/html")

    allowed.route("**/errors/v1.1/187/", spoil)
    allowed.goto("errors/v1.1/187/")
    unformatted = copied(allowed, "Internal", "Plain text")
    assert HOSTILE in unformatted
    rendered = Tags(markdown.markdown(copied(allowed, "Internal", "Markdown")))
    assert words(rendered.text) == words(unformatted)
    assert {"p", "strong", "ul", "li", "a", "code"} == {tag for tag, _ in rendered.tags}
    assert copied(allowed, "Internal", "Rich text") == unformatted
    rich = Tags(copied_html(allowed))
    assert HOSTILE in rich.text
    assert {"p", "b", "ul", "li", "a", "code"} == {tag for tag, _ in rich.tags}
    assert allowed.locator(".xr-preview img").count() == 0


def test_ticket_form_works_with_the_keyboard(allowed: Page, base: str) -> None:
    allowed.goto("errors/v1.1/187/")
    allowed.locator(".xr-where a").first.focus()
    allowed.keyboard.press("Tab")
    allowed.keyboard.press("Enter")
    expect(allowed.locator(".xr-copy output")).to_have_text("Copied.")
    assert allowed.evaluate("navigator.clipboard.readText()") == f"{base}errors/v1.1/187/"

    allowed.keyboard.press("Tab")
    allowed.keyboard.press("Enter")  # "For a ticket"
    allowed.keyboard.press("Tab")  # the link of the section
    allowed.keyboard.press("Tab")
    expect(allowed.get_by_label("To the customer")).to_be_focused()
    allowed.keyboard.press("ArrowRight")
    allowed.keyboard.press("Tab")
    for _ in range(3):
        allowed.keyboard.press("ArrowRight")
    allowed.keyboard.press("Tab")
    expect(allowed.get_by_role("button", name="Copy for a ticket")).to_be_focused()
    allowed.keyboard.press("Enter")
    expect(allowed.locator(".xr-ticket output")).to_have_text("Copied.")
    assert str(allowed.evaluate("navigator.clipboard.readText()")).startswith("v1.1/187: Status is a duplicate (REST API v1.1) · ")


@pytest.mark.parametrize("style", FORMATS)
def test_text_is_selected_if_copying_is_blocked(style: str, page: Page) -> None:
    page.add_init_script(
        "for (const way of ['write', 'writeText']) navigator.clipboard[way] = () => Promise.reject(new Error('forbidden'))"
    )
    page.goto("errors/v1.1/187/")
    page.get_by_label(style, exact=True).check()
    page.get_by_role("button", name="Copy for a ticket").click()

    expect(page.locator(".xr-ticket output")).to_contain_text("selected")
    assert words(page.evaluate("getSelection().toString()")) == words(page.locator(".xr-preview").inner_text())


def test_text_is_selected_without_a_clipboard(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto("errors/v1.1/187/")
    page.get_by_role("button", name="Copy for a ticket").click()

    expect(page.locator(".xr-ticket output")).to_contain_text("selected")
    assert "**What it means:**" in page.evaluate("getSelection().toString()")


def test_texts_can_be_selected_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto("errors/v1.1/187/")

    expect(page.get_by_text("Copy link")).to_have_count(0)
    page.get_by_role("link", name="For a ticket").first.click()
    for audience, label in zip(AUDIENCES, ("Retry:", "Retry:"), strict=True):
        block = page.locator(".xr-ticket details", has=page.locator("summary", has_text=audience))
        expect(block.get_by_text(label)).to_be_hidden()
        block.locator("summary").click()
        expect(block.get_by_text(label)).to_be_visible()
        link = block.get_by_role("link").last
        assert link.evaluate("(a) => a.href") == f"{base}errors/v1.1/187/"
        assert block.evaluate("(node) => getComputedStyle(node).userSelect") in ("auto", "text")
    context.close()


@pytest.mark.parametrize("code", ["v1.1/187", "ads/FUNDING_INSTRUMENT_EXCEEDS_AVAILABLE_CREDIT_LIMIT"])
def test_ticket_fits_the_width_of_a_phone(code: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"errors/{code}/")

    for audience, style in itertools.product(AUDIENCES, FORMATS):
        page.get_by_label(audience, exact=True).check()
        page.get_by_label(style, exact=True).check()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, (audience, style)
        assert page.evaluate("(() => { const box = document.querySelector('.xr-preview'); return box.scrollWidth <= box.clientWidth })()")


def test_choice_of_audience_and_format_is_kept(page: Page) -> None:
    page.goto("errors/v1.1/187/")
    expect(page.get_by_label("To the customer")).to_be_checked()
    expect(page.get_by_label("Markdown")).to_be_checked()
    page.get_by_label("Internal").check()
    page.get_by_label("One line").check()

    page.goto("errors/v1.1/88/")
    expect(page.get_by_label("Internal")).to_be_checked()
    expect(page.get_by_label("One line")).to_be_checked()
    expect(page.locator(".xr-preview")).to_contain_text("v1.1/88: ")


def test_page_works_with_blocked_or_invalid_storage(page: Page) -> None:
    page.goto("errors/v1.1/187/")
    page.evaluate("localStorage.setItem('xr-ticket', '{')")
    page.reload()
    expect(page.locator(".xr-preview")).to_contain_text("You received")

    page.add_init_script(FORBID)
    page.reload()
    page.get_by_label("One line").check()
    expect(page.locator(".xr-preview")).to_contain_text(" · ")
