"""Writing: only changed files, only below the owned paths."""

from pathlib import Path

import pytest

from generator.write import Written, write


def test_unchanged_files_are_not_written_again(tmp_path: Path) -> None:
    files = {"errors/187.md": "a", "errors/v1.1/187.md": "b", "matrix.md": "c"}
    assert Written(3, 0, 0) == write(tmp_path, files, ["errors", "matrix.md"])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}

    assert Written(0, 0, 3) == write(tmp_path, files, ["errors", "matrix.md"])
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}


def test_stale_files_are_removed_and_hand_written_files_stay(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("by hand")
    (tmp_path / "about").mkdir()
    (tmp_path / "about/index.md").write_text("by hand")
    write(tmp_path, {"errors/1.md": "a", "errors/2.md": "b"}, ["errors"])

    assert Written(0, 1, 1) == write(tmp_path, {"errors/1.md": "a"}, ["errors"])
    assert ["about/index.md", "errors/1.md", "index.md"] == sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.md"))


def test_temporary_file_of_a_killed_run_is_removed(tmp_path: Path) -> None:
    (tmp_path / "errors").mkdir()
    (tmp_path / "errors/.1.md.123").write_text("half of a pa")

    write(tmp_path, {"errors/1.md": "a"}, ["errors"])

    assert ["1.md"] == [path.name for path in (tmp_path / "errors").iterdir()]


@pytest.mark.parametrize("path", ["index.md", "about/index.md", "errors/../index.md", "../errors/1.md"])
def test_path_that_is_not_owned_is_rejected_before_anything_is_written(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="these paths are not owned"):
        write(tmp_path, {"errors/1.md": "a", path: "b"}, ["errors"])

    assert [] == list(tmp_path.iterdir())


def test_symbolic_link_below_an_owned_path_is_removed_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.md").write_text("by hand")
    docs = tmp_path / "docs"
    (docs / "errors").mkdir(parents=True)
    (docs / "errors/old.md").symlink_to(outside / "kept.md")

    write(docs, {"errors/1.md": "a"}, ["errors"])

    assert (outside / "kept.md").read_text() == "by hand"
    assert not (docs / "errors/old.md").is_symlink()
