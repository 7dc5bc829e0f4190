"""Shared fixtures, and the marks of each test: site, browser, slow or soak. Tests without a mark are unit tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.link import link
from generator.load import library_programs, load, load_programs
from generator.validate import validate
from tests.compiled import compiled_once
from tests.html import Html
from tests.paths import BASE, ROOT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with the fixtures that it needs, so that `make quick` can skip tests of the site and in the browser."""
    for item in items:
        needed = getattr(item, "fixturenames", ())
        for fixture in ("site", "browser", "catalogue"):
            if fixture in needed:
                item.add_marker(fixture)
        if {"bad", "nasty"} & set(needed):  # each builds a site
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def compiled() -> Iterator[None]:
    """Schemas, created once per worker for all builds in its process."""
    with compiled_once():
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real catalogue. A separate test checks that it has no findings."""
    documents, findings = load(ROOT / "data")
    programs, unread = load_programs(ROOT / "snippets")
    files, found = validate(documents, complete=True)
    assert [] == findings + unread + found
    return link(files, programs, library_programs(ROOT))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the minimal valid catalogue, with an empty docs/ next to its data/."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "docs").mkdir()
    return tmp_path


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site, which all workers share; `make test` builds it first."""
    built = ROOT / "site"
    if not (built / "index.html").exists():
        pytest.fail("site/ is not built: run `make site`, or `make test` for everything")
    return built


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Html]:
    """Every HTML page of the site, parsed once per worker, by its URL relative to the root."""
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix().removesuffix("index.html"): Html(file.read_text()) for file in files}
