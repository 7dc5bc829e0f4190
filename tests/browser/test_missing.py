"""The 404 page reads the missing path, forgives its form, and goes to the page if there is exactly one."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


class _Host(SimpleHTTPRequestHandler):
    """A static host that answers unknown paths with 404.html, as GitHub Pages does."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page in place of the plain message."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The address of the site on such a host."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def guest(browser: Browser) -> Iterator[Page]:
    """A page whose console is not watched: the missing address itself is an error there."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("187", "/errors/187/"),
        ("V1.1/187", "/errors/v1.1/187/"),
        ("errors/V2/USAGE-CAPPED", "/errors/v2/usage-capped/"),
        ("e/420/", "/errors/420/"),
        ("funding_instrument_not_found", "/errors/ads/FUNDING_INSTRUMENT_NOT_FOUND/"),
        ("v1/http-420.html", "/errors/v1/http-420/"),
    ],
)
def test_an_old_or_guessed_address_goes_to_its_page(path: str, address: str, host: str, guest: Page) -> None:
    guest.goto(host + path)

    expect(guest).to_have_url(re.compile(re.escape(address) + "$"))


def test_an_unknown_code_is_told_and_the_nearest_are_listed(host: str, guest: Page) -> None:
    guest.goto(f"{host}errors/FUNDING_INSTRUMENT_N")

    expect(guest.get_by_role("heading", name="There is no such page")).to_be_visible()
    expect(guest.get_by_role("link", name="FUNDING_INSTRUMENT_NOT_FOUND")).to_be_visible()


def test_markup_in_the_missing_path_stays_text(host: str, guest: Page) -> None:
    guest.goto(f"{host}errors/%3Cimg%20src=x%20onerror=document.title=1%3E")

    expect(guest.get_by_role("heading", name="There is no such page")).to_be_visible()
    assert guest.locator("#xr-missing img").count() == 0
