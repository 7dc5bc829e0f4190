"""Validation problems that the rules report."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from generator.catalogue import Placed
from generator.findings import nearest, quoted
from generator.load import Location


class Problem(NamedTuple):
    """A problem with an entry: the location of the field, a message, and a tip that says how to solve the problem."""

    entry: Placed[Any]
    field: Location
    message: str
    tip: str


def unknown(entry: Placed[Any], field: Location, name: str, kind: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem if `name`, the value at `field`, is not in `known`. `kind` says what `name` refers to, such as "code" or "source"."""
    if name not in known:
        tip = nearest(name, known, f"Add the {kind}, or correct the name.")
        yield Problem(entry, field, f"The {kind} {quoted(name)} is unknown.", tip)
