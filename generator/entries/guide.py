"""Guides: decision trees from a symptom to a fix."""

from pydantic import Field

from generator.entries.base import Day, Entry, Line, Slug


class Answer(Entry):
    """An answer to the question of a step: it leads to a step, a guide or a code, or ends with what to do."""

    text: Line = Field(alias="if")
    do: Line | None = None
    sources: list[Slug] = []
    """Sources for the facts in `do`, such as a limit, an endpoint or a date."""
    step: Slug | None = None
    """A step of this guide, or of `guide` if that is set."""
    guide: Slug | None = None
    code: str | None = None
    also: list[str] = []
    """IDs of more codes whose path ends at this answer."""


class Step(Entry):
    """A question of a guide. Its ID is permanent."""

    id: Slug
    was: list[Slug] = []
    """Previous IDs, which still link to this step."""
    ask: Line
    why: Line
    sources: list[Slug] = []
    """Sources for the facts in `why`."""
    answers: list[Answer] = Field(min_length=1)


class Guide(Entry):
    """A decision tree from a symptom to a fix. It starts at the first step."""

    id: Slug
    order: int
    title: Line
    symptom: Line
    settles: Line
    """The result of the guide, as a clause after "Find out"."""
    starts_from: list[str]
    general: bool = False
    """Whether the guide is about errors of every kind. Code pages link to more specific guides first."""
    steps: list[Step] = Field(min_length=1)
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    collect: list[Line]
    snippets: list[Slug] = []
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)
    checked: Day
