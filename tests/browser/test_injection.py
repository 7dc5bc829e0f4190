"""Build a catalogue with payloads of tests/payloads.txt in every text: they must appear as text, and none may run."""

import csv
import functools
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import markdown
import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page

from generator.__main__ import main
from generator.delivery import deliver
from generator.entries import ApiFile, Changelog, Common, Family, Flows, Guide, Library, Overviews, Retries, Slug, Snippets, Source, Watch
from generator.exports.tables import escape_formula
from tests.browser.conftest import hosted
from tests.injection_catalogue import PAYLOADS, fields, write
from tests.paths import ROOT

TOGETHER = 120
"""Payloads per text. Each page takes a fifth of a second to open, and each group of payloads has a page of each kind."""
GROUPS = [PAYLOADS[i : i + TOGETHER] for i in range(0, len(PAYLOADS), TOGETHER)]
MANY_LINES = ("Message.text", "Example.body", "Body.body")
UNSEEN = {f"{entry}.keywords" for entry in ("Code", "Condition", "Guide", "Library", "OverviewWords", "Snippet")} | {
    "Allow.reason",
    "Code.match",
    "Change.text",
    "Source.note",  # shown only for a source without a URL
    "Accepted.names",
    "Accepted.reason",
    "Unchecked.address",
    "Unchecked.reason",
    "WatchedPage.reason",
}
"""Fields that no page shows."""
SITE = "http://127.0.0.1:8000/below/a/folder/"
TAGS = """(html) => {
  const names = (root, less) => [...root.querySelectorAll("*")].map((e) =>
    `${e.localName} ${e.getAttributeNames().filter((name) => !less.includes(name)).sort()}`);
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...names(parsed, []), ...names(document, ["hidden", "style", "tabindex", "title"]).map((tag) => `${tag} (live)`)];
}"""
"""Lists elements with their attributes: of the HTML from the server, and of the live page without four attributes that the theme adds."""
LINKS = """() => [...document.querySelectorAll('[href], [src], [action]')].map((e) => e.href?.baseVal ?? e.href ?? e.src ?? e.action)
  .map((url) => url.replace(/(?<=\\/lookup\\/\\?q=).+/, ''))"""
"""Lists the URLs on a page. Examples below the search box are queries for the lookup page, which can be any text."""
TEXT = """() => [document.title, document.body.textContent, ...[...document.querySelectorAll('[title], [data-title], [data-line]')]
  .map((e) => e.title + ' ' + (e.dataset.title ?? '') + ' ' + (e.dataset.line ?? ''))].join(' ')"""
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
FREE = re.compile(r"code |wbr |span ")
"""Elements whose number depends on the text: code spans, line break opportunities, syntax highlighting."""


@dataclass
class Built:
    """A built site: its folder, and each text in it with its field."""

    folder: Path
    texts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def site(self) -> Path:
        return self.folder / "served/below/a/folder"

    def paths(self) -> list[str]:
        return sorted(file.relative_to(self.site).as_posix().removesuffix("index.html") for file in self.site.rglob("*.html"))


def build(folder: Path, *, hostile: bool) -> Built:
    built = Built(folder)
    asked = Counter[str]()

    def make(own: str) -> str:
        number = asked[own]
        asked[own] += 1
        text = ("\n\n" if own in MANY_LINES else " ¦ ").join(GROUPS[(number + len(own)) % len(GROUPS)]) if hostile else "Harmless words"
        text = f"{text} ({own} {number})"
        built.texts.append((own, text))
        return text

    write(folder, len(GROUPS), make)
    for name in ("about", "lookup", "assets"):
        if name == "assets":
            (folder / "docs/assets").mkdir(exist_ok=True)
            for part in ("javascripts", "stylesheets", "images", "favicon.svg"):
                (folder / "docs/assets" / part).symlink_to(ROOT / "docs/assets" / part)
        else:
            (folder / "docs" / name).mkdir(exist_ok=True)
            (folder / f"docs/{name}/index.md").write_text((ROOT / f"docs/{name}/index.md").read_text())
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "not_in_nav": "*",
        "nav": ["index.md"],
        "site_dir": str(built.site),
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config))
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE}
    with patch("generator.rules.check", lambda _: []):  # the real catalogue has no such texts, but pages must handle them
        assert main(["build", "--root", str(folder)]) == 0
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
        subprocess.run(command, check=True, env=environment)
        deliver(folder, built.site)
    return built


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("bad"), hostile=True)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("good"), hostile=False)


