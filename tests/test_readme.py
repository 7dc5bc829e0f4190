"""The README promises nothing that is not so."""

import re

from generator.catalogue import Catalogue
from generator.entries import Code
from tests.paths import ROOT

README = (ROOT / "README.md").read_text()


def test_the_counts_of_the_readme_are_those_of_the_catalogue(catalogue: Catalogue) -> None:
    assert f"{len(catalogue.codes)} codes of {len(catalogue.apis)} APIs, each" in README


def test_the_pages_of_the_readme_are_pages_of_the_site(catalogue: Catalogue) -> None:
    known = {*catalogue.code, *catalogue.meanings}
    named = re.findall(r"`/errors/([^`]+)/`", README)

    assert len(named) == 3
    assert set(named) <= known


def test_the_commands_of_the_readme_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert {"serve", "test", "check", "zensical"} == set(re.findall(r"\bmake ([a-z]+)", README)) & targets


def test_the_entry_that_contributing_shows_has_only_known_fields() -> None:
    shown = (ROOT / "CONTRIBUTING.md").read_text().split("```yaml")[1].split("```")[0]
    fields = set(re.findall(r"^(?:  - |    )([a-z_]+):", shown, re.MULTILINE))

    assert fields <= set(Code.model_fields)
    assert {name for name, field in Code.model_fields.items() if field.is_required()} <= fields
