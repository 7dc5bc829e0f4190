"""What every test may ask for: the real catalogue, a small good one to break, and the built site."""

import shutil
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.load import load, load_programs
from generator.validate import validate
from tests.paths import BASE, ROOT


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real catalogue; that it has no findings is a test of its own."""
    documents, findings = load(ROOT / "data")
    programs, unread = load_programs(ROOT / "snippets")
    loaded, found = validate(documents, programs, complete=True)
    assert [] == findings + unread + found
    return loaded


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest good catalogue, with an empty docs/ beside its data/."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "docs").mkdir()
    return tmp_path


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make test` builds it first."""
    built = ROOT / "site"
    if not (built / "index.html").exists():
        pytest.fail("site/ is not built: run `make site`, or `make test` for everything")
    return built
