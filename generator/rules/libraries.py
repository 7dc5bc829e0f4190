"""Rules for client libraries: references, cited files of the repository, and test programs."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.catalogue import Catalogue, bare, cited_by
from generator.entries import Library
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem, unknown

PROGRAMS = "tests/libraries/programs/"


def library_reference(catalogue: Catalogue) -> Iterator[Problem]:
    """Every API, code, and problem type that a library refers to exists."""
    types = {bare(code.name) for code in catalogue.codes if code.value.kind == "problem-type"}
    for library in catalogue.libraries:
        own = library.value
        for field in ("apis", "not_raised"):
            for index, api in enumerate(getattr(own, field)):
                yield from unknown(library, (field, index), api, "API", catalogue.api)
        for place, code in _codes(own):
            yield from unknown(library, place, code, "code", catalogue.code)
        for e, raised in enumerate(own.exceptions):
            for index, name in enumerate(raised.types):
                yield from unknown(library, ("exceptions", e, "types", index), name, "problem type", types)
        for index, api in enumerate(own.not_raised):
            if api in catalogue.api and api not in own.apis:
                message = f"The library does not list {quoted(api)} in `apis`."
                yield Problem(library, ("not_raised", index), message, "Add it to `apis`, or remove it from `not_raised`.")


def library_commit(catalogue: Catalogue) -> Iterator[Problem]:
    """A source that is a file in the library's repository links to the commit that was read, or states the version in `note`."""
    for library in catalogue.libraries:
        files = f"{library.value.repository}/blob/"
        for source in (catalogue.source[name] for name in cited_by(library.value) if name in catalogue.source):
            url = source.url or ""
            if url.startswith(files) and not source.note and urlsplit(url).path.split("/")[4] != library.value.commit:
                message = f"The source {quoted(source.title)} links to another commit than the entry."
                tip = "Read the file at the entry's commit and correct the source's URL, or state the version in the source's `note`."
                yield Problem(library, ("commit",), message, tip)


def exception_cause(catalogue: Catalogue) -> Iterator[Problem]:
    """The exception to catch is listed in `exceptions`, and every other exception states what raises it."""
    for library in catalogue.libraries:
        own = library.value
        caught = own.catch.expression if own.catch else ""
        names = [raised.name for raised in own.exceptions]
        if caught and not any(_is_in(name, caught) for name in names) and not all(raised.when for raised in own.exceptions):
            yield from unknown(library, ("catch", "expression"), caught, "exception", names)
        for index, raised in enumerate(own.exceptions):
            if not (_is_in(raised.name, caught) or raised.http or raised.codes or raised.types or raised.when):
                message = f"The entry for the exception {quoted(raised.name)} does not state what raises it."
                yield Problem(library, ("exceptions", index), message, "Add `http`, `codes`, `types`, or `when`.")


def library_program(catalogue: Catalogue) -> Iterator[Problem]:
    """A tested library has expressions and a test program, and a library with a test program is marked as tested."""
    tested = {library.name: library for library in catalogue.libraries if library.value.tested}
    for name, library in tested.items():
        if not library.value.expressions.model_fields_set:
            yield Problem(
                library, ("tested",), "The library is marked as tested, but has no expressions.", "Add `expressions`, or remove `tested`."
            )
        elif catalogue.library_programs is not None and name not in catalogue.library_programs:
            tip = f"Add {PROGRAMS}{name}.py or {name}.mjs, or remove `tested`."
            yield Problem(library, ("tested",), "The library is marked as tested, but has no test program.", tip)
    for library in catalogue.libraries:
        if library.name in (catalogue.library_programs or ()) and library.name not in tested:
            message = f"The library has a test program in {PROGRAMS}, but is not marked as tested."
            yield Problem(library, (), message, "Add `tested: true`, or remove the program.")


def _is_in(name: str, caught: str) -> bool:
    """Return whether the expression `caught` contains the exception name `name`, or `name` starts with `caught`, such as a namespace.

    The asterisk of a pointer type in Go is not part of the name.
    """
    return bool(caught) and (name.removeprefix("*") in caught or name.startswith(caught))


def _codes(library: Library) -> Iterator[tuple[Location, str]]:
    for key in ("exceptions", "texts"):
        for number, own in enumerate(getattr(library, key)):
            yield from (((key, number, "codes", index), code) for index, code in enumerate(own.codes))
