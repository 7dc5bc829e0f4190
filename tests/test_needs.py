"""Missing programs are reported before the tests start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import REMEDIES
from tests.paths import ROOT


def run(path: str, *names: str) -> tuple[int, list[str]]:
    command = [sys.executable, str(ROOT / "tests/needs.py"), *names]
    done = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


@pytest.mark.parametrize("name", REMEDIES)
def test_missing_program_is_reported_in_one_line_with_the_remedy(name: str, tmp_path: Path) -> None:
    assert run(str(tmp_path), name) == (1, [f"{name} is not installed. {REMEDIES[name]}"])


def test_all_missing_programs_are_reported_together(tmp_path: Path) -> None:
    status, lines = run(str(tmp_path), *REMEDIES)

    assert (status, len(lines)) == (1, len(REMEDIES))


def test_outdated_node_is_reported_with_its_version(tmp_path: Path) -> None:
    (tmp_path / "node").write_text("#!/bin/sh\necho v18.2.0\n")
    (tmp_path / "node").chmod(0o755)

    assert run(str(tmp_path), "node") == (1, [f"node is v18.2.0. {REMEDIES['node']}"])


def test_nothing_is_printed_if_nothing_is_missing(tmp_path: Path) -> None:
    for name in REMEDIES:
        (tmp_path / name).write_text("#!/bin/sh\necho v22.1.0\n")
        (tmp_path / name).chmod(0o755)

    assert run(str(tmp_path), *REMEDIES) == (0, [])
