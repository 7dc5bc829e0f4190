"""Guides: decision trees from a symptom to a fix."""

from pydantic import Field

from generator.entries.base import Day, Entry, Line, Slug


class Answer(Entry):
    """An answer to the question of a step. The answer points to a step, a guide, or a code, or says what to do."""

    text: Line = Field(alias="if")
    do: Line | None = None
    sources: list[Slug] = []
    """Sources for the facts in `do`, such as a limit, an endpoint, or a date."""
    step: Slug | None = None
    """The ID of a step in this guide, or in `guide` if that field is set."""
    guide: Slug | None = None
    code: str | None = None
    also: list[str] = []
    """IDs of codes, besides `code`, for which the guide also ends at this answer."""


class Step(Entry):
    """A question in a guide, with the possible answers. The ID of a step is permanent."""

    id: Slug
    was: list[Slug] = []
    """Previous IDs of the step. Links with a previous ID still open the step."""
    ask: Line
    why: Line
    sources: list[Slug] = []
    """Sources for the facts in `why`."""
    answers: list[Answer] = Field(min_length=1)


class Guide(Entry):
    """A decision tree from a symptom to a fix, starting at the first step."""

    id: Slug
    order: int
    title: Line
    symptom: Line
    settles: Line
    """What the guide finds out, as a clause that follows "Find out"."""
    starts_from: list[str]
    general: bool = False
    """Whether the guide covers errors of every kind. Code pages list more specific guides first."""
    steps: list[Step] = Field(min_length=1)
    keywords: list[Line] = []
    """Search words that appear in no other field."""
    collect: list[Line]
    snippets: list[Slug] = []
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)
    checked: Day
