"""Content of pages."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS


def test_summary_of_a_code_page_fits_a_phone(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(base + KINDS["long code"])

    for text in ("REST and Search", "HTTP 420", "Enhance Your Calm", "You have been rate limited", "Retired:", "Who must act", "Retry"):
        expect(page.locator(".xr-answer").get_by_text(text).first).to_be_in_viewport()
    context.close()


def test_number_page_lists_and_links_every_meaning(page: Page) -> None:
    page.goto("errors/429/")

    meanings = page.locator(".xr-meaning")
    expect(meanings.first).to_contain_text("X API v2")
    for api in ("REST API v1.1", "X API v2", "Sorsa"):
        expect(meanings.filter(has_text=api).first).to_be_visible()
    meanings.locator("a[href$='/sorsa/http-429/']").first.click()
    expect(page).to_have_url(re.compile("/errors/sorsa/http-429/$"))


def test_status_code_without_an_example_shows_that_of_a_code_sent_with_it(page: Page) -> None:
    page.goto("errors/429/#v1-1-http-429")
    meaning = page.locator("#v1-1-http-429")

    expect(meaning).to_be_in_viewport()
    expect(meaning.locator("pre mark")).to_have_text('"code":88')
    expect(meaning).to_contain_text("Usually sent with 88 Rate limit exceeded")


def _uncited(text: str) -> str:
    """Return a text without citation numbers, which differ between pages."""
    return re.sub(r"\[[\d, ]+\]", "", text)


def test_420_and_429_show_the_same_timeline_and_link_to_each_other(page: Page) -> None:
    page.goto("errors/420/")
    story = page.locator(".xr-story").inner_text()
    page.locator(".xr-lineage a", has_text="HTTP 429").click()
    expect(page).to_have_url(re.compile("/errors/429/$"))

    assert page.locator(".xr-story").inner_text() == story
    texts = page.locator(".xr-story p").all_inner_texts()
    page.locator(".xr-lineage a", has_text="HTTP 420").click()
    expect(page).to_have_url(re.compile("/errors/420/$"))
    page.goto("matrix/")
    page.get_by_role("link", name="See this history with its sources").click()
    expect(page).to_have_url(re.compile("/conditions/rate-limited/#history$"))
    assert [_uncited(text) for text in page.locator(".xr-story p").all_inner_texts()] == [_uncited(text) for text in texts]


def test_examples_below_the_home_search_box_find_their_errors(page: Page) -> None:
    page.goto("")
    examples = page.locator(".xr-try a")
    found = {}
    for number in range(examples.count()):
        title = examples.nth(number).get_attribute("title")
        examples.nth(number).click()
        found[title] = page.locator("#xr-found a").first.get_attribute("href")
        page.goto("")

    assert [*found] == ["JSON body", "Number", "Constant", "Exception"]
    ends = ("errors/v1.1/187/", "errors/429/", "errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/", "errors/v2/http-403/")
    assert [] == [(url, end) for url, end in zip(found.values(), ends, strict=True) if not (url or "").endswith(end)]


def test_rate_limit_row_has_codes_and_endpoints_of_every_version(page: Page) -> None:
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


def test_matrix_legend_explains_an_empty_cell(page: Page) -> None:
    page.goto("matrix/")
    columns = page.locator(".xr-matrix thead th").all_inner_texts()

    expect(page.locator("tr#rate-limited > *").nth(columns.index("OAuth"))).to_have_text("")
    expect(page.locator(".xr-key")).to_contain_text("An empty cell: not documented")


def test_pages_that_are_in_no_menu_show_their_section_and_lead_back_to_its_list(page: Page) -> None:
    for url, section in {"guides/which-403/": "Guides", "conditions/rate-limited/": "Conditions", "errors/429/": "Codes"}.items():
        page.goto(url)
        expect(page.locator(".md-tabs__item--active")).to_have_text(section)
    page.goto("guides/which-403/")
    page.locator(".xr-where a").click()
    expect(page).to_have_url(re.compile("/guides/$"))


def test_message_with_markup_is_shown_as_text(page: Page) -> None:
    page.goto("errors/v1.1/161/")

    expect(page.locator(".xr-message", has_text="<a href='http://support.twitter.com").first).to_be_visible()
