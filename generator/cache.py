"""Cache of build results, keyed by a digest of everything on which a result depends.

The cache is one SQLite file, which can be deleted at any time. A build without a cache writes the same files, but takes longer.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path


def digest(*parts: bytes) -> bytes:
    """Return a digest of the parts. Different lists of parts have different digests."""
    state = blake2b(digest_size=20)
    for part in parts:
        state.update(len(part).to_bytes(8, "big") + part)
    return state.digest()


def _program() -> bytes:
    """Return a digest of the code that produces the results: this package, Python, and the packages that render pages."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    packages = [version(name) for name in ("jinja2", "markupsafe", "pydantic", "pyyaml")]
    return digest(sys.version.encode(), *(name.encode() for name in packages), *(file.read_bytes() for file in files))


# Computed at import, because a running preview must not store results of old code under the digest of changed code.
_PROGRAM = _program()


class Cache:
    """Build results in an open SQLite database, keyed by the digest of the inputs."""

    def __init__(self, results: sqlite3.Connection, file: Path | None) -> None:
        """Use the open database `results`. `file` is the file of the database, or None if the database is in memory."""
        self._results, self._file = results, file
        self._used: set[bytes] = set()
        self._made: dict[bytes, bytes] = {}

    def get(self, inputs: bytes) -> bytes | None:
        """Return the cached output for the digest `inputs`, or None. The next `save` keeps the output."""
        key = digest(_PROGRAM, inputs)
        self._used.add(key)
        return self._made.get(key) or self._stored(key)

    def put(self, inputs: bytes, output: bytes) -> None:
        """Add the output for the digest `inputs`."""
        self._made[digest(_PROGRAM, inputs)] = output

    def result(self, inputs: bytes, make: Callable[[], bytes]) -> bytes:
        """Return the cached output for the digest `inputs`. If the output is not cached, compute the output with `make`."""
        output = self.get(inputs)
        if output is None:
            output = make()
            self.put(inputs, output)
        return output

    def text(self, inputs: bytes, make: Callable[[], str]) -> str:
        """Return the cached text for the digest `inputs`. If the text is not cached, compute the text with `make`."""
        return self.result(inputs, lambda: make().encode()).decode()

    def save(self) -> None:
        """Store new results, and delete the results that the build did not use. Call `save` only after a complete build.

        If the database cannot be written, delete the file of the database.
        """
        try:
            with self._results:
                self._results.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self._made.items())
                unused = [(key,) for (key,) in self._results.execute("SELECT inputs FROM results") if key not in self._used]
                self._results.executemany("DELETE FROM results WHERE inputs = ?", unused)
        except sqlite3.Error:  # the file is damaged, or the disk is full
            if self._file:
                self._file.unlink(missing_ok=True)

    def _stored(self, key: bytes) -> bytes | None:
        with suppress(sqlite3.DatabaseError):  # the file is damaged: compute the result again
            for (output,) in self._results.execute("SELECT output FROM results WHERE inputs = ?", (key,)):
                return bytes(output)
        return None


@contextmanager
def opened(file: Path | None = None) -> Iterator[Cache]:
    """Open the cache in `file`, or in memory without `file`, for a `with` block. A file that is not a database is replaced."""
    with closing(_database(file)) as results:
        yield Cache(results, file)


def _database(file: Path | None) -> sqlite3.Connection:
    if file:
        with suppress(OSError, sqlite3.Error):
            file.parent.mkdir(exist_ok=True)
            try:
                return _connect(str(file))
            except sqlite3.DatabaseError:
                file.unlink(missing_ok=True)
                return _connect(str(file))
    return _connect(":memory:")


def _connect(name: str) -> sqlite3.Connection:
    results = sqlite3.connect(name)
    results.execute("CREATE TABLE IF NOT EXISTS results (inputs BLOB PRIMARY KEY, output BLOB NOT NULL)")
    return results
