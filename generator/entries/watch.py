"""Settings for comparing the catalogue with X's OpenAPI document and documentation, and for checking links."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Entry, Line

DocumentVersion = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
DocsUrl = Annotated[str, StringConstraints(pattern=r"^https://docs\.x\.com(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$")]


class Accepted(Entry):
    """Accepted differences from X's OpenAPI document: names that are only in the document or only in the catalogue, and the reason.

    `since` and `until` are the first and last versions of the document in which the differences are accepted.
    """

    only: Literal["document", "catalogue"]
    kind: Literal["type", "value", "title", "field"]
    names: list[Line] = Field(min_length=1)
    since: DocumentVersion | None = None
    until: DocumentVersion | None = None
    reason: Line


class WatchedPage(Entry):
    """A page of X's documentation to check for changes every week, and the reason for checking the page."""

    url: DocsUrl
    reason: Line


class Unchecked(Entry):
    """A host or URL that the link checker skips, and the reason for skipping."""

    address: Line
    reason: Line


class Watch(Entry):
    """The content of watch.yaml: accepted differences, pages to compare, and URLs that the link checker skips."""

    openapi: list[Accepted]
    pages: list[WatchedPage]
    links: list[Unchecked]
