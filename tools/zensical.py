# ruff: noqa: INP001 - a script to run, not a package
"""Builds the site with Zensical, from the same mkdocs.yml, and compares: the insurance for the day on which Material ends.

Run it by `make zensical`, which installs Zensical apart from everything else. It needs site/, built by MkDocs.
"""

import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, find

ROOT = Path(__file__).parents[1]
ASKED = {
    "Status is a duplicate.": "errors/v1.1/187/",
    "FUNDING_INSTRUMENT_NOT_FOUND": "errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/",
    '{"title":"Payment Required","type":"https://api.x.com/2/problems/credits-depleted"}': "errors/v2/credits-depleted/",
}
"""What is asked of the box, and the page that it has to open."""
NOT_PAGES = ("assets/", "sitemap.xml.gz", "search.json", "search/")
"""What a builder may add or lack: its own files."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the figures at the end tell."""


def main(zensical: str) -> int:
    """Build with the program `zensical`, print what differs, and give the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, work / name)
        shutil.copy(ROOT / "mkdocs.yml", work)
        subprocess.run([Path(zensical).absolute(), "build", "--clean"], cwd=work, check=True)  # noqa: S603 - the program that make installed
        publish = [sys.executable, "-m", "generator", "publish", "--site", str(work / "site")]
        subprocess.run(publish, cwd=ROOT, check=True)  # noqa: S603 - our own command
        there, here = addresses(work / "site"), addresses(ROOT / "site")
        for word, paths in (("lacks", here - there), ("has besides", there - here)):
            print(f"Zensical {word}: {', '.join(sorted(paths)) or 'nothing'}")  # noqa: T201 - what the script is for
        wrong = [text for text, page in ASKED.items() if opened(work / "site", text) != page]
        print(f"The box opens the right page for {len(ASKED) - len(wrong)} of {len(ASKED)} texts.")  # noqa: T201 - as above
        return 1 if here - there or wrong else 0


def addresses(site: Path) -> set[str]:
    """The path of every file that is a page or a document of ours."""
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in paths if not path.startswith(NOT_PAGES)}


def opened(site: Path, text: str) -> str:
    """The address of the page that the box of the home page opens for `text`, relative to the root of the site."""
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        with playwright.chromium.launch(executable_path=find(), args=FLAGS) as browser:
            page = browser.new_page()
            page.goto(base)
            box = page.locator("main form.xr-box input")
            box.fill(text)
            box.press("Enter")
            page.wait_for_url("**/errors/**")
            address = page.url
        server.shutdown()
    return address.removeprefix(base)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
