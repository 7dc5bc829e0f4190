# ruff: noqa: INP001 - a script to run, not a package
"""Asks for the address of every source, and prints those that are dead, each at its line.

    .venv/bin/python -m tools.links

One request at a time, with a pause between two to the same host, and without reading what comes: a page is asked for
once a week, and by GET only where HEAD was refused. What cannot be told (a time-out, a server that fails, a host that
turns programs away) is no finding; it is listed apart. `links` in data/watch.yaml names what is passed over, and why.

A page that was replaced by a redirect to some other page looks alive: only a reader sees that.
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
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.catalogue import Catalogue, Placed
from generator.entries import Source, Unchecked
from generator.findings import Finding, quoted
from generator.plan import read

HOME = os.environ.get("REPOSITORY_URL", "")
AGENT = f"x-api-error-reference link check{f' (+{HOME})' if HOME else ''}"
GONE = (404, 410)
BUSY = (429, 503)
"""Statuses after which `retry-after` is heeded, once."""
REDIRECTS = 10
LONGEST_WAIT = 60.0
"""Seconds that are waited because `retry-after` says so; who asks for more is asked next week."""
NO_HOST = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class RedirectError(ValueError):
    """Redirects that lead nowhere."""


class Link(NamedTuple):
    """An address of a source, and the field that has it."""

    source: Placed[Source]
    field: str
    url: str


class Verdict(NamedTuple):
    """What became of an address, and how that shows."""

    state: Literal["alive", "dead", "unclear"]
    reason: str


class Reply(NamedTuple):
    """What came back to one request."""

    status: int
    headers: Message


class _Stay(HTTPRedirectHandler):
    """Redirects are followed by `Visitor`, so that each waits for its host."""

    def redirect_request(self, *_: Any) -> None:
        """No request follows by itself."""


class Visitor:
    """Asks for addresses: one after the other, with a pause in seconds between two requests to the same host."""

    def __init__(self, pause: float, timeout: float, sleep: Callable[[float], None] = time.sleep) -> None:
        """Nothing was asked for yet."""
        self._pause, self._timeout, self._sleep = pause, timeout, sleep
        self._opener = build_opener(_Stay)
        self._last: dict[str, float] = {}

    def visit(self, url: str) -> Verdict:
        """Whether the address leads somewhere: by HEAD, and by GET where HEAD brings nothing."""
        verdict = self._judge(url, "HEAD")
        return verdict if verdict.state == "alive" else self._judge(url, "GET")

    def _judge(self, url: str, method: str) -> Verdict:
        try:
            status = self._follow(url, method)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return _fault(error, self._timeout)
        if status in GONE:
            return Verdict("dead", f"the answer is {status}")
        return Verdict("alive" if status < http.HTTPStatus.BAD_REQUEST else "unclear", f"the answer is {status}")

    def _follow(self, url: str, method: str) -> int:
        for _ in range(REDIRECTS):
            reply = self._ask(url, method)
            target = reply.headers.get("location")
            if not (http.HTTPStatus.MULTIPLE_CHOICES <= reply.status < http.HTTPStatus.BAD_REQUEST and target):
                return reply.status
            url = urljoin(url, quote(target, safe="%/:=&?~#+!$,;'@()*[]"))
        raise RedirectError(f"it is redirected more than {REDIRECTS} times")

    def _ask(self, url: str, method: str) -> Reply:
        reply = self._send(url, method)
        wait = reply.headers.get("retry-after", "")
        if reply.status in BUSY and wait.isdecimal() and int(wait) <= LONGEST_WAIT:
            self._sleep(int(wait))
            return self._send(url, method)
        return reply

    def _send(self, url: str, method: str) -> Reply:
        if urlsplit(url).scheme not in ("http", "https"):
            raise RedirectError("it leads away from the web")
        host = urlsplit(url).netloc
        self._sleep(max(0.0, self._last.get(host, -self._pause) + self._pause - time.monotonic()))
        request = Request(url, headers={"User-Agent": AGENT, "Accept": "*/*"}, method=method)  # noqa: S310 - http or https
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return Reply(answer.status, answer.headers)
        except HTTPError as error:
            with error:
                return Reply(error.code, error.headers)
        finally:
            self._last[host] = time.monotonic()


def _fault(error: Exception, timeout: float) -> Verdict:
    if isinstance(error, RedirectError):
        return Verdict("unclear", str(error))
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror) and reason.errno in NO_HOST:
        return Verdict("dead", "its host is gone")
    if isinstance(reason, TimeoutError):
        return Verdict("unclear", f"there is no answer within {timeout:g} s")
    return Verdict("unclear", f"there is no answer: {quoted(getattr(reason, 'strerror', None) or reason)}")


def links(catalogue: Catalogue) -> tuple[list[Link], list[Link]]:
    """The addresses to ask for, each once, and those that are passed over. What is known to be dead is not asked for."""
    own = list({link.url: link for source in catalogue.sources for link in _links(source)}.values())
    unchecked = [entry for placed in catalogue.watch for entry in placed.value.links]
    passed = [link for link in own if any(covers(entry, link.url) for entry in unchecked)]
    return [link for link in own if link not in passed], passed


def covers(entry: Unchecked, url: str) -> bool:
    """Whether an entry, a host or a whole address, is about this address."""
    return entry.address in (url, urlsplit(url).hostname)


def _links(source: Placed[Source]) -> Iterator[Link]:
    if source.value.url and not source.value.dead:
        yield Link(source, "url", source.value.url)
    if source.value.archived:
        yield Link(source, "archived", source.value.archived)


def finding(link: Link, verdict: Verdict) -> Finding:
    """A dead or unclear address, at its line."""
    tip = "Cite another copy." if link.field == "archived" else "Cite the archived address: add `archived` and `dead`."
    if verdict.state == "unclear":
        tip = "Look at it if this stays."
    return Finding(link.source.mark(link.field), link.source.name, f"{link.url}: {verdict.reason}.", tip, "dead-link")


def told(asked: list[tuple[Link, Verdict]], passed: list[Link]) -> Iterable[str]:
    """The lines to print."""
    dead = sorted(finding(link, verdict) for link, verdict in asked if verdict.state == "dead")
    unclear = sorted(finding(link, verdict) for link, verdict in asked if verdict.state == "unclear")
    yield from map(str, dead)
    if unclear:
        yield from ("", "Not clear, and no finding:", *map(str, unclear), "")
    yield f"{len(asked)} addresses: {len(dead)} dead, {len(unclear)} not clear; {len(passed)} passed over."


def main(arguments: list[str] | None = None) -> int:
    """Ask for all: 0 none is dead, 1 some are, 2 it could not be told."""
    parser = argparse.ArgumentParser(prog="python -m tools.links", description="Print the sources whose address is dead.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds data/ (default: this one)")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two requests to a host (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds to wait for an answer (default: %(default)s)")
    options = parser.parse_args(arguments)
    catalogue, findings = read(options.root)
    if findings:
        print("The catalogue has findings: run `make check`.", file=sys.stderr)
        return 2
    wanted, passed = links(catalogue)
    visitor = Visitor(options.pause, options.timeout)
    asked = [(link, visitor.visit(link.url)) for link in wanted]
    if asked and not any(verdict.reason.startswith("the answer is") for _, verdict in asked):
        print("No host answered: is there a network?", file=sys.stderr)
        return 2
    print("\n".join(told(asked, passed)))
    return 1 if any(verdict.state == "dead" for _, verdict in asked) else 0


if __name__ == "__main__":
    sys.exit(main())
