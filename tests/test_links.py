"""Dead sources are found politely: against a server of our own, never the network."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.catalogue import Catalogue
from tools.links import AGENT, Visitor, covers, links, main

pytestmark = pytest.mark.slow
PAUSE = 0.03
TIMEOUT = 1.0


class Asked(NamedTuple):
    method: str
    path: str
    agent: str
    begun: float
    ended: float


class Handler(BaseHTTPRequestHandler):
    """Answers as its path says."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        begun = time.monotonic()
        status, headers = self.told()
        self.server.asked.append(Asked(self.command, self.path, self.headers["user-agent"], begun, time.monotonic()))  # type: ignore[attr-defined]
        if status == 0:
            self.wfile.write(b"this is no HTTP\r\n\r\n")
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def told(self) -> tuple[int, dict[str, str]]:
        before = [one for one in self.server.asked if one.path == self.path]  # type: ignore[attr-defined]
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
    """Threads that still wait when a test ends are left behind."""

    daemon_threads = True
    block_on_close = False
    asked: list[Asked]

    def handle_error(self, *_: object) -> None:
        """A client that has stopped waiting is part of the test."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def home(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


VERDICTS = {
    "/200": ("alive", "the answer is 200"),
    "/404": ("dead", "the answer is 404"),
    "/410": ("dead", "the answer is 410"),
    "/500": ("unclear", "the answer is 500"),
    "/403": ("unclear", "the answer is 403"),
    "/slow": ("unclear", "there is no answer within 1 s"),
    "/noise": ("unclear", 'there is no answer: "this is no HTTP\\x0d\\x0a"'),
    "/get-only": ("alive", "the answer is 200"),
    "/head-lies": ("alive", "the answer is 200"),
    "/to/200": ("alive", "the answer is 200"),
    "/to/to/404": ("dead", "the answer is 404"),
    "/to/a b ä%20": ("alive", "the answer is 200"),
    "/loop": ("unclear", "it is redirected more than 10 times"),
    "/away": ("unclear", "it leads away from the web"),
    "/busy": ("alive", "the answer is 200"),
    "/busy-long": ("unclear", "the answer is 429"),
}


@pytest.mark.parametrize(("path", "expected"), VERDICTS.items())
def test_what_an_answer_says_of_an_address(path: str, expected: tuple[str, str], server: Server) -> None:
    url = home(server) + path.replace(" ", "%20").replace("ä", "%C3%A4")

    assert expected == Visitor(0, TIMEOUT).visit(url)


def test_a_closed_port_is_not_clear() -> None:
    assert Visitor(0, TIMEOUT).visit("http://127.0.0.1:1/").state == "unclear"


def test_a_host_that_has_no_address_any_more_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert Visitor(0, TIMEOUT).visit("https://gone.example/") == ("dead", "its host is gone")


def test_an_address_that_answers_is_asked_for_once_by_head_and_by_name(server: Server) -> None:
    Visitor(0, TIMEOUT).visit(f"{home(server)}/200#part")

    assert [("HEAD", "/200", AGENT)] == [one[:3] for one in server.asked]
    assert AGENT.startswith("x-api-error-reference")


def test_a_host_is_asked_one_request_at_a_time_with_a_pause_and_redirects_wait_too(server: Server) -> None:
    visitor = Visitor(PAUSE, TIMEOUT)
    for path in ("/200", "/404", "/to/to/200"):
        visitor.visit(home(server) + path)

    asked = server.asked
    assert len(asked) == 6
    assert all(later.begun - earlier.ended >= PAUSE * 0.9 for earlier, later in pairwise(asked))


def test_a_busy_host_is_waited_for_as_long_as_it_asks_but_not_for_ever(server: Server) -> None:
    waits: list[float] = []
    visitor = Visitor(0, TIMEOUT, waits.append)
    visitor.visit(f"{home(server)}/busy-long")

    assert max(waits) == 0


def sources(root: Path, server: Server, paths: list[str], fields: str = "") -> None:
    """The sources of the small catalogue, and one more for each path."""
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


def test_dead_addresses_are_findings_at_their_lines_and_others_are_not(
    small: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    sources(small, server, ["/404", "/500", "/200"])

    assert run(small) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"data/sources.yaml:14:3: path-0: {home(server)}/404: the answer is 404. Cite the archived address: add `archived` and `dead`.",
        "",
        "Not clear, and no finding:",
        f"data/sources.yaml:20:3: path-1: {home(server)}/500: the answer is 500. Look at it if this stays.",
        "",
        "5 addresses: 1 dead, 1 not clear; 0 passed over.",
    ]


def test_with_no_dead_address_the_status_is_0(small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/500"])

    assert run(small) == 0
    assert "3 addresses: 0 dead, 1 not clear" in capsys.readouterr().out


def test_a_source_known_to_be_dead_is_asked_for_at_its_archived_address_alone(small: Path, server: Server) -> None:
    sources(small, server, ["/404"], f'  dead: "2026-12-01"\n  archived: {home(server)}/200?archived\n')

    assert run(small) == 0
    assert "/404" not in {one.path for one in server.asked}
    assert "/200?archived" in {one.path for one in server.asked}


def test_an_archived_address_that_is_dead_is_a_finding_of_its_own(small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/200?a"], f"  archived: {home(server)}/410\n")

    assert run(small) == 1
    assert "/410: the answer is 410. Cite another copy." in capsys.readouterr().out


@pytest.mark.parametrize("whole", [True, False], ids=["address", "host"])
def test_what_is_passed_over_is_not_asked_for(whole: bool, small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/404"])
    entry = {"address": f"{home(server)}/404" if whole else "127.0.0.1", "reason": "Known."}
    (small / "data/watch.yaml").write_text(json.dumps({"openapi": [], "pages": [], "links": [entry]}))

    assert run(small) == 0
    assert "/404" not in {one.path for one in server.asked}
    assert f"{1 if whole else 3} passed over." in capsys.readouterr().out


def test_without_a_network_nothing_is_called_dead(small: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sources(small, server, ["/200"])
    file = small / "data/sources.yaml"
    file.write_text(file.read_text().replace(f":{server.server_port}/", ":1/"))

    assert run(small) == 2
    assert capsys.readouterr().err == "No host answered: is there a network?\n"


def test_a_catalogue_with_findings_is_not_asked_about(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "data/sources.yaml").write_text("[]\n")

    assert run(small) == 2
    assert "make check" in capsys.readouterr().err


def test_every_address_of_the_catalogue_is_asked_for_or_passed_over_for_a_reason_that_is_used(catalogue: Catalogue) -> None:
    wanted, passed = links(catalogue)
    unchecked = [entry for placed in catalogue.watch for entry in placed.value.links]

    assert {source.value.url for source in catalogue.sources if source.value.url} <= {link.url for link in (*wanted, *passed)}
    assert [] == [entry.address for entry in unchecked if not any(covers(entry, link.url) for link in passed)]
