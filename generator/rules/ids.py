"""Rules for IDs: IDs are unique, valid in URLs, in order, and equal to the names of the files that contain the entries."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.catalogue import Catalogue, Placed, bare, code_order
from generator.findings import quoted
from generator.rules.problem import Problem


def duplicate_id(catalogue: Catalogue) -> Iterator[Problem]:
    """No two entries of the same type have the same ID."""
    for entries in (*catalogue.groups, catalogue.families):
        first: dict[str, Placed[Any]] = {}
        for entry in entries:
            if entry.name in first:
                path, line, _ = first[entry.name].mark()
                message = f"The ID {quoted(entry.name)} is already used at {path}:{line}."
                yield Problem(entry, (), message, "Merge the two entries, or rename one.")
            first.setdefault(entry.name, entry)


def case_only(catalogue: Catalogue) -> Iterator[Problem]:
    """No two code values differ only in case, because some servers ignore case in URLs."""
    first: dict[str, str] = {}
    for code in catalogue.codes:
        name = code.value.code
        other = first.setdefault(name.casefold(), name)
        if other != name:
            message = f"{quoted(name)} and {quoted(other)} differ only in case."
            yield Problem(code, ("code",), message, "Change one of them, because some servers ignore case in URLs.")


def reserved_name(catalogue: Catalogue) -> Iterator[Problem]:
    """No ID is the name of an index page, and no code has the name of an API or of another file in the folder errors/."""
    for code in catalogue.codes:
        names = [(("code",), code.value.code), *((("was", index), bare(name)) for index, name in enumerate(code.value.was))]
        for field, name in names:
            if name.casefold() in (*catalogue.api, *_INDEX) or name.casefold().endswith((".json", ".md")):
                yield Problem(code, field, f"The URL for {quoted(name)} belongs to another page.", "Choose a different name.")
    for entry in (entry for folder, entries in catalogue.with_pages.items() if folder != "errors" for entry in entries):
        if entry.name in _INDEX:
            yield Problem(entry, ("id",), f"The URL for {quoted(entry.name)} belongs to another page.", "Choose a different ID.")


_INDEX = ("index", "readme")


def out_of_order(catalogue: Catalogue) -> Iterator[Problem]:
    """The codes in a file are in order: status codes, error numbers, disconnect codes, and then names."""
    for before, code in pairwise(catalogue.codes):
        if before.document is code.document and code_order(before.value) > code_order(code.value):
            message = f"The code belongs before {quoted(before.value.code)}, which is listed above it."
            yield Problem(code, (), message, "Move it up, or run `make fix`.")


def former_id(catalogue: Catalogue) -> Iterator[Problem]:
    """A previous ID is not the current or previous ID of another entry."""
    for entries in catalogue.with_pages.values():
        present = {entry.name for entry in entries}
        taken = set[str]()
        for entry in entries:
            for index, name in enumerate(entry.value.was):
                if name in present | taken:
                    message = f"The previous ID {quoted(name)} is also an ID or a previous ID of another entry."
                    yield Problem(entry, ("was", index), message, "Remove it from one of the two entries.")
                taken.add(name)


def release_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Releases are listed newest first, and each version is listed once."""
    for changelog in catalogue.changelog:
        versions = [release.version for release in changelog.value.releases]
        for index, (newer, older) in enumerate(pairwise(versions), 1):
            if newer <= older:
                message = f"The release {quoted(older)} is listed below the release {quoted(newer)}."
                yield Problem(changelog, ("releases", index, "version"), message, "List each release once, newest first.")


def file_of_another(catalogue: Catalogue) -> Iterator[Problem]:
    """APIs, families, guides, and libraries are in files named after their IDs."""
    entries: list[Placed[Any]] = [*catalogue.apis, *catalogue.families, *catalogue.guides, *catalogue.libraries]
    for entry in entries:
        name = entry.document.path.rpartition("/")[2].removesuffix(".yaml")
        if name != entry.name:
            field = ("family",) if entry in catalogue.families else ("id",)
            message = f"The ID {quoted(entry.name)} does not match the file name {name}.yaml."
            yield Problem(entry, field, message, f"Rename the file to {entry.name}.yaml.")
