"""Mutated catalogues: findings or success, whatever a file holds. `python -m tests.fuzz` does the same with more of them."""

from pathlib import Path

from tests.fuzz import Fuzz

SEED, COUNT = 7, 2000


def test_a_mutated_catalogue_gives_findings_or_pages_and_never_a_traceback(tmp_path: Path) -> None:
    result = Fuzz(SEED, tmp_path).run(range(COUNT))

    assert [] == result.faults  # each names its seed and number
    assert result.inputs == COUNT
    assert result.good > COUNT / 20  # mutations that always break would not reach the pages
    assert len(result.rules) > 40
