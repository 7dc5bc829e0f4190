"""The workflows: actions are pinned to commits, and each comparison has one issue."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.paths import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").iterdir())
TITLE = 'What is watched\'s "title"'
GH = """\
#!/bin/sh
# Plays gh: writes down each call, and answers a list from $ISSUES.
echo "$*" >> "$CALLS"
for word; do
  if [ "$last" = --body-file ]; then cat "$word" >> "$CALLS"; fi
  if [ "$last" = --jq ]; then jq --raw-output "$word" "$ISSUES"; fi
  last=$word
done
"""


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_pinned_to_a_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)", file.read_text())

    assert used
    assert [] == [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}|\./\.github/workflows/[\w-]+\.yml", action)]


def test_workflows_match_the_schema_of_github() -> None:
    checked = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS)]
    done = subprocess.run(checked, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_each_job_runs_a_makefile_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    used = {name for file in WORKFLOWS for name in re.findall(r"\bmake ([a-z][a-z-]*)", file.read_text())}

    assert {"quick", "test-site", "test-browser", "test-libraries", "soak"} <= used <= targets


def test_every_test_is_in_a_job_of_check_or_soak() -> None:
    makefile = (ROOT / "Makefile").read_text()
    selections = re.findall(r'-m pytest (?:\$\(PARALLEL\) |--quiet )?-m "?([^"\n]+)', makefile)

    for present in range(32):
        marks = {name: bool(present >> bit & 1) for bit, name in enumerate(("site", "browser", "slow", "libraries", "soak"))} | {
            "catalogue": False
        }
        chosen = [selection for selection in selections if eval(selection, {}, marks)]  # noqa: S307 - our own Makefile
        assert chosen, marks


def test_watch_may_write_only_issues() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/watch.yml").read_text())

    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read", "issues": "write"}


def test_watch_runs_weekly_or_manually() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/watch.yml").read_text())

    assert {"schedule", "workflow_dispatch"} == set(workflow[True])  # YAML 1.1 reads the key `on` as true


@pytest.fixture
def gh(tmp_path: Path) -> Path:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    return tmp_path


def issue(gh: Path, opened: list[dict[str, object]], text: str | None) -> tuple[int, list[str]]:
    """Run .ci/issue with open issues `opened`. Return its exit status, and its calls of gh after those for label and list."""
    (gh / "issues.json").write_text(json.dumps(opened))
    (gh / "calls").write_text("")
    if text is not None:
        (gh / "report.md").write_text(text)
    environment = {"PATH": f"{gh}:{os.environ['PATH']}", "ISSUES": str(gh / "issues.json"), "CALLS": str(gh / "calls")}
    command = [str(ROOT / ".ci/issue"), TITLE, *([str(gh / "report.md")] if text is not None else [])]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    return done.returncode, (gh / "calls").read_text().splitlines()[2:]


OTHER = {"number": 3, "title": "Another issue"}
OWN = {"number": 7, "title": TITLE}


def test_new_issue_is_opened_if_none_is_open(gh: Path) -> None:
    status, calls = issue(gh, [OTHER], "New type\n")

    assert status == 0
    assert calls[0].startswith(f"issue create --title {TITLE} --label watch --body-file ")
    assert calls[1:] == ["New type"]


def test_open_issue_is_updated(gh: Path) -> None:
    status, calls = issue(gh, [OTHER, OWN], "New type\n")

    assert status == 0
    assert calls[0].startswith("issue edit 7 --body-file ")
    assert calls[1:] == ["New type"]


def test_open_issue_is_closed_without_differences(gh: Path) -> None:
    assert issue(gh, [OTHER, OWN], None) == (0, ["issue close 7 --comment The last run found nothing."])
    assert issue(gh, [OTHER], None) == (0, [])


def test_long_text_is_truncated_to_the_limit_of_issues(gh: Path) -> None:
    _, calls = issue(gh, [], "ä" * 70_000)

    assert len(calls[1]) == 30_000


def test_empty_text_is_an_error(gh: Path) -> None:
    assert issue(gh, [], "") == (1, [])
