"""For each rule, tests/broken/ has a minimal change to tests/base that breaks it, with the exact findings."""

from pathlib import Path

import pytest
import yaml

from generator import load, permalinks, validate
from generator.__main__ import main
from generator.rules import RULES, rule_name
from tests.paths import ROOT

BROKEN = {file.stem: yaml.safe_load(file.read_text()) for file in sorted((ROOT / "tests/broken").iterdir())}
"""Changes that break each rule, and their expected findings."""


def all_rules() -> set[str]:
    return {*load.RULES, *validate.RULES, *permalinks.RULES, *(rule_name(rule) for rule in RULES), "unneeded-exception"}


def change(root: Path, file: str, **how: str) -> None:
    """Change a file: `replace` a text that occurs once `with` another, set its `content`, `move` it, or `remove` it."""
    path = root / file
    encoding = how.get("encoding", "utf-8")
    if "remove" in how:
        path.unlink()
    elif "move" in how:
        path.rename(root / how["move"])
    elif "replace" in how:
        text = path.read_text()
        assert text.count(how["replace"]) == 1, f"{file}: {how['replace']!r} does not occur once"
        path.write_text(text.replace(how["replace"], how["with"]), encoding=encoding)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(how["content"], encoding=encoding)


def test_every_rule_has_a_broken_catalogue() -> None:
    assert all_rules() == set(BROKEN)


@pytest.mark.parametrize("rule", BROKEN)
def test_broken_catalogue_causes_exactly_its_findings_and_no_page(rule: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = BROKEN[rule]
    for one in case["changes"]:
        change(small, **one)

    status = main(["build", "--locked", "--root", str(small)])

    lines = case["findings"]
    assert [*lines, f"{len(lines)} finding{'' if len(lines) == 1 else 's'}. No page was written."] == capsys.readouterr().err.splitlines()
    assert status == 1
    assert [] == list((small / "docs").iterdir())


def test_minimal_catalogue_has_no_findings(small: Path) -> None:
    assert main(["check", "--root", str(small)]) == 0


def test_real_catalogue_has_no_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(ROOT)]) == 0
    assert capsys.readouterr().err == ""


def test_docstring_of_each_rule_is_one_line() -> None:
    assert [] == [rule_name(rule) for rule in RULES if "\n" in (rule.__doc__ or "\n").strip()]
