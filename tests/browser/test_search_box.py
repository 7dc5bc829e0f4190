"""The search box and the lookup page, with mouse and keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

TOKEN = "AbCdEf0123456789" * 3
BLOCKED = """for (const kind of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, kind, { get() { throw new DOMException("blocked"); } });
}"""


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("429", "/errors/429/"),
        ("FUNDING_INSTRUMENT_NOT_FOUND", "/errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/"),
        ("Status is a duplicate.", "/errors/v1.1/187/"),
    ],
)
def test_code_typed_in_the_header_opens_its_page_with_the_keyboard(query: str, address: str, page: Page) -> None:
    page.goto("about/")
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.locator("header").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(re.escape(address) + "$"))


@pytest.mark.parametrize(("address", "place"), [("about/", "header"), ("", "main")])
def test_enter_opens_the_highlighted_result(address: str, place: str, page: Page) -> None:
    page.goto(address)
    box = page.locator(place).get_by_role("combobox")
    box.fill("429")
    options = page.locator(place).get_by_role("option")
    expect(options.first).to_be_visible()
    second = options.nth(1).get_attribute("href") or ""

    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    box.press("Enter")

    expect(page).to_have_url(second)


def test_enter_opens_a_highlighted_result_that_is_only_likely(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    box.fill("rate limit vs monthly cap")
    option = page.locator("header").get_by_role("option").first
    expect(option).to_contain_text("Likely")
    target = option.get_attribute("href") or ""
    box.press("ArrowDown")
    box.press("Enter")

    expect(page).to_have_url(target)


def test_enter_without_a_match_opens_the_lookup_page(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    box.fill("rate limit vs monthly cap")
    expect(page.locator("header").get_by_role("option").first).to_contain_text("Likely")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/lookup/\?q=rate%20limit|/lookup/\?q=rate\+limit"))
    expect(page.locator("#xr-found li").first).to_contain_text("Likely")


def test_arrows_wrap_and_home_and_end_move_the_caret(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    box.fill("429")
    options = page.locator("header").get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("header").get_by_role("status")).to_have_text(re.compile(r"Match found\. \d results"))

    box.press("ArrowUp")
    expect(box).to_have_attribute("aria-activedescendant", options.last.get_attribute("id") or "")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    box.press("Home")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    assert box.evaluate("(input) => input.selectionStart") == 0
    box.press("End")
    assert box.evaluate("(input) => input.selectionStart") == 3


def test_escape_closes_the_list_and_then_clears_the_input(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    box.fill("429")
    options = page.locator("header").get_by_role("option")
    expect(options.first).to_be_visible()

    box.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("429")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()


@pytest.mark.parametrize(
    ("query", "level"), [("187", "Match"), ("rate limit vs monthly cap", "Likely"), ("avoid 420 when testing", "Possible")]
)
def test_each_result_says_how_certain_it_is(query: str, level: str, page: Page) -> None:
    page.goto("about/")
    page.locator("header").get_by_role("combobox").fill(query)

    expect(page.locator("header").get_by_role("option").first).to_contain_text(level)


def test_next_steps_are_visible_if_nothing_is_found(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    box.fill("1877")
    note = page.locator("header .xr-note")

    expect(note).to_contain_text("No X API error found in this text.")
    expect(note.get_by_role("link", name="187")).to_be_visible()
    expect(note.get_by_role("link", name="Is it me or is it X?")).to_be_visible()
    expect(page.locator("header").get_by_role("option")).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator("header").get_by_role("status")).to_have_text("No X API error found in this text.")


@pytest.mark.parametrize("missing", ["**/lookup.json", "**/search-client.js", "**/search-box.js"])
@pytest.mark.parametrize("query", ["187", "cannot tweet"])
def test_enter_submits_the_form_if_the_search_cannot_be_loaded(query: str, missing: str, browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(missing, lambda route: route.abort())
    page.goto(f"{base}about/")
    box = page.locator("header").get_by_role("combobox")
    box.fill(query)
    expect(page.locator("header .xr-note")).to_contain_text("Search could not be loaded.")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/lookup/\?q="))
    context.close()


def test_lookup_page_reports_that_the_index_cannot_be_loaded(browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/lookup.json", lambda route: route.abort())
    page.goto(f"{base}lookup/?q=187")

    expect(page.get_by_text("The search index could not be loaded.")).to_be_visible()
    expect(page.locator("#xr-next").get_by_role("link", name="index of all codes")).to_be_visible()
    context.close()


def test_everything_works_if_storage_is_blocked(browser: Browser, base: str) -> None:
    context = browser.new_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{base}snippets/wait-for-reset/")
    page.keyboard.press("/")
    page.keyboard.type("187")
    expect(page.locator("header").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/errors/187/$"))
    page.goto(f"{base}lookup/?q=187")
    expect(page.locator("#xr-found li").first).to_contain_text("187")

    assert [] == errors
    context.close()


@pytest.mark.parametrize(
    ("example", "found"), [("JSON body", "187"), ("Response headers", "429"), ("Python traceback", "not-permitted-action")]
)
def test_example_of_the_lookup_page_has_results(example: str, found: str, page: Page) -> None:
    page.goto("lookup/")
    expect(page.locator("#xr-marked")).to_be_hidden()
    expect(page.locator("#xr-found")).to_be_hidden()
    page.get_by_role("button", name=example).click()

    expect(page.locator("#xr-found li").first).to_contain_text(found)


def test_index_is_not_fetched_before_the_first_use(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("errors/v1.1/187/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if url.endswith("lookup.json")]

    with page.expect_response("**/lookup.json"):
        page.locator("header").get_by_role("combobox").focus()
    assert len([url for url in fetched if url.endswith("lookup.json")]) == 1


def test_search_works_offline_after_the_first_use(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    box.fill("1")
    expect(page.locator("header").get_by_role("option").first).to_be_visible()
    page.context.set_offline(True)
    box.fill("usage-capped")

    expect(page.locator("header").get_by_role("option").first).to_contain_text("usage-capped")
    page.context.set_offline(False)


def test_search_finds_guides_conditions_and_apis(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    for query, address in (("login or authorisation fails", "/guides/login-fails/"), ("duplicate post", "/conditions/duplicate-content/")):
        box.fill(query)
        expect(page.locator(f'header .xr-results a[href$="{address}"]')).to_be_visible()


def test_log_pasted_into_the_lookup_page_has_results_and_masked_secrets(page: Page) -> None:
    page.goto("lookup/")
    body = '{"errors":[{"code":187,"message":"Status is a duplicate."}]}'
    log = f"POST /1.1/statuses/update.json\nAuthorization: Bearer {TOKEN}\n{body}"
    page.get_by_label("Error text").fill(log)

    expect(page.locator("#xr-found li").first).to_contain_text("187")
    expect(page.locator("#xr-marked mark").first).to_be_visible()
    assert TOKEN not in page.get_by_label("Error text").input_value()
    assert TOKEN not in page.content()
    assert TOKEN not in page.url
    assert "#" in page.url
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('xr')).length") == 0


def test_pasted_text_is_never_sent_to_a_server(page: Page) -> None:
    page.goto("about/")
    box = page.locator("header").get_by_role("combobox")
    box.focus()
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          document.execCommand("insertText", false, text);
        }""",
        f"nothing known Bearer {TOKEN}",
    )
    expect(box).to_have_value(re.compile("•"))
    box.press("Enter")

    expect(page).to_have_url(re.compile("/lookup/#"))
    assert TOKEN not in page.url
    assert "?" not in page.url


