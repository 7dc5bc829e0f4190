"""Runs commands and says how long they took; lays out a folder that the generator and MkDocs can build."""

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
"""What a build needs besides data/. Where it holds generated files too, they are written anew."""


class Run(NamedTuple):
    """Seconds of one command: on the clock, and of the processor in user mode."""

    wall: float
    user: float

    def __add__(self, other: object) -> "Run":
        """One after the other."""
        if not isinstance(other, Run):
            return NotImplemented
        return Run(self.wall + other.wall, self.user + other.user)


def timed(*command: str, site: str = "") -> Run:
    """Run a Python module to its end; `site` is where the site is to be published. Raises CalledProcessError when it fails."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | ({"SITE_URL": site} if site else {})
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    return Run(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)


def generate(folder: Path, site: str = "") -> Run:
    """`generator build`."""
    return timed("generator", "build", "--root", str(folder), site=site)


def mkdocs(folder: Path, site: str = "", config: str = "mkdocs.yml", to: str = "site") -> Run:
    """`mkdocs build` into the folder `to` below the folder."""
    return timed("mkdocs", "build", "--quiet", "--config-file", str(folder / config), "--site-dir", str(folder / to), site=site)


def publish(folder: Path, site: str = "") -> Run:
    """`generator publish`."""
    return timed("generator", "publish", "--root", str(folder), "--site", str(folder / "site"), site=site)


def lay_out(folder: Path) -> None:
    """Copy all that a build needs but data/ into an empty folder, so that no measurement touches the checkout."""
    for name in HAND_WRITTEN:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def real(folder: Path) -> Path:
    """Lay out the real catalogue, ready to be built."""
    lay_out(folder)
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def unbuild(folder: Path) -> None:
    """Take away all that a build has written, as in a fresh clone."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    shutil.rmtree(folder / "docs")
    for name in HAND_WRITTEN:
        if name.startswith("docs/"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("coverage.md", "lookup.json"))
