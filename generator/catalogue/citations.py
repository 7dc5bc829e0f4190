"""The sources that entries cite."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from generator.entries import Entry, Example


class Citing(Protocol):
    """A type with the field `sources`."""

    @property
    def sources(self) -> list[str]:
        """Source IDs."""


def cited(claims: Iterable[Citing]) -> list[str]:
    """Return the source IDs of all claims, with repetitions."""
    return [name for claim in claims for name in claim.sources]


def cited_by(entry: Entry) -> list[str]:
    """Return the distinct source IDs of an entry and of every statement in it.

    Sources of the whole entry come first, then those of each field, in the order in which the type has the fields.
    """
    return list(dict.fromkeys(_sources([entry])))


def _sources(group: list[Entry]) -> Iterator[str]:
    """Yield the source IDs of entries of the same type, then those of their parts, one field after the other."""
    for entry in group:
        yield from [entry.source] if isinstance(entry, Example) else getattr(entry, "sources", ())
    for name in type(group[0]).model_fields:
        values = [getattr(entry, name) for entry in group]
        parts = [part for value in values for part in (value if isinstance(value, list) else [value]) if isinstance(part, Entry)]
        if parts:
            yield from _sources(parts)
