"""Search data that is not part of other entries: synonyms, common codes, example queries, and keywords of overview pages."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Entry, Line, Sent

Overview = Literal[
    "", "about/coverage/", "changes/", "conditions/", "errors/", "guides/", "libraries/", "matrix/", "retry-policy/", "snippets/"
]
"""URL of an overview page, which is a generated page that is not about a single entry."""
Term = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[ -][a-z0-9]+)*$")]
"""One or more lowercase words."""


class Synonyms(Entry):
    """The content of synonyms.yaml: groups of words or phrases that the search treats as equal. A term is in only one group."""

    groups: list[Annotated[list[Term], Field(min_length=2)]]


class CommonCode(Entry):
    """A common error. `id` is the ID of a code, or a number without an API. The home page lists the errors that have `text`."""

    id: str
    text: Line | None = None


class ExampleQuery(Entry):
    """An example query below the search box of the home page. `title` says what kind of text the query is."""

    title: Line
    text: Sent


class Common(Entry):
    """The content of common.yaml: example queries, and common codes, most common first. The search breaks ties by this order."""

    codes: list[CommonCode]
    examples: list[ExampleQuery] = []


class OverviewWords(Entry):
    """Search words for one overview page."""

    url: Overview
    keywords: list[Line] = Field(min_length=1)


class Overviews(Entry):
    """The content of overviews.yaml: search words for overview pages."""

    pages: list[OverviewWords]
