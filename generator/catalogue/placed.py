"""Entries with the names and locations of the entries in the files of the catalogue."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.entries import Entry
from generator.findings import Mark
from generator.load import Document, Location

T = TypeVar("T", bound=Entry)


@dataclass(frozen=True)
class Placed(Generic[T]):
    """An entry with its name (an ID, unique among entries of its type) and its location in a file."""

    name: str
    value: T
    document: Document
    location: Location

    def mark(self, *steps: str | int) -> Mark:
        """Return the position of the field at the path `steps` in the entry, or the position of the entry if `steps` is empty."""
        return self.document.mark((*self.location, *steps))
