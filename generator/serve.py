"""Preview server: it serves the site, and builds the site again when the catalogue, a snippet, or a template changes.

One process first writes docs/ and then converts the changed pages with MkDocs. With two processes, changes could get lost: MkDocs
compares modification times, and a page that is rewritten during its conversion looks up to date.
"""

import os
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer

from generator.cache import Cache, opened
from generator.site import CONVERSIONS, configuration

TEMPLATES = Path(__file__).with_name("templates")
BY_HAND = ("overrides", *(f"docs/{name}" for name in ("about", "lookup", "assets/images", "assets/javascripts", "assets/stylesheets")))
"""Folders with files that the generator does not write. A generated file would cause a second build after each build."""
BURST = 0.05
"""Seconds without a change after which a build starts. Editors change several files in one save."""
Times = dict[str, int]
"""Modification times of the files from which docs/ is built, in nanoseconds, by path."""


def serve(root: Path, address: str, build: Callable[[], int]) -> int:
    """Build once, then serve at `address` (host:port) and rebuild on changes until interrupted. `build` writes docs/.

    Return the exit status of the first build if it fails, or 0 otherwise. A later build that fails prints its findings and keeps
    the previous pages. Only changed pages are converted, so an edit shows within seconds.
    """
    root = root.resolve()
    times = _modification_times(root)
    status = build()
    if status:
        return status
    os.environ["CONTENT_SECURITY_POLICY"] = ""  # the server adds an inline script, which the policy would block
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # shut down as on Ctrl-C
    print(f"Serving on http://{address}/. Press Ctrl-C to stop.", flush=True)  # noqa: T201 - the user waits for the URL
    with tempfile.TemporaryDirectory(prefix="preview-") as folder, opened(root / CONVERSIONS) as cache:
        convert = partial(_convert, root, Path(folder), f"http://{address}/", cache)
        convert()
        server = _server(partial(_rebuild, root, build, times, convert), address, folder)
        for source in (*_sources(root), *(root / name for name in BY_HAND)):
            if source.exists():
                server.watch(str(source))
        server.watch(str(root), recursive=False)  # mkdocs.yml
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
    return 0


def _server(rebuild: Callable[[], None], address: str, site: str) -> LiveReloadServer:
    """Return MkDocs' server for the folder `site`, which calls `rebuild` after a change and then reloads the browser.

    The operating system reports the changes, which is faster than MkDocs' polling.
    """
    host, _, port = address.rpartition(":")
    server = LiveReloadServer(rebuild, host, int(port), site)
    server.build_delay = BURST
    server.observer = Observer()  # type: ignore[assignment]
    missing = Path(site, "404.html")
    server.error_handler = lambda _: missing.read_bytes() if missing.exists() else None
    return server


def _convert(root: Path, site: Path, url: str, cache: Cache) -> None:
    """Write the pages that have changed to the folder `site`, which is served at `url`."""
    mkdocs_build(configuration(root, site, cache, site_url=url), serve_url=url, dirty=True)


def _rebuild(root: Path, build: Callable[[], int], times: Times, convert: Callable[[], None]) -> None:
    """Write docs/ if a source of the catalogue has changed, and convert the changed pages. `times` has the times at the last build."""
    now = _modification_times(root)
    if now != times:
        times.clear()
        times.update(now)
        build()
    convert()


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
