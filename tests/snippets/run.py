"""Run a program against the mock server with a virtual clock, and report what it did wrong."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.fake_x import FakeX
from tests.snippets.scenarios import Scenario

_VIRTUAL = Path(__file__).with_name("virtual")
_SECONDS = 30
ACCOUNT = {
    "X_BEARER_TOKEN": "app-token",
    "X_USER_TOKEN": "user-token",
    "X_USER_ID": "1",
    "X_CLIENT_ID": "client",
    "X_CONSUMER_SECRET": "secret",
}
"""Environment variables for the snippets."""


def command(program: Path) -> list[str]:
    """Return the command that starts a program."""
    match program.suffix:
        case ".py":
            return [sys.executable, str(program)]
        case ".mjs":
            return [tool("node"), "--import", str(_VIRTUAL / "clock.mjs"), str(program)]
        case _:
            return [tool("bash"), str(program)]


def tool(name: str) -> str:
    """Return the path of a tool that a snippet needs, or fail the test with the remedy."""
    return shutil.which(name) or pytest.fail(f"{name} is missing. Install it: the snippets are run with it.")


def faults(program: Path, scenario: Scenario, folder: Path) -> list[str]:
    """Return every deviation of `program` from `scenario`. It runs in the empty directory `folder`."""
    clock = folder / "clock"
    fake = FakeX(scenario.exchanges, clock)
    work = folder / "work"
    work.mkdir()
    for name, text in scenario.files_before.items():
        (work / name).write_text(text)
    with fake.served() as address:
        environment = {
            "PATH": f"{_VIRTUAL / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(_VIRTUAL),
            "VIRTUAL_CLOCK": str(clock),
            "VIRTUAL_X": address,
            **ACCOUNT,
        }
        try:
            done = subprocess.run(
                [*command(program), *scenario.arguments],
                cwd=work,
                env=environment,
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return [*fake.faults, f"did not end in {_SECONDS} s"]
    found = [*fake.faults, *fake.missing()]
    if (done.returncode == 0) != (scenario.ends == "well"):
        found.append(f"ended with status {done.returncode}: {done.stderr}")
    printed = done.stdout if scenario.ends == "well" else done.stdout + done.stderr
    found += [f"did not print {text!r}, but {printed!r}" for text in scenario.says if text not in printed]
    for name, text in scenario.files_after.items():
        if text not in (now := (work / name).read_text()):
            found.append(f"{name} contains {now!r}, not {text!r}")
    return found
