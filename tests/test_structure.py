"""The code keeps its limits of size, and no module imports from a later stage."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paths import ROOT

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 60
MODULES = sorted((ROOT / "generator").rglob("*.py"))
STAGES = (
    *("findings", "message_pattern", "entries", "cache", "load", "catalogue", "validate", "link", "rules", "fix"),
    *("words", "quote", "highlight", "page", "views", "pictures", "pages", "templating", "render", "markdown"),
    *("exports", "aliases", "permalinks", "delivery", "owned", "fingerprint", "pipeline", "write", "watch"),
    *("conversion", "site", "terminal", "explain", "serve", "__main__"),
)
"""Modules and packages of the generator. Each may import those before it."""


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imported(file: Path) -> Iterator[str]:
    """Yield the modules and packages of the generator that a file imports, by the first part of their names."""
    for node in ast.walk(ast.parse(file.read_text())):
        match node:
            case ast.ImportFrom(module="generator"):
                yield from (name.name for name in node.names)
            case ast.ImportFrom(module=str(module)) if module.startswith("generator."):
                yield module.split(".")[1]


def test_modules_import_only_earlier_stages() -> None:
    stages = {file.relative_to(ROOT / "generator").parts[0].removesuffix(".py") for file in MODULES} - {"__init__"}
    imports = {(file.relative_to(ROOT / "generator").parts[0].removesuffix(".py"), name) for file in MODULES for name in imported(file)}

    assert stages == set(STAGES)
    assert {(own, name) for own, name in imports if STAGES.index(own) < STAGES.index(name)} == set()


@pytest.mark.parametrize("folder", ["generator", "tools", "docs/assets/stylesheets"])
def test_files_have_at_most_300_lines(folder: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*") if file.suffix in (".py", ".css", ".jinja") and file.name != "theme.css"]

    assert files
    assert [] == [named(file) for file in files if len(file.read_text().splitlines()) > MOST_LINES]


def test_functions_have_at_most_60_lines() -> None:
    functions = [(file, node) for file in MODULES for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)]

    assert [] == [
        f"{named(file)}: {node.name}" for file, node in functions if (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
