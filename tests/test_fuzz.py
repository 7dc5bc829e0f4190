"""Fuzz test with few mutated catalogues. `python -m tests.fuzz` runs more of them."""

from pathlib import Path

import pytest

from tests.fuzz import Fuzz

pytestmark = pytest.mark.slow
SEED = 7


@pytest.mark.parametrize("count", [300, pytest.param(50_000, marks=pytest.mark.soak)])
def test_mutated_catalogue_causes_findings_or_pages_but_no_traceback(count: int, tmp_path: Path) -> None:
    result = Fuzz(SEED, tmp_path).run(range(count))

    assert [] == result.faults  # each failure has its seed and number
    assert result.inputs == count
    assert result.good > count / 20  # if every mutation caused findings, no input would reach the pages
    assert len(result.rules) > 25
