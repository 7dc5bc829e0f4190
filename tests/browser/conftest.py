"""Fixtures: Chromium, and the built site on a free port."""

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import FLAGS, REMEDY, find


class _Host(SimpleHTTPRequestHandler):
    """A static host that returns 404.html for unknown paths, like GitHub Pages."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the 404 page instead of the default message."""
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.exists():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing: failing tests show what is wrong."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve `folder` and yield its URL, ending in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The URL of the site, ending in a slash."""
    with hosted(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find()
    if path is None:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def desktop(browser: Browser, base: str) -> Iterator[BrowserContext]:
    """The context of all tests that use `page`, in desktop size. A context costs more than a page."""
    context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="session")
def forget(desktop: BrowserContext, base: str) -> Callable[[], None]:
    """Return a function that deletes what a test stored, and resets what it allowed."""
    session = desktop.new_cdp_session(desktop.new_page())

    def reset() -> None:
        session.send("Storage.clearDataForOrigin", {"origin": base.rstrip("/"), "storageTypes": "all"})
        desktop.clear_permissions()
        desktop.set_offline(offline=False)

    return reset


@pytest.fixture
def page(desktop: BrowserContext, forget: Callable[[], None]) -> Iterator[Page]:
    """A new page in desktop size, without stored settings. Errors on the console fail the test."""
    opened = desktop.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    forget()
    assert [] == errors
