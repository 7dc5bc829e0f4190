"""Metadata of pages without scripts: head, JSON-LD, sitemap, and report links."""

import json
import os
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml

from generator.catalogue import Catalogue
from tests.html import Html
from tests.paths import ROOT

ONCE = [
    *("title", "description", "canonical"),
    *("og:title", "og:description", "og:url", "og:image", "og:image:alt", "og:type", "og:site_name"),
    *("twitter:card", "twitter:title", "twitter:description", "twitter:image"),
]
NASTY = "</title></script><script>alert(1)</script> \"q\" 'r' &amp; <b> {{ 7*7 }}"
NASTY_ID = 'v1/a b&c="d"#<é>+%'
REPOSITORY = "https://github.test/owner/name"


def sitemap(site: Path) -> dict[str, str | None]:
    """Return the dates in the sitemap by URL."""
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.parse(site / "sitemap.xml").iterfind("s:url", space)  # noqa: S314 - our own file
    return {url.findtext("s:loc", "", space): url.findtext("s:lastmod", None, space) for url in urls}


@pytest.fixture(scope="module")
def pages(documents: dict[str, Html]) -> dict[str, Html]:
    """Every page except redirects and the 404 page."""
    return {page: html for page, html in documents.items() if not html.is_redirect and page != "404.html"}


@pytest.fixture(scope="module")
def fronts() -> dict[str, dict[str, Any]]:
    """The front matter of every page by URL."""
    found = {}
    for file in (ROOT / "docs").rglob("*.md"):
        text = file.read_text()
        if text.startswith("---\n"):
            path = file.relative_to(ROOT / "docs").with_suffix("").as_posix() + "/"
            found[path.removesuffix("index/") if file.name == "index.md" else path] = yaml.safe_load(text.split("---\n")[1])
    return found


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Html]:
    """A site with our overrides, a repository, and a page with markup in every value."""
    folder = tmp_path_factory.mktemp("nasty")
    (folder / "docs").mkdir()
    entry = {"id": NASTY_ID, "file": "data/a b#c.yaml", "line": 7}
    values = {"title": NASTY, "description": NASTY, "kind": "code", "entry": entry, "term": {"name": NASTY, "code": NASTY, "api": NASTY}}
    for name, front in {
        "index": {"title": "Home", "description": "Start", "kind": "home", "version": "1999-12-31"},
        "code": values,
        "number": {"title": NASTY, "description": NASTY, "kind": "number"},
    }.items():
        (folder / f"docs/{name}.md").write_text(f"---\n{json.dumps(front)}\n---\n\n# A page\n")
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "not_in_nav": "*",
        "nav": ["index.md"],
        "site_dir": str(folder / "site"),
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", folder / "mkdocs.yml"],
        check=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://site.test/x/", "REPOSITORY_URL": REPOSITORY},
    )
    return {page: Html((folder / "site" / page / "index.html").read_text()) for page in ("", "code/", "number/")}


def test_every_page_has_each_head_tag_once(pages: dict[str, Html]) -> None:
    counted = {page: Counter(name for name, value in reader.head if value) for page, reader in pages.items()}

    assert [] == [f"{page}: {counts[name]} x {name}" for page, counts in counted.items() for name in ONCE if counts[name] != 1]


def test_head_has_the_exact_title_and_description_of_the_page(pages: dict[str, Html], fronts: dict[str, dict[str, Any]]) -> None:
    wrong = []
    for page, reader in pages.items():
        front = fronts[page]
        name = reader["og:site_name"]
        wanted = {"title": f"{front['title']} - {name}" if page else name}
        wanted |= dict.fromkeys(["og:title", "twitter:title"], front["title"])
        wanted |= dict.fromkeys(["description", "og:description", "twitter:description"], front["description"])
        wrong += [f"{page}: {key}: {reader[key]}" for key, value in wanted.items() if reader[key] != value]

    assert any('"' in front["description"] for front in fronts.values())
    assert [] == wrong


def test_titles_of_pages_on_the_site_are_unique(pages: dict[str, Html]) -> None:
    counted = Counter(reader["title"].casefold() for reader in pages.values())

    assert [] == [title for title, count in counted.items() if count > 1]


def test_canonical_url_is_the_same_everywhere(pages: dict[str, Html]) -> None:
    root = pages[""]["canonical"]
    for page, reader in pages.items():
        assert {root + page} == {reader["canonical"], reader["og:url"], json.loads(reader.data)["url"]}


def test_open_graph_image_of_every_page_is_a_png_of_1200_by_630(pages: dict[str, Html], site: Path) -> None:
    root = pages[""]["canonical"]
    used = {reader[name].removeprefix(root) for reader in pages.values() for name in ("og:image", "twitter:image")}

    assert used == {file.relative_to(site).as_posix() for file in site.glob("assets/images/unfurl/*")}
    for name in used:
        assert (b"\x89PNG\r\n\x1a\n", 1200, 630) == struct.unpack(">8s8x2I", (site / name).read_bytes()[:24])


