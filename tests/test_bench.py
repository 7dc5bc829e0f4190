"""Synthetic catalogues of the benchmarks must be as valid as the real one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import read
from tests.paths import ROOT
from tools.bench import synthetic

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [60, 600])
def test_synthetic_catalogue_passes_every_rule_with_unique_ids(size: int, tmp_path: Path) -> None:
    catalogue, findings = read(synthetic.write(tmp_path, size))

    assert [] == findings
    assert size == len(catalogue.codes) == len(catalogue.code)


def test_synthetic_catalogue_is_reproducible(tmp_path: Path) -> None:
    folders = [synthetic.write(tmp_path / name, 60) for name in ("one", "two")]
    program = f"from pathlib import Path; from tools.bench import synthetic; synthetic.write(Path({str(tmp_path / 'three')!r}), 60)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, env=os.environ | {"PYTHONHASHSEED": "12345"})

    one, two, three = (
        {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (*folders, tmp_path / "three")
    )
    assert one == two == three
