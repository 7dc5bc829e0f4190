"""What X publishes, and how the catalogue is compared with it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Entry, Line

DocumentVersion = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
DocsUrl = Annotated[str, StringConstraints(pattern=r"^https://docs\.x\.com(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$")]


class Accepted(Entry):
    """Accepted differences from X's OpenAPI document: names that only one side has, and the reason.

    `since` and `until` are the first and the last version of the document to which the entry applies.
    """

    only: Literal["document", "catalogue"]
    kind: Literal["type", "value", "title", "field"]
    names: list[Line] = Field(min_length=1)
    since: DocumentVersion | None = None
    until: DocumentVersion | None = None
    reason: Line


class WatchedPage(Entry):
    """A page of X's documentation whose changes the weekly job reports, and why."""

    url: DocsUrl
    reason: Line


class Unchecked(Entry):
    """A host or a URL that the link checker skips, and the reason."""

    address: Line
    reason: Line


class Watch(Entry):
    """The content of watch.yaml: accepted differences, pages to compare, and links to skip."""

    openapi: list[Accepted]
    pages: list[WatchedPage]
    links: list[Unchecked]
