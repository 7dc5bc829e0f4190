"""What the search knows besides entries: synonyms, common codes, and words for overview pages."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Entry, Line, Sent

Overview = Literal[
    "", "about/coverage/", "changes/", "conditions/", "errors/", "guides/", "libraries/", "matrix/", "retry-policy/", "snippets/"
]
"""URL of a generated page that is not the page of a single entry."""
Term = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[ -][a-z0-9]+)*$")]
"""One or more lower-case words."""


class Synonyms(Entry):
    """The content of synonyms.yaml: groups of words or phrases that the search treats as equal. Each is in one group only."""

    groups: list[Annotated[list[Term], Field(min_length=2)]]


class CommonCode(Entry):
    """A common code, or a number without an API. Those with a `text` are listed on the home page."""

    id: str
    text: Line | None = None


class ExampleQuery(Entry):
    """An example query below the search box of the home page. `title` describes the kind of text."""

    title: Line
    text: Sent


class Common(Entry):
    """The content of common.yaml: the most common codes, most common first. The search uses it to break ties."""

    codes: list[CommonCode]
    examples: list[ExampleQuery] = []


class OverviewWords(Entry):
    """Search words for a generated page that is not the page of a single entry."""

    url: Overview
    keywords: list[Line] = Field(min_length=1)


class Overviews(Entry):
    """The content of overviews.yaml: search words of generated pages."""

    pages: list[OverviewWords]
