"""Sources, which other entries cite by ID."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Day, Entry, Line

SourceKind = Literal["official", "library", "thread", "press", "excerpt"]


class Source(Entry):
    """A citation. `read` is the date on which it was last read; only `kind: excerpt` has no URL.

    `dead` is the date on which the URL no longer worked: pages then link to `archived` first.
    """

    title: Line
    kind: SourceKind = Field(serialization_alias="source_kind")
    read: Day
    url: Line | None = None
    archived: Line | None = None
    dead: Day | None = None
    note: Line | None = None
