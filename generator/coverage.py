"""What the catalogue holds of its codes, counted."""

from collections.abc import Iterator

from generator.entries import Code, Statement
from generator.views import CodeView, Views

COLUMNS = (
    *("Codes", "Message", "Cause", "Fix", "Example", "Vendor source", "Documented", "Library", "Observed"),
    *("Inferred meaning", "Statements", "Inferred statements"),
)


def row(codes: list[CodeView], views: Views) -> list[int]:
    """One row of the coverage table: how many of `codes` have what `COLUMNS` names."""
    own = [view.code for view in codes]
    grades = views.grades(codes)
    return [
        len(own),
        sum(1 for code in own if code.messages),
        sum(1 for code in own if code.causes),
        sum(1 for code in own if code.fixes),
        sum(1 for code in own if code.examples),
        sum(1 for code in own if any(views.catalogue.source[name].kind == "official" for name in code.sources)),
        *(grades[grade] for grade in ("documented", "library", "observed")),
        sum(1 for code in own if "inferred" in (code.grade, code.explanation)),
        sum(1 for code in own for _ in statements(code)),
        sum(1 for code in own for statement in statements(code) if statement.inferred),
    ]


def statements(code: Code) -> Iterator[Statement]:
    """The statements of a code that have a source or are inferred: causes, caution and lifetime."""
    yield from code.causes
    yield from filter(None, (code.misleads, code.lifetime))


def is_stale(checked: str, today: str) -> bool:
    """Whether a date of a check is more than twelve months before `today`; both as `2026-11-26`, or a part of it."""
    return checked < f"{int(today[:4]) - 1}{today[4:]}"
