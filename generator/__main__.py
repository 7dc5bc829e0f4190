"""Command-line interface: `python -m generator check | fix | build | site | serve | explain | watch`.

Only this module prints, except for the preview URL. Each command imports its modules when it runs, because importing
everything takes ten times as long as `explain`.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.explain import LIMIT, find, nearest_ids, published
from generator.findings import Finding, quoted
from generator.terminal import format_results

if TYPE_CHECKING:
    from generator.pipeline import Plan

SITE = os.environ.get("SITE_URL", "http://127.0.0.1:8000/").rstrip("/") + "/"
"""Base URL of the published site. mkdocs.yml reads the same environment variable, with the same default."""
CACHE = ".build/cache.sqlite3"
"""Path of the build cache, relative to the project."""
GENERATED = ("permalinks.txt", "schemas")
"""Generated files and folders below data/."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status.

    The status is 1 for findings, for an unknown error in `explain`, for differences in `watch`, or if a file cannot be read or
    written. The status is 2 if `watch` cannot compare, 130 after Ctrl-C, and 0 otherwise.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # a reader such as `head` has closed the pipe: discard the rest of the output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or options.root}: {error.strerror or error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    """Return the argument parser. Each command sets `run`, which takes the parsed options and returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m generator", description="Check the catalogue in data/ and write its pages.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument("--root", type=Path, default=Path.cwd(), help="folder with data/ and docs/ (default: the current folder)")
        added.set_defaults(run=run)
        return added

    command("check", "print all findings without writing files", lambda o: check(o.root))
    command("fix", "fix order and whitespace, and update permalinks and schemas", lambda o: fix(o.root))
    built = command("build", "check the catalogue and write the pages below docs/", lambda o: build(o.root, locked=o.locked))
    whole = command("site", "build, and write the whole site with MkDocs", lambda o: site(o.root, o.to or o.root / "site", locked=o.locked))
    whole.add_argument("--to", type=Path, help="folder to replace with the site (default: site/ in the root)")
    for one in (built, whole):
        one.add_argument("--locked", action="store_true", help="report a new URL as a finding instead of adding it to data/permalinks.txt")
    served = command("serve", "build and serve the site, and rebuild it when data, snippets, or templates change", _serve)
    served.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: %(default)s)")
    explained = command(
        "explain",
        "explain an error by its ID, number, name, or complete message",
        lambda o: explain(o.root, " ".join(o.query), as_json=o.json),
    )
    explained.add_argument("query", nargs="*", help="v1.1/187, 187, HTTP 429, or usage-capped; if omitted or -, read standard input")
    explained.add_argument("--json", action="store_true", help="print the matching codes as they appear in catalogue.json")
    watched = command("watch", "compare X's OpenAPI document with the catalogue, or X's documentation with its last saved version", watch)
    compared = watched.add_mutually_exclusive_group(required=True)
    compared.add_argument("--openapi", type=Path, metavar="FILE", help="X's OpenAPI document in JSON")
    compared.add_argument("--pages", action="store_true", help="compare the docs.x.com pages that are listed in data/watch.yaml")
    watched.add_argument("--origin", metavar="URL", help="base URL or folder of the xdevplatform/docs files (default: GitHub)")
    watched.add_argument("--save", action="store_true", help="with --pages: save the hashes of the current lines in data/watched-lines.txt")
    watched.add_argument("--markdown", action="store_true", help="print the report as Markdown, for an issue")
    return parser


def _serve(options: argparse.Namespace) -> int:
    from generator import serve

    return serve.serve(options.root, options.address, lambda: build(options.root, locked=False))


def check(root: Path) -> int:
    """Print all findings, or the size of a catalogue without findings, without writing files. Return the exit status."""
    from generator.pipeline import plan

    planned, findings = plan(root, SITE, locked=True)
    return _report(planned, findings)


def fix(root: Path) -> int:
    """Fix the catalogue files, update permalinks and schemas, and print changes and the remaining findings. Return the exit status."""
    from generator.fix import fix as fix_files
    from generator.pipeline import plan
    from generator.write import exclusive_lock, write

    with exclusive_lock(root):
        for path in fix_files(root):
            print(f"{path}: fixed.")
        planned, findings = plan(root, SITE, locked=False)
        if planned and write(root / "data", planned.data, GENERATED).written:
            print("data/permalinks.txt or data/schemas/: updated.")
    return _report(planned, findings)


