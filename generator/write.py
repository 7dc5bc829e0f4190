"""Writes what changed and removes what is no longer made, only inside the paths that the generator owns."""

import fcntl
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple


class Written(NamedTuple):
    """How many files were written, removed and left as they were."""

    written: int
    removed: int
    unchanged: int


def write(docs: Path, files: Mapping[str, str], owned: Iterable[str]) -> Written:
    """Bring the owned paths below `docs` to exactly `files` (path to text).

    A file is replaced in one step, so a reader never meets half of one. Raises ValueError, before anything is
    touched, for a path that is not owned, and OSError when the disk refuses.
    """
    owned = tuple(owned)
    foreign = [path for path in files if ".." in path.split("/") or not any(path == own or path.startswith(f"{own}/") for own in owned)]
    if foreign:
        raise ValueError(f"not among the owned paths: {', '.join(foreign)}")
    written = sum(_put(docs / path, content.encode()) for path, content in files.items())
    removed = 0
    for old in _present(docs, owned):
        if old.relative_to(docs).as_posix() not in files:
            old.unlink()
            removed += 1
    for root in owned:
        for folder, _, _ in os.walk(docs / root, topdown=False):
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
    return Written(written, removed, len(files) - written)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Wait until no other build works in `root`. The system takes the lock back when a build is killed, and no file is left."""
    held = os.open(root, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk without locks: builds at once are rare
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _draft_of(name: str) -> re.Pattern[str]:
    """The names under which drafts of the file `name` stand beside it until they are whole."""
    return re.compile(rf"\.{re.escape(name)}\.\d+")


def _put(file: Path, content: bytes) -> bool:
    """Whether the file had to be written."""
    try:
        if file.read_bytes() == content:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return True


def _present(docs: Path, owned: tuple[str, ...]) -> list[Path]:
    """Every file at or below the owned paths, drafts of a killed run included."""
    roots = [docs / name for name in owned]
    drafts = [path for root in roots for path in root.parent.glob(f".{root.name}.*") if _draft_of(root.name).fullmatch(path.name)]
    return (
        drafts
        + [root for root in roots if root.is_file()]
        + [path for root in roots if root.is_dir() for path in sorted(root.rglob("*")) if path.is_symlink() or not path.is_dir()]
    )
