"""Write changed files and remove stale files, but only at or below the generated paths."""

import fcntl
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple


class Written(NamedTuple):
    """Counts of written, removed, and unchanged files."""

    written: int
    removed: int
    unchanged: int


def write(docs: Path, files: Mapping[str, str], owned: Iterable[str]) -> Written:
    """Make the owned paths below `docs` contain exactly `files` (path to content), and return the counts of files.

    Each file is replaced atomically, so no reader sees a partial file. Raise ValueError before anything is written if a path is
    not owned, and OSError if a file cannot be written.
    """
    owned = tuple(owned)
    foreign = [path for path in files if ".." in path.split("/") or not any(path == own or path.startswith(f"{own}/") for own in owned)]
    if foreign:
        raise ValueError(f"these paths are not owned: {', '.join(foreign)}")
    contents = {docs / path: content for path, content in files.items()}
    written = sum(_write_atomically(file, content.encode()) for file, content in contents.items())
    removed = 0
    for old in _owned_files(docs, owned):
        if old not in contents:
            old.unlink()
            removed += 1
    for root in owned:
        for folder, _, _ in os.walk(docs / root, topdown=False):
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
    return Written(written, removed, len(files) - written)


@contextmanager
def exclusive_lock(root: Path) -> Iterator[None]:
    """Hold an exclusive lock on the folder `root`. The operating system releases the lock even if the build is killed."""
    held = os.open(root, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems do not support locks, and concurrent builds are rare
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _temporary_names(name: str) -> re.Pattern[str]:
    """Return a pattern that matches the names of temporary files for the file `name`."""
    return re.compile(rf"\.{re.escape(name)}\.\d+")


def _write_atomically(file: Path, content: bytes) -> bool:
    """Replace `file` atomically if the content differs. Return whether the file was written."""
    try:
        if file.read_bytes() == content:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def _owned_files(docs: Path, owned: tuple[str, ...]) -> list[Path]:
    """Return every file at or below the owned paths, including temporary files that a killed build left."""
    roots = [docs / name for name in owned]
    temporary_files = [
        path for root in roots for path in root.parent.glob(f".{root.name}.*") if _temporary_names(root.name).fullmatch(path.name)
    ]
    return temporary_files + [root for root in roots if root.is_file()] + [path for root in roots for path in _files_below(root)]


def _files_below(root: Path) -> Iterator[Path]:
    """Yield every path below `root` that is not a folder: files and symbolic links."""
    for folder, folders, names in os.walk(root):
        yield from (Path(folder, name) for name in sorted(names))
        yield from (path for name in folders if (path := Path(folder, name)).is_symlink())
