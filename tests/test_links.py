"""Dead links are found with few requests. The tests use a local server, never the network."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag

import pytest

from generator.catalogue import Catalogue
from tools.links import AGENT, LinkChecker, covers, links, main

pytestmark = pytest.mark.slow
PAUSE = 0.03
TIMEOUT = 1.0


class Received(NamedTuple):
    method: str
    path: str
    agent: str
    started: float
    ended: float


class Handler(BaseHTTPRequestHandler):
    """Returns the response that the path names."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.respond()

    def do_GET(self) -> None:
        self.respond()

    def respond(self) -> None:
        started = time.monotonic()
        status, headers = self.response()
        self.server.received.append(Received(self.command, self.path, self.headers["user-agent"], started, time.monotonic()))  # type: ignore[attr-defined]
        if status == 0:
            self.wfile.write(b"this is not HTTP\r\n\r\n")
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def response(self) -> tuple[int, dict[str, str]]:
        before = [one for one in self.server.received if one.path == self.path]  # type: ignore[attr-defined]
        if self.path == "/slow":
            time.sleep(TIMEOUT * 1.5)
        head = self.command == "HEAD"
        known: dict[str, tuple[int, dict[str, str]]] = {
            "/noise": (0, {}),
            "/get-only": (405 if head else 200, {}),
            "/head-lies": (404 if head else 200, {}),
            "/busy": (200 if before else 429, {"Retry-After": "0"}),
            "/busy-long": (429, {"Retry-After": "86400"}),
            "/loop": (302, {"Location": "/loop"}),
            "/away": (302, {"Location": "file:///etc/hostname"}),
        }
        if self.path.startswith("/to/"):
            return 301, {"Location": self.path.removeprefix("/to")}
        name = self.path.strip("/")
        return known.get(self.path, (int(name) if name.isdecimal() else 200, {}))

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Does not wait for its threads when a test ends."""

    daemon_threads = True
    block_on_close = False
    received: list[Received]

    def handle_error(self, *_: object) -> None:
        """Ignore clients that closed the connection, which tests cause on purpose."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    server = Server(("127.0.0.1", 0), Handler)
    server.received = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def home(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


VERDICTS = {
    "/200": ("alive", "the server returned HTTP 200"),
    "/404": ("dead", "the server returned HTTP 404"),
    "/410": ("dead", "the server returned HTTP 410"),
    "/500": ("unclear", "the server returned HTTP 500"),
    "/403": ("unclear", "the server returned HTTP 403"),
    "/slow": ("unclear", "there was no response within 1 s"),
    "/noise": ("unclear", 'the request failed: "this is not HTTP\\x0d\\x0a"'),
    "/get-only": ("alive", "the server returned HTTP 200"),
    "/head-lies": ("alive", "the server returned HTTP 200"),
    "/to/200": ("alive", "the server returned HTTP 200"),
    "/to/to/404": ("dead", "the server returned HTTP 404"),
    "/to/a b ä%20": ("alive", "the server returned HTTP 200"),
    "/loop": ("unclear", "the URL redirects more than 10 times"),
    "/away": ("unclear", "the URL redirects to something other than http or https"),
    "/busy": ("alive", "the server returned HTTP 200"),
    "/busy-long": ("unclear", "the server returned HTTP 429"),
}


@pytest.mark.parametrize(("path", "expected"), VERDICTS.items())
def test_verdict_follows_from_the_response(path: str, expected: tuple[str, str], server: Server) -> None:
    url = home(server) + path.replace(" ", "%20").replace("ä", "%C3%A4")

    assert expected == LinkChecker(0, TIMEOUT).check(url)


def test_closed_port_is_unclear() -> None:
    assert LinkChecker(0, TIMEOUT).check("http://127.0.0.1:1/").state == "unclear"


def test_host_without_dns_entry_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert LinkChecker(0, TIMEOUT).check("https://gone.example/") == ("dead", "the host no longer exists")


def test_live_url_gets_one_head_request_with_our_user_agent(server: Server) -> None:
    LinkChecker(0, TIMEOUT).check(f"{home(server)}/200#part")

    assert [("HEAD", "/200", AGENT)] == [one[:3] for one in server.received]
    assert AGENT.startswith("x-api-error-reference")


def test_requests_to_one_host_are_sequential_with_a_pause_even_after_redirects(server: Server) -> None:
    checker = LinkChecker(PAUSE, TIMEOUT)
    for path in ("/200", "/404", "/to/to/200"):
        checker.check(home(server) + path)

    received = server.received
    assert len(received) == 6
    assert all(later.started - earlier.ended >= PAUSE * 0.9 for earlier, later in pairwise(received))


def test_retry_after_is_respected_up_to_a_limit(server: Server) -> None:
    waits: list[float] = []
    checker = LinkChecker(0, TIMEOUT, waits.append)
    checker.check(f"{home(server)}/busy-long")

    assert max(waits) == 0


def sources(root: Path, server: Server, paths: list[str], fields: str = "") -> None:
    """Write the sources of the small catalogue without its library, and another one for each path."""
    shutil.rmtree(root / "data/libraries")
    cited = "\n".join(
        f'path-{number}:\n  title: "{path}"\n  kind: thread\n  url: {home(server)}{path}\n  read: "2026-11-21"\n{fields}'
        for number, path in enumerate(paths)
    )
    own = "\n".join(
        f'{name}:\n  title: Own\n  kind: official\n  url: {home(server)}/200?{name}\n  read: "2026-11-21"'
        for name in ("x-response-codes", "tweepy-768")
    )
    (root / "data/sources.yaml").write_text(f"{own}\n{cited}\n")
    names = ", ".join(["x-response-codes", *(f"path-{number}" for number in range(len(paths)))])
    api = root / "data/apis/v1.1.yaml"
    api.write_text(api.read_text().replace("sources: [x-response-codes]\nlifetime", f"sources: [{names}]\nlifetime"))


def run(root: Path) -> int:
    return main(["--root", str(root), "--pause", "0", "--timeout", str(TIMEOUT)])


def test_only_dead_links_are_findings_at_their_lines(small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/404", "/500", "/200"])

    assert run(small) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"data/sources.yaml:14:3: path-0: {home(server)}/404: the server returned HTTP 404. Add `dead`, and `archived` if a copy exists.",
        "",
        "Unclear, not counted as findings:",
        f"data/sources.yaml:20:3: path-1: {home(server)}/500: the server returned HTTP 500. Check it by hand if this persists.",
        "",
        "5 links checked: 1 dead, 1 unclear. 0 links skipped.",
    ]


def test_exit_status_is_0_without_dead_links(small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/500"])

    assert run(small) == 0
    assert "3 links checked: 0 dead, 1 unclear" in capsys.readouterr().out


def test_only_the_archived_url_of_a_dead_source_is_checked(small: Path, server: Server) -> None:
    sources(small, server, ["/404"], f'  dead: "2026-12-01"\n  archived: {home(server)}/200?archived\n')

    assert run(small) == 0
    assert "/404" not in {one.path for one in server.received}
    assert "/200?archived" in {one.path for one in server.received}


def test_dead_archived_url_is_a_finding(small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/200?a"], f"  archived: {home(server)}/410\n")

    assert run(small) == 1
    assert "/410: the server returned HTTP 410. Cite another copy." in capsys.readouterr().out


@pytest.mark.parametrize("whole", [True, False], ids=["url", "host"])
def test_skipped_links_are_not_requested(whole: bool, small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/404"])
    entry = {"address": f"{home(server)}/404" if whole else "127.0.0.1", "reason": "Known."}
    (small / "data/watch.yaml").write_text(json.dumps({"openapi": [], "pages": [], "links": [entry]}))

    assert run(small) == 0
    assert "/404" not in {one.path for one in server.received}
    assert f"{1 if whole else 3} links skipped." in capsys.readouterr().out


def test_a_file_with_several_cited_lines_is_requested_once(small: Path, server: Server) -> None:
    sources(small, server, ["/200?file#L1-L5", "/200?file#L9"])

    assert run(small) == 0
    assert 1 == [one.path for one in server.received].count("/200?file")


def test_no_link_is_dead_without_a_network(small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/200"])
    file = small / "data/sources.yaml"
    file.write_text(file.read_text().replace(f":{server.server_port}/", ":1/"))

    assert run(small) == 2
    assert capsys.readouterr().err == "No host responded. Check the network connection.\n"


def test_links_of_a_catalogue_with_findings_are_not_checked(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "data/sources.yaml").write_text("[]\n")

    assert run(small) == 2
    assert "make check" in capsys.readouterr().err


def test_every_url_of_the_catalogue_is_checked_or_skipped_by_an_entry_in_use(catalogue: Catalogue) -> None:
    to_check, skipped = links(catalogue)
    unchecked = [entry for placed in catalogue.watch for entry in placed.value.links]

    urls = {urldefrag(source.value.url).url for source in catalogue.sources if source.value.url}
    assert urls <= {urldefrag(link.url).url for link in (*to_check, *skipped)}
    assert [] == [entry.address for entry in unchecked if not any(covers(entry, link.url) for link in skipped)]
