"""The preview: MkDocs serves docs/, and docs/ is built again whenever the catalogue, a snippet or a template changes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from watchfiles import DefaultFilter, watch

_SETTLE_MS, _GROUP_MS = 100, 1000
"""How long a burst of saves must have been quiet, and how long it may last, before it is built as one change."""
_POLL_MS = 500
"""How often to look whether MkDocs is still running."""


def serve(root: Path, address: str, build: Callable[[], int]) -> int:
    """Build once, then serve at `address` (host:port) and rebuild until interrupted.

    Return the exit status of the first build if it fails, else that of MkDocs, or 0 on Ctrl-C.

    A later build that fails prints its findings and leaves the pages as they were. `--dirty` makes MkDocs convert changed
    pages only, so that an edit is on the screen within seconds. Requires watchfiles, which reports a file that an editor
    replaced by renaming another one, and groups what is saved at once.
    """
    status = build()
    if status:
        return status
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended from outside, it ends MkDocs too, as on Ctrl-C
    folders = [folder for folder in (root / "data", root / "snippets", Path(__file__).with_name("templates")) if folder.exists()]
    with subprocess.Popen(_command(root, address), env=os.environ | {"CONTENT_SECURITY_POLICY": ""}) as server:  # noqa: S603 - our own command
        try:
            _rebuild_while_running(server, folders, build)
        except KeyboardInterrupt:
            server.terminate()
            return 0
    return server.returncode


def _command(root: Path, address: str) -> list[str]:
    """Return the MkDocs command. Its reload script is inline, which is why the preview has no content security policy."""
    overrides = root / "overrides"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", address, "--config-file", str(root / "mkdocs.yml")]
    return command + (["--watch", str(overrides)] if overrides.exists() else [])


def _rebuild_while_running(server: "subprocess.Popen[bytes]", folders: list[Path], build: Callable[[], int]) -> None:
    """Build after each group of changes in `folders`, until the server has ended."""
    written = [folders[0].resolve() / name for name in ("permalinks.txt", "schemas")]  # by the build itself
    changes = watch(
        *folders,
        watch_filter=DefaultFilter(ignore_paths=written),
        step=_SETTLE_MS,
        debounce=_GROUP_MS,
        rust_timeout=_POLL_MS,
        yield_on_timeout=True,
    )
    for group in changes:
        if server.poll() is not None:
            return
        if group:
            build()
