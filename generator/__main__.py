"""The command line: `python -m generator check | fix | build | serve | publish | explain | watch`. Only here anything is printed or exits.

What a command needs is imported when it runs: `explain` answers in a tenth of the time that loading everything takes.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.explain import LIMIT, find, nearest, published
from generator.findings import Finding, quoted
from generator.terminal import told

if TYPE_CHECKING:
    from generator.plan import Plan

SITE = os.environ.get("SITE_URL", "http://127.0.0.1:8000/").rstrip("/") + "/"
"""Where the site is published: mkdocs.yml reads the same variable, with the same default."""
GENERATED = ("permalinks.txt", "schemas")
"""What a build writes below data/."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 when there are findings or the disk refused, or 2 when `watch` cannot compare."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # a reader such as `head` has seen enough; what Python still holds back goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or options.root}: {error.strerror or error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the command line: each command sets `run`, which takes the parsed options and returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m generator", description="Check the catalogue in data/ and turn it into pages.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument("--root", type=Path, default=Path.cwd(), help="folder that contains data/ and docs/ (default: this one)")
        added.set_defaults(run=run)
        return added

    command("check", "print every finding; write nothing", lambda o: check(o.root))
    command("fix", "correct what needs no judgment: order, whitespace, permalinks, schemas", lambda o: fix(o.root))
    built = command("build", "check, then write the pages below docs/", lambda o: build(o.root, locked=o.locked))
    built.add_argument("--locked", action="store_true", help="let data/permalinks.txt not grow: a new URL is a finding")
    served = command("serve", "build, serve the site, and rebuild when data, snippets or templates change", _serve)
    served.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: %(default)s)")
    published = command("publish", "write the Markdown versions of pages into the built site", lambda o: publish(o.root, o.site))
    published.add_argument("--site", type=Path, default=Path("site"), help="the built site (default: %(default)s)")
    explained = command(
        "explain",
        "say what an error means: an id, a number, a name, or a whole message",
        lambda o: explain(o.root, " ".join(o.query), as_json=o.json),
    )
    explained.add_argument("query", nargs="*", help="v1.1/187, 187, HTTP 429, usage-capped; none or -: standard input")
    explained.add_argument("--json", action="store_true", help="print the matching codes as in catalogue.json")
    watched = command("watch", "compare the catalogue with X's OpenAPI document, or X's pages with their last version", watch)
    compared = watched.add_mutually_exclusive_group(required=True)
    compared.add_argument("--openapi", type=Path, metavar="FILE", help="X's OpenAPI document, as JSON")
    compared.add_argument("--pages", action="store_true", help="the pages of docs.x.com that data/watch.yaml lists")
    watched.add_argument("--origin", metavar="URL", help="base URL, or a folder, with the files of xdevplatform/docs (default: GitHub)")
    watched.add_argument("--save", action="store_true", help="with --pages: save the hashes of the lines in data/watched-lines.txt")
    watched.add_argument("--markdown", action="store_true", help="print the body of an issue")
    return parser


def _serve(options: argparse.Namespace) -> int:
    from generator import serve

    return serve.serve(options.root, options.address, lambda: build(options.root, locked=False))


def check(root: Path) -> int:
    """Print every finding, or how much was found good; write nothing."""
    from generator.plan import plan

    planned, findings = plan(root, SITE, locked=True)
    return _report(planned, findings)


def fix(root: Path) -> int:
    """Correct files of the catalogue, then bring the permalinks and the schemas up to date; print what changed, and what is left."""
    from generator.fix import fix as fix_files
    from generator.plan import plan
    from generator.write import alone, write

    with alone(root):
        for path in fix_files(root):
            print(f"{path}: corrected.")
        planned, findings = plan(root, SITE, locked=False)
        if planned and write(root / "data", planned.data, GENERATED).written:
            print("data/permalinks.txt or data/schemas/: brought up to date.")
    return _report(planned, findings)


def build(root: Path, *, locked: bool) -> int:
    """Check, and write every page and the lock of addresses; nothing is written when there is a finding."""
    from generator.pages import OWNED
    from generator.plan import plan
    from generator.write import alone, write

    with alone(root):
        started = time.time_ns()
        planned, findings = plan(root, SITE, locked=locked)
        if planned:
            done = write(root / "docs", planned.docs, OWNED)
            os.utime(root / "docs/catalogue.json", ns=(started, started))  # so that `explain` knows it for up to date, if not written
            print(f"docs/: {done.written} files written, {done.removed} removed, {done.unchanged} unchanged.")
            if write(root / "data", planned.data, GENERATED).written:
                print("data/permalinks.txt or data/schemas/ has changed: commit it.")
    return _report(planned, findings)


def publish(root: Path, site: Path) -> int:
    """Write into the built site what MkDocs cannot carry: below docs/ it would take the Markdown twins for pages."""
    from generator.exports import markdown
    from generator.plan import read

    catalogue, findings = read(root)
    if not findings:
        for path, text in markdown(catalogue, SITE).items():
            (site / path).write_text(text, encoding="utf-8", newline="\n")
    return _report(None, findings)


def explain(root: Path, query: str, *, as_json: bool) -> int:
    """Print what the query means, or what stands on standard input if it is empty or `-`. What was pasted is not repeated."""
    typed = query not in ("", "-")
    if not typed and sys.stdin.isatty():
        print("Paste the error, then press Ctrl-D on a line of its own.", file=sys.stderr)
    text = query if typed else sys.stdin.buffer.read(LIMIT).decode("utf-8-sig", "replace")
    catalogue, findings = _published(root)
    if findings:
        return _report(None, findings)
    found = find(text, catalogue["codes"])
    if not found:
        near = nearest(text, catalogue["codes"])
        hint = f" Nearest{f' to {quoted(query)}' if typed else ''}: {', '.join(near)}." if near else ""
        print(f"No code has this id, number, name or message.{hint} Paste logs, bodies and questions at {SITE}lookup/.", file=sys.stderr)
        return 1
    print(json.dumps(found, ensure_ascii=False, indent=1) if as_json else told(found, catalogue), flush=True)
    return 0


def watch(options: argparse.Namespace) -> int:
    """Print what differs between the catalogue and what X publishes: 0 nothing, 1 something, 2 it cannot be compared."""
    from generator.plan import read
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
    """`/catalogue.json` as last built, or made anew from the YAML files, which takes a second, and their findings."""
    catalogue = published(root)
    if catalogue is not None:
        return catalogue, []
    from generator.exports.documents import Documents, as_json
    from generator.plan import read
    from generator.views import Views

    linked, findings = read(root)
    return ({} if findings else json.loads(as_json(Documents(Views(linked), SITE).catalogue()))), findings


def _report(planned: "Plan | None", findings: list[Finding]) -> int:
    """Print the findings, sorted, or what was found good; the exit status."""
    for finding in sorted(findings):
        print(finding.annotation() if os.environ.get("GITHUB_ACTIONS") == "true" else finding, file=sys.stderr)
    if findings:
        print(f"{len(findings)} findings; nothing was written.", file=sys.stderr)
        return 1
    if planned:
        own = planned.catalogue
        print(f"{len(own.codes)} codes, {len(own.conditions)} conditions, {len(own.guides)} guides: no findings.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
