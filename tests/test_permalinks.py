"""The lock file of URLs is only extended, and everything in it exists."""

import re
import shutil
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.fix import fixed
from generator.permalinks import PATH, Permalink, check, extended, read_lock, sections
from tests.paths import ROOT

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


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real catalogue that tests can break."""
    for folder in ("data", "snippets", "docs/about", "docs/lookup"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def change(root: Path, file: str, before: str, after: str) -> None:
    path = root / file
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_renamed_code_is_reported_until_its_previous_id_is_listed(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in sorted((real / "data").rglob("*.yaml")):
        file.write_text(file.read_text().replace("sorsa/http-429", "sorsa/slow-down"))
    file = real / "data/apis/sorsa.yaml"
    entry = r'code: "429"\n    kind: http-status\n(    http: .*\n)    phrase: .*\n'
    renamed, count = re.subn(entry, r'code: "slow-down"\n    kind: message\n\1', file.read_text())
    assert count == 1
    file.write_text(fixed(renamed, "data/apis/sorsa.yaml"))

    assert main(["check", "--root", str(real)]) == 1
    assert "was: [sorsa/http-429]` to the entry that replaces it" in capsys.readouterr().err
    change(real, "data/apis/sorsa.yaml", 'code: "slow-down"\n', 'code: "slow-down"\n    was: [sorsa/http-429]\n')
    assert main(["build", "--root", str(real)]) == 0
    alias = (real / "docs/errors/sorsa/http-429/index.html").read_text()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/errors/sorsa/slow-down/">' in alias
    assert "<script" not in alias
    assert (real / "docs/errors/sorsa/http-429.json").exists()


def test_removed_code_is_reported(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (real / "data/apis/ads.yaml").read_text()
    start = text.index('  - code: "ACCOUNT_NOT_FOUND"')
    end = text.index('  - code: "', start + 5)
    (real / "data/apis/ads.yaml").write_text(text[:start] + text[end:])
    for file in sorted((real / "data").rglob("*.yaml")):
        file.write_text(file.read_text().replace("ads/ACCOUNT_NOT_FOUND", "ads/NOT_FOUND"))

    assert main(["check", "--root", str(real)]) == 1
    assert 'The published URL "errors/ads/ACCOUNT_NOT_FOUND/" no longer exists. Restore the entry' in capsys.readouterr().err


def test_renamed_step_is_reported_until_its_previous_id_is_listed(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in sorted((real / "data/guides").glob("*.yaml")):
        file.write_text(file.read_text().replace(": calls-left\n", ": remaining\n"))

    assert main(["check", "--root", str(real)]) == 1
    assert 'The published section "#calls-left" of this page no longer exists. Restore it' in capsys.readouterr().err
    change(real, "data/guides/rate-limited.yaml", "id: remaining\n", "id: remaining\n    was: [calls-left]\n")
    assert main(["build", "--root", str(real)]) == 0
