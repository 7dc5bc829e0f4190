"""The preview: MkDocs serves docs/, and builds docs/ anew first whenever the catalogue, a snippet or a template has changed.

MkDocs watches, waits until a burst of saves has ended, and calls the hook in preview_hook.py before it converts pages. So
one program writes docs/ and reads it, one after the other. Two programs that watch lose saves: `--dirty` compares times, and
a page that is written while an older version of it is being converted looks converted already.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkdocs.commands import serve as mkdocs_serve

TEMPLATES, HOOK = (Path(__file__).with_name(name) for name in ("templates", "preview_hook.py"))
State = dict[str, int]
"""Path to time of the last change, in nanoseconds, of every file that docs/ is made from."""

_built: dict[Path, tuple[State, Callable[[], int]]] = {}
"""Root of each preview to the state that was built last, and the function that builds. Set by `serve` for the hook."""


def serve(root: Path, address: str, build: Callable[[], int]) -> int:
    """Build once, then serve at `address` (host:port) and rebuild until interrupted.

    Return the exit status of the first build if it fails, else 0. A later build that fails prints its findings and leaves
    the pages as they were. Only changed pages are converted, so that an edit is on the screen within seconds.
    """
    root = root.resolve()
    _built[root] = (_state(root), build)
    status = build()
    if status:
        return status
    os.environ["CONTENT_SECURITY_POLICY"] = ""  # MkDocs reloads pages by an inline script, which the policy would stop
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended from outside, it ends as on Ctrl-C
    print(f"Serving on http://{address}/. Press Ctrl-C to end.", flush=True)  # noqa: T201 - a person waits for it
    watched = [str(folder) for folder in (*_sources(root), root / "overrides") if folder.exists()]
    mkdocs_serve.serve(str(root / "mkdocs.yml"), build_type="dirty", watch=watched, dev_addr=address, hooks=[str(HOOK)])
    return 0


def rebuild(root: Path) -> None:
    """Build if a source has changed since the last build. What a build writes is no source, so it does not start another."""
    before, build = _built[root]
    now = _state(root)
    if now != before:
        _built[root] = (now, build)
        build()


def _sources(root: Path) -> tuple[Path, ...]:
    return root / "data", root / "snippets", TEMPLATES


def _state(root: Path) -> State:
    written = (root / "data/permalinks.txt", root / "data/schemas")  # by the build itself
    state: State = {}
    for file in (file for folder in _sources(root) for file in folder.rglob("*")):
        if not any(file.is_relative_to(path) for path in written):
            with suppress(FileNotFoundError):  # an editor's scratch file that is gone already
                state[str(file)] = file.stat().st_mtime_ns
    return state
