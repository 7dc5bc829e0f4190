"""Preview server: MkDocs serves the site, and docs/ is rebuilt when the catalogue, a snippet, or a template changes.

MkDocs watches the files, waits until a burst of saves ends, and calls the hook in preview_hook.py before it converts pages.
Therefore, a single process first writes docs/ and then reads it. With two processes, changes could get lost: `--dirty` compares
modification times, and a page that is rewritten during its conversion looks up to date.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkdocs.commands import serve as mkdocs_serve

TEMPLATES, HOOK = (Path(__file__).with_name(name) for name in ("templates", "preview_hook.py"))
Times = dict[str, int]
"""Modification times of the files from which docs/ is built, in nanoseconds, by path."""

_built: dict[Path, tuple[Times, Callable[[], int]]] = {}
"""Modification times at the last build, and the build function, by project root. `serve` sets these values for the hook."""


def serve(root: Path, address: str, build: Callable[[], int]) -> int:
    """Build once, then serve at `address` (host:port) and rebuild on changes until interrupted.

    Return the exit status of the first build if it fails, or 0 otherwise. A later build that fails prints its findings and keeps
    the previous pages. Only changed pages are converted, so an edit shows within seconds.
    """
    root = root.resolve()
    _built[root] = (_modification_times(root), build)
    status = build()
    if status:
        return status
    os.environ["CONTENT_SECURITY_POLICY"] = ""  # MkDocs reloads pages with an inline script, which the policy would block
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # shut down as on Ctrl-C
    print(f"Serving on http://{address}/. Press Ctrl-C to stop.", flush=True)  # noqa: T201 - the user waits for the URL
    watched = [str(folder) for folder in (*_sources(root), root / "overrides") if folder.exists()]
    mkdocs_serve.serve(str(root / "mkdocs.yml"), build_type="dirty", watch=watched, dev_addr=address, hooks=[str(HOOK)])
    return 0


def rebuild(root: Path) -> None:
    """Build docs/ if a source file changed since the last build. Generated files are ignored, or each build would trigger another build."""
    before, build = _built[root]
    now = _modification_times(root)
    if now != before:
        _built[root] = (now, build)
        build()


def _sources(root: Path) -> tuple[Path, ...]:
    return root / "data", root / "snippets", TEMPLATES


def _modification_times(root: Path) -> Times:
    written = (root / "data/permalinks.txt", root / "data/schemas")  # files that the build writes
    times: Times = {}
    for file in (file for folder in _sources(root) for file in folder.rglob("*")):
        if not any(file.is_relative_to(path) for path in written):
            with suppress(FileNotFoundError):  # an editor has already removed its temporary file
                times[str(file)] = file.stat().st_mtime_ns
    return times
