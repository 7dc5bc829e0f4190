"""The sources that entries cite."""

from collections.abc import Iterable

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
