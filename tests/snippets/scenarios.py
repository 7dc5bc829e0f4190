"""Scenarios of the snippets: the requests that each must send, when, and how it must exit.

Responses are examples from the catalogue. Only their times are replaced, because the recorded ones are in the past.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from generator.catalogue import Catalogue
from tests.snippets.fake_x import NO_RESPONSE, START, Exchange, Response, json_response

RESET = START + 600

Ends = Literal["well", "stopped"]
WELL: Ends = "well"
STOPPED: Ends = "stopped"


@dataclass(frozen=True)
class Scenario:
    """A run of the snippet `snippet`. `ends` is its expected exit status, and its output must contain `says`."""

    snippet: str
    name: str
    exchanges: list[Exchange]
    ends: Ends
    says: list[str]
    arguments: list[str] = field(default_factory=list)
    files_before: dict[str, str] = field(default_factory=dict)
    files_after: dict[str, str] = field(default_factory=dict)


class Recorded:
    """Recorded responses from the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index the responses by code ID."""
        self._catalogue = catalogue

    def __call__(self, code: str, headers: Mapping[str, str] = MappingProxyType({}), number: int = 0) -> Response:
        """Return example `number` of `code` with its recorded headers, updated with `headers`."""
        example = self._catalogue.code[code].value.examples[number]
        sent = dict(line.split(": ", 1) for line in example.headers)
        return Response(
            example.http or 200, example.body, {name: value for name, value in sent.items() if name.lower() not in headers} | dict(headers)
        )

    def json(self, code: str) -> object:
        """Return the parsed JSON body of the first example of `code`."""
        return json.loads(self(code).body)


def scenarios(catalogue: Catalogue) -> Iterator[Scenario]:
    """Return all scenarios by snippet."""
    recorded = Recorded(catalogue)
    yield from wait_for_reset(recorded)
    yield from stop_on_402(recorded)
    yield from tell_limits_apart(recorded)
    yield from read_partial_errors(recorded)
    yield from reconnect_stream(recorded)
    yield from renew_on_401(recorded)
    yield from look_before_resending(recorded)
    yield from poll_media(recorded)


def wait_for_reset(recorded: Recorded) -> Iterator[Scenario]:
    request = "GET /2/users/by/username/XDevelopers"
    user = json_response(200, {"data": {"id": "1", "name": "Developers", "username": "XDevelopers"}})
    window = recorded("v2/http-429", {"x-rate-limit-reset": str(RESET)}, number=1)  # plain text, with all its headers
    again = replace(window, headers=window.headers | {"x-rate-limit-reset": str(RESET + 900)})
    left = {"x-rate-limit-remaining": "40", "x-rate-limit-reset": str(RESET)}
    spent = {"x-user-limit-24hour-remaining": "0", "x-user-limit-24hour-reset": str(START + 86400)}
    day = recorded("v2/http-429", left | spent)
    snippet = "wait-for-reset"
    yield Scenario(
        snippet, "continues when the window ends", [Exchange(request, window), Exchange(request, user, (600, 615))], WELL, ["XDevelopers"]
    )
    yield Scenario(
        snippet,
        "waits for a second window",
        [Exchange(request, window), Exchange(request, again, (600, 615)), Exchange(request, user, (885, 915))],
        WELL,
        ["XDevelopers"],
    )
    yield Scenario(
        snippet,
        "stops in the third window",
        [Exchange(request, window), Exchange(request, again, (600, 615)), Exchange(request, again, (885, 915))],
        STOPPED,
        ["3 windows"],
    )
    yield Scenario(snippet, "stops at a usage cap", [Exchange(request, recorded("v2/usage-capped"))], STOPPED, ["UsageCapExceeded"])
    yield Scenario(snippet, "stops at a 24-hour limit", [Exchange(request, day)], STOPPED, ["another limit is reached"])


def stop_on_402(recorded: Recorded) -> Iterator[Scenario]:
    post = json_response(200, {"data": {"id": "1", "text": "Hello"}})
    yield Scenario(
        "stop-on-402",
        "stops and prints what is left",
        [Exchange("GET /2/tweets/1", post), Exchange("GET /2/tweets/2", recorded("v2/http-402"))],
        STOPPED,
        ["1 Hello", "credits depleted", "2 3"],
        ["1", "2", "3"],
    )
    yield Scenario("stop-on-402", "processes the whole list", [Exchange("GET /2/tweets/1", post)], WELL, ["1 Hello"], ["1"])


def tell_limits_apart(recorded: Recorded) -> Iterator[Scenario]:
    window = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": str(RESET)}
    left = {"x-rate-limit-remaining": "40", "x-rate-limit-reset": str(RESET)}
    user = {"x-user-limit-24hour-remaining": "0", "x-user-limit-24hour-reset": str(START + 7200)}
    app = {"x-app-limit-24hour-remaining": "0", "x-app-limit-24hour-reset": str(START + 3600)}
    for name, response, says in (
        ("the window", recorded("v2/http-429", window), f"Limit: window. Ends: {RESET}"),
        ("the 24-hour limit of the user", recorded("v2/http-429", left | user), f"Limit: 24 hours, user. Ends: {START + 7200}"),
        (
            "the 24-hour limit of the app, even if the window is used up too",
            recorded("v2/http-429", window | app),
            f"Limit: 24 hours, app. Ends: {START + 3600}",
        ),
        ("the usage cap", recorded("v2/usage-capped"), "Limit: usage cap of the period. Ends: not stated"),
        ("the connections", recorded("v2/TooManyConnections"), "Limit: connections of the stream. Ends: not stated"),
        ("no limit in plain text", Response(429, "Rate limit exceeded"), "Limit: unknown. Ends: not stated"),
    ):
        yield Scenario("tell-limits-apart", f"identifies {name}", [Exchange("GET /2/tweets/search/recent", response)], WELL, [says])


def read_partial_errors(recorded: Recorded) -> Iterator[Scenario]:
    problems = [recorded.json("v2/resource-not-found"), recorded.json("v2/not-authorized-for-resource")]
    response = json_response(200, {"data": [{"id": "2", "text": "Hello"}], "errors": problems})
    says = ["1 missing: resource-not-found", "2 found: Hello", "3 missing: no reason given"]
    lookup = [Exchange("GET /2/tweets", response)]
    yield Scenario("read-partial-errors", "prints the reason for each ID", lookup, WELL, says, ["1", "2", "3"])
    none = [Exchange("GET /2/tweets", json_response(200, {"errors": problems[:1]}))]
    yield Scenario("read-partial-errors", "handles a response without data", none, WELL, says[:1], ["1"])


def reconnect_stream(recorded: Recorded) -> Iterator[Scenario]:
    request, end = "GET /2/tweets/search/stream", recorded("v2/client-forbidden")
    post = '{"data":{"id":"1","text":"Hello"}}\r\n\r\n'
    goodbye = json.dumps(recorded.json("v2/OperationalDisconnect"))
    opened = Response(200, f"{post}{goodbye}\r\n")
    busy, overloaded = recorded("v2/TooManyConnections"), recorded("v2/http-503")
    faults = [NO_RESPONSE, NO_RESPONSE, NO_RESPONSE, overloaded, overloaded, busy, busy, opened, NO_RESPONSE, end]
    waits = [0, 0.25, 0.5, 0.75, 5, 10, 60, 120, 0.25, 0.5]
    yield Scenario(
        "reconnect-stream",
        "uses a separate schedule for each kind of failure",
        _after(request, faults, waits),
        STOPPED,
        ["Hello", "OperationalDisconnect", "client-not-enrolled"],
    )
    yield Scenario(
        "reconnect-stream",
        "waits at most 320 s after HTTP errors",
        _after(request, [overloaded] * 8 + [end], [0, 5, 10, 20, 40, 80, 160, 320, 320]),
        STOPPED,
        ["client-not-enrolled"],
    )
    waits = [0, *(0.25 * n for n in range(1, 65)), 16, 16]
    yield Scenario(
        "reconnect-stream",
        "waits at most 16 s after network errors",
        _after(request, [NO_RESPONSE] * 66 + [end], waits),
        STOPPED,
        [],
    )
    yield Scenario("reconnect-stream", "stops if rejected", [Exchange(request, recorded("v2/http-401"))], STOPPED, ["Unauthorized"])


def _after(request: str, responses: list[Response], waits: list[float]) -> list[Exchange]:
    return [Exchange(request, response, (wait, wait + 0.01)) for response, wait in zip(responses, waits, strict=True)]


def renew_on_401(recorded: Recorded) -> Iterator[Scenario]:
    before = {"tokens.json": '{"access_token": "old", "refresh_token": "first"}'}
    fresh = json_response(200, {"access_token": "new", "refresh_token": "second", "token_type": "bearer"})
    expired = Exchange("GET /2/users/me", recorded("v2/http-401"), contains="Bearer old")
    refresh = Exchange("POST /2/oauth2/token", fresh, contains="refresh_token=first")
    refused = replace(refresh, response=recorded("oauth/invalid_request"))
    user = json_response(200, {"data": {"id": "1", "username": "XDevelopers"}})
    retried = Exchange("GET /2/users/me", user, contains="Bearer new")
    snippet = "renew-on-401"
    yield Scenario(
        snippet,
        "refreshes once and saves both tokens",
        [expired, refresh, retried],
        WELL,
        ["XDevelopers"],
        files_before=before,
        files_after={"tokens.json": '"second"'},
    )
    yield Scenario(
        snippet,
        "asks for a new sign-in if the refresh is rejected",
        [expired, refused],
        STOPPED,
        ["authorize", "Value passed for the token was invalid."],
        files_before=before,
        files_after=before,
    )
    yield Scenario(
        snippet,
        "stops at a second 401",
        [expired, refresh, replace(retried, response=recorded("v2/http-401"))],
        STOPPED,
        ["401 with a new token"],
        files_before=before,
    )
    yield Scenario(
        snippet,
        "keeps a valid token",
        [replace(expired, response=user)],
        WELL,
        ["XDevelopers"],
        files_before=before,
        files_after=before,
    )


def look_before_resending(recorded: Recorded) -> Iterator[Scenario]:
    made = Exchange("POST /2/tweets", json_response(201, {"data": {"id": "8", "text": "Hello"}}), contains="Hello")
    lost = replace(made, response=NO_RESPONSE)
    duplicate = replace(made, response=recorded("v2/duplicate-content"))
    posts = [{"id": "6", "text": "Another"}, {"id": "7", "text": "Hello"}]
    there = Exchange("GET /2/users/1/tweets", json_response(200, {"data": posts}), (5, 6))
    absent = replace(there, response=json_response(200, {"meta": {"result_count": 0}}))
    at_once = (0.0, 0.5)
    for name, exchanges, ends, says in (
        ("posts once without errors", [made], WELL, "8"),
        ("finds the post after a lost response", [lost, there], WELL, "7"),
        ("retries if nothing was saved", [lost, absent, made], WELL, "8"),
        ("checks after a 503 too", [replace(made, response=recorded("v2/http-503")), there], WELL, "7"),
        (
            "recognizes its text with HTML entities",
            [lost, replace(there, response=json_response(200, {"data": [{"id": "7", "text": "Hello &amp; goodbye"}]}))],
            WELL,
            "7",
        ),
        ("treats an equal post as its own", [duplicate, replace(there, waits=at_once)], WELL, "7"),
        ("does not retry a duplicate", [duplicate, replace(absent, waits=at_once)], STOPPED, "Change it"),
        (
            "stops after three attempts",
            [lost, absent, lost, replace(absent, waits=(10, 11)), lost, replace(absent, waits=(20, 21))],
            STOPPED,
            "3 attempts",
        ),
    ):
        text = "Hello & goodbye" if "entities" in name else "Hello"
        yield Scenario("look-before-resending", name, exchanges, ends, [says], [text])


def poll_media(recorded: Recorded) -> Iterator[Scenario]:
    media = "710511363345354753"

    def state(**info: object) -> Response:
        return json_response(200, {"data": {"id": media, "processing_info": info}})

    status = Exchange("GET /2/media/upload", state(state="pending", check_after_secs=5), contains=media)
    running = replace(status, response=state(state="in_progress", check_after_secs=10, progress_percent=40), waits=(5, 5.01))
    done = replace(status, response=state(state="succeeded", progress_percent=100), waits=(10, 10.01))
    failed = replace(status, response=recorded("media/InvalidMedia"))
    failing = replace(status, response=state(state="in_progress", check_after_secs=5, error={"code": 1, "name": "InvalidMedia"}))
    for name, exchanges, ends, says in (
        ("polls only as often as X asks", [status, running, done], WELL, "ready"),
        ("stops if processing failed", [failed], STOPPED, "InvalidMedia"),
        ("stops at an error in any state", [failing], STOPPED, "InvalidMedia"),
        ("accepts an image without processing", [replace(status, response=json_response(200, {"data": {"id": media}}))], WELL, "ready"),
    ):
        yield Scenario("poll-media", name, exchanges, ends, [says], [media])
