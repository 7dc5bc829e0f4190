"""README.md and CONTRIBUTING.md are correct."""

import re

from generator import entries
from generator.catalogue import Catalogue
from generator.entries import Code, Entry
from tests.paths import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", ".github/PULL_REQUEST_TEMPLATE.md")
LISTED_IN_CODE = ("pages", "exports")
"""Packages with a list of what their modules build: `KINDS` and `FILES`."""
README = (ROOT / "README.md").read_text()


def test_readme_does_not_count_entries() -> None:
    assert [] == re.findall(r"\b\d+ (?:codes?|APIs|guides|conditions|snippets)\b", README)


def test_pages_in_the_readme_exist(catalogue: Catalogue) -> None:
    known = {*catalogue.code, *catalogue.meanings}
    named = re.findall(r"`/errors/([^`]+)/`", README)

    assert named
    assert set(named) <= known


def test_commands_in_the_documents_are_makefile_targets() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    named = {name for file in DOCUMENTS for name in re.findall(r"\bmake ([a-z]+)", (ROOT / file).read_text())}
    assert named
    assert named <= targets


def test_example_entry_in_contributing_has_only_known_fields() -> None:
    shown = (ROOT / "CONTRIBUTING.md").read_text().split("```yaml")[1].split("```")[0]
    fields = set(re.findall(r"^(?:  - |    )([a-z_]+):", shown, re.MULTILINE))

    assert fields <= set(Code.model_fields)
    assert {name for name, field in Code.model_fields.items() if field.is_required()} <= fields


def test_contributing_lists_every_published_name_that_differs() -> None:
    models = [model for model in vars(entries).values() if isinstance(model, type) and issubclass(model, Entry)]
    fields = [(field.alias or name, field) for model in models for name, field in model.model_fields.items()]
    table = (ROOT / "CONTRIBUTING.md").read_text().split("## Know the published names")[1].split("## ")[0]

    differ = {(name, field.serialization_alias) for name, field in fields if field.serialization_alias not in (None, field.alias)}
    assert differ == set(re.findall(r"`(\w+)`: `(\w+)`", table))


def test_readme_of_the_generator_lists_modules_and_existing_files() -> None:
    folder = ROOT / "generator"
    text = (folder / "README.md").read_text()
    files_of_modules = [file for file in folder.rglob("*.py") if file.stem == "__init__" or file.parent.name not in LISTED_IN_CODE]
    modules = {file.parent.name if file.stem == "__init__" else file.stem for file in files_of_modules} - {"generator"}
    files = re.findall(r"`((?:data|docs|tests|templates|exports|rules|\.github)/[\w./-]+\.\w+)`", text)

    assert modules <= set(re.findall(r"`(\w+)`", text))
    assert files
    assert [] == [path for path in files if not (ROOT / path).exists() and not (folder / path).exists()]
