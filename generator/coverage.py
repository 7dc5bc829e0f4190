"""Count the codes that have messages, causes, fixes, examples and sources, for the coverage page."""

from collections.abc import Iterator

from generator.entries import Code, Statement
from generator.views import CodeView, Views

COLUMNS = (
    *("Codes", "Message", "Cause", "Fix", "Example", "Vendor source", "Documented", "Library", "Observed"),
    *("Inferred meaning", "Statements", "Inferred statements"),
)


def row(codes: list[CodeView], views: Views) -> list[int]:
    """Return one row of the coverage table: a count for each of `COLUMNS`."""
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
    """Yield the statements of a code that need a source or are inferred: causes, caution and lifetime."""
    yield from code.causes
    yield from filter(None, (code.misleads, code.lifetime))


def is_stale(checked: str, today: str) -> bool:
    """Whether `checked` is more than twelve months before `today`. Both are ISO dates; `checked` may lack the day or month."""
    return checked < f"{int(today[:4]) - 1}{today[4:]}"
