"""Search in the site: a code typed as it is finds its page first."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("420", "/errors/420/"),
        ("429", "/errors/429/"),
        ("34", "/errors/34/"),
        ("130", "/errors/130/"),
        ("187", "/errors/v1.1/187/"),
        ("FUNDING_INSTRUMENT_NOT_FOUND", "/errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/"),
        ("ACCOUNT_NOT_FOUND", "/errors/ads/ACCOUNT_NOT_FOUND/"),
        ("usage-capped", "/errors/v2/usage-capped/"),
        ("v1.1/187", "/errors/v1.1/187/"),
    ],
)
def test_a_code_typed_as_it_is_finds_its_page_first(query: str, address: str, page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type(query)

    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile(re.escape(address)))
