"""Rules about client libraries: references, sources at the commit that was read, and programs of tested libraries."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.catalogue import Catalogue, bare, cited_by
from generator.entries import Library
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem, unknown

PROGRAMS = "tests/libraries/programs/"


def library_reference(catalogue: Catalogue) -> Iterator[Problem]:
    """Every API, code and problem type that a library names exists."""
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
                message = f"{quoted(api)} is not one of the APIs of this library."
                yield Problem(library, ("not_raised", index), message, "Add it to `apis`, or remove it here.")


def library_commit(catalogue: Catalogue) -> Iterator[Problem]:
    """A file in the repository of a library is cited at the commit that was read, or its note says which version it is."""
    for library in catalogue.libraries:
        files = f"{library.value.repository}/blob/"
        for source in (catalogue.source[name] for name in cited_by(library.value) if name in catalogue.source):
            url = source.url or ""
            if url.startswith(files) and not source.note and urlsplit(url).path.split("/")[4] != library.value.commit:
                message = f"The source {quoted(source.title)} is a file at another commit."
                tip = "Read it at this commit and correct its URL, or write in its `note` which version it is."
                yield Problem(library, ("commit",), message, tip)


def exception_cause(catalogue: Catalogue) -> Iterator[Problem]:
    """The exception to catch is listed, and every other exception says what raises it."""
    for library in catalogue.libraries:
        own = library.value
        caught = own.catch.expression if own.catch else ""
        names = [raised.name for raised in own.exceptions]
        if caught and not any(_is_in(name, caught) for name in names) and not all(raised.when for raised in own.exceptions):
            yield from unknown(library, ("catch", "expression"), caught, "exception", names)
        for index, raised in enumerate(own.exceptions):
            if not (_is_in(raised.name, caught) or raised.http or raised.codes or raised.types or raised.when):
                message = f"The exception {quoted(raised.name)} has no status code, code or condition that raises it."
                yield Problem(library, ("exceptions", index), message, "Add `http`, `codes`, `types` or `when`.")


def library_program(catalogue: Catalogue) -> Iterator[Problem]:
    """A tested library has expressions and a program that runs them, and a library with a program is tested."""
    tested = {library.name: library for library in catalogue.libraries if library.value.tested}
    for name, library in tested.items():
        if not library.value.expressions.model_fields_set:
            yield Problem(library, ("tested",), "The library has no expression to test.", "Add `expressions`, or remove `tested`.")
        elif catalogue.library_programs is not None and name not in catalogue.library_programs:
            tip = f"Add {PROGRAMS}{name}.py or {name}.mjs, or remove `tested`."
            yield Problem(library, ("tested",), "No program runs the expressions of this library.", tip)
    for library in catalogue.libraries:
        if library.name in (catalogue.library_programs or ()) and library.name not in tested:
            message = f"{PROGRAMS} has a program for this library, which is not marked as tested."
            yield Problem(library, (), message, "Add `tested: true`, or remove the program.")


def _is_in(name: str, caught: str) -> bool:
    """Whether an expression contains the name of an exception, without the asterisk of a pointer type in Go, or its namespace."""
    return bool(caught) and (name.removeprefix("*") in caught or name.startswith(caught))


def _codes(library: Library) -> Iterator[tuple[Location, str]]:
    for key in ("exceptions", "texts"):
        for number, own in enumerate(getattr(library, key)):
            yield from (((key, number, "codes", index), code) for index, code in enumerate(own.codes))
