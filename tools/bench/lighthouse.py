"""Lighthouse scores for mobile, if Lighthouse is installed. The project does not install it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.browser.chromium import FLAGS, find
from tools.bench.figures import Figure, Note
from tools.bench.runs import real, whole_site
from tools.bench.server import serve

PAGES = {
    "home": "",
    "code": "errors/v1.1/187/",
    "number": "errors/429/",
    "matrix": "matrix/",
    "guide": "guides/which-403/",
}
CATEGORIES = {"performance": "performance", "accessibility": "accessibility", "best-practices": "best practices", "seo": "SEO"}
REMEDY = "Not measured: Lighthouse is missing. Run `npm install --global lighthouse`, or set LIGHTHOUSE=/path/to/lighthouse."


def lighthouse(folder: Path, runs: int) -> list[Figure | Note]:
    """Run Lighthouse on one page of each kind. Return the score in each category, from 0 to 100."""
    program = shutil.which(os.environ.get("LIGHTHOUSE", "lighthouse"))
    if program is None:
        return [Note(REMEDY)]
    lines: list[Figure | Note] = []
    with serve() as served:
        served.root = whole_site(real(folder), served.address)
        for name, page in PAGES.items():
            scores = [_scores(program, served.address + page) for _ in range(runs)]
            lines += [Figure(f"{name}, {word}", [score[key] for score in scores], "") for key, word in CATEGORIES.items()]
    return lines


def _scores(program: str, url: str) -> dict[str, float]:
    flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    command = [program, url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", flags]
    env = os.environ | {"CHROME_PATH": find() or ""}
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout)
    return {key: round(100 * report["categories"][key]["score"]) for key in CATEGORIES}
