"""The README promises nothing that is not so."""

import re

from generator.catalogue import Catalogue
from generator.entries import Code
from tests.paths import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", ".github/PULL_REQUEST_TEMPLATE.md")
README = (ROOT / "README.md").read_text()


def test_no_line_of_the_readme_counts_what_the_catalogue_contains() -> None:
    assert [] == re.findall(r"\b\d+ (?:codes?|APIs|guides|conditions|snippets)\b", README)


def test_the_pages_of_the_readme_are_pages_of_the_site(catalogue: Catalogue) -> None:
    known = {*catalogue.code, *catalogue.meanings}
    named = re.findall(r"`/errors/([^`]+)/`", README)

    assert named
    assert set(named) <= known


def test_the_commands_of_the_documents_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    named = {name for file in DOCUMENTS for name in re.findall(r"\bmake ([a-z]+)", (ROOT / file).read_text())}
    assert named
    assert named <= targets


def test_the_entry_that_contributing_shows_has_only_known_fields() -> None:
    shown = (ROOT / "CONTRIBUTING.md").read_text().split("```yaml")[1].split("```")[0]
    fields = set(re.findall(r"^(?:  - |    )([a-z_]+):", shown, re.MULTILINE))

    assert fields <= set(Code.model_fields)
    assert {name for name, field in Code.model_fields.items() if field.is_required()} <= fields
