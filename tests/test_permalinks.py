"""The lock file of URLs is only extended, and everything in it exists."""

from pathlib import Path

import pytest

from generator.__main__ import main
from generator.fix import fixed
from generator.permalinks import PATH, Permalink, check, extended, read_lock, sections
from tests.paths import ROOT

API = "data/apis/v1.1.yaml"
LOCK = (ROOT / PATH).read_text()


def published() -> list[tuple[str, str]]:
    """Return every URL in the lock file, including other formats, with the path of its file below the site."""
    found = []
    for url, (_, link) in read_lock(LOCK)[0].items():
        endings = [part for part in link.parts if part.startswith(".")]
        folder = url.removeprefix("/")
        found.append((url, f"{folder}index.html" if not folder or folder.endswith("/") else folder))
        found += [(f"{url.rstrip('/')}{ending}",) * 2 for ending in endings]
    return found


def test_every_published_url_exists_on_the_built_site(site: Path) -> None:
    assert published()
    assert [] == [url for url, file in published() if not (site / file).is_file()]


def test_every_published_section_is_on_its_page(site: Path) -> None:
    lost = []
    for url, (_, link) in read_lock(LOCK)[0].items():
        names = [part[1:] for part in link.parts if part.startswith("#")]
        html = (site / url.removeprefix("/") / "index.html").read_text() if names else ""
        lost += [f"{url}#{name}" for name in names if f'id="{name}"' not in html]

    assert [] == lost


def test_lock_file_is_only_extended() -> None:
    first = extended("", [Permalink("errors/a/", ("=x", ".json", "#fix"))])
    second = extended(first, [Permalink("errors/b/", ("=x",)), Permalink("errors/a/", ("=x", ".json", "#cause"))])

    assert second.splitlines()[1:] == ["errors/a/ =x .json #fix #cause", "errors/b/ =x"]
    assert extended(second, []) == second


def test_citation_numbers_are_not_permalinks() -> None:
    assert ["#fix", "#calm"] == sections('## What to do {: #fix }\n<li id="source-1"></li><h2 id="calm">x</h2><p id="xr-box"></p>')


def test_alias_replaces_a_page_but_not_its_formats() -> None:
    lock = extended("", [Permalink("errors/v2/old/", ("=x", ".json", "#fix"))])

    assert [] == check(lock, [Permalink("errors/v2/old/", (".json",), alias=True)], complete=False)
    assert ["permalink-section"] == [f.rule for f in check(lock, [Permalink("errors/v2/old/", (), alias=True)], complete=False)]


ENTRY = """
  - code: "503"
    kind: http-status
    http: [503]
    title: Servers are busy
    summary: The servers of the API had too many calls at that time.
    condition: rate-limited
    phrase: {text: Service Unavailable, sources: [x-response-codes]}
    causes:
      - {text: More programs than usual called the API, sources: [x-response-codes]}
    fixes:
      - Wait a minute
    grade: documented
    sources: [x-response-codes]
    checked: "2026-11-21"
"""


@pytest.fixture
def locked(small: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The minimal valid catalogue with one more code, and the URLs of a build in its lock file."""
    file = small / API
    file.write_text(fixed(file.read_text() + ENTRY, API))
    assert main(["build", "--root", str(small)]) == 0
    capsys.readouterr()
    return small


def change(root: Path, file: str, before: str, after: str) -> None:
    path = root / file
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def rename(root: Path, before: str, after: str) -> None:
    """Replace a name in all files of the catalogue."""
    for file in sorted((root / "data").rglob("*.yaml")):
        file.write_text(file.read_text().replace(before, after))


def test_renamed_code_is_reported_until_its_previous_id_is_listed(locked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(locked, API, 'code: "503"\n    kind: http-status\n', 'code: "slow-down"\n    kind: message\n')
    change(locked, API, "    phrase: {text: Service Unavailable, sources: [x-response-codes]}\n", "")
    file = locked / API
    file.write_text(fixed(file.read_text(), API))

    assert main(["check", "--root", str(locked)]) == 1
    assert "was: [v1.1/http-503]` to the entry that replaces it" in capsys.readouterr().err
    change(locked, API, 'code: "slow-down"\n', 'code: "slow-down"\n    was: [v1.1/http-503]\n')
    assert main(["build", "--root", str(locked)]) == 0
    alias = (locked / "docs/errors/v1.1/http-503/index.html").read_text()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/errors/v1.1/slow-down/">' in alias
    assert "<script" not in alias
    assert (locked / "docs/errors/v1.1/http-503.json").exists()


def test_removed_code_is_reported(locked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(locked, API, ENTRY, "")

    assert main(["check", "--root", str(locked)]) == 1
    assert 'The published URL "errors/v1.1/http-503/" no longer exists. Restore the entry' in capsys.readouterr().err


def test_renamed_step_is_reported_until_its_previous_id_is_listed(locked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rename(locked, ": other\n", ": remaining\n")
    rename(locked, ": other}", ": remaining}")

    assert main(["check", "--root", str(locked)]) == 1
    assert 'The published section "#other" of this page no longer exists. Restore it' in capsys.readouterr().err
    change(locked, "data/guides/refused.yaml", "id: remaining\n", "id: remaining\n    was: [other]\n")
    assert main(["build", "--root", str(locked)]) == 0
