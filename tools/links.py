# ruff: noqa: INP001 - a script to run, not a package
"""Request the URL of every source, and print the dead URLs with the positions of their fields.

    .venv/bin/python -m tools.links

Requests are sent one at a time, with a pause between two requests to the same host, and response bodies are not read. GET is
used only if HEAD fails. An unclear result (a timeout, a server error, a host that blocks programs) is not a finding and is
listed separately. `links` in data/watch.yaml lists what to skip, and why.

A page that now redirects to an unrelated page looks alive. Only a person can notice that.
"""

import argparse
import http.client
import os
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from email.message import Message
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.catalogue import Catalogue, Placed
from generator.entries import Source, Unchecked
from generator.findings import Finding, quoted
from generator.pipeline import read

HOME = os.environ.get("REPOSITORY_URL", "")
AGENT = f"x-api-error-reference link check{f' (+{HOME})' if HOME else ''}"
GONE = (404, 410)
BUSY = (429, 503)
"""Status codes after which a request is retried once, after the wait in `retry-after`."""
REDIRECTS = 10
LONGEST_WAIT = 60.0
"""Longest wait in `retry-after` to accept, in seconds. A link with a longer wait is reported as unclear."""
RETURNED = "the server returned HTTP"
NO_HOST = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class RedirectError(ValueError):
    """Error for a redirect chain without a usable target."""


class Link(NamedTuple):
    """A URL of a source, and the field that contains it."""

    source: Placed[Source]
    field: str
    url: str


class Verdict(NamedTuple):
    """Result of a check: the state of the URL, and the reason."""

    state: Literal["alive", "dead", "unclear"]
    reason: str


class Response(NamedTuple):
    """The status code and the headers of a response, without the body."""

    status: int
    headers: Message


class _NoRedirect(HTTPRedirectHandler):
    """Handler that turns off redirects in urllib. `LinkChecker` follows redirects instead, to pause between requests to a host."""

    def redirect_request(self, *_: Any) -> None:
        """Return None, so that urllib does not follow the redirect."""


class LinkChecker:
    """Link checker that requests one URL at a time, with a pause between two requests to the same host."""

    def __init__(self, pause: float, timeout: float, sleep: Callable[[float], None] = time.sleep) -> None:
        """Set up the checker. `pause` and `timeout` are in seconds. Tests replace `sleep`."""
        self._pause, self._timeout, self._sleep = pause, timeout, sleep
        self._opener = build_opener(_NoRedirect)
        self._last: dict[str, float] = {}

    def check(self, url: str) -> Verdict:
        """Check a URL with a HEAD request, and with a GET request if HEAD fails. Return the verdict."""
        verdict = self._judge(url, "HEAD")
        return verdict if verdict.state == "alive" else self._judge(url, "GET")

    def _judge(self, url: str, method: str) -> Verdict:
        try:
            status = self._follow(url, method)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return _failure(error, self._timeout)
        if status in GONE:
            return Verdict("dead", f"{RETURNED} {status}")
        return Verdict("alive" if status < http.HTTPStatus.BAD_REQUEST else "unclear", f"{RETURNED} {status}")

    def _follow(self, url: str, method: str) -> int:
        for _ in range(REDIRECTS):
            response = self._request(url, method)
            target = response.headers.get("location")
            if not (http.HTTPStatus.MULTIPLE_CHOICES <= response.status < http.HTTPStatus.BAD_REQUEST and target):
                return response.status
            url = urljoin(url, quote(target, safe="%/:=&?~#+!$,;'@()*[]"))
        raise RedirectError(f"the URL redirects more than {REDIRECTS} times")

    def _request(self, url: str, method: str) -> Response:
        response = self._send(url, method)
        wait = response.headers.get("retry-after", "")
        if response.status in BUSY and wait.isdecimal() and int(wait) <= LONGEST_WAIT:
            self._sleep(int(wait))
            return self._send(url, method)
        return response

    def _send(self, url: str, method: str) -> Response:
        if urlsplit(url).scheme not in ("http", "https"):
            raise RedirectError("the URL redirects to something other than http or https")
        host = urlsplit(url).netloc
        self._sleep(max(0.0, self._last.get(host, -self._pause) + self._pause - time.monotonic()))
        request = Request(url, headers={"User-Agent": AGENT, "Accept": "*/*"}, method=method)  # noqa: S310 - http or https
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                return Response(response.status, response.headers)
        except HTTPError as error:
            with error:
                return Response(error.code, error.headers)
        finally:
            self._last[host] = time.monotonic()


