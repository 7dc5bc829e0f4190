"""A local server that plays X: the first segment of a path names the response, and every further path and method gets it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.libraries.responses import RESPONSES


class Handler(BaseHTTPRequestHandler):
    """Sends the response `403-187` to `GET /403-187/2/tweets`."""

    protocol_version = "HTTP/1.1"

    def respond(self) -> None:
        """Send the response, whatever the body of the request is."""
        self.rfile.read(int(self.headers.get("content-length") or 0))
        response = RESPONSES[self.path.split("/")[1].partition("?")[0]]
        body = response.body.encode()
        self.send_response(response.status)
        for name, value in {**response.headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """Respond to a read."""
        self.respond()

    def do_POST(self) -> None:
        """Respond to a write."""
        self.respond()

    def log_message(self, *_: object) -> None:
        """Log nothing: the tests compare what the libraries make of the responses."""


@contextmanager
def served() -> Iterator[str]:
    """Serve on a free port, and give the URL without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
