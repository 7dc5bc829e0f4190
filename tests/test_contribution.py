"""A first contribution: a code of an existing condition needs two files, and `make fix` writes the rest."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.fix import fixed
from tests.paths import ROOT

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "site", "site.new", "node_modules", "__pycache__", ".*_cache", "worktrees")
UNIT = "not (site or browser or slow or libraries or soak)"
CATALOGUE = f"catalogue and {UNIT}"
CODE = """
  - code: "18888"
    kind: numeric-code
    http: [403, 400, 403]
    title: Post contains a link that X considers harmful<<spaces>>
    summary: "X refused the post because it considers a link in it to be malware."
    condition: duplicate-content
    causes:
      - {text: "A link in the text leads to a page that X lists as malware", sources: [a-thread-about-18888]}
    fixes:
      - "Remove the link, or replace it with one that X does not list"
    grade: observed
    sources: [a-thread-about-18888]
    checked: "2026-11-26"
""".replace("<<spaces>>", "   ")
SOURCE = """
a-thread-about-18888:
  title: A thread about code 18888
  kind: thread
  url: https://example.com/thread-about-18888
  read: "2026-11-26"
"""


def add(root: Path) -> None:
    """Follow CONTRIBUTING.md: add the entry to the file of its API, at any position, and its source."""
    for file, text in {"data/apis/v1.1.yaml": CODE, "data/sources.yaml": SOURCE}.items():
        with (root / file).open("a") as opened:
            opened.write(text)


def test_fix_sorts_codes_and_status_codes_and_trims_lines() -> None:
    text = (ROOT / "data/apis/v1.1.yaml").read_text()
    code = CODE.replace("18888", "28888")  # not the code that the contributor added
    messy = f"{text.rstrip()}\n{code}"

    tidy = fixed(messy, "data/apis/v1.1.yaml")

    assert tidy == fixed(tidy, "data/apis/v1.1.yaml")
    numbers = [int(number) for number in re.findall(r'code: "(\d+)"\n    kind: numeric-code', tidy)]
    assert 28888 in numbers
    assert numbers == sorted(numbers)
    assert "http: [400, 403]" in tidy
    assert "harmful\n" in tidy
    entry = tidy[tidy.index('  - code: "28888"') : tidy.index('  - code: "', tidy.index('  - code: "28888"') + 5)]
    assert tidy.replace(entry, "") == text


@pytest.mark.parametrize(
    "text", ["", "codes:\n", "codes: 5\n", "codes:\n  - code: x\n   kind: [\n", "codes:\n  - {code: a}\n", "a: \x00\n"]
)
def test_fix_leaves_invalid_files_to_check(text: str) -> None:
    assert fixed(text, "data/apis/v1.1.yaml").split() == text.split()


def test_real_catalogue_needs_no_fix() -> None:
    files = sorted((ROOT / "data").rglob("*.yaml"))

    assert [] == [file.name for file in files if fixed(file.read_text(), file.relative_to(ROOT).as_posix()) != file.read_text()]


@pytest.mark.slow
@pytest.mark.parametrize("tier", [CATALOGUE, pytest.param(UNIT, marks=pytest.mark.soak)])
def test_new_code_in_two_files_passes_check(tier: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "clone"
    shutil.copytree(ROOT, root, ignore=LEFT_OUT)
    add(root)

    assert main(["fix", "--root", str(root)]) == 0, capsys.readouterr().err
    assert main(["check", "--root", str(root)]) == 0, capsys.readouterr().err
    tests = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", tier, "--ignore", "tests/browser"]
    done = subprocess.run(tests, cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-3000:]