@dataclass
class Seen:
    """The content of a page in the browser."""

    tags: Counter[str]
    links: list[str]
    text: str
    ran: bool


def dismissed(reported: list[str], dialog: Dialog) -> None:
    reported.append(dialog.message)
    dialog.dismiss()


def visit(browser: Browser, built: Built, reported: list[str]) -> dict[str, Seen]:
    """Open every page of a site, and return its content by path. `reported` collects console errors, dialogs and foreign requests."""
    seen = {}
    with hosted(built.folder / "served") as address:
        root = f"{address}below/a/folder/"
        context = browser.new_context()
        page = context.new_page()
        page.on("dialog", functools.partial(dismissed, reported))
        page.on("console", lambda message: reported.append(f"{page.url}: {message.text}") if message.type == "error" else None)
        page.on("pageerror", lambda error: reported.append(f"{page.url}: {error}"))
        page.on("request", lambda request: reported.append(request.url) if not request.url.startswith((root, "data:")) else None)
        for path in built.paths():
            if path == "404.html" or 'http-equiv="refresh"' in (built.site / path / "index.html").read_text():
                continue  # these pages can redirect immediately, and have separate tests
            answer = page.goto(root + path)
            assert answer
            links = [link.replace(root, "") for link in page.evaluate(LINKS)]
            ran = page.evaluate("window.__pwned !== undefined")
            seen[path] = Seen(Counter(page.evaluate(TAGS, answer.text())), links, page.evaluate(TEXT), ran)
        context.close()
    return seen


@pytest.fixture(scope="module")
def visited(browser: Browser, bad: Built, good: Built) -> tuple[dict[str, Seen], dict[str, Seen], list[str]]:
    reported: list[str] = []
    return visit(browser, bad, reported), visit(browser, good, reported), reported


def squeezed(text: str) -> str:
    """Remove what pages change: backticks of code spans, and whitespace."""
    return re.sub(r"[`\s]+", "", text)


def test_every_field_has_payloads(bad: Built) -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 200
    known = {
        name
        for model in (ApiFile, Changelog, Common, Family, Flows, Guide, Library, Overviews, Retries, Snippets, Watch, dict[Slug, Source])
        for name in fields(model)
    }
    filled = Counter(own for own, _ in bad.texts)
    assert known == set(filled) - {"program"}
    assert [] == [own for own, count in filled.items() if count < len(GROUPS)]


def test_no_payload_runs_or_opens_a_dialog(visited: tuple[dict[str, Seen], dict[str, Seen], list[str]]) -> None:
    seen, _, reported = visited

    assert [] == [path for path, page in seen.items() if page.ran]
    assert [] == reported


def test_payloads_create_no_element_attribute_or_url(visited: tuple[dict[str, Seen], dict[str, Seen], list[str]]) -> None:
    seen, calm, _ = visited

    assert set(seen) == set(calm)
    wrong = {}
    for path, page in seen.items():
        counts, usual = ({tag: n for tag, n in own.tags.items() if not FREE.match(tag)} for own in (page, calm[path]))
        free = {tag for tag in page.tags if FREE.match(tag)} - {tag for own in calm.values() for tag in own.tags}
        if counts != usual or free or page.links != calm[path].links:
            wrong[path] = (
                Counter(counts) - Counter(usual),
                Counter(usual) - Counter(counts),
                free,
                set(page.links) ^ set(calm[path].links),
            )
    assert {} == wrong


def test_every_payload_is_shown_as_text(bad: Built, visited: tuple[dict[str, Seen], dict[str, Seen], list[str]]) -> None:
    whole = " ".join(squeezed(page.text) for page in visited[0].values())

    assert [] == [(own, text) for own, text in bad.texts if own not in UNSEEN and squeezed(text) not in whole]


def test_feed_and_documents_contain_every_text_unchanged(bad: Built) -> None:
    feed = ET.parse(bad.site / "feed.xml")  # noqa: S314 - our own file
    summaries = [node.text for node in feed.iter("{http://www.w3.org/2005/Atom}summary")]
    assert summaries == [text for own, text in bad.texts if own == "Change.text"]

    held = set[str]()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            held.add(value)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(part)

    for file in bad.site.rglob("*.json"):
        walk(json.loads(file.read_text()))
    published = ("ApiFile.", "Code.", "Condition.", "Message.", "Example.", "Claim.", "Body.", "Member.", "Moment.", "Source.", "Retry.")
    left_out = {"Code.where", "Code.keywords", "Condition.keywords"}
    assert [] == [(own, text) for own, text in bad.texts if own.startswith(published) and own not in left_out and text not in held]


