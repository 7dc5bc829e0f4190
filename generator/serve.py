"""The preview: MkDocs serves docs/, and docs/ is built again whenever data or a template changes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileClosedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer


class _Rebuild(FileSystemEventHandler):
    """Builds on every change to a file that is not an editor's scratch file."""

    def __init__(self, build: Callable[[], object]) -> None:
        self.build = build

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog on its own thread, one event at a time."""
        relevant = event.event_type in ("modified", "created", "moved", "deleted") and not event.is_directory
        if relevant and str(event.src_path).endswith((".yaml", ".jinja")) and not isinstance(event, FileClosedEvent):
            self.build()


def serve(root: Path, address: str, build: Callable[[], int]) -> int:
    """Build once, then serve at `address` (host:port) and rebuild until interrupted.

    Returns the exit status of the first build, or of MkDocs.

    `--dirty` lets MkDocs convert changed pages only, so that an edit is seen in a second or two: this is a preview.
    """
    status = build()
    if status:
        return status
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended from outside, it ends MkDocs too, as on Ctrl-C
    observer = Observer()
    for folder in (root / "data", Path(__file__).with_name("templates")):
        observer.schedule(_Rebuild(build), str(folder), recursive=True)
    observer.start()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", address, "--config-file", str(root / "mkdocs.yml")]
    try:
        # MkDocs reloads the pages by an inline script, which their policy would stop.
        return subprocess.run(command, check=False, env=os.environ | {"CONTENT_SECURITY_POLICY": ""}).returncode  # noqa: S603 - our own command
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        observer.join()