def _failure(error: Exception, timeout: float) -> Verdict:
    if isinstance(error, RedirectError):
        return Verdict("unclear", str(error))
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror) and reason.errno in NO_HOST:
        return Verdict("dead", "the host no longer exists")
    if isinstance(reason, TimeoutError):
        return Verdict("unclear", f"there was no response within {timeout:g} s")
    return Verdict("unclear", f"the request failed: {quoted(getattr(reason, 'strerror', None) or reason)}")


def links(catalogue: Catalogue) -> tuple[list[Link], list[Link]]:
    """Return the links to check and the links to skip. Of links that differ only in the fragment, return only one.

    URLs that are marked as dead are in neither list.
    """
    own = list({urldefrag(link.url).url: link for source in catalogue.sources for link in _links(source)}.values())
    unchecked = [entry for placed in catalogue.watch for entry in placed.value.links]
    skipped = [link for link in own if any(covers(entry, link.url) for entry in unchecked)]
    return [link for link in own if link not in skipped], skipped


def covers(entry: Unchecked, url: str) -> bool:
    """Return whether `entry`, which names a host or a URL, applies to `url`."""
    return entry.address in (url, urlsplit(url).hostname)


def _links(source: Placed[Source]) -> Iterator[Link]:
    if source.value.url and not source.value.dead:
        yield Link(source, "url", source.value.url)
    if source.value.archived:
        yield Link(source, "archived", source.value.archived)


def finding(link: Link, verdict: Verdict) -> Finding:
    """Return the finding for a dead or unclear link."""
    tip = "Cite another copy." if link.field == "archived" else "Add `dead`, and `archived` if a copy exists."
    if verdict.state == "unclear":
        tip = "Check it by hand if this persists."
    return Finding(link.source.mark(link.field), link.source.name, f"{link.url}: {verdict.reason}.", tip, "dead-link")


def report_lines(checked: list[tuple[Link, Verdict]], skipped: list[Link]) -> Iterable[str]:
    """Yield the lines of the report: findings for dead links, findings for unclear links, and the counts."""
    dead = sorted(finding(link, verdict) for link, verdict in checked if verdict.state == "dead")
    unclear = sorted(finding(link, verdict) for link, verdict in checked if verdict.state == "unclear")
    yield from map(str, dead)
    if unclear:
        yield from ("", "Unclear, not counted as findings:", *map(str, unclear), "")
    yield f"{len(checked)} links checked: {len(dead)} dead, {len(unclear)} unclear. {len(skipped)} links skipped."


def main(arguments: list[str] | None = None) -> int:
    """Check all links. Return 0 if no link is dead, 1 if a link is dead, or 2 if the check could not run."""
    parser = argparse.ArgumentParser(prog="python -m tools.links", description="Print the sources with dead URLs.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder with data/ (default: the current folder)")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two requests to the same host (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds to wait for a response (default: %(default)s)")
    options = parser.parse_args(arguments)
    catalogue, findings = read(options.root)
    if findings:
        print("The catalogue has findings. Run `make check`.", file=sys.stderr)
        return 2
    to_check, skipped = links(catalogue)
    checker = LinkChecker(options.pause, options.timeout)
    checked = [(link, checker.check(link.url)) for link in to_check]
    if checked and not any(verdict.reason.startswith(RETURNED) for _, verdict in checked):
        print("No host responded. Check the network connection.", file=sys.stderr)
        return 2
    print("\n".join(report_lines(checked, skipped)))
    return 1 if any(verdict.state == "dead" for _, verdict in checked) else 0


if __name__ == "__main__":
    sys.exit(main())
