"""Snippets follow their scenarios, and programs that do not are detected."""

import base64
import hashlib
import hmac
import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.catalogue import Catalogue
from tests.paths import ROOT
from tests.snippets.run import ACCOUNT, command, faults, tool
from tests.snippets.scenarios import Scenario, scenarios

SNIPPETS = ROOT / "snippets"
pytestmark = pytest.mark.slow
WRONG = Path(__file__).with_name("wrong")
SERVERS = ("answer-crc.py", "answer-crc.mjs")
PROGRAMS = sorted(path.name for path in SNIPPETS.iterdir() if path.stem.partition(".")[0] != "answer-crc")


@pytest.fixture(scope="module")
def by_snippet(catalogue: Catalogue) -> dict[str, list[Scenario]]:
    found: dict[str, list[Scenario]] = {}
    for scenario in scenarios(catalogue):
        found.setdefault(scenario.snippet, []).append(scenario)
    return found


@pytest.mark.parametrize("name", PROGRAMS)
def test_snippet_follows_its_scenarios(name: str, by_snippet: dict[str, list[Scenario]], tmp_path: Path) -> None:
    wrong = []
    for scenario in by_snippet[name.partition(".")[0]]:
        folder = tmp_path / scenario.name
        folder.mkdir()
        wrong += [f"{scenario.name}: {fault}" for fault in faults(SNIPPETS / name, scenario, folder)]

    assert [] == wrong


@pytest.mark.parametrize("name", sorted(path.name for path in WRONG.glob("hammer-429.*")))
def test_program_that_ignores_a_429_is_detected(name: str, by_snippet: dict[str, list[Scenario]], tmp_path: Path) -> None:
    found = faults(WRONG / name, by_snippet["wait-for-reset"][0], tmp_path)

    assert any("was sent after 1 s, not after 600" in fault for fault in found), found


def test_wait_on_rate_limit_of_tweepy_ignores_a_usage_cap(by_snippet: dict[str, list[Scenario]], tmp_path: Path) -> None:
    capped = next(s for s in by_snippet["wait-for-reset"] if s.name == "stops at a usage cap")

    found = faults(WRONG / "wait-on-rate-limit.tweepy.py", capped, tmp_path)

    assert "was not expected, 0 s after the last response" in found[0]


@pytest.mark.parametrize("name", sorted(path.name for path in WRONG.glob("resend-duplicate.*")))
def test_program_that_retries_a_duplicate_is_detected(name: str, by_snippet: dict[str, list[Scenario]], tmp_path: Path) -> None:
    refused = next(s for s in by_snippet["look-before-resending"] if s.name == "does not retry a duplicate")

    found = faults(WRONG / name, refused, tmp_path)

    assert "POST /2/tweets was received, GET /2/users/1/tweets was expected" in found


@contextmanager
def webhook(name: str, secret: str) -> Iterator[int]:
    """Start the webhook `name`, and yield its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {"PATH": os.environ["PATH"], **ACCOUNT, "X_CONSUMER_SECRET": secret, "PORT": str(port)}
    start = [part for part in command(SNIPPETS / name) if part != "--import" and not part.endswith("clock.mjs")]
    with subprocess.Popen(start, env=environment) as process:
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield port
        finally:
            process.kill()


def asked(port: int, method: str, path: str, body: bytes = b"", signature: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, {"x-twitter-webhooks-signature": signature})
    response = connection.getresponse()
    result = response.status, response.read().decode()
    connection.close()
    return result


@pytest.mark.parametrize("name", SERVERS)
def test_challenge_response_matches_the_published_test_vector(name: str) -> None:
    # RFC 4231, test case 2 of HMAC-SHA-256.
    digest = bytes.fromhex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    with webhook(name, "Jefe") as port:
        status, body = asked(port, "GET", f"/webhook?crc_token={quote('what do ya want for nothing?')}")

    assert (200, f"sha256={base64.b64encode(digest).decode()}") == (status, body.split('"')[3])


@pytest.mark.parametrize("name", SERVERS)
def test_event_is_accepted_only_with_a_valid_signature(name: str) -> None:
    event = b'{"for_user_id":"1"}'
    good = "sha256=" + base64.b64encode(hmac.new(b"secret", event, hashlib.sha256).digest()).decode()
    with webhook(name, "secret") as port:
        assert asked(port, "POST", "/webhook", event, good)[0] == 200
        assert asked(port, "POST", "/webhook", event, "sha256=AAAA")[0] == 403
        assert asked(port, "POST", "/webhook", event)[0] == 403
        assert asked(port, "GET", "/webhook")[0] == 400


@pytest.mark.parametrize("name", SERVERS)
def test_webhook_check_detects_a_wrong_response(name: str) -> None:
    check = [tool("bash"), str(SNIPPETS / "answer-crc.sh")]
    with webhook(name, "it's $ecret") as port:
        address = f"http://127.0.0.1:{port}/webhook"
        verdicts = {
            secret: subprocess.run(
                [*check, address],
                env={"PATH": os.environ["PATH"], "X_CONSUMER_SECRET": secret},
                capture_output=True,
                text=True,
                check=False,
            )
            for secret in ("it's $ecret", "another")
        }

    valid, invalid = verdicts.values()
    assert (0, "The response is valid.\n") == (valid.returncode, valid.stdout)
    assert invalid.returncode == 1
    assert invalid.stderr
