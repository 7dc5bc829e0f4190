"""Sources, which other entries cite by ID."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Day, Entry, Line

SourceKind = Literal["official", "library", "thread", "press", "excerpt"]


class Source(Entry):
    """A source that entries can cite. `read` is the date last read. Every source has a URL, except those of kind `excerpt`.

    `dead` is the date the URL was found broken. If `dead` is set, pages link to `archived` first.
    """

    title: Line
    kind: SourceKind = Field(serialization_alias="source_kind")
    read: Day
    url: Line | None = None
    archived: Line | None = None
    dead: Day | None = None
    note: Line | None = None