def build(root: Path, *, locked: bool) -> int:
    """Check the catalogue, then write all generated files, or nothing if there are findings. Return the exit status."""
    from generator.cache import opened
    from generator.delivery import MARKDOWN
    from generator.owned import OWNED
    from generator.pipeline import no_collector, plan
    from generator.write import exclusive_lock, write

    with no_collector(), exclusive_lock(root), opened(root / CACHE) as cache:
        started = time.time_ns()
        planned, findings = plan(root, SITE, locked=locked, cache=cache)
        if planned:
            cache.save()
            done = write(root / "docs", planned.docs, OWNED)
            write(root, {MARKDOWN: json.dumps(planned.markdown)}, [MARKDOWN])
            # `explain` compares this time with those of the YAML files, so it is set even if the content did not change.
            os.utime(root / "docs/catalogue.json", ns=(started, started))
            print(f"docs/: {done.written} files written, {done.removed} removed, {done.unchanged} unchanged.")
            if write(root / "data", planned.data, GENERATED).written:
                print("data/permalinks.txt or data/schemas/ has changed. Commit it.")
    return _report(planned, findings)


def site(root: Path, folder: Path, *, locked: bool) -> int:
    """Build, then replace `folder` with the whole site, or keep it if there are findings or warnings. Return the exit status."""
    status = build(root, locked=locked)
    if status:
        return status
    from mkdocs.exceptions import MkDocsException

    from generator.site import write_site

    try:
        write_site(root, folder)
    except MkDocsException as error:  # MkDocs has printed each warning
        print(f"{error.format_message()} {folder} is unchanged.", file=sys.stderr)
        return 1
    return 0


def explain(root: Path, query: str, *, as_json: bool) -> int:
    """Print the codes that match the query, or standard input if the query is empty or `-`. Return the exit status.

    Pasted text is never printed, because the text can contain secrets.
    """
    typed = query not in ("", "-")
    if not typed and sys.stdin.isatty():
        print("Paste the error, then press Ctrl-D on an empty line.", file=sys.stderr)
    text = query if typed else sys.stdin.buffer.read(LIMIT).decode("utf-8-sig", "replace")
    catalogue, findings = _published(root)
    if findings:
        return _report(None, findings)
    found = find(text, catalogue["codes"])
    if not found:
        near = nearest_ids(text, catalogue["codes"])
        hint = f" Nearest{f' to {quoted(query)}' if typed else ''}: {', '.join(near)}." if near else ""
        print(f"No code has this ID, number, name, or message.{hint} For logs, bodies, and questions, use {SITE}lookup/.", file=sys.stderr)
        return 1
    print(json.dumps(found, ensure_ascii=False, indent=1) if as_json else format_results(found, catalogue), flush=True)
    return 0


def watch(options: argparse.Namespace) -> int:
    """Print the differences between the catalogue and what X publishes.

    Return 0 if there are no differences, 1 if there are some, and 2 if the comparison fails.
    """
    from generator.pipeline import read
    from generator.watch import command, pages

    catalogue, findings = read(options.root)
    if findings:
        _report(None, findings)
        return 2
    done = (
        command.compare_pages(catalogue, options.root, options.origin or pages.SOURCE, save=options.save, markdown=options.markdown)
        if options.pages
        else command.compare_specification(catalogue, options.openapi, markdown=options.markdown)
    )
    for error in done.errors:
        print(error, file=sys.stderr)
    if done.text:
        print(done.text)
    return done.status


def _published(root: Path) -> tuple[dict[str, Any], list[Finding]]:
    """Return the content of `/catalogue.json`, from the last build if that build is current, or from the YAML files, and any findings."""
    catalogue = published(root)
    if catalogue is not None:
        return catalogue, []
    from generator.exports.documents import Documents, as_json
    from generator.pipeline import read
    from generator.views import Views

    linked, findings = read(root)
    return ({} if findings else json.loads(as_json(Documents(Views(linked), SITE).catalogue()))), findings


def _report(planned: "Plan | None", findings: list[Finding]) -> int:
    """Print the sorted findings, or the size of a catalogue without findings; return the exit status."""
    for finding in sorted(findings):
        print(finding.annotation() if os.environ.get("GITHUB_ACTIONS") == "true" else finding, file=sys.stderr)
    if findings:
        print(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}. No page was written.", file=sys.stderr)
        return 1
    if planned:
        own = planned.catalogue
        print(f"{len(own.codes)} codes, {len(own.conditions)} conditions, {len(own.guides)} guides: no findings.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
