"""Sources, which other entries cite by ID."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Day, Entry, Line

SourceKind = Literal["official", "library", "thread", "press", "excerpt"]


class Source(Entry):
    """A source that entries can cite. `read` is the date on which it was last read. Only sources of kind `excerpt` have no URL.

    `dead` is the date on which the URL was found not to work. Pages then link to `archived` first.
    """

    title: Line
    kind: SourceKind = Field(serialization_alias="source_kind")
    read: Day
    url: Line | None = None
    archived: Line | None = None
    dead: Day | None = None
    note: Line | None = None