@pytest.mark.parametrize(("address", "expected"), [("lookup/?q=187", "187"), ("lookup/#%7B%22code%22%3A%20453%7D", "453")])
def test_query_in_the_url_is_searched(address: str, expected: str, page: Page) -> None:
    page.goto(address)

    expect(page.locator("#xr-found li").first).to_contain_text(expected)


def test_markup_in_pasted_text_is_shown_as_text(page: Page) -> None:
    page.goto("lookup/")
    page.get_by_label("Error text").fill('<img src=x onerror="document.title=1"> code 187 <script>document.title=2</script>')

    expect(page.locator("#xr-marked")).to_contain_text("<script>")
    assert page.locator("#xr-marked img, #xr-marked script").count() == 0


def test_shortcut_can_be_turned_off(page: Page) -> None:
    page.goto("lookup/")
    page.get_by_text("Settings").click()
    page.get_by_role("checkbox", name="jump to the search box").uncheck()
    page.goto("about/")
    page.keyboard.press("/")

    expect(page.locator("header").get_by_role("combobox")).not_to_be_focused()


def test_search_box_works_on_a_phone(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{base}errors/v2/http-403/")
    page.locator("header").get_by_role("combobox").fill("453")
    option = page.locator("header").get_by_role("option").first
    expect(option).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    option.tap()
    expect(page).to_have_url(re.compile("/errors/453/$"))
    context.close()


def test_search_box_opens_the_lookup_page_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}about/")
    page.locator("header form.xr-box input").fill("187")
    page.locator("header form.xr-box input").press("Enter")

    expect(page.get_by_role("link", name="index of all codes")).to_be_visible()
    context.close()
