"""The benchmark measures catalogues that are none of ours: they must be as good as the real one."""

from pathlib import Path

import pytest

from generator.plan import read
from tools.bench import synthetic


@pytest.mark.parametrize("size", [60, 600])
def test_a_synthetic_catalogue_passes_every_rule_and_no_id_stands_twice(size: int, tmp_path: Path) -> None:
    catalogue, findings = read(synthetic.write(tmp_path, size))

    assert [] == findings
    assert size == len(catalogue.codes) == len(catalogue.code)


def test_equal_sizes_give_equal_catalogues() -> None:
    assert synthetic.catalogue(60) == synthetic.catalogue(60)
