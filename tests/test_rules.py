"""Every rule has a smallest broken catalogue in tests/broken/, and gives exactly the lines that stand beside it."""

import shutil
from pathlib import Path

import pytest

from generator import load, permalinks, validate
from generator.__main__ import main
from generator.rules import RULES, rule_name
from tests.paths import BASE, ROOT

BROKEN = sorted(path.name for path in BASE.parent.iterdir() if path != BASE)


def all_rules() -> set[str]:
    return {*load.RULES, *validate.RULES, *permalinks.RULES, *(rule_name(rule) for rule in RULES), "unneeded-exception"}


def test_no_rule_lacks_a_broken_catalogue_and_no_broken_catalogue_a_rule() -> None:
    assert all_rules() == set(BROKEN)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_catalogue_gives_exactly_its_findings_and_touches_no_page(
    rule: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = BASE.parent / rule
    shutil.copytree(case, small, dirs_exist_ok=True, ignore=shutil.ignore_patterns("findings.txt", "removed.txt"))
    if (case / "removed.txt").exists():
        for name in (case / "removed.txt").read_text().split():
            (small / name).unlink()

    status = main(["build", "--locked", "--root", str(small)])

    lines = (case / "findings.txt").read_text().splitlines()
    assert [*lines, f"{len(lines)} findings; nothing was written."] == capsys.readouterr().err.splitlines()
    assert status == 1
    assert [] == list((small / "docs").iterdir())


def test_the_smallest_good_catalogue_has_no_findings(small: Path) -> None:
    assert main(["check", "--root", str(small)]) == 0


def test_the_real_catalogue_has_no_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(ROOT)]) == 0
    assert capsys.readouterr().err == ""


def test_the_docstring_of_each_rule_is_one_sentence_on_one_line() -> None:
    assert [] == [rule_name(rule) for rule in RULES if "\n" in (rule.__doc__ or "\n").strip()]
