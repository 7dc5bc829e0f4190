"""Filters of the index and of the matrix, by API, family, status code and text, which are kept in the URL."""

import re

from playwright.sync_api import Browser, Page, expect


def shown(page: Page) -> int:
    return page.locator("[data-row]:visible").count()


def rows(page: Page) -> list[str]:
    """Return the IDs of the codes in visible rows."""
    links = page.locator("[data-row]:visible td:first-child a").evaluate_all("all => all.map((a) => new URL(a.href).pathname)")
    return [link.removeprefix("/errors/").rstrip("/") for link in links]


def test_index_filters_by_api_and_text_are_kept_in_the_url(page: Page) -> None:
    page.goto("errors/")
    everything = shown(page)
    page.locator("form.xr-filter").get_by_label("API").select_option("sorsa")
    assert {"sorsa"} == {row.partition("/")[0] for row in rows(page)}
    page.locator("form.xr-filter").get_by_label("Text").fill("HTTP 429")
    assert ["sorsa/http-429"] == rows(page)
    expect(page).to_have_url(re.compile(r"\?text=HTTP\+429&api=sorsa$"))

    page.reload()
    assert ["sorsa/http-429"] == rows(page)
    expect(page.locator("form.xr-filter").get_by_label("API")).to_have_value("sorsa")

    page.locator("form.xr-filter").get_by_role("button", name="Clear").click()
    expect(page.locator("form output")).to_have_text(f"{everything} shown")
    assert "?" not in page.url


def test_index_filters_by_status_and_grade(page: Page) -> None:
    page.goto("errors/?status=402")
    assert shown(page) >= 2
    for status in page.locator("[data-row]:visible td:nth-child(2)").all_inner_texts():
        assert "402" in status.split(", ")
    page.locator("form.xr-filter").get_by_label("Grade").select_option("library")
    for grade in page.locator("[data-row]:visible").evaluate_all("rows => rows.map(row => row.dataset.grade)"):
        assert grade == "library"


def test_filter_without_matches_offers_the_lookup_page(page: Page) -> None:
    page.goto("matrix/")
    page.locator("form.xr-filter").get_by_label("Text").fill("Enhance Your Calm")
    expect(page.locator("form.xr-filter output")).to_contain_text("0 of ")
    page.get_by_role("link", name="Look up “Enhance Your Calm”").click()

    expect(page).to_have_url(re.compile(r"/lookup/\?q=Enhance%20Your%20Calm"))
    expect(page.locator("#xr-found a").first).to_have_attribute("href", re.compile("errors/420/$"))


def test_group_without_matches_is_hidden(page: Page) -> None:
    page.goto("errors/?api=sorsa")

    expect(page.locator("section#sorsa")).to_be_visible()
    expect(page.locator("section#v2")).to_be_hidden()


def test_matrix_filters_by_family_and_api(page: Page) -> None:
    page.goto("matrix/?family=limits-and-billing&api=sorsa")

    expect(page.locator("tr#rate-limited")).to_be_visible()
    expect(page.locator("tr#duplicate-content")).to_be_hidden()
    expect(page.locator("tr#posting-limit")).to_be_hidden()


def test_text_in_the_url_without_matches_hides_all_rows(page: Page) -> None:
    page.goto("errors/?text=%3Cscript%3Ealert(1)%3C%2Fscript%3E")

    expect(page.locator("form output")).to_have_text(re.compile(r"^0 of \d+ shown"))
    assert [] == rows(page)


def test_unknown_api_in_the_url_is_ignored(page: Page) -> None:
    page.goto("errors/?api=nowhere")

    assert shown(page) == page.locator("[data-row]").count()


def test_matrix_filters_work_on_a_phone(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{base}matrix/?text=duplicate+post")

    expect(page.locator("tr#duplicate-content")).to_be_visible()
    expect(page.locator("tr#rate-limited")).to_be_hidden()
    context.close()


def test_all_rows_and_no_form_are_shown_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}errors/?api=sorsa")

    expect(page.locator("form.xr-filter")).to_be_hidden()
    assert shown(page) == page.locator("[data-row]").count() > 1
    context.close()
