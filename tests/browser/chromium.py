"""Find a Chromium for the tests, or install one: `python tests/browser/chromium.py` prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
UNUSED = (
    # Each browser context would load these two pages of Chromium's address bar, at twice the cost of a page of the site.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    # Playwright turns these off too, but Chromium reads only the last list on its command line.
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"),
    *("LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "OptimizationHints", "NetworkTimeServiceQuerying"),
    *("AimEnabled", "PreconnectToSearch"),
)
"""Features of Chromium that tests do not need. Chromium ignores names that it does not know."""

FLAGS = [
    f"--disable-features={','.join(UNUSED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REMEDY = "The tests need Chromium or Chrome, and none could be had. Install one, or set CHROMIUM=/path/to/it, and run again."


def find() -> str | None:
    """Return the path of a Chromium: from the variable CHROMIUM, on the PATH, installed, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    installed = next(filter(None, map(shutil.which, NAMES)), None) or next((p for p in APPLICATIONS if Path(p).exists()), None)
    if installed:
        return installed
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Try Playwright's own Chromium, then, as root, Debian's package."""
    _try([sys.executable, "-m", "playwright", "install", "chromium"], seconds=300)
    if find() is None and shutil.which("apt-get") and os.geteuid() == 0:
        _try(["apt-get", "update", "--quiet=2"], seconds=300)
        _try(["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", "chromium", "fonts-dejavu-core"], seconds=900)


def _try(command: list[str], seconds: int) -> None:
    """Run a command for at most `seconds`, and ignore failures: `find` shows whether it helped."""
    print("Trying:", " ".join(command), flush=True)  # noqa: T201 - progress of a script
    try:
        subprocess.run(
            command, check=False, timeout=seconds, stdin=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
    except subprocess.TimeoutExpired:
        print(f"Gave up after {seconds} s.", flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    if find() is None:
        install()
    sys.exit(print(found) if (found := find()) else REMEDY)  # noqa: T201 - the result of the script
