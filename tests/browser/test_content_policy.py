"""Content Security Policy and privacy: pages work under the policy, request no other host, and store only documented settings."""

import re
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kinds import KINDS
from tests.paths import ROOT

LOOKUP = "lookup/#" + quote('{"errors":[{"code":187,"message":"Status is a duplicate."}]}')
KEYS = {"/.__palette", "/.__tabs", "xr-guide", "xr-ticket", "xr-shortcuts-off"}
"""Every key that the privacy section of the about page covers."""
WATCH = "addEventListener('securitypolicyviolation', (e) => console.error(`${e.violatedDirective}: ${e.blockedURI}`))"


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page on which a violation of the policy or a request to another host fails the test."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(WATCH)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert page.context.cookies() == []
    own = urlsplit(page.url).netloc
    assert [] == [url for url in asked if not url.startswith("data:") and urlsplit(url).netloc != own]


@pytest.fixture(scope="module")
def stopped() -> list[str]:
    """The messages of the policy on the console."""
    return []


@pytest.fixture(scope="module")
def attacked(browser: Browser, base: str, stopped: list[str]) -> Iterator[Page]:
    """A page for tests that inject markup."""
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.on("console", lambda message: stopped.append(message.text) if "Content Security Policy" in message.text else None)
    yield page
    context.close()


@pytest.mark.parametrize("url", [LOOKUP, "2/problems/usage-capped/"])
def test_lookup_and_redirect_comply_with_the_policy(url: str, watched: Page) -> None:
    watched.goto(url, wait_until="networkidle")

    expect(watched.locator("h1").first).to_be_visible()


def use_lookup(page: Page) -> None:
    page.goto(LOOKUP)
    expect(page.locator("#xr-found li").first).to_contain_text("187")
    page.get_by_text("Settings").click()
    page.get_by_role("checkbox", name="jump to the search box").uncheck()


def use_box(page: Page) -> None:
    page.goto("")
    page.locator("main form.xr-box input").fill("187")
    expect(page.locator("main [role=option]").first).to_be_visible()


def use_guide(page: Page) -> None:
    page.goto(KINDS["guide"])
    page.locator(".xr-step:visible .xr-answers button").first.click()
    page.get_by_role("button", name="Show all questions").click()


def use_ticket(page: Page) -> None:
    page.goto(KINDS["code"])
    for form in ("Rich text", "One line"):
        page.get_by_label(form, exact=True).check()
        page.get_by_role("button", name="Copy for a ticket").click()
        expect(page.locator(".xr-ticket output")).to_have_text("Copied.")


def use_tabs(page: Page) -> None:
    page.goto(KINDS["snippet"])
    page.locator(".tabbed-labels label", has_text="JavaScript").click()
    page.locator(".tabbed-block:visible").get_by_role("button", name="Copy to clipboard").first.click()
    expect(page.locator(".tabbed-block:visible .xr-copied").first).to_have_text("Copied.")
    page.goto("snippets/renew-on-401/")
    expect(page.locator(".tabbed-block:visible")).to_contain_text("await ")


def use_colors(page: Page) -> None:
    page.goto("")
    page.get_by_title("Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(KINDS["matrix"])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def use_filter(page: Page) -> None:
    page.goto(KINDS["index"])
    page.get_by_label("Text").fill("duplicate")
    expect(page.locator("[data-row]:visible").first).to_contain_text(re.compile("duplicate", re.IGNORECASE))


@pytest.mark.parametrize("use", [use_lookup, use_box, use_guide, use_ticket, use_tabs, use_colors, use_filter])
def test_interaction_complies_with_the_policy_and_stores_only_known_keys(use: Callable[[Page], None], watched: Page) -> None:
    use(watched)

    assert set(watched.evaluate("Object.keys(localStorage)")) <= KEYS
    assert [] == watched.evaluate("Object.keys(sessionStorage)")


def test_color_scheme_is_set_before_the_first_paint(watched: Page) -> None:
    watched.goto("")
    watched.get_by_title("Switch to dark").click()
    seen = "addEventListener('DOMContentLoaded', () => (window.early = document.body.dataset.mdColorScheme), { capture: true })"
    watched.add_init_script(seen)
    watched.goto(KINDS["code"])

    assert watched.evaluate("window.early") == "slate"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>window.__pwned = 1</script>",
        "<img src=x onerror='window.__pwned = 1'>",
        "<svg onload='window.__pwned = 1'></svg>",
        "<body onload='window.__pwned = 1'>",
        "<a id=bait href='javascript:window.__pwned = 1'>x</a>",
        "<iframe srcdoc='<script>parent.__pwned = 1</script>'></iframe>",
        "<script src='data:text/javascript,window.__pwned = 1'></script>",
        "<script src='https://other.test/x.js'></script>",
        "<object data='data:text/html,<script>1</script>'></object>",
        "<base href='https://other.test/'>",
    ],
)
def test_policy_blocks_injected_markup(markup: str, stopped: list[str], attacked: Page) -> None:
    def inject(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace("<article", f"{markup}<article", 1), content_type="text/html")

    stopped.clear()
    attacked.unroute_all()
    attacked.route(f"**/{KINDS['code']}", inject)
    attacked.goto(KINDS["code"])
    if "bait" in markup:
        attacked.evaluate("document.querySelector('#bait').click()")
    end = time.monotonic() + 10
    while not stopped and time.monotonic() < end:
        attacked.wait_for_timeout(20)

    assert stopped
    assert attacked.evaluate("window.__pwned === undefined")
    assert attacked.evaluate("new URL('x', document.baseURI).host === location.host")


def test_privacy_section_lists_every_stored_setting() -> None:
    text = " ".join((ROOT / "docs/about/index.md").read_text().split())

    for words in ("light or dark", "the language of code", "show all questions", "audience and format", "<kbd>/</kbd>"):
        assert words in text
