"""Run and time commands in copies of the project."""

import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
HAND_WRITTEN = ("docs/about", "docs/lookup", "docs/assets", "overrides", "snippets", "mkdocs.yml")
"""Files and folders that a build needs besides data/. A build overwrites the generated files in these folders."""


class Run(NamedTuple):
    """Duration of a command in seconds: wall clock and user CPU time."""

    wall: float
    user: float


def timed(*command: str, site: str = "") -> Run:
    """Run a Python module with arguments, and return the duration. `site` is the URL of the site.

    Raise CalledProcessError if the module fails.
    """
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | ({"SITE_URL": site} if site else {})
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    return Run(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)


def generate(folder: Path) -> Run:
    """Run `generator build` on the project in `folder`, and return the duration."""
    return timed("generator", "build", "--root", str(folder))


def mkdocs(folder: Path, config: str = "mkdocs.yml", to: str = "bare") -> Run:
    """Run `mkdocs build` on the project in `folder`, with the output in the subfolder `to`, and return the duration."""
    return timed("mkdocs", "build", "--quiet", "--config-file", str(folder / config), "--site-dir", str(folder / to))


def site(folder: Path, url: str = "") -> Run:
    """Run `generator site` on the project in `folder`, and return the duration. The site is written to the subfolder `site`."""
    return timed("generator", "site", "--root", str(folder), site=url)


def whole_site(folder: Path, url: str) -> Path:
    """Build the complete site of the project in `folder`, as published, and return the folder of the built site."""
    site(folder, url)
    return folder / "site"


def lay_out(folder: Path) -> None:
    """Copy everything that a build needs, except data/, into the empty `folder`, so that benchmarks do not change the checkout."""
    for name in HAND_WRITTEN:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def real(folder: Path) -> Path:
    """Copy the project with the real catalogue to `folder`, ready to build, and return `folder`."""
    lay_out(folder)
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def unbuild(folder: Path) -> None:
    """Remove everything that a build wrote to `folder`, so that the project is like a fresh clone."""
    for built in ("site", ".build"):
        shutil.rmtree(folder / built, ignore_errors=True)
    shutil.rmtree(folder / "docs")
    for name in HAND_WRITTEN:
        if name.startswith("docs/"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("coverage.md", "lookup.json", "theme.css"))
