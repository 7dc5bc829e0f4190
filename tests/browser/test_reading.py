"""What a reader finds on the pages."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS


def test_a_phone_shows_the_answer_of_a_code_page_without_scrolling(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(base + KINDS["long code"])

    for text in ("REST and Search", "HTTP 420", "Who must act", "Retry", "First fix"):
        expect(page.locator(".xr-answer").get_by_text(text).first).to_be_in_viewport()
    context.close()


def test_a_number_page_tells_every_meaning_and_leads_to_it(page: Page) -> None:
    page.goto("errors/429/")

    meanings = page.locator(".xr-meaning")
    for api in ("REST API v1.1", "X API v2", "Sorsa"):
        expect(meanings.filter(has_text=api).first).to_be_visible()
    meanings.locator("a[href$='/sorsa/http-429/']").first.click()
    expect(page).to_have_url(re.compile("/errors/sorsa/http-429/$"))


def test_the_row_of_rate_limiting_names_codes_and_endpoints_of_every_version(page: Page) -> None:
    page.goto("matrix/")

    row = page.locator("tr#rate-limited")
    for cell, texts in {
        "REST v1": ["HTTP 420", "Search", "HTTP 400", "REST"],
        "REST v1.1": ["HTTP 429", "88"],
        "X API v2": ["HTTP 429"],
        "Ads": ["TOO_MANY_REQUESTS", "TWEET_RATE_LIMIT_EXCEEDED"],
        "Streaming": ["HTTP 420"],
        "Sorsa": ["HTTP 429"],
    }.items():
        for text in texts:
            expect(row.locator(f"td[data-api='{cell}']")).to_contain_text(text)


def test_a_matrix_cell_without_codes_says_that_nothing_is_documented(page: Page) -> None:
    page.goto("matrix/")

    expect(page.locator("tr#rate-limited td[data-api='OAuth']")).to_contain_text("not documented")


def test_a_message_full_of_markup_is_shown_as_text(page: Page) -> None:
    page.goto("errors/v1.1/161/")

    expect(page.locator(".xr-message", has_text="<a href='http://support.twitter.com").first).to_be_visible()
