"""Serve a built site like a static host, with gzip -6, and record every response."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml", "text/javascript", "application/javascript")


class Response(NamedTuple):
    """A recorded response: the requested path, and the transfer size of the body in bytes."""

    path: str
    size: int


@dataclass
class Served:
    """A site that is being served from the folder `root` at the URL `address`. Every response is appended to `responses`."""

    address: str = ""
    root: Path = Path()
    responses: list[Response] = field(default_factory=list)


@contextmanager
def serve(root: Path | None = None) -> Iterator[Served]:
    """Serve the folder `root` on a free port inside a `with` block. To serve another folder, assign it to `Served.root`."""
    served = Served(root=root or Path())

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = served.root / path.lstrip("/")
            file = file / "index.html" if path.endswith("/") else file
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            if not file.is_file():
                self.send_error(404)
                return
            body, zipped = packed(file, kind)
            served.responses.append(Response(path, len(body)))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if zipped:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Log nothing: the responses are recorded."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield served
        server.shutdown()


@cache
def packed(file: Path, kind: str = "text/html") -> tuple[bytes, bool]:
    """Return the response body for `file`, and whether the body is gzip-compressed. Images are not compressed a second time."""
    raw = file.read_bytes()
    return (gzip.compress(raw, 6, mtime=0), True) if kind.startswith(TEXTS) else (raw, False)
