"""Mutated catalogues: findings or success, whatever a file holds. `python -m tests.fuzz` does the same with more of them."""

from pathlib import Path

import pytest

from tests.fuzz import Fuzz

pytestmark = pytest.mark.slow
SEED = 7


@pytest.mark.parametrize("count", [300, pytest.param(50_000, marks=pytest.mark.soak)])
def test_a_mutated_catalogue_gives_findings_or_pages_and_never_a_traceback(count: int, tmp_path: Path) -> None:
    result = Fuzz(SEED, tmp_path).run(range(count))

    assert [] == result.faults  # each names its seed and number
    assert result.inputs == count
    assert result.good > count / 20  # mutations that always break would not reach the pages
    assert len(result.rules) > 25
