"""How pages are laid out: the answer comes first, nothing jumps, and what differs can be seen."""

from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.catalogue import Catalogue
from generator.views import CodeView, Views

PHONE: ViewportSize = {"width": 360, "height": 740}
LONGEST = 40
"""Code pages with the most words in the answer, of which the others are shorter."""


def spoken(view: CodeView) -> int:
    return len(view.name + view.code.title + view.status + view.code.summary + view.act + view.retry + view.code.fixes[0].text)


def test_a_phone_shows_the_whole_answer_of_the_longest_code_pages_without_scrolling(
    browser: Browser, base: str, catalogue: Catalogue
) -> None:
    context = browser.new_context(base_url=base, viewport=PHONE)
    page = context.new_page()
    ends = {}
    for view in sorted(Views(catalogue).codes.values(), key=spoken)[-LONGEST:]:
        page.goto(view.url)
        ends[view.id] = page.locator(".xr-answer .xr-facts > div").last.evaluate("(fix) => fix.getBoundingClientRect().bottom")
    context.close()

    assert len(ends) == LONGEST
    assert {} == {name: end for name, end in ends.items() if end > PHONE["height"]}


def test_the_names_of_the_columns_stay_in_sight_in_the_matrix(page: Page) -> None:
    page.goto("matrix/")
    page.locator("tr#request-succeeded").scroll_into_view_if_needed()

    assert page.evaluate("scrollY") > 1000
    expect(page.locator(".xr-matrix thead th").first).to_be_in_viewport()
    assert page.locator("tr#request-succeeded").evaluate("(row) => row.getBoundingClientRect().top") > 0


def test_the_problem_stays_in_view_beside_the_end_of_a_high_row_of_the_matrix(page: Page) -> None:
    page.goto("matrix/")
    heights = page.locator("tr[data-row]").evaluate_all("(rows) => rows.map((row) => row.offsetHeight)")
    row = page.locator("tr[data-row]").nth(heights.index(max(heights)))
    page.evaluate("(y) => scrollTo(0, y)", row.evaluate("(row) => scrollY + row.getBoundingClientRect().bottom - 220"))

    covered = page.locator(".xr-matrix thead th").first.evaluate("(head) => head.getBoundingClientRect().bottom")
    assert row.evaluate("(row) => row.getBoundingClientRect().top") < covered
    assert row.locator("th a").first.evaluate("(link) => link.getBoundingClientRect().top") >= covered


def test_a_row_of_the_matrix_has_a_link_to_itself_that_the_keyboard_shows(page: Page) -> None:
    page.goto("matrix/")
    link = page.locator("tr#rate-limited .xr-anchor")
    expect(link).to_have_css("opacity", "0")
    link.focus()

    page.keyboard.press("Enter")
    assert page.url.endswith("/matrix/#rate-limited")
    expect(page.locator("tr#rate-limited")).to_be_in_viewport()


def test_a_code_that_the_version_before_spelled_otherwise_is_marked_in_words_too(page: Page) -> None:
    page.goto("matrix/")
    cell = page.locator("tr#rate-limited td[data-api='REST v1.1']")

    expect(cell.locator(".xr-differs", has_text="88")).to_contain_text("changed:")
    expect(cell.locator(".xr-differs", has_text="HTTP 420")).to_have_count(0)
    expect(cell.locator("a", has_text="HTTP 420")).to_be_visible()


def test_a_phone_shows_a_row_of_the_matrix_as_a_card_of_what_is_known(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, viewport=PHONE)
    page = context.new_page()
    page.goto("matrix/")
    row = page.locator("tr#rate-limited")

    expect(row.locator("td[data-api='Sorsa']")).to_be_visible()
    expect(row.locator("td[data-api='OAuth']")).to_be_hidden()
    context.close()


def test_the_part_of_an_example_that_decides_is_marked(page: Page) -> None:
    page.goto("errors/v1.1/187/")

    expect(page.locator(".xr-example mark").first).to_have_text('"code":187')
