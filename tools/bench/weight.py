"""What a reader downloads: first loads of pages in Chromium with an empty cache, counted where they are served."""

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
from tools.bench.runs import ROOT, generate, mkdocs, real
from tools.bench.server import Served, packed, serve

PAGES = 30
ALL_BUDGET, HTML_BUDGET, GROWTH_BUDGET = 80, 8, 1.05
KB = 1000
INDEX = "/assets/lookup.json"
STOCK = {"site_name": "Stock", "theme": {"name": "material"}, "docs_dir": "docs", "use_directory_urls": True}


class Load(NamedTuple):
    """One first load, in bytes as sent; `foreign` are the addresses at other hosts that were asked for."""

    total: int
    requests: int
    html: int
    foreign: list[str]
    paths: list[str]


def weight(folder: Path, sizes: tuple[int, int], *, stock: bool) -> list[Figure | Note]:
    """Code pages of the real catalogue, of stock Material with the same text, and of a small and a large catalogue."""
    with _browser() as browser, serve() as served:
        own = _built(real(folder / "real"), served)
        codes = code_pages(own)
        loads = [_load(browser, served, page) for page in spread(codes, PAGES)]
        every = [len(packed(own / page / "index.html")[0]) / KB for page in codes]
        lines: list[Figure | Note] = [
            *_told("code page", loads, budgets=True),
            Figure(f"HTML of the largest of all {len(codes)} code pages", every, " KB", HTML_BUDGET, worst=True),
            Figure("code pages whose HTML is over the budget", [float(sum(size > HTML_BUDGET for size in every))], "", 0),
            Figure("requests to other hosts", [float(sum(len(load.foreign) for load in loads))], "", 0),
            Figure("loads that fetch the search index unasked", [float(sum(INDEX in load.paths for load in loads))], "", 0),
            *_asked(browser, served, codes[0]),
            Note("heaviest files: " + _heaviest(served, browser, codes[0])),
        ]
        if stock:
            served.root = stock_site(folder / "real")
            lines += _told("stock Material", [_load(browser, served, page) for page in spread(codes, PAGES)], budgets=False)
        small, large = (_built(synthetic.write(folder / str(size), size), served) for size in sizes)
        common = [page for page in code_pages(small) if (large / page / "index.html").exists()]
        lines.append(_growth(served, browser, (small, large), spread(common, PAGES), sizes))
    return lines


def _built(folder: Path, served: Served) -> Path:
    """Build the site of a folder, published where it will be served."""
    generate(folder, site=served.address)
    mkdocs(folder, site=served.address)
    served.root = folder / "site"
    return served.root


def code_pages(site: Path) -> list[str]:
    """The addresses of all code pages, in order: pages two levels below errors/ that do not lead on to another."""
    pages = sorted(file.parent for file in (site / "errors").glob("*/*/index.html") if 'http-equiv="refresh"' not in file.read_text())
    return [f"{page.relative_to(site).as_posix()}/" for page in pages]


def spread(items: list[str], wanted: int) -> list[str]:
    """At most `wanted` of the items, at even distances."""
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
    """Load one page with nothing in the cache. Other hosts are counted and not asked."""
    opened, foreign = _opened(browser, served)
    opened.goto(served.address + page, wait_until="networkidle")
    opened.context.close()
    sizes = served.answers
    html = next(answer.size for answer in sizes if answer.path == f"/{page}")
    return Load(sum(answer.size for answer in sizes), len(sizes), html, foreign, [answer.path for answer in sizes])


def _opened(browser: Browser, served: Served) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    foreign: list[str] = []
    context.on("request", lambda request: None if request.url.startswith(served.address) else foreign.append(request.url))
    context.route(lambda url: not url.startswith(served.address), lambda route: route.abort())
    served.answers = []
    return context.new_page(), foreign


def _told(what: str, loads: list[Load], *, budgets: bool) -> list[Figure | Note]:
    limits = (ALL_BUDGET, HTML_BUDGET) if budgets else (None, None)
    return [
        Figure(f"{what}, first load, median", [load.total / KB for load in loads], " KB", limits[0]),
        Figure(f"{what}, first load, worst", [load.total / KB for load in loads], " KB", limits[0], worst=True),
        Figure(f"{what}, requests", [float(load.requests) for load in loads]),
        Figure(f"{what}, HTML, median", [load.html / KB for load in loads], " KB", limits[1]),
        Figure(f"{what}, HTML, worst", [load.html / KB for load in loads], " KB", limits[1], worst=True),
    ]


def _asked(browser: Browser, served: Served, page: str) -> list[Figure | Note]:
    """What the resolver costs a reader who uses it: everything fetched after the first letters in the box."""
    opened, _ = _opened(browser, served)
    opened.goto(served.address + page, wait_until="networkidle")
    before = len(served.answers)
    opened.locator("header .xr-box input").press_sequentially("187")
    opened.wait_for_timeout(1000)
    opened.context.close()
    later = served.answers[before:]
    found = [float(INDEX in (answer.path for answer in later))]
    return [
        Figure("search, fetched when the box is used", [sum(answer.size for answer in later) / KB], " KB"),
        Figure("search, its index is fetched then", found, "", 1, least=True),
    ]


def _heaviest(served: Served, browser: Browser, page: str) -> str:
    _load(browser, served, page)
    ordered = sorted(served.answers, key=lambda answer: -answer.size)
    return ", ".join(f"{answer.path.rpartition('/')[2] or 'HTML'} {answer.size / KB:.1f}" for answer in ordered)


def stock_site(folder: Path) -> Path:
    """The site that Material makes of the same Markdown as it comes: no overrides, styles or scripts of ours."""
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
