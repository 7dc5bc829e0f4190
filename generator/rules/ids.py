"""Rules for IDs: unique, valid in URLs, in order, and in the file with their name."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.catalogue import Catalogue, Placed, bare, code_order
from generator.findings import quoted
from generator.rules.problem import Problem


def duplicate_id(catalogue: Catalogue) -> Iterator[Problem]:
    """No two entries of one type have the same ID."""
    for entries in (*catalogue.groups, catalogue.families):
        first: dict[str, Placed[Any]] = {}
        for entry in entries:
            if entry.name in first:
                path, line, _ = first[entry.name].mark()
                message = f"The ID {quoted(entry.name)} is already used at {path}:{line}."
                yield Problem(entry, (), message, "Merge the two entries, or rename one.")
            first.setdefault(entry.name, entry)


def case_only(catalogue: Catalogue) -> Iterator[Problem]:
    """No two values of codes differ by case alone, because both are part of URLs."""
    first: dict[str, str] = {}
    for code in catalogue.codes:
        name = code.value.code
        other = first.setdefault(name.casefold(), name)
        if other != name:
            message = f"{quoted(name)} differs from {quoted(other)} by case alone."
            yield Problem(code, ("code",), message, "Some servers ignore case in URLs: use a slug of your own for one of them.")


def reserved_name(catalogue: Catalogue) -> Iterator[Problem]:
    """An entry does not have the name of an index page, and a code not the name of an API or a file in the same folder."""
    for code in catalogue.codes:
        names = [(("code",), code.value.code), *((("was", index), bare(name)) for index, name in enumerate(code.value.was))]
        for field, name in names:
            if name.casefold() in (*catalogue.api, *_INDEX) or name.casefold().endswith((".json", ".md")):
                yield Problem(code, field, f"{quoted(name)} is already the URL of another page.", "Choose a different slug.")
    for entry in (entry for folder, entries in catalogue.with_pages.items() if folder != "errors" for entry in entries):
        if entry.name in _INDEX:
            yield Problem(entry, ("id",), f"{quoted(entry.name)} is already the URL of another page.", "Choose another ID.")


_INDEX = ("index", "readme")


def out_of_order(catalogue: Catalogue) -> Iterator[Problem]:
    """The codes in a file are in order: status codes, numbers, disconnect codes, then names."""
    for before, code in pairwise(catalogue.codes):
        if before.document is code.document and code_order(before.value) > code_order(code.value):
            yield Problem(code, (), f"The code is out of order, after {quoted(before.value.code)}.", "Move it up, or run `make fix`.")


def former_id(catalogue: Catalogue) -> Iterator[Problem]:
    """A previous ID is not the current ID of an entry or the previous ID of another entry."""
    for entries in catalogue.with_pages.values():
        present = {entry.name for entry in entries}
        taken = set[str]()
        for entry in entries:
            for index, name in enumerate(entry.value.was):
                if name in present | taken:
                    message = f"The previous ID {quoted(name)} belongs to another entry."
                    yield Problem(entry, ("was", index), message, "Remove it from one of the two: a URL can have only one target.")
                taken.add(name)


def release_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that releases are listed newest first, and each version once."""
    for changelog in catalogue.changelog:
        versions = [release.version for release in changelog.value.releases]
        for index, (newer, older) in enumerate(pairwise(versions), 1):
            if newer <= older:
                message = f"The release {quoted(older)} is listed below {quoted(newer)}."
                yield Problem(changelog, ("releases", index, "version"), message, "List the newest release first.")


def file_of_another(catalogue: Catalogue) -> Iterator[Problem]:
    """An API, a family, a guide or a library is in the file with its name."""
    entries: list[Placed[Any]] = [*catalogue.apis, *catalogue.families, *catalogue.guides, *catalogue.libraries]
    for entry in entries:
        name = entry.document.path.rpartition("/")[2].removesuffix(".yaml")
        if name != entry.name:
            field = ("family",) if entry in catalogue.families else ("id",)
            yield Problem(entry, field, f"{quoted(entry.name)} is defined in {name}.yaml.", f"Rename the file to {entry.name}.yaml.")