@pytest.mark.parametrize("name", ["catalogue.csv", "matrix.csv"])
def test_no_csv_cell_with_a_payload_is_a_formula(name: str, bad: Built) -> None:
    cells = [cell for row in csv.reader(io.StringIO((bad.site / name).read_text(), newline="")) for cell in row]

    cells += [escape_formula(payload) for payload in PAYLOADS]
    assert [] == [cell for cell in cells if cell.startswith(FORMULAS)]


def test_markdown_pages_with_payloads_contain_no_html(bad: Built) -> None:
    usual = {"blockquote", "h1", "h2", "h3", "p", "ul", "ol", "li", "a", "code", "pre", "em", "strong", "br"}
    for file in [*bad.site.rglob("*.md"), bad.site / "llms.txt", bad.site / "llms-full.txt"]:
        html = markdown.markdown(file.read_text(), extensions=["fenced_code", "tables"])
        assert set(re.findall(r"<([a-z][\w-]*)", html)) <= usual, file
        assert not re.search(r"<[^>]* on\w+=|<a href=\"(?!https?://)", html), file


@pytest.fixture
def guarded(page: Page) -> Iterator[Page]:
    """A page on which no payload may open a dialog or set a variable."""
    spoken: list[str] = []
    page.on("dialog", functools.partial(dismissed, spoken))
    yield page
    assert page.evaluate("window.__pwned === undefined")
    assert [] == spoken


RESULT_TAGS = {"li ", "a class,href", "a href,class", "code ", "b ", "span ", "em ", "small ", "strong class,data-level"}
"""Expected elements of a search result, with their attributes."""


def tags(page: Page, place: str) -> set[str]:
    return set(page.locator(place).evaluate("(e) => [...e.querySelectorAll('*')].map((e) => `${e.localName} ${e.getAttributeNames()}`)"))


def test_pasted_payload_is_shown_as_text(guarded: Page) -> None:
    guarded.goto("lookup/")
    for payloads in GROUPS:
        guarded.locator("#xr-text").fill(f'{{"errors":[{{"code":187}}]}} {" ".join(payloads)}')
    assert tags(guarded, "#xr-marked") <= {"mark "}
    assert tags(guarded, "#xr-found") <= RESULT_TAGS


@pytest.mark.parametrize("way", ["lookup/?q={}", "lookup/#{}", "errors/?text={}", "guides/rate-limited/#{}", "snippets/wait-for-reset/#{}"])
def test_payload_in_the_url_is_shown_as_text(way: str, guarded: Page) -> None:
    guarded.goto(way.format("harmless"))
    usual = tags(guarded, "article") | RESULT_TAGS | {"mark ", "pre id", "ol id", "ol id,hidden", "ul class", "a href"}
    for payloads in GROUPS:
        guarded.goto("about:blank")
        guarded.goto(way.format(quote(" ".join(payloads), safe="")))
        assert tags(guarded, "article") <= usual


def missing_paths(guarded: Page, site: Path, payloads: list[str]) -> None:
    """Open each payload as the path of a missing page, and check the content of the 404 page."""
    with_page = (site / "404.html").read_text().replace("data-root", 'data-repository="https://github.test/o/n" data-root', 1)
    guarded.route("**/missing/**", lambda route: route.fulfill(body=with_page, content_type="text/html"))
    stayed = 0
    for payload in payloads:
        guarded.goto("about:blank")
        guarded.goto(f"missing/{quote(payload[:60], safe='')}")
        guarded.wait_for_load_state("networkidle")
        if "/missing/" in guarded.url:
            stayed += 1
            assert tags(guarded, "#xr-missing") <= RESULT_TAGS | {"p ", "a href", "ul ", "ul class"}
            for link in guarded.locator("#xr-missing a").evaluate_all("(all) => all.map((e) => e.href)"):
                assert urlsplit(link).netloc in ("github.test", "docs.x.com", "developer.x.com", urlsplit(guarded.url).netloc)
    assert stayed > len(payloads) / 2


def test_payload_in_a_missing_path_is_shown_as_text(guarded: Page, site: Path) -> None:
    missing_paths(guarded, site, PAYLOADS[::60])


@pytest.mark.soak
def test_every_payload_in_a_missing_path_is_shown_as_text(guarded: Page, site: Path) -> None:
    missing_paths(guarded, site, PAYLOADS)
