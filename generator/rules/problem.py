"""What a rule yields."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from generator.catalogue import Placed
from generator.findings import nearest, quoted
from generator.load import Location


class Problem(NamedTuple):
    """What is wrong with an entry, at which of its fields, and what to do."""

    entry: Placed[Any]
    field: Location
    message: str
    tip: str


def unknown(entry: Placed[Any], field: Location, name: str, kind: str, known: Collection[str]) -> Iterator[Problem]:
    """The problem of a `name` that is not among the `known` ones of its kind, if it is one."""
    if name not in known:
        tip = nearest(name, known, f"Add the {kind}, or correct the name.")
        yield Problem(entry, field, f"The {kind} {quoted(name)} is unknown.", tip)
