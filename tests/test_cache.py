"""The cache of a build: it saves work, and never changes a file."""

import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline, templating
from generator.__main__ import CACHE, main
from generator.cache import Cache, digest, opened
from generator.fingerprint import Fingerprints
from generator.pipeline import Plan, plan
from generator.render import environment
from generator.templating import templates_digest
from tests.paths import ROOT

SITE = "https://errors.example/"
EDITABLE = re.compile(r"(?m)\b(?:title|summary|text|note|label|owner|ask|do|symptom): [A-Z][^\"\n]*\w$")
"""The end of a text without quotes in a YAML file."""


@pytest.fixture
def kept(small: Path) -> Path:
    """A small catalogue whose cache has the results of one build."""
    _plan_with_cache(small)
    return small


def _plan_with_cache(root: Path) -> Plan | None:
    with opened(root / CACHE) as cache:
        planned, _ = plan(root, SITE, locked=False, cache=cache)
        if planned:
            cache.save()
    return planned


def _texts(planned: Plan | None) -> Any:
    return planned and (planned.docs, planned.data, planned.markdown)


def test_random_edits_give_the_same_files_with_and_without_the_cache(kept: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - reproducible, not secret
    files = [file for file in sorted((kept / "data").rglob("*.yaml")) if EDITABLE.search(file.read_text())]
    changed, last = 0, None
    for number in range(12):
        file = chance.choice(files)
        before = file.read_text()
        place = chance.choice(list(EDITABLE.finditer(before)))
        file.write_text(f"{before[: place.end()]} {number}{before[place.end() :]}")

        expected, findings = plan(kept, SITE, locked=False)
        assert _texts(expected) == _texts(_plan_with_cache(kept)), f"{file}: {place[0]}"

        changed += expected is not None and _texts(expected) != last
        last = _texts(expected)
        if findings or chance.random() < 0.5:  # otherwise edits add up
            file.write_text(before)
    assert changed > 6, "too few edits change a page"


def test_second_build_parses_no_file_and_renders_no_page(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise AssertionError("the result is in the cache")

    monkeypatch.setattr(pipeline, "render", fail)
    monkeypatch.setattr("generator.load.read", fail)
    monkeypatch.setattr("generator.markdown.Versions.render", fail)

    assert _plan_with_cache(kept)


def test_results_do_not_depend_on_the_hash_seed_of_the_process(small: Path) -> None:
    for seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-m", "generator", "build", "--root", str(small)], cwd=ROOT, env=env, check=True, capture_output=True
        )
        size = _stored(small)
        with opened(small / CACHE) as cache:
            planned, _ = plan(small, "http://127.0.0.1:8000/", locked=False, cache=cache)
            cache.save()
        assert planned
        assert size == _stored(small), "this process stored other results"


def _stored(root: Path) -> set[bytes]:
    with opened(root / CACHE) as cache:
        return {key for (key,) in cache._results.execute("SELECT inputs FROM results")}  # noqa: SLF001 - what the file has


def test_changed_entry_changes_only_the_results_of_pages_that_show_it(kept: Path) -> None:
    before = _stored(kept)
    file = kept / "data/apis/v1.1.yaml"
    file.write_text(file.read_text().replace("title: ", "title: New ", 2))

    assert _plan_with_cache(kept)
    kept_results = before & _stored(kept)

    assert len(kept_results) > len(before) / 4
    assert kept_results < before


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + bytes(4000)])
def test_damaged_cache_counts_as_empty(small: Path, content: bytes) -> None:
    expected, _ = plan(small, SITE, locked=False)
    (small / CACHE).parent.mkdir()
    (small / CACHE).write_bytes(content)

    assert _texts(expected) == _texts(_plan_with_cache(small))


def test_cache_damaged_in_the_middle_is_removed_and_changes_no_file(kept: Path) -> None:
    expected, _ = plan(kept, SITE, locked=False)
    raw = bytearray((kept / CACHE).read_bytes())
    raw[4096:-4096] = bytes(len(raw) - 8192)
    (kept / CACHE).write_bytes(raw)

    assert _texts(expected) == _texts(_plan_with_cache(kept))
    assert _texts(expected) == _texts(_plan_with_cache(kept))


def test_folder_that_cannot_have_a_cache_is_built_without_one(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / CACHE).mkdir(parents=True)

    assert 0 == main(["build", "--root", str(small)])
    assert "no findings" in capsys.readouterr().out


def test_result_of_other_code_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path / "c") as cache:
        cache.text(b"inputs", lambda: "old")
        cache.save()
    monkeypatch.setattr("generator.cache._PROGRAM", digest(b"other code"))

    with opened(tmp_path / "c") as cache:
        assert "new" == cache.text(b"inputs", lambda: "new")


def test_changed_template_changes_the_digest_of_its_environment(tmp_path: Path) -> None:
    (tmp_path / "a.jinja").write_text("{{ x }}")
    before = templates_digest(templating.environment(tmp_path))
    (tmp_path / "a.jinja").write_text("{{ x }}.")

    assert before != templates_digest(templating.environment(tmp_path))
    assert templates_digest(environment()) == templates_digest(environment())


@dataclass(frozen=True)
class Model:
    name: str
    parts: list[Any]


def test_equal_values_have_equal_fingerprints_whether_their_parts_are_shared_or_not() -> None:
    shared = Model("x" * 50, [1, "a"])
    prints = Fingerprints()

    assert prints.of({"a": [shared, shared]}) == prints.of({"a": [Model("x" * 50, [1, "a"]), Model("x" * 25 + "x" * 25, [1, "a"])]})
    assert prints.of({"a": shared}) != prints.of({"a": Model("x" * 50, [1, "b"])})
    assert prints.of({"a": ("1",)}) != prints.of({"a": (1,)})


@pytest.mark.parametrize("value", [object(), Fingerprints(), Path()])
def test_value_without_a_reliable_fingerprint_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="is not allowed as a value of a page"):
        Fingerprints().of({"a": value})


def test_cache_without_a_file_lasts_for_one_build() -> None:
    def again(cache: Cache) -> str:
        return cache.text(b"inputs", lambda: "again")

    with opened() as cache:
        assert "made" == cache.text(b"inputs", lambda: "made")
        assert "made" == again(cache)
    with opened() as cache:
        assert "again" == again(cache)
