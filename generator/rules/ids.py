"""Ids: unique, fit for an address, in order and in the file of their name."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.catalogue import Catalogue, Placed, bare, code_order
from generator.findings import quoted
from generator.rules.problem import Problem


def duplicate_id(catalogue: Catalogue) -> Iterator[Problem]:
    """No two entries of one kind have the same id."""
    for entries in (
        catalogue.apis,
        catalogue.codes,
        catalogue.families,
        catalogue.conditions,
        catalogue.retries,
        catalogue.flows,
        catalogue.guides,
        catalogue.snippets,
    ):
        first: dict[str, Placed[Any]] = {}
        for entry in entries:
            if entry.name in first:
                path, line, _ = first[entry.name].mark()
                message = f"The id {quoted(entry.name)} is already taken at {path}:{line}."
                yield Problem(entry, (), message, "Merge the two entries, or rename one.")
            first.setdefault(entry.name, entry)


def case_only(catalogue: Catalogue) -> Iterator[Problem]:
    """No two names that stand in addresses differ by case alone, in one API or between two."""
    first: dict[str, str] = {}
    for code in catalogue.codes:
        name = code.value.code
        other = first.setdefault(name.casefold(), name)
        if other != name:
            message = f"{quoted(name)} differs from {quoted(other)} by case alone."
            yield Problem(code, ("code",), message, "Some servers treat the two addresses as one: choose a slug of your own for one.")


def reserved_name(catalogue: Catalogue) -> Iterator[Problem]:
    """An entry is not called like an index page, and a code not like an API or a file, because they stand in one folder."""
    for code in catalogue.codes:
        names = [(("code",), code.value.code), *((("was", index), bare(name)) for index, name in enumerate(code.value.was))]
        for field, name in names:
            if name.casefold() in (*catalogue.api, *_INDEX) or name.casefold().endswith((".json", ".md")):
                yield Problem(code, field, f"{quoted(name)} is the name of a page of its own.", "Choose a slug of your own.")
    others: list[Placed[Any]] = [*catalogue.conditions, *catalogue.guides, *catalogue.snippets]
    for entry in others:
        if entry.name in _INDEX:
            yield Problem(entry, ("id",), f"{quoted(entry.name)} is the name of a page of its own.", "Choose another id.")


_INDEX = ("index", "readme")


def out_of_order(catalogue: Catalogue) -> Iterator[Problem]:
    """The codes of a file stand in order: statuses, numbers, disconnect codes, then names by letter."""
    for before, code in pairwise(catalogue.codes):
        if before.document is code.document and code_order(before.value) > code_order(code.value):
            yield Problem(code, (), f"It stands after {quoted(before.value.code)}.", "Move it up to its place.")


def former_id(catalogue: Catalogue) -> Iterator[Problem]:
    """A former id is no present one, and one entry alone was called so."""
    groups: list[list[Placed[Any]]] = [catalogue.codes, catalogue.conditions, catalogue.guides, catalogue.snippets]
    for entries in groups:
        present = {entry.name for entry in entries}
        taken = set[str]()
        for entry in entries:
            for index, name in enumerate(entry.value.was):
                if name in present | taken:
                    message = f"The former id {quoted(name)} is that of another entry."
                    yield Problem(entry, ("was", index), message, "Remove it: one address leads to one page.")
                taken.add(name)


def release_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Releases stand with the newest first, each version once."""
    for changelog in catalogue.changelog:
        versions = [release.version for release in changelog.value.releases]
        for index, (newer, older) in enumerate(pairwise(versions), 1):
            if newer <= older:
                message = f"The release {quoted(older)} stands below {quoted(newer)}."
                yield Problem(changelog, ("releases", index, "version"), message, "Put the newest first.")


def file_of_another(catalogue: Catalogue) -> Iterator[Problem]:
    """An API, a family or a guide stands in the file of its name."""
    entries: list[Placed[Any]] = [*catalogue.apis, *catalogue.families, *catalogue.guides]
    for entry in entries:
        name = entry.document.path.rpartition("/")[2].removesuffix(".yaml")
        if name != entry.name:
            field = ("family",) if entry in catalogue.families else ("id",)
            yield Problem(entry, field, f"{quoted(entry.name)} stands in {name}.yaml.", f"Rename the file to {entry.name}.yaml.")
