"""A site that is published below a path works like a site at the root of a host."""

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
    """The URL of the home page of the built site, and of a smaller one that was built for a subpath."""
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
    """Leave out all pages of entries except one code, and their data. Lists of entries stay."""
    of_entries = Path(folder).relative_to(ROOT / "docs").parts[:1] not in ((), ("about",), ("assets",), ("lookup",))
    return {name for name in names if of_entries and (Path(folder) / name).is_file() and name not in ("index.md", "187.md")}


@pytest.fixture
def guest(browser: Browser, home: str) -> Iterator[Page]:
    """A browser page that opens the home page, and fails the test for requests outside of its path."""
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


def test_search_box_finds_a_code_and_opens_it(guest: Page, home: str) -> None:
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


def test_unknown_url_shows_the_404_page(guest: Page, home: str) -> None:
    guest.goto(f"{home}guides/no/such/thing/")
    expect(guest.get_by_role("heading", name="Page not found")).to_be_visible()
    guest.get_by_role("link", name="index of all codes").click()
    guest.wait_for_url(f"{home}errors/")
    guest.goto(f"{home}V1.1/187")

    guest.wait_for_url(f"{home}errors/v1.1/187/")


def test_navigation_and_logo_link_to_pages(guest: Page, home: str) -> None:
    guest.goto(f"{home}errors/v1.1/187/")
    links = guest.locator("header a, .md-tabs a").evaluate_all("all => all.map((a) => a.href)")

    assert len(links) > 1
    assert [] == [link for link in links if not link.startswith(home) or not guest.request.get(link).ok]


def test_page_links_to_its_feed(guest: Page, home: str) -> None:
    guest.goto(f"{home}about/programs/")
    link = str(guest.locator("article a[href$='feed.xml']").first.evaluate("(a) => a.href"))

    assert link == f"{home}feed.xml"
    assert "<feed" in guest.request.get(link).text()


def test_color_scheme_is_kept_on_the_next_page(guest: Page, home: str) -> None:
    guest.get_by_title("Switch to dark").click()
    expect(guest.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    guest.goto(f"{home}matrix/")

    expect(guest.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