def test_every_card_has_an_image() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(), yaml.BaseLoader)  # noqa: S506 - creates only texts

    assert set(config["extra"]["cards"]) == {file.stem for file in (ROOT / "docs/assets/images/unfurl").iterdir()}


def test_linked_data_of_a_code_has_its_term_and_date(
    pages: dict[str, Html], fronts: dict[str, dict[str, Any]], catalogue: Catalogue
) -> None:
    for code in catalogue.codes:
        page = f"errors/{code.name}/"
        data = json.loads(pages[page].data)
        assert ("TechArticle", True, "en") == (data["@type"], data["isAccessibleForFree"], data["inLanguage"])
        assert fronts[page]["date"] == data["dateModified"]
        assert fronts[page]["term"]["code"] == data["about"]["termCode"]
        assert fronts[page]["term"]["name"] == data["about"]["name"]
        assert data["headline"].startswith(data["about"]["name"])
        assert fronts[page]["term"]["api"] == data["about"]["inDefinedTermSet"]["name"]
        assert data["about"]["inDefinedTermSet"]["url"].removeprefix(pages[""]["canonical"]) in pages
        assert pages[""]["canonical"] == data["isPartOf"]["url"]


def test_linked_data_has_the_kind_of_page(pages: dict[str, Html], fronts: dict[str, dict[str, Any]]) -> None:
    for page, reader in pages.items():
        wanted = ("TechArticle", "article") if "entry" in fronts[page] else ("WebSite" if not page else "WebPage", "website")
        assert wanted == (json.loads(reader.data)["@type"], reader["og:type"])


def test_linked_data_and_opensearch_have_the_same_search_url(pages: dict[str, Html], site: Path) -> None:
    target = json.loads(pages[""].data)["potentialAction"]["target"]["urlTemplate"]

    assert target.replace("search_term_string", "searchTerms") in (site / "opensearch.xml").read_text()


def test_sitemap_has_the_dates_of_the_pages(site: Path, fronts: dict[str, dict[str, Any]]) -> None:
    dates = sitemap(site)
    root = next(iter(dates))

    assert {url.removeprefix(root): date for url, date in dates.items()} == {page: front.get("date") for page, front in fronts.items()}


def test_every_page_shows_the_catalogue_version(pages: dict[str, Html], site: Path, fronts: dict[str, dict[str, Any]]) -> None:
    line = f"Catalogue {fronts['']['version']}."
    missing = Html((site / "404.html").read_text())

    assert [] == [page for page, reader in {**pages, "404.html": missing}.items() if line not in reader.text]


def test_title_with_markup_is_shown_as_text(nasty: dict[str, Html]) -> None:
    for page in ("code/", "number/"):
        reader = nasty[page]
        assert f"{NASTY} - {reader['og:site_name']}" == reader["title"]
        for name in ("description", "og:title", "og:description", "twitter:title", "twitter:description"):
            assert reader[name] == NASTY
        data = json.loads(reader.data)
        assert (NASTY, NASTY) == (data["headline"], data["description"])
    assert json.loads(nasty["code/"].data)["about"]["termCode"] == NASTY


def test_entry_page_links_to_a_prefilled_form_and_its_source_line(nasty: dict[str, Html]) -> None:
    links = {text: href for href, text in nasty["code/"].links if href.startswith(f"{REPOSITORY}/")}

    assert {
        "template": ["wrong-code.yml"],
        "title": [f"Wrong: {NASTY_ID}"],
        "page": ["https://site.test/x/code/"],
        "entry": [NASTY_ID],
    } == parse_qs(urlsplit(links["Report or correct this page"]).query, strict_parsing=True)
    assert f"{REPOSITORY}/issues/new?" == links["Report or correct this page"].partition("template")[0]
    assert f"{REPOSITORY}/edit/main/data/a%20b%23c.yaml#L7" == links["Edit this entry"]
    assert f"{REPOSITORY}/blob/main/data/a%20b%23c.yaml#L7" == links["See it in data/a b#c.yaml, line 7"]


def test_page_without_an_entry_links_to_a_form_with_its_url(nasty: dict[str, Html]) -> None:
    [(report, text)] = [(href, text) for href, text in nasty["number/"].links if href.startswith(f"{REPOSITORY}/")]

    assert "Report or correct this page" == text
    assert {"template": ["wrong-code.yml"], "title": [f"Wrong: {NASTY}"], "page": ["https://site.test/x/number/"]} == parse_qs(
        urlsplit(report).query
    )


def test_links_prefill_only_existing_form_fields(nasty: dict[str, Html]) -> None:
    [report] = [href for href, text in nasty["code/"].links if text == "Report or correct this page"]
    query = parse_qs(urlsplit(report).query)
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / query["template"][0]).read_text())

    assert set(query) - {"template", "title"} <= {field.get("id") for field in form["body"]}
    assert query["title"][0].startswith(form["title"])


def test_no_page_has_a_report_link_without_a_repository(pages: dict[str, Html]) -> None:
    assert [] == [page for page, reader in pages.items() if "Report or correct this page" in reader.text]


def test_repository_is_linked_in_the_drawer(nasty: dict[str, Html]) -> None:
    assert REPOSITORY in [href for href, _ in nasty["code/"].links]
