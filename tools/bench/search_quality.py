"""How well the search finds the right page: ours, stock Material's, MiniSearch and a plain BM25, on the same queries."""

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
"""Each line is a query with the pages that are right (`expect`) and those that also serve the reader (`accept`)."""
NONE = ["NONE"]
"""What a query expects that has nothing to do with X."""

SETTLED_MS = 700
"""Milliseconds after which Material shows the results of what was typed."""

Query = dict[str, Any]


def search_quality(folder: Path, queries: Path = QUERIES) -> list[Figure | Note]:
    """Score the engines; the other three rank the pages of the stock site, ours its own index."""
    node = shutil.which("node")
    if not queries.exists():
        return [Note(f"not measured: there is no {queries}")]
    if node is None or not (ROOT / "node_modules/minisearch").exists():
        return [Note("not measured: node or MiniSearch is missing. Run `npm ci`.")]
    asked = [json.loads(line) for line in queries.read_text().splitlines() if line.strip()]
    texts = [query["query"] for query in asked]
    root = real(folder / "real")
    generate(root)
    site = stock_site(root)
    found = _ranked(node, root, site, texts)
    found["stock Material"] = _typed(site, texts)
    lines: list[Figure | Note] = []
    for engine in ("own", "stock Material", "MiniSearch", "BM25"):
        lines += _figures(engine, asked, found[engine])
    return lines


def _ranked(node: str, root: Path, site: Path, texts: list[str]) -> dict[str, list[list[str]]]:
    """Return the pages that the engines in Node find, by the name of the engine."""
    (root / "pages.json").write_text(json.dumps(_pages(site)))
    (root / "queries.json").write_text(json.dumps(texts))
    script = Path(__file__).with_suffix(".mjs")
    files = (ROOT / "docs/assets/javascripts/lookup.js", root / "docs/assets/lookup.json", root / "pages.json", root / "queries.json")
    done = subprocess.run([node, str(script), *map(str, files)], check=True, capture_output=True, text=True)
    ranked: dict[str, list[list[str]]] = json.loads(done.stdout)
    return ranked


def _pages(site: Path) -> list[dict[str, str]]:
    """Return the pages of the stock site with their texts, joined from the sections of Material's own index."""
    pages: dict[str, dict[str, str]] = {}
    for section in json.loads((site / "search/search_index.json").read_text())["docs"]:
        url = section["location"].partition("#")[0]
        page = pages.setdefault(url, {"url": url, "title": unescape(section["title"]), "text": ""})
        page["text"] += f" {unescape(section['title'])} {unescape(section['text'])}"
    return list(pages.values())


def _typed(site: Path, texts: list[str]) -> list[list[str]]:
    """Return the pages that Material's search shows for each text, typed into its field in Chromium."""
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
        page.wait_for_selector(".md-search-result__item")  # the index has arrived
        for text in texts:
            field.fill(text)
            field.press("End")  # Material searches when a key is released
            page.wait_for_timeout(SETTLED_MS)
            links = page.locator(".md-search-result__item > a").evaluate_all("(all) => all.map((link) => link.pathname)")
            found.append(list(dict.fromkeys(link.removeprefix("/") for link in links)))
        browser.close()
    return found


def _figures(engine: str, queries: list[Query], found: list[list[str]]) -> list[Figure | Note]:
    """Return the shares of queries whose first result, or one of the first three, is right, and of others without results."""
    first, three, none = list[float](), list[float](), list[float]()
    for query, pages in zip(queries, found, strict=True):
        if query["expect"] == NONE:
            none.append(100.0 * (not pages))
            continue
        first.append(100.0 * (pages[:1] != [] and pages[0] in query["expect"]))
        three.append(100.0 * any(page in (*query["expect"], *query["accept"]) for page in pages[:3]))
    shares = (("right page first", first), ("right or useful page among three", three), ("nothing to do with X: nothing shown", none))
    return [Figure(f"{engine}: {what}, of {len(values)}", [sum(values) / len(values)], " %") for what, values in shares if values]
