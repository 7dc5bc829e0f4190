"""Responses of X that the tests play to client libraries, and what a library can read from each."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Response:
    """A response as X sends it, and what the expressions of a library must yield for it, by the name of the field."""

    status: int
    headers: dict[str, str]
    body: str
    readable: dict[str, Any] = field(default_factory=dict)


def _json(status: int, body: dict[str, Any], *, headers: dict[str, str] | None = None, **readable: Any) -> Response:
    kind = "application/problem+json" if "type" in body else "application/json; charset=utf-8"
    return Response(status, {"content-type": kind, **(headers or {})}, json.dumps(body), {"status": status, "headers": True, **readable})


def _problem(status: int, title: str, detail: str, uri: str, *, headers: dict[str, str] | None = None, **readable: Any) -> Response:
    body = {"title": title, "detail": detail, "type": uri, "status": status}
    return _json(status, body, headers=headers, detail=detail, type=uri, **readable)


def _errors(status: int, code: int | str, message: str, *, headers: dict[str, str] | None = None, **readable: Any) -> Response:
    return _json(status, {"errors": [{"code": code, "message": message}]}, headers=headers, code=code, message=message, **readable)


def _partial(host: str) -> Response:
    error = {
        "value": "2",
        "detail": "Could not find tweet with ids: [2].",
        "title": "Not Found Error",
        "resource_type": "tweet",
        "parameter": "ids",
        "resource_id": "2",
        "type": f"https://{host}/2/problems/resource-not-found",
    }
    body = {"data": [{"id": "1", "text": "one", "edit_history_tweet_ids": ["1"]}], "errors": [error]}
    return Response(200, {"content-type": "application/json; charset=utf-8"}, json.dumps(body))


RESET = 1_900_000_000
_LIMIT = {"x-rate-limit-limit": "15", "x-rate-limit-remaining": "0", "x-rate-limit-reset": str(RESET)}
_PROBLEMS = "https://api.twitter.com/2/problems"
_NOT_ENROLLED = "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a developer App."

RESPONSES = {
    "401-32": _errors(401, 32, "Could not authenticate you."),
    "403-187": _errors(403, 187, "Status is a duplicate."),
    "403-ads": _errors(403, "UNAUTHORIZED_CLIENT_APPLICATION", "The client application does not have access to Twitter Ads API"),
    "403-problem": _problem(403, "Client Forbidden", _NOT_ENROLLED, f"{_PROBLEMS}/client-forbidden", headers=_LIMIT, reset=RESET),
    "429-88": _errors(429, 88, "Rate limit exceeded", headers=_LIMIT, reset=RESET),
    "429-problem": _problem(429, "Too Many Requests", "Too Many Requests", "about:blank", headers=_LIMIT, reset=RESET),
    "429-without-reset": _problem(429, "Too Many Requests", "Too Many Requests", "about:blank"),
    "503-html": Response(
        503,
        {"content-type": "text/html; charset=utf-8"},
        "<!DOCTYPE html>\n<html><head><title>Twitter / Over capacity</title></head><body>Twitter is over capacity.</body></html>",
        {"status": 503, "headers": True},
    ),
    "200-partial-errors": _partial("api.x.com"),
    "200-partial-errors-old-host": _partial("api.twitter.com"),
}
