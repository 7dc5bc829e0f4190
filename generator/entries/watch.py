"""Settings for the comparison of the catalogue with what X publishes."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Entry, Line

DocumentVersion = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
DocsUrl = Annotated[str, StringConstraints(pattern=r"^https://docs\.x\.com(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$")]


class Accepted(Entry):
    """Accepted differences from X's OpenAPI document: names that are only in the document or only in the catalogue, and the reason.

    `since` and `until` are the first and last document versions to which the entry applies.
    """

    only: Literal["document", "catalogue"]
    kind: Literal["type", "value", "title", "field"]
    names: list[Line] = Field(min_length=1)
    since: DocumentVersion | None = None
    until: DocumentVersion | None = None
    reason: Line


class WatchedPage(Entry):
    """A page of X's documentation to compare every week, and the reason."""

    url: DocsUrl
    reason: Line


class Unchecked(Entry):
    """A host or URL that the link checker skips, and the reason."""

    address: Line
    reason: Line


class Watch(Entry):
    """The content of watch.yaml: accepted differences, pages to compare, and URLs that the link checker skips."""

    openapi: list[Accepted]
    pages: list[WatchedPage]
    links: list[Unchecked]
