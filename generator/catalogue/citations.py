"""The sources that entries cite."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Protocol, get_args

from generator.entries import Entry, Example


class Citing(Protocol):
    """Type of values that have the field `sources`."""

    @property
    def sources(self) -> list[str]:
        """IDs of the sources that the value cites."""


def cited(claims: Iterable[Citing]) -> list[str]:
    """Return the IDs of the sources that the claims cite, including duplicates."""
    return [name for claim in claims for name in claim.sources]


def cited_by(entry: Entry) -> list[str]:
    """Return the IDs of the sources that an entry and the statements in the entry cite, without duplicates.

    The sources in the field `sources` of the entry come first. The sources of statements follow, in the order in which the class of
    the entry defines the fields.
    """
    return list(dict.fromkeys(_sources([entry])))


def _sources(group: list[Entry]) -> Iterator[str]:
    """Yield the source IDs that the entries in `group`, all of one type, cite. Then, field by field, yield those of nested entries."""
    for entry in group:
        yield from [entry.source] if isinstance(entry, Example) else getattr(entry, "sources", ())
    for name in _fields_with_entries(type(group[0])):
        values = [getattr(entry, name) for entry in group]
        parts = [part for value in values if value for part in (value if isinstance(value, list) else [value])]
        if parts:
            yield from _sources(parts)


@cache
def _fields_with_entries(kind: type[Entry]) -> list[str]:
    return [name for name, field in kind.model_fields.items() if any(issubclass(part, Entry) for part in _types(field.annotation))]


def _types(annotation: Any) -> Iterator[type]:
    """Yield the types in a type annotation: `Claim` and `NoneType` for `list[Claim] | None`."""
    arguments = get_args(annotation)
    for argument in arguments:
        yield from _types(argument)
    if isinstance(annotation, type) and not arguments:
        yield annotation
