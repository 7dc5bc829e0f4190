"""A project site, published below a folder, works as one at a root."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import hosted
from tests.paths import ROOT

pytestmark = pytest.mark.slow
FOLDER = "repo-name/"


@pytest.fixture(scope="module", params=["", FOLDER], ids=["root", "folder"])
def home(request: pytest.FixtureRequest, base: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the home page: the built site, and a smaller one that was built for a folder."""
    if not request.param:
        yield base
        return
    work = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "docs", work / "docs", ignore=fewer)
    config = {"INHERIT": str(ROOT / "mkdocs.yml"), "docs_dir": str(work / "docs"), "theme": {"custom_dir": str(ROOT / "overrides")}}
    (work / "mkdocs.yml").write_text(yaml.safe_dump(config))
    with hosted(work / "hosted") as address:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(work / "hosted" / FOLDER)]
        subprocess.run(command, cwd=work, check=True, capture_output=True, env={**os.environ, "SITE_URL": address + FOLDER})
        shutil.copy(work / "hosted" / FOLDER / "404.html", work / "hosted")
        yield address + FOLDER


def fewer(folder: str, names: list[str]) -> set[str]:
    """Of the pages of codes those of v1.1 are enough."""
    return {name for name in names if Path(folder).parent.name == "errors" and Path(folder).name != "v1.1" and name != "index.md"}


@pytest.fixture
def guest(browser: Browser, home: str) -> Iterator[Page]:
    """A page on the home page, of which nothing is asked above its folder."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(home)
    yield page
    context.close()
    assert asked
    assert [] == [url for url in asked if not url.startswith((home, "data:"))]


def test_the_box_finds_a_code_and_leads_to_it(guest: Page, home: str) -> None:
    guest.goto(f"{home}about/")
    box = guest.locator("header").get_by_role("combobox")
    with guest.expect_response("**/lookup.json") as index:
        box.fill("v1.1/187")
    assert index.value.ok
    assert index.value.url == f"{home}assets/lookup.json"
    expect(guest.locator("header").get_by_role("option").first).to_be_visible()
    box.press("Enter")

    guest.wait_for_url(f"{home}errors/v1.1/187/")
    expect(guest.get_by_role("heading", level=1)).to_contain_text("187")


def test_an_unknown_address_shows_the_page_that_leads_on(guest: Page, home: str) -> None:
    guest.goto(f"{home}guides/no/such/thing/")
    expect(guest.get_by_role("heading", name="There is no such page")).to_be_visible()
    guest.get_by_role("link", name="index of all codes").click()
    guest.wait_for_url(f"{home}errors/")
    guest.goto(f"{home}V1.1/187")

    guest.wait_for_url(f"{home}errors/v1.1/187/")


def test_the_sections_and_the_mark_lead_to_pages(guest: Page, home: str) -> None:
    guest.goto(f"{home}errors/v1.1/187/")
    links = guest.locator("header a, .md-tabs a").evaluate_all("all => all.map((a) => a.href)")

    assert len(links) > 1
    assert [] == [link for link in links if not link.startswith(home) or not guest.request.get(link).ok]


def test_the_feed_is_found_from_the_page_that_tells_of_it(guest: Page, home: str) -> None:
    guest.goto(f"{home}about/programs/")
    link = str(guest.locator("article a[href$='feed.xml']").first.evaluate("(a) => a.href"))

    assert link == f"{home}feed.xml"
    assert "<feed" in guest.request.get(link).text()


def test_the_colours_chosen_are_kept_on_the_next_page(guest: Page, home: str) -> None:
    guest.get_by_title("Switch to dark").click()
    expect(guest.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    guest.goto(f"{home}matrix/")

    expect(guest.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
