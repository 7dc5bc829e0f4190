"""Measure search quality: compare our search, Material's search, MiniSearch, and plain BM25 on the same queries."""

import json
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, REMEDY, find
from tools.bench.figures import Figure, Note
from tools.bench.runs import ROOT, generate, real
from tools.bench.server import serve
from tools.bench.weight import stock_site

QUERIES = ROOT / "tests/search/queries.jsonl"
"""File in which each line has a query, the right pages (`expect`), and other useful pages (`accept`)."""
NONE = ["NONE"]
"""Value of `expect` for a query that is not about X."""

SETTLED_MS = 700
"""Milliseconds until Material shows results for typed text."""

Query = dict[str, Any]


def search_quality(folder: Path, queries: Path = QUERIES) -> list[Figure | Note]:
    """Return the scores of each search engine for the queries in the file `queries`.

    Our search uses the index of our site. The other engines rank the pages of a site built with the unmodified Material theme.
    """
    node = shutil.which("node")
    if not queries.exists():
        return [Note(f"Not measured: {queries} is missing.")]
    if node is None or not (ROOT / "node_modules/minisearch").exists():
        return [Note("Not measured: Node or MiniSearch is missing. Run `npm ci`.")]
    judged = [json.loads(line) for line in queries.read_text().splitlines() if line.strip()]
    texts = [query["query"] for query in judged]
    root = real(folder / "real")
    generate(root)
    site = stock_site(root)
    found = _ranked(node, root, site, texts)
    found["stock Material"] = _typed(site, texts)
    lines: list[Figure | Note] = []
    for engine in ("own", "stock Material", "MiniSearch", "BM25"):
        lines += _figures(engine, judged, found[engine])
    return lines


def _ranked(node: str, root: Path, site: Path, texts: list[str]) -> dict[str, list[list[str]]]:
    """Return the result pages of each query, by engine, for the engines that run in Node."""
    (root / "pages.json").write_text(json.dumps(_pages(site)))
    (root / "queries.json").write_text(json.dumps(texts))
    script = Path(__file__).with_suffix(".mjs")
    files = (ROOT / "docs/assets/javascripts/lookup.js", root / "docs/assets/lookup.json", root / "pages.json", root / "queries.json")
    done = subprocess.run([node, str(script), *map(str, files)], check=True, capture_output=True, text=True)
    ranked: dict[str, list[list[str]]] = json.loads(done.stdout)
    return ranked


def _pages(site: Path) -> list[dict[str, str]]:
    """Return the URL, title, and text of each page in `site`. The text is joined from the sections in Material's search index."""
    pages: dict[str, dict[str, str]] = {}
    for section in json.loads((site / "search/search_index.json").read_text())["docs"]:
        url = section["location"].partition("#")[0]
        page = pages.setdefault(url, {"url": url, "title": unescape(section["title"]), "text": ""})
        page["text"] += f" {unescape(section['title'])} {unescape(section['text'])}"
    return list(pages.values())


def _typed(site: Path, texts: list[str]) -> list[list[str]]:
    """Type each query into Material's search field in Chromium, and return the result pages of each query."""
    path = find()
    if path is None:
        raise FileNotFoundError(REMEDY)
    found = []
    with serve() as served, sync_playwright() as playwright:
        served.root = site
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page()
        page.goto(served.address)
        field = page.locator("input[data-md-component=search-query]")
        field.click()
        field.fill("rate limit")
        page.wait_for_selector(".md-search-result__item")  # the index is loaded
        for text in texts:
            field.fill(text)
            field.press("End")  # Material searches on keyup
            page.wait_for_timeout(SETTLED_MS)
            links = page.locator(".md-search-result__item > a").evaluate_all("(all) => all.map((link) => link.pathname)")
            found.append(list(dict.fromkeys(link.removeprefix("/") for link in links)))
        browser.close()
    return found


def _figures(engine: str, queries: list[Query], found: list[list[str]]) -> list[Figure | Note]:
    """Return three rates: queries with the right page first, with a useful page in the top three, and with correctly no results."""
    first, three, none = list[float](), list[float](), list[float]()
    for query, pages in zip(queries, found, strict=True):
        if query["expect"] == NONE:
            none.append(100.0 * (not pages))
            continue
        first.append(100.0 * (pages[:1] != [] and pages[0] in query["expect"]))
        three.append(100.0 * any(page in (*query["expect"], *query["accept"]) for page in pages[:3]))
    shares = (("right page first", first), ("right or useful page in top three", three), ("not about X: no results", none))
    return [Figure(f"{engine}: {what}, of {len(values)}", [sum(values) / len(values)], " %") for what, values in shares if values]
