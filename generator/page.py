"""A page to render, and the sources that it cites."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.catalogue import Placed
from generator.entries import (
    Absence,
    Body,
    Claim,
    Code,
    Condition,
    Expression,
    Expressions,
    Guide,
    Library,
    LibraryText,
    Member,
    Message,
    Moment,
    Period,
    Phrase,
    RaisedException,
    Relation,
    Retry,
    Statement,
)


@dataclass(frozen=True)
class Page:
    """One page: its `path` below docs/, its template, and the values for the template.

    The front matter has `title` and `description` (plain text, so that messages stay verbatim), `options`, the template as
    `kind`, and the ID, file and line of `entry` if the page is about one entry. `date` is the latest date on which one of its
    sources was read.
    """

    path: str
    template: str
    title: str
    description: str
    data: str
    values: dict[str, Any]
    date: str
    entry: Placed[Any] | None = None
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The URL relative to the root of the site: `errors/v1.1/187/`."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


Citing = (
    Claim
    | Statement
    | Message
    | Phrase
    | Relation
    | Absence
    | Moment
    | Body
    | Member
    | Period
    | Retry
    | Expression
    | RaisedException
    | LibraryText
)
"""The types with a field `sources`."""


def cited(claims: Iterable[Citing]) -> list[str]:
    """Return the source IDs of all claims, with repetitions."""
    return [name for claim in claims for name in claim.sources]


def cited_by(entry: Code | Condition | Guide | Library) -> list[str]:
    """Return the distinct source IDs of an entry and of every statement in it; sources of the whole entry come first."""
    match entry:
        case Code():
            single = [cited([own]) for own in (entry.phrase, entry.misleads, entry.lifetime) if own]
            parts = [cited(entry.messages), cited(entry.description), cited(entry.causes), cited(entry.fixes), cited(entry.disagreements)]
            found = [entry.sources, *parts, *single, [example.source for example in entry.examples]]
        case Condition():
            periods = entry.story.periods if entry.story else []
            found = [cited(entry.fixes), cited(entry.notes), cited(periods), cited(entry.relations), cited(entry.absent)]
        case Guide():
            answers = [answer for step in entry.steps for answer in step.answers]
            found = [entry.sources, *(step.sources for step in entry.steps), *(answer.sources for answer in answers)]
        case Library():
            read = [getattr(entry.expressions, name) for name in Expressions.model_fields]
            single = [cited([own]) for own in (entry.catch, *read, entry.timeout, entry.state_note) if own]
            found = [cited(entry.exceptions), *single, cited(entry.swallowed), cited(entry.texts), cited(entry.retries)]
    return list(dict.fromkeys(name for part in found for name in part))
