"""Measure download sizes: first page loads in Chromium with an empty cache, counted by the server."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, REMEDY, find
from tools.bench import synthetic
from tools.bench.figures import Figure, Note
from tools.bench.runs import ROOT, mkdocs, real, whole_site
from tools.bench.server import Served, packed, serve

PAGES = 30
ALL_BUDGET, HTML_BUDGET, REQUESTS_BUDGET, GROWTH_BUDGET = 40, 8, 8, 1.05
KB = 1000
INDEX = "/assets/lookup.json"
STOCK = {"site_name": "Stock", "theme": {"name": "material"}, "docs_dir": "docs", "use_directory_urls": True}


class Load(NamedTuple):
    """A first page load: sizes in compressed bytes, number of requests, URLs on other hosts (`foreign`), and paths on this host."""

    total: int
    requests: int
    html: int
    foreign: list[str]
    paths: list[str]


def weight(folder: Path, sizes: tuple[int, int], *, stock: bool) -> list[Figure | Note]:
    """Compare the size of code pages with that of pages built with the unmodified Material theme.

    Also compare the size of code pages in a small catalogue with that in a large one.
    """
    with _browser() as browser, serve() as served:
        own = _built(real(folder / "real"), served)
        codes = code_pages(own)
        loads = [_load(browser, served, page) for page in spread(codes, PAGES)]
        every = [len(packed(own / page / "index.html")[0]) / KB for page in codes]
        lines: list[Figure | Note] = [
            *_load_figures("code page", loads, budgets=True),
            Figure(f"HTML of the largest of all {len(codes)} code pages", every, " KB", HTML_BUDGET, worst=True),
            Figure("code pages whose HTML is over the budget", [float(sum(size > HTML_BUDGET for size in every))], "", 0),
            Figure("requests to other hosts", [float(sum(len(load.foreign) for load in loads))], "", 0),
            Figure("loads that fetch the search index before a search", [float(sum(INDEX in load.paths for load in loads))], "", 0),
            *_search_figures(browser, served, codes[0]),
            Note("heaviest files: " + _heaviest(served, browser, codes[0])),
        ]
        if stock:
            served.root = stock_site(folder / "real")
            lines += _load_figures("stock Material", [_load(browser, served, page) for page in spread(codes, PAGES)], budgets=False)
        small, large = (_built(synthetic.write(folder / str(size), size), served) for size in sizes)
        common = [page for page in code_pages(small) if (large / page / "index.html").exists()]
        lines.append(_growth(served, browser, (small, large), spread(common, PAGES), sizes))
    return lines


def _built(folder: Path, served: Served) -> Path:
    """Build the site of the project in `folder` for the URL of the server, start serving that site, and return the folder of the site."""
    served.root = whole_site(folder, served.address)
    return served.root


def code_pages(site: Path) -> list[str]:
    """Return the URLs of all code pages of a built site: pages two levels below errors/ that are not redirects."""
    pages = sorted(file.parent for file in (site / "errors").glob("*/*/index.html") if 'http-equiv="refresh"' not in file.read_text())
    return [f"{page.relative_to(site).as_posix()}/" for page in pages]


def spread(items: list[str], wanted: int) -> list[str]:
    """Return at most `wanted` items of a list, evenly spaced."""
    count = min(wanted, len(items))
    return [items[index * len(items) // count] for index in range(count)]


@contextmanager
def _browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        raise FileNotFoundError(REMEDY)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=FLAGS) as browser:
        yield browser


def _load(browser: Browser, served: Served, page: str) -> Load:
    """Load one page in the browser with an empty cache, and return the measured load. Requests to other hosts are recorded and blocked."""
    opened, foreign = _opened(browser, served)
    opened.goto(served.address + page, wait_until="networkidle")
    opened.context.close()
    sizes = served.responses
    html = next(response.size for response in sizes if response.path == f"/{page}")
    return Load(sum(response.size for response in sizes), len(sizes), html, foreign, [response.path for response in sizes])


def _opened(browser: Browser, served: Served) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    foreign: list[str] = []
    context.on("request", lambda request: None if request.url.startswith(served.address) else foreign.append(request.url))
    context.route(lambda url: not url.startswith(served.address), lambda route: route.abort())
    served.responses = []
    return context.new_page(), foreign


def _load_figures(what: str, loads: list[Load], *, budgets: bool) -> list[Figure | Note]:
    limits = (ALL_BUDGET, HTML_BUDGET, REQUESTS_BUDGET) if budgets else (None, None, None)
    return [
        Figure(f"{what}, first load, median", [load.total / KB for load in loads], " KB", limits[0]),
        Figure(f"{what}, first load, worst", [load.total / KB for load in loads], " KB", limits[0], worst=True),
        Figure(f"{what}, requests", [float(load.requests) for load in loads], "", limits[2], worst=True),
        Figure(f"{what}, HTML, median", [load.html / KB for load in loads], " KB", limits[1]),
        Figure(f"{what}, HTML, worst", [load.html / KB for load in loads], " KB", limits[1], worst=True),
    ]


def _search_figures(browser: Browser, served: Served, page: str) -> list[Figure | Note]:
    """Measure what the search downloads: everything that is fetched after the first characters in the search box."""
    opened, _ = _opened(browser, served)
    opened.goto(served.address + page, wait_until="networkidle")
    before = len(served.responses)
    opened.locator("header .xr-box input").press_sequentially("187")
    opened.wait_for_timeout(1000)
    opened.context.close()
    later = served.responses[before:]
    found = [float(INDEX in (response.path for response in later))]
    return [
        Figure("search, fetched on first use", [sum(response.size for response in later) / KB], " KB"),
        Figure("search, index fetched on first use", found, "", 1, least=True),
    ]


def _heaviest(served: Served, browser: Browser, page: str) -> str:
    _load(browser, served, page)
    ordered = sorted(served.responses, key=lambda response: -response.size)
    return ", ".join(f"{response.path.rpartition('/')[2] or 'HTML'} {response.size / KB:.1f}" for response in ordered)


def stock_site(folder: Path) -> Path:
    """Build a site from the same Markdown with the unmodified Material theme, without our overrides, styles, and scripts."""
    own = re.sub(r"!ENV \[[^]]*\]", '""', (ROOT / "mkdocs.yml").read_text())
    config = STOCK | {key: yaml.safe_load(own)[key] for key in ("markdown_extensions", "nav", "not_in_nav")}
    (folder / "stock.yml").write_text(yaml.safe_dump(config))
    mkdocs(folder, config="stock.yml", to="stock")
    return folder / "stock"


def _growth(served: Served, browser: Browser, sites: tuple[Path, Path], pages: list[str], sizes: tuple[int, int]) -> Figure:
    ratios = []
    for page in pages:
        totals = []
        for site in sites:
            served.root = site
            totals.append(_load(browser, served, page).total)
        ratios.append(totals[1] / totals[0])
    return Figure(f"code page at {sizes[1]:,} codes / at {sizes[0]:,}", ratios, "", GROWTH_BUDGET)
