"""Builds that are killed, concurrent, or on a full disk leave no partial file, and builds are reproducible anywhere."""

import errno
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.__main__ import main
from generator.delivery import MARKDOWN
from generator.owned import OWNED
from tests.paths import BASE, ROOT

pytestmark = pytest.mark.slow
KILLS = 50
SEED = os.environ.get("SEED", "1")
COMMAND = [sys.executable, "-m", "generator", "build", "--root"]
WRITING = 0.6
"""Approximate time in which a build writes, in seconds."""

DRAFT = re.compile(r"/\.[^/]+\.\d+$")
"""Pattern for the path of a file that was incomplete when its build was killed."""

FOLDERS = ("data", "snippets", "docs")
Tree = dict[str, bytes]


def tree(root: Path) -> Tree:
    """Return the content of every file by path. Paths of empty folders end in a slash."""
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    return found | {f"{path.relative_to(root).as_posix()}/": b"" for path in root.rglob("*") if path.is_dir() and not any(path.iterdir())}


def outputs(root: Path) -> Tree:
    """Return the content of every source and output of a build by path. The cache contains traces of earlier builds."""
    markdown = (root / MARKDOWN).read_bytes()
    return {MARKDOWN: markdown} | {f"{folder}/{path}": raw for folder in FOLDERS for path, raw in tree(root / folder).items()}


def copied(root: Path, *, backwards: bool = False) -> Path:
    """Copy the real catalogue without generated pages. `backwards` creates the files in reverse order."""
    files = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file() and not owned(path))
    for file in reversed(files) if backwards else files:
        target = root / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    return root


