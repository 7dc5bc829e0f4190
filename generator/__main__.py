"""The command line: `python -m generator check | build | serve`. Only here anything is printed or exits."""

import argparse
import gc
import os
import sys
from pathlib import Path

from generator import rules, serve
from generator.catalogue import Catalogue
from generator.exports import exports
from generator.findings import Finding
from generator.load import load, load_programs
from generator.pages import OWNED, pages
from generator.render import environment, render
from generator.validate import validate
from generator.write import write

SITE = os.environ.get("SITE_URL", "http://127.0.0.1:8000/").rstrip("/") + "/"
"""Where the site is published: mkdocs.yml reads the same variable, with the same default."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 when there are findings or the disk refused."""
    parser = argparse.ArgumentParser(prog="python -m generator", description="The catalogue in data/, checked and turned into pages.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("check", "print every finding; write nothing"),
        ("build", "check, then write the pages below docs/"),
        ("serve", "build, serve the site, and rebuild when data or templates change"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds data/ and docs/ (default: this one)")
    commands.choices["serve"].add_argument("--address", default="127.0.0.1:8000", help="host and port (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        if options.command == "serve":
            return serve.serve(options.root, options.address, lambda: build(options.root))
        return build(options.root) if options.command == "build" else check(options.root)[1]
    except OSError as error:
        print(f"{error.filename or options.root}: {error.strerror or error}", file=sys.stderr)
        return 1


def check(root: Path) -> tuple[Catalogue, int]:
    """Read and check the catalogue; print every finding, sorted, and how many there are."""
    gc.disable()  # no cycles are made here, and looking for them takes a third of the time
    documents, findings = load(root / "data")
    programs, found = load_programs(root / "snippets")
    findings += found
    catalogue, found = validate(documents, programs, complete=not findings)
    findings += found
    if not findings:
        findings = rules.check(catalogue)
    gc.enable()
    _report(findings)
    if not findings:
        print(f"{len(catalogue.codes)} codes, {len(catalogue.conditions)} conditions, {len(catalogue.guides)} guides: no findings.")
    return catalogue, 1 if findings else 0


def build(root: Path) -> int:
    """Check, and write every page; nothing is written when there is a finding."""
    catalogue, status = check(root)
    if status:
        return status
    env = environment()
    files = {page.path: render(env, page) for page in pages(catalogue)} | exports(catalogue, SITE)
    done = write(root / "docs", files, OWNED)
    print(f"docs/: {done.written} files written, {done.removed} removed, {done.unchanged} unchanged.")
    return 0


def _report(findings: list[Finding]) -> None:
    for finding in sorted(findings):
        print(finding.annotation() if os.environ.get("GITHUB_ACTIONS") == "true" else finding, file=sys.stderr)
    if findings:
        print(f"{len(findings)} findings; nothing was written.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
