"""Layout of pages: the summary of a code fits the screen, and differences are visible."""

import sys
from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.catalogue import Catalogue
from generator.views import CodeView, Views

PHONE: ViewportSize = {"width": 360, "height": 740}
LONGEST = 12
"""Number of code pages to test, those with the longest summaries. `make soak` tests all code pages."""

FOLD = 640
"""What a phone of 740 pixels shows below its own bars, in pixels."""
KINDS = ("v1.1/187", "v1/http-420", "v2/usage-capped", "ads/FUNDING_INSTRUMENT_NOT_FOUND", "v1.1/88")
"""A numeric code, a retired status, a problem type, a constant, and a code with several messages."""


def spoken(view: CodeView) -> int:
    words = (view.name, view.sent, view.subtitle, view.message.text if view.message else "", view.state, view.moved)
    return len("".join(words) + view.code.summary + view.act + view.retry + view.first_fix)


def answers(browser: Browser, base: str, codes: Iterable[str]) -> dict[str, dict[str, float]]:
    """Return the bottom of the summary on a phone, in pixels, and the lines of the heading, by code ID."""
    context = browser.new_context(base_url=base, viewport=PHONE)
    page = context.new_page()
    found = {}
    for code in codes:
        page.goto(f"errors/{code}/")
        found[code] = page.evaluate("""() => {
          const box = (selector) => [...document.querySelectorAll(selector)].at(-1).getBoundingClientRect();
          const line = parseFloat(getComputedStyle(document.querySelector("h1")).lineHeight);
          return { end: box(".xr-answer .xr-facts > div").bottom, lines: Math.round(box(".xr-heading h1").height / line) };
        }""")
    context.close()
    return found


@pytest.mark.parametrize("most", [LONGEST, pytest.param(sys.maxsize, marks=pytest.mark.soak)], ids=["longest", "all"])
def test_summary_of_the_longest_code_pages_fits_a_phone(most: int, browser: Browser, base: str, catalogue: Catalogue) -> None:
    longest = [view.id for view in sorted(Views(catalogue).codes.values(), key=spoken, reverse=True)[:most]]
    ends = {code: own["end"] for code, own in answers(browser, base, longest).items()}

    assert len(ends) == len(longest) >= LONGEST
    assert {} == {name: end for name, end in ends.items() if end > PHONE["height"]}


def test_summary_of_each_kind_of_code_is_above_the_fold_with_a_heading_of_at_most_three_lines(browser: Browser, base: str) -> None:
    for code, own in answers(browser, base, KINDS).items():
        assert own["end"] <= FOLD, code
        assert 1 <= own["lines"] <= 3, code


def test_related_errors_are_next_to_the_summary_only_on_wide_screens(page: Page) -> None:
    page.goto("errors/v1.1/187/")
    left, top = "(box) => box.getBoundingClientRect().left", "(box) => box.getBoundingClientRect().top"
    answer, related = page.locator(".xr-answer"), page.locator(".xr-related")

    page.set_viewport_size({"width": 1200, "height": 900})
    assert answer.evaluate("(box) => box.getBoundingClientRect().right") <= related.evaluate(left)
    assert abs(answer.evaluate(top) - related.evaluate(top)) < 10
    page.set_viewport_size({"width": 1000, "height": 900})
    assert answer.evaluate("(box) => box.getBoundingClientRect().bottom") <= related.evaluate(top)


def test_matrix_header_row_is_sticky(page: Page) -> None:
    page.goto("matrix/")
    page.locator("tr#request-succeeded").scroll_into_view_if_needed()

    assert page.evaluate("scrollY") > 1000
    expect(page.locator(".xr-matrix thead th").first).to_be_in_viewport()
    assert page.locator("tr#request-succeeded").evaluate("(row) => row.getBoundingClientRect().top") > 0


def test_row_header_of_the_matrix_stays_visible_in_a_tall_row(page: Page) -> None:
    page.goto("matrix/")
    heights = page.locator("tr[data-row]").evaluate_all("(rows) => rows.map((row) => row.offsetHeight)")
    row = page.locator("tr[data-row]").nth(heights.index(max(heights)))
    page.evaluate("(y) => scrollTo(0, y)", row.evaluate("(row) => scrollY + row.getBoundingClientRect().bottom - 220"))

    covered = page.locator(".xr-matrix thead th").first.evaluate("(head) => head.getBoundingClientRect().bottom")
    assert row.evaluate("(row) => row.getBoundingClientRect().top") < covered
    assert row.locator("th a").first.evaluate("(link) => link.getBoundingClientRect().top") >= covered


def test_matrix_row_has_a_self_link_that_is_visible_on_focus(page: Page) -> None:
    page.goto("matrix/")
    link = page.locator("tr#rate-limited .xr-anchor")
    expect(link).to_have_css("opacity", "0")
    link.focus()

    page.keyboard.press("Enter")
    assert page.url.endswith("/matrix/#rate-limited")
    expect(page.locator("tr#rate-limited")).to_be_in_viewport()


def test_code_that_changed_since_the_previous_version_has_a_text_label(page: Page) -> None:
    page.goto("matrix/")
    cell = page.locator("tr#rate-limited td[data-api='REST v1.1']")

    expect(cell.locator(".xr-differs", has_text="88")).to_contain_text("changed:")
    expect(cell.locator(".xr-differs", has_text="HTTP 420")).to_have_count(0)
    expect(cell.locator("a", has_text="HTTP 420")).to_be_visible()


def test_matrix_row_on_a_phone_is_a_card_of_documented_cells(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, viewport=PHONE)
    page = context.new_page()
    page.goto("matrix/")
    row = page.locator("tr#rate-limited")

    expect(row.locator("td[data-api='Sorsa']")).to_be_visible()
    expect(row.locator("td[data-api='OAuth']")).to_be_hidden()
    context.close()


def test_identifying_part_of_an_example_is_highlighted(page: Page) -> None:
    page.goto("errors/v1.1/187/")

    expect(page.locator(".xr-example mark").first).to_have_text('"code":187')
