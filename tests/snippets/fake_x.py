"""A mock server for X: it returns the responses of a scenario, and records requests that are early or unexpected."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

START = 1_800_000_000
"""Start time of every scenario, as Unix time in seconds."""

_NO_WAIT = (0.0, 0.5)


@dataclass(frozen=True)
class Response:
    """A response. Status code 0 closes the connection without a response."""

    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


NO_RESPONSE = Response(0)


def json_response(status: int, value: Any) -> Response:
    """Return a response with `value` as JSON."""
    return Response(status, json.dumps(value))


@dataclass(frozen=True)
class Exchange:
    """An expected request, `waits` (minimum, maximum) seconds after the previous response, and its response.

    `request` is method and path. `contains` must occur in the target, the Authorization header or the body.
    """

    request: str
    response: Response
    waits: tuple[float, float] = _NO_WAIT
    contains: str = ""


class FakeX:
    """The server of one scenario. `faults` lists what the program did wrong, in order."""

    def __init__(self, exchanges: list[Exchange], clock: Path) -> None:
        """Set the clock to the start."""
        self.faults: list[str] = []
        self._left = list(exchanges)
        self._clock = clock
        self._last = float(START)
        self._lock = threading.Lock()
        clock.write_text(str(START))

    def respond(self, request: str, content: str) -> Response:
        """Return the response to a request (`GET /2/users/me`). `content` is its target, authorization and body."""
        with self._lock:
            now = float(self._clock.read_text())
            waited, self._last = now - self._last, now
            if not self._left:
                self.faults.append(f"{request} was not expected, {waited:g} s after the last response")
                return json_response(500, {"title": "not expected"})
            wanted = self._left.pop(0)
            if request != wanted.request:
                self.faults.append(f"{request} was received, {wanted.request} was expected")
            if not wanted.waits[0] <= round(waited, 2) <= wanted.waits[1]:
                self.faults.append(f"{request} was sent after {waited:g} s, not after {wanted.waits[0]:g} to {wanted.waits[1]:g} s")
            if wanted.contains not in content:
                self.faults.append(f"{request} did not contain {wanted.contains!r}")
            return wanted.response

    def missing(self) -> list[str]:
        """Return the expected requests that were not received."""
        return [f"{exchange.request} was never sent" for exchange in self._left]

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve on a free port, and yield the URL, ending in a slash."""
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                self.raw_requestline = self.rfile.readline(65537)
                if not self.raw_requestline or not self.parse_request():
                    self.close_connection = True
                    return
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                path = self.path.partition("?")[0]
                given = fake.respond(f"{self.command} {path}", f"{self.path}\n{self.headers.get('Authorization')}\n{body}")
                self.close_connection = True
                if given.status:
                    self.send_response(given.status)
                    for name, value in {"Content-Type": "application/json", "Connection": "close", **given.headers}.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(given.body.encode())))
                    self.end_headers()
                    self.wfile.write(given.body.encode())

            def log_message(self, *_: object) -> None:
                """Log nothing: `faults` has the details."""

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()