def owned(file: Path) -> bool:
    path = file.relative_to(ROOT).as_posix().removeprefix("docs/")
    return any(path == own or path.startswith(f"{own}/") for own in OWNED) and file.is_relative_to(ROOT / "docs")


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The output of an uninterrupted build."""
    root = copied(tmp_path_factory.mktemp("untouched"))
    assert main(["build", "--root", str(root)]) == 0
    return outputs(root)


def kill_after(calls: int) -> None:
    """Kill this process like `kill -9` after it has written or renamed `calls` files."""
    left = itertools.count(calls, -1)

    def counted(do: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if next(left) <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return do(*args, **options)

        return call

    for name in ("write_bytes", "replace", "unlink"):
        setattr(Path, name, counted(getattr(Path, name)))


def test_build_after_a_kill_before_any_file_change_equals_an_uninterrupted_one(tmp_path: Path) -> None:
    for folder in ("untouched", "killed"):
        shutil.copytree(BASE, tmp_path / folder)
        (tmp_path / folder / "docs").mkdir()
    assert main(["build", "--root", str(tmp_path / "untouched")]) == 0
    untouched = outputs(tmp_path / "untouched")
    root = tmp_path / "killed"
    calls = 0
    ends: set[int] = set()
    while -signal.SIGKILL in ends or not ends:
        ends.clear()
        if child := os.fork():
            ends.add(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        else:  # the child is killed in the build, or exits without the cleanup of pytest
            kill_after(calls)
            os._exit(main(["build", "--root", str(root)]))
        torn = [path for path, raw in tree(root).items() if not DRAFT.search(path) and untouched.get(path, raw) != raw]
        assert [] == torn, f"killed before change {calls}"
        assert main(["build", "--root", str(root)]) == 0
        assert untouched == outputs(root), f"killed before change {calls}"
        shutil.rmtree(root / "docs")
        (root / "docs/errors/gone").mkdir(parents=True)
        (root / "docs/errors/gone/old.md").write_text("stale", encoding="utf-8")
        if calls % 2:
            (root / "data/permalinks.txt").unlink()
        calls += 7
    assert ends == {0}
    assert calls > 2 * len(list((tmp_path / "untouched/docs").rglob("*.md")))


@pytest.mark.soak
def test_build_after_a_kill_at_any_time_equals_an_uninterrupted_one(tmp_path: Path, untouched: Tree) -> None:
    chance = Random(SEED)  # noqa: S311 - not used for security
    for number in range(1, KILLS + 1):
        root = copied(tmp_path / str(number))
        (root / "docs/errors/gone/older").mkdir(parents=True)
        (root / "docs/errors/gone/old.md").write_text("stale", encoding="utf-8")
        if chance.random() < 0.5:
            (root / "data/permalinks.txt").unlink()
        started = time.monotonic()
        with subprocess.Popen([*COMMAND, root], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
            if number % 4:  # a build spends most of its time reading, but is most vulnerable while it writes
                while (
                    not (root / "docs/conditions").exists() and build.poll() is None and not list((root / "docs/errors").glob("*/*.md"))[1:]
                ):
                    time.sleep(0.02)
                time.sleep(chance.random() * WRITING)
            else:
                time.sleep(chance.random() * 2)
            build.kill()
        state = f"kill {number} of seed {SEED}, after {time.monotonic() - started:.2f} s"
        killed = tree(root)
        by_hand = {path: raw for path, raw in untouched.items() if (ROOT / path).exists() and not owned(ROOT / path)}
        assert {} == {path: state for path, raw in by_hand.items() if killed.get(path, raw) != raw}
        torn = [path for path, raw in killed.items() if not DRAFT.search(path) and untouched.get(path, raw) != raw]
        assert [] == torn, state

        assert main(["build", "--root", str(root)]) == 0, state

        after = outputs(root)
        assert sorted(untouched) == sorted(after), state
        assert [] == [path for path, raw in after.items() if path != "data/permalinks.txt" and untouched[path] != raw], state
        assert sorted(untouched["data/permalinks.txt"].split()) == sorted(after["data/permalinks.txt"].split()), state
        shutil.rmtree(root)


def test_concurrent_builds_equal_a_single_build(small: Path) -> None:
    assert main(["build", "--root", str(small)]) == 0
    untouched = outputs(small)
    shutil.rmtree(small / "docs")
    root = small
    builds = [subprocess.Popen([*COMMAND, root], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(3)]

    assert [(b"", 0)] * 3 == [(build.communicate()[1], build.returncode) for build in builds]
    assert untouched == outputs(root)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("good", [0, 20])
def test_write_error_prints_one_line_and_leaves_no_partial_file(
    number: int, good: int, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--root", str(small)]) == 0
    whole = tree(small)
    shutil.rmtree(small / "docs")
    capsys.readouterr()
    write_bytes, written = Path.write_bytes, []

    def refused(file: Path, content: bytes) -> int:
        written.append(file)
        if len(written) > good:
            write_bytes(file, content[: len(content) // 2])
            raise OSError(number, os.strerror(number))
        return write_bytes(file, content)

    monkeypatch.setattr(Path, "write_bytes", refused)

    assert main(["build", "--root", str(small)]) == 1
    assert [f"{small}: {os.strerror(number)}"] == capsys.readouterr().err.splitlines()
    assert {} == {path: raw for path, raw in tree(small).items() if not path.endswith("/") and whole.get(path) != raw}


def test_file_size_limit_prints_one_line_and_leaves_no_partial_file(small: Path) -> None:
    root = small
    limited = ["bash", "-c", 'ulimit -f 10; exec "$@"', "limited", *COMMAND, str(root)]

    built = subprocess.run(limited, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8")

    assert (built.stderr.count("\n"), built.returncode) == (1, 1)
    assert "File too large" in built.stderr
    assert [] == [path for path in tree(root) if DRAFT.search(path)]
    assert not (root / "docs/openapi.json").exists()  # 34 kB: the only file over the limit except the schema


def test_empty_folders_are_removed(small: Path) -> None:
    (small / "docs/errors/v9/deep/er").mkdir(parents=True)
    (small / "docs/by-hand/empty").mkdir(parents=True)

    assert main(["build", "--root", str(small)]) == 0

    assert not (small / "docs/errors/v9").exists()
    assert (small / "docs/by-hand/empty").is_dir()


def test_temporary_lock_file_is_ignored_and_removed_by_the_next_build(small: Path) -> None:
    for temporary in ("data/.permalinks.txt.123", "docs/.index.md.123", "docs/.errors.123"):
        (small / temporary).write_text("half of a li", encoding="utf-8")
    (small / "docs/.index.md.note").write_text("by hand", encoding="utf-8")

    assert main(["check", "--root", str(small)]) == 0
    assert main(["build", "--root", str(small)]) == 0

    hidden = [path.relative_to(small).as_posix() for folder in ("data", "docs") for path in (small / folder).rglob(".*")]
    assert ["docs/.index.md.note"] == hidden


def test_kill_between_pages_and_lock_file_loses_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def killed(temporary: Path, file: Path) -> Path:
        if file.name == "permalinks.txt":
            raise KeyboardInterrupt
        return replace(temporary, file)

    monkeypatch.setattr(Path, "replace", killed)
    assert main(["build", "--root", str(small)]) == 130
    assert (small / "docs/index.md").exists()  # pages come first, so that the lock file never lists a missing page
    assert not (small / "data/permalinks.txt").exists()
    monkeypatch.undo()

    assert main(["build", "--root", str(small)]) == 0
    assert (small / "data/permalinks.txt").exists()


ELSEWHERE = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "PYTHONHASHSEED": "4294967295"},
]


@pytest.mark.usefixtures("site")  # its pages in docs/ are the output of a usual build
@pytest.mark.parametrize("environment", [ELSEWHERE[0], pytest.param(ELSEWHERE[1], marks=pytest.mark.soak)], ids=["C", "tr"])
def test_build_is_reproducible_in_any_environment(environment: dict[str, str], tmp_path: Path) -> None:
    usual = outputs(ROOT)
    root = copied(tmp_path / "ein anderer Ordner é", backwards=True)
    for file in root.rglob("*"):
        os.utime(file, (915_148_800, 915_148_800))

    subprocess.run([*COMMAND, root], cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)

    assert usual == outputs(root)


def test_build_at_another_time_is_identical(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build", "--root", str(small)]) == 0
    now = tree(small)
    shutil.rmtree(small / "docs")
    monkeypatch.setattr(time, "time_ns", lambda: 4_102_444_800_000_000_000)
    monkeypatch.setattr(time, "time", lambda: 4_102_444_800.0)

    assert main(["build", "--root", str(small)]) == 0
    assert now == tree(small)


@pytest.mark.soak
def test_site_is_reproducible_in_any_environment(tmp_path: Path) -> None:
    sites = [tmp_path / "one/site", tmp_path / "two/deeper/site"]
    builds = []
    for target, environment in zip(sites, ELSEWHERE, strict=True):
        root = copied(target.parent, backwards=target is sites[1])
        assert main(["build", "--root", str(root)]) == 0
        shutil.copytree(ROOT / "overrides", root / "overrides")
        shutil.copy(ROOT / "mkdocs.yml", root)
        variables = os.environ | {name: environment[name] for name in ("TZ", "PYTHONHASHSEED")}
        variables |= {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
        builds.append(subprocess.Popen(command, cwd=root, env=variables))

    assert [0, 0] == [build.wait() for build in builds]
    one, two = map(tree, sites)
    assert one.keys() == two.keys()
    assert [] == [path for path, raw in one.items() if two[path] != raw]
