"""Compare X's OpenAPI document with the catalogue, and filter out the differences that data/watch.yaml accepts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.catalogue import Catalogue, api_of
from generator.entries import Accepted, Body, Code, Member
from generator.watch.specification import Specification, problem_types

API = "v2"
KINDS = ("type", "value", "title", "field")


class Difference(NamedTuple):
    """A name that is only in X's OpenAPI document or only in the catalogue. `where` lists the schemas or the entry with that name."""

    only: str
    kind: str
    name: str
    where: tuple[str, ...]
    field: str = ""
    """The field to which a value belongs, or empty if the name is not a value."""


def differences(specification: Specification, catalogue: Catalogue) -> list[Difference]:
    """Return all differences, sorted by kind and name. Names that appear only in the document come first."""
    codes = [code for code in catalogue.codes if api_of(code.name) == API]
    api = catalogue.api.get(API)
    alive = [code for code in codes if api and (code.value.status or api.status) not in ("retired", "unknown")]
    described = _words_by_field(api.members if api else [])
    texts = "\n".join(_texts([code.value for code in codes], api.bodies if api else []))
    types = {name for code in codes for name in _types_of(code.value)}
    names = {code.value.code for code in codes}
    found = [Difference("document", "type", name, _sorted(where)) for name, where in specification.types.items() if name not in types]
    found += [
        Difference("document", "value", value, _sorted(where), field)
        for (field, value), where in specification.values.items()
        if value not in names and value not in described.get(field, set())
    ]
    found += [Difference("document", "title", name, _sorted(where)) for name, where in specification.titles.items() if name not in texts]
    found += [
        Difference("document", "field", name, _sorted(where)) for name, where in specification.fields.items() if name not in described
    ]
    values = {value for _, value in specification.values}
    for code in alive:
        own = code.value
        if own.kind == "problem-type" and own.code in _types_of(own) and own.code not in specification.types:
            found.append(Difference("catalogue", "type", own.code, (code.name,)))
        if own.kind == "constant" and own.type and own.code not in values:
            found.append(Difference("catalogue", "value", own.code, (code.name,)))
    found += [Difference("catalogue", "field", name, (f"fields of {API}",)) for name in described if name not in specification.fields]
    return sorted(found, key=lambda one: (one.only != "document", KINDS.index(one.kind), one.name.casefold(), one))


def unexplained(found: list[Difference], accepted: Iterable[Accepted], version: str) -> tuple[list[Difference], list[Difference]]:
    """Return the differences that are not accepted for this document version, and the accepted differences that no longer occur."""
    known = {(entry.only, entry.kind, name) for entry in accepted if _applies(entry, version) for name in entry.names}
    present = {one[:3] for one in found}
    stale = [Difference(*own, ("data/watch.yaml",)) for own in sorted(known - present)]
    return [one for one in found if one[:3] not in known], stale


def names_of(member: Member) -> list[str]:
    """Return the field names in a `members` entry, without parent fields: `resource_id` and `value` for `errors[].resource_id, value`."""
    return [name.strip().rpartition(".")[2].removesuffix("[]") for name in member.name.split(",")]


def _applies(entry: Accepted, version: str) -> bool:
    """Return whether an accepted difference applies to a version of the document.

    A version that is not a number, such as `latest`, counts as the newest.
    """
    own = _numbers(version) or [10**9]
    return (entry.since is None or _numbers(entry.since) <= own) and (entry.until is None or own <= _numbers(entry.until))


def _numbers(version: str) -> list[int]:
    parts = version.split(".")
    return [int(part) for part in parts] if all(part.isdecimal() for part in parts) else []


def _types_of(code: Code) -> set[str]:
    """Return the problem types in the field `type` of a code. Without `type`, return `code` if the code is of kind `problem-type`."""
    if code.type:
        return set(problem_types(code.type))
    return {code.code} if code.kind == "problem-type" else set()


def _words_by_field(members: list[Member]) -> dict[str, set[str]]:
    """Return the words in the description of each field, by field name."""
    described: dict[str, set[str]] = defaultdict(set)
    for member in members:
        for name in names_of(member):
            described[name] |= set(re.findall(r"[\w-]+", member.text))
    return dict(described)


def _texts(codes: list[Code], bodies: list[Body]) -> Iterator[str]:
    """Yield the texts of codes and example bodies that can contain the title of a problem object."""
    for code in codes:
        yield from (*code.match, *(message.text for message in code.messages), *(example.body for example in code.examples))
    yield from (body.body for body in bodies)


def _sorted(places: set[str]) -> tuple[str, ...]:
    return tuple(sorted(places))
