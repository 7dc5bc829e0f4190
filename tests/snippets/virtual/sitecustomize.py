"""Python loads this before a snippet: it installs a virtual clock, and redirects requests to X to the mock server."""

import os
import time
from pathlib import Path

import requests.adapters

_CLOCK = Path(os.environ["VIRTUAL_CLOCK"])
_HOSTS = ("https://api.x.com/", "https://api.twitter.com/")  # tweepy uses the old name
_send = requests.adapters.HTTPAdapter.send


def _now() -> float:
    return float(_CLOCK.read_text())


def _sleep(seconds: float) -> None:
    _CLOCK.write_text(repr(_now() + seconds))


def _redirected(self: requests.adapters.HTTPAdapter, request: requests.PreparedRequest, **options: object) -> requests.Response:
    host = next(host for host in _HOSTS if str(request.url).startswith(host))
    request.url = str(request.url).replace(host, os.environ["VIRTUAL_X"], 1)
    return _send(self, request, **options)  # type: ignore[arg-type]


time.time = _now
time.sleep = _sleep  # type: ignore[assignment]
requests.adapters.HTTPAdapter.send = _redirected  # type: ignore[method-assign,assignment]
