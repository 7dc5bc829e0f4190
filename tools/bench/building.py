"""Time to check and write the pages, to build the site, and to see an edit in the preview."""

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
from tools.bench.runs import ROOT, Run, generate, mkdocs, publish, real, timed, unbuild

SIZES = (500, 1000, 2000, 5000, 10_000)
BUILD_BUDGET = 1.5
EXPONENT_BUDGET = 1.1
WHOLE_BUDGET = 1.10
EDIT_BUDGET = 0.2


def generator(folder: Path, runs: int) -> list[Figure | Note]:
    """Measure the generator on the real catalogue: with an empty docs/, and with no changes."""
    real(folder)
    first, again = list[Run](), list[Run]()
    for _ in range(runs):
        unbuild(folder)
        first.append(generate(folder))
        again.append(generate(folder))
    return [
        Figure("first build, wall clock", [run.wall for run in first], " s", BUILD_BUDGET),
        Figure("first build, user CPU", [run.user for run in first], " s"),
        Figure("unchanged build, wall clock", [run.wall for run in again], " s", BUILD_BUDGET),
        Figure("unchanged build, user CPU", [run.user for run in again], " s"),
    ]


def growth(folder: Path, runs: int, sizes: tuple[int, ...]) -> list[Figure | Note]:
    """Measure the CPU time of an unchanged build by number of codes. Sizes alternate, so that noise affects them equally."""
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
    """Compare the full build with MkDocs alone. Each run measures MkDocs once for both, so noise does not change the ratio."""
    real(folder)
    steps: dict[str, list[Run]] = {"generator build": [], "mkdocs build": [], "generator publish": []}
    for _ in range(runs):
        unbuild(folder)
        for taken, step in zip(steps.values(), (generate, mkdocs, publish), strict=True):
            taken.append(step(folder))
    full = [first + second + third for first, second, third in zip(*steps.values(), strict=True)]
    bare = steps["mkdocs build"]
    shares = [
        Figure(f"share of {name}", [100 * run.wall / all_.wall for run, all_ in zip(taken, full, strict=True)], " %")
        for name, taken in steps.items()
    ]
    return [
        Figure("full build, wall clock", [run.wall for run in full], " s"),
        *shares,
        Figure("full build / mkdocs build, wall clock", [f.wall / b.wall for f, b in zip(full, bare, strict=True)], "", WHOLE_BUDGET),
        Figure("full build / mkdocs build, user CPU", [f.user / b.user for f, b in zip(full, bare, strict=True)], "", WHOLE_BUDGET),
    ]


def edit(folder: Path, runs: int) -> list[Figure | Note]:
    """Measure the time from saving an entry until the preview serves the new page, and compare it with a full build."""
    real(folder)
    file = folder / "data/apis/v1.1.yaml"
    text = file.read_text()
    title = re.compile(r'(?<=code: "187"\n)((?:    .*\n)*?    title: ).*')
    taken, full = list[float](), list[float]()
    for number in range(runs):
        full.append((generate(folder) + mkdocs(folder) + publish(folder)).wall)
        with _preview(folder) as base:
            page = f"{base}errors/v1.1/187/"
            _wait_for(page, "<h1>")
            words = f"Edit number {number}"
            started = time.perf_counter()
            file.write_text(title.sub(rf"\g<1>{words}", text, count=1))
            _wait_for(page, words)
            taken.append(time.perf_counter() - started)
        file.write_text(text)
    return [
        Figure("from saving an entry to its page", taken, " s"),
        Figure("full build", full, " s"),
        Figure("edit / full build", [one / all_ for one, all_ in zip(taken, full, strict=True)], "", EDIT_BUDGET),
    ]


def _exponent(taken: dict[int, float]) -> float:
    """Return the exponent of the growth: the slope of a least squares fit in log-log space."""
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
    """Request the page until it contains `words`."""
    end = time.monotonic() + seconds
    while words not in _get(url):
        if time.monotonic() > end:
            raise TimeoutError(f"{url} did not show {words!r}")
        time.sleep(0.02)


def _get(url: str) -> str:
    """Return the page at `url`, or an empty text if it is not available yet."""
    try:
        with urllib.request.urlopen(url, timeout=60) as response:  # noqa: S310 - our own URL
            return str(response.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""
