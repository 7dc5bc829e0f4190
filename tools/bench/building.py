"""Measure the time to generate the pages, to build the site, and to see an edit in the preview."""

import math
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import linear_regression

from tools.bench import synthetic
from tools.bench.figures import Figure, Note
from tools.bench.runs import ROOT, Run, generate, mkdocs, real, site, timed, unbuild

SIZES = (500, 1000, 2000, 5000, 10_000)
BUILD_BUDGET = 1.2  # seconds
EXPONENT_BUDGET = 1.0
WHOLE_BUDGET = 1.25
EDIT_BUDGET = 1.0  # seconds
TITLE = re.compile(r'(?<=code: "187"\n)((?:    .*\n)*?    title: ).*')
"""Pattern for the title of v1.1/187 in its API file."""


def generator(folder: Path, runs: int) -> list[Figure | Note]:
    """Measure how long `generator build` takes on the real catalogue: in a fresh clone, after an edit of one entry, and without changes."""
    real(folder)
    first, edited, again = list[Run](), list[Run](), list[Run]()
    for number in range(runs):
        unbuild(folder)
        first.append(generate(folder))
        with _edited(folder, f"Edit number {number}"):
            edited.append(generate(folder))
        generate(folder)
        again.append(generate(folder))
    return [
        *_figures("first build", first),
        *_figures("build after an edit", edited, BUILD_BUDGET),
        *_figures("unchanged build", again, BUILD_BUDGET),
    ]


def growth(folder: Path, runs: int, sizes: tuple[int, ...]) -> list[Figure | Note]:
    """Measure the CPU time of an unchanged build at several catalogue sizes. Sizes alternate, so that noise affects all sizes equally."""
    folders = {size: synthetic.write(folder / str(size), size) for size in sizes}
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    for _ in range(runs):
        for size in sizes:
            taken[size].append(generate(folders[size]).user)
    start = timed("generator", "--help").user
    exponents = [_exponent({size: taken[size][run] for size in sizes}) for run in range(runs)]
    return [
        *(Figure(f"user CPU at {size:,} codes", values, " s") for size, values in taken.items()),
        Figure("user CPU of starting Python only", [start], " s"),
        Figure("exponent of the growth (log-log fit)", exponents, "", EXPONENT_BUDGET),
    ]


def whole(folder: Path, runs: int) -> list[Figure | Note]:
    """Compare the duration of full builds with that of MkDocs alone on the same pages: in a fresh clone, and after an edit of one entry."""
    real(folder)
    alone, clone, edited = list[Run](), list[Run](), list[Run]()
    for number in range(runs):
        unbuild(folder)
        clone.append(site(folder))
        with _edited(folder, f"Edit number {number}"):
            edited.append(site(folder))
            alone.append(mkdocs(folder))
    return [
        *_figures("MkDocs alone", alone),
        *_compared("full build in a fresh clone", clone, alone, None),
        *_compared("full build after an edit", edited, alone, WHOLE_BUDGET),
    ]


def _compared(what: str, full: list[Run], alone: list[Run], budget: float | None) -> Iterator[Figure]:
    """Yield figures for full builds, and their ratios to the build with MkDocs alone in the same run, so that noise affects both."""
    yield from _figures(what, full)
    pairs = list(zip(full, alone, strict=True))
    yield Figure(f"{what} / MkDocs alone, wall clock", [one.wall / other.wall for one, other in pairs], "", budget)
    yield Figure(f"{what} / MkDocs alone, user CPU", [one.user / other.user for one, other in pairs], "", budget)


def edit(folder: Path, runs: int) -> list[Figure | Note]:
    """Measure the time from saving an entry until the preview serves the new page, and compare it with a full build."""
    real(folder)
    taken, full = list[float](), list[float]()
    for number in range(runs):
        full.append(site(folder).wall)
        with _preview(folder) as base:
            page = f"{base}errors/v1.1/187/"
            _wait_for(page, "<h1>")
            words = f"Edit number {number}"
            started = time.perf_counter()
            with _edited(folder, words):
                _wait_for(page, words)
                taken.append(time.perf_counter() - started)
    return [
        Figure("from saving an entry to its page", taken, " s", EDIT_BUDGET),
        Figure("full build", full, " s"),
        Figure("edit / full build", [one / all_ for one, all_ in zip(taken, full, strict=True)]),
    ]


@contextmanager
def _edited(folder: Path, title: str) -> Iterator[None]:
    """Change the title of v1.1/187 to `title` for a `with` block, and restore the file afterward."""
    file = folder / "data/apis/v1.1.yaml"
    text = file.read_text()
    file.write_text(TITLE.sub(rf"\g<1>{title}", text, count=1))
    yield
    file.write_text(text)


def _figures(what: str, runs: list[Run], budget: float | None = None) -> list[Figure]:
    clock = Figure(f"{what}, wall clock", [run.wall for run in runs], " s", budget)
    return [clock, Figure(f"{what}, user CPU", [run.user for run in runs], " s")]


def _exponent(taken: dict[int, float]) -> float:
    """Return the exponent with which the time in `taken` grows with the size: the slope of a least squares fit in log-log space."""
    sizes, seconds = map(math.log, taken), map(math.log, taken.values())
    return linear_regression(list(sizes), list(seconds)).slope


@contextmanager
def _preview(folder: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--root", str(folder), "--address", address]
    site = f"http://{address}/"
    env = os.environ | {"SITE_URL": site, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield site
        finally:
            server.terminate()  # MkDocs runs in the same process


def _wait_for(url: str, words: str, seconds: float = 300) -> None:
    """Request the page at `url` until the page contains `words`. Raise TimeoutError after `seconds`."""
    end = time.monotonic() + seconds
    while words not in _get(url):
        if time.monotonic() > end:
            raise TimeoutError(f"{url} did not show {words!r}")
        time.sleep(0.02)


def _get(url: str) -> str:
    """Return the HTML of the page at `url`, or an empty string if the page is not available yet."""
    try:
        with urllib.request.urlopen(url, timeout=60) as response:  # noqa: S310 - our own URL
            return str(response.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""
