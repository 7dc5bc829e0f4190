"""The 404 page redirects to the page that the missing path names, if there is exactly one."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def guest(browser: Browser) -> Iterator[Page]:
    """A page whose console errors are ignored, because the missing URL itself causes one."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("187", "/errors/187/"),
        ("V1.1/187", "/errors/v1.1/187/"),
        ("errors/V2/USAGE-CAPPED", "/errors/v2/usage-capped/"),
        ("e/420/", "/errors/420/"),
        ("funding_instrument_not_found", "/errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/"),
        ("v1/http-420.html", "/errors/v1/http-420/"),
    ],
)
def test_old_or_guessed_url_redirects_to_its_page(path: str, address: str, base: str, guest: Page) -> None:
    guest.goto(base + path)

    expect(guest).to_have_url(re.compile(re.escape(address) + "$"))


def test_unknown_code_lists_the_nearest_codes(base: str, guest: Page) -> None:
    guest.goto(f"{base}errors/FUNDING_INSTRUMENT_N")

    expect(guest.get_by_role("heading", name="Page not found")).to_be_visible()
    expect(guest.get_by_role("link", name="FUNDING_INSTRUMENT_NOT_FOUND")).to_be_visible()


def test_markup_in_the_missing_path_is_shown_as_text(base: str, guest: Page) -> None:
    guest.goto(f"{base}errors/%3Cimg%20src=x%20onerror=document.title=1%3E")

    expect(guest.get_by_role("heading", name="Page not found")).to_be_visible()
    assert guest.locator("#xr-missing img").count() == 0
