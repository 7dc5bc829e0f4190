# ruff: noqa: INP001 - a script to run, not a package
"""Build the site with Zensical from the same mkdocs.yml, and compare it with the MkDocs site, in case Material is discontinued.

Run the script with `make zensical`, which installs Zensical in a separate environment. The script needs site/, built by MkDocs.
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

from generator.delivery import deliver
from tests.browser.chromium import FLAGS, find

ROOT = Path(__file__).parents[1]
QUERIES = {
    "Status is a duplicate.": "errors/v1.1/187/",
    "FUNDING_INSTRUMENT_NOT_FOUND": "errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/",
    '{"title":"Payment Required","type":"https://api.x.com/2/problems/credits-depleted"}': "errors/v2/credits-depleted/",
}
"""Queries for the search box, each with the URL of the page that the query must open."""
NOT_PAGES = ("assets/", "sitemap.xml.gz", "search.json", "search/")
"""Path prefixes of files that are not compared, because the files depend on the site generator."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Log nothing: only the result at the end matters."""


def main(zensical: str) -> int:
    """Build the site with the executable `zensical`, print the differences, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, work / name)
        shutil.copy(ROOT / "mkdocs.yml", work)
        subprocess.run([Path(zensical).absolute(), "build", "--clean"], cwd=work, check=True)  # noqa: S603 - the program that make installed
        deliver(ROOT, work / "site")
        there, here = published_files(work / "site"), published_files(ROOT / "site")
        for word, paths in (("missing", here - there), ("additional", there - here)):
            print(f"Files that are {word} with Zensical: {', '.join(sorted(paths)) or 'none'}")  # noqa: T201 - the result of the script
        wrong = [text for text, page in QUERIES.items() if opened(work / "site", text) != page]
        print(f"The search box opens the right page for {len(QUERIES) - len(wrong)} of {len(QUERIES)} queries.")  # noqa: T201 - as above
        return 1 if here - there or wrong else 0


def published_files(site: Path) -> set[str]:
    """Return the paths of all pages and documents in the built site `site`, relative to that folder."""
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in paths if not path.startswith(NOT_PAGES)}


def opened(site: Path, text: str) -> str:
    """Return the URL of the page that the search box of the home page opens for `text`, relative to the root of the site."""
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
