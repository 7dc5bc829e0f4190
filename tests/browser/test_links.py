"""Copying links to sections, and messages. Tests of every kind of page are in test_page_kinds.py."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

READ = "navigator.clipboard.readText()"


@pytest.fixture(scope="module")
def allowed(browser: Browser, base: str) -> Iterator[Page]:
    """A page that may use the clipboard."""
    context = browser.new_context(base_url=base, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_section_link_copies_the_url_of_the_section(allowed: Page, base: str) -> None:
    allowed.goto("errors/v1.1/187/")
    allowed.get_by_role("heading", name="Retry").get_by_role("link").click()

    expect(allowed.get_by_text("Link copied.")).to_be_visible()
    assert f"{base}errors/v1.1/187/#retry" == allowed.evaluate(READ) == allowed.url


def test_every_section_of_a_code_page_has_a_link_to_itself(page: Page) -> None:
    page.goto("errors/v1.1/187/")
    headings = page.locator("article h2")

    assert headings.count()
    for heading in headings.all():
        assert heading.locator(".xr-anchor").get_attribute("href") == f"#{heading.get_attribute('id')}"


def test_section_link_is_visible_on_focus(page: Page) -> None:
    page.goto("errors/v1.1/187/")
    sign = page.locator("#cause .xr-anchor")
    sign.focus()

    expect(sign).to_have_css("opacity", "1")


def test_url_is_selected_if_copying_is_blocked(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))")
    page.goto("guides/rate-limited/")
    page.get_by_role("button", name="Copy link").click()

    expect(page.locator(".xr-copy output")).to_contain_text("selected")
    assert re.search("/guides/rate-limited/$", page.evaluate("getSelection().toString()"))


@pytest.mark.parametrize(
    ("code", "message"),
    [("v1.1/187", "Status is a duplicate."), ("v1/http-420", "You have been rate limited. Enhance your calm.")],
    ids=["in the heading", "below the heading"],
)
def test_message_is_copied_exactly(code: str, message: str, allowed: Page) -> None:
    allowed.goto(f"errors/{code}/")
    allowed.get_by_role("button", name="Copy message").click()

    expect(allowed.locator(".xr-slot [role=status]")).to_have_text("Copied.")
    assert message == allowed.evaluate(READ)


def test_code_without_a_message_has_no_copy_button_for_it(page: Page) -> None:
    page.goto("errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/")

    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Copy message")).to_have_count(0)
