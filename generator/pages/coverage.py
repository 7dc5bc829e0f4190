"""Coverage page, which counts what the catalogue contains and what is missing."""

from collections.abc import Iterator
from typing import TypedDict

from generator.entries import Code, Statement
from generator.page import Page
from generator.views import CodeView, Views

COLUMNS = (
    *("Codes", "Message", "Cause", "Fix", "Example", "Vendor source", "Documented", "Library", "Observed"),
    *("Inferred meaning", "Statements", "Inferred statements"),
)


class CoverageValues(TypedDict):
    """Template values for the coverage page."""

    columns: tuple[str, ...]
    rows: list[tuple[str, str, list[int]]]
    gaps: list[tuple[str, str, str, list[CodeView]]]
    """Title, section ID, introductory text, and affected codes of each gap in the catalogue."""
    stale: list[tuple[str, str, str]]
    checked: int


def coverage_page(views: Views) -> Page:
    """Return the coverage page, with a row of counts for each API, and lists of gaps and outdated entries."""
    apis = views.catalogue.api.values()
    everything = list(views.codes.values())
    groups = [(api.label, f"errors/{api.id}/", [view for view in everything if view.api is api]) for api in apis]
    rows = [(label, url, row(codes, views)) for label, url, codes in [*groups, ("All", "", everything)]]
    unexplained = [view for view in everything if "inferred" in (view.code.grade, view.code.explanation)]
    unseen = [view for view in everything if not view.code.messages and not view.code.examples and view.code.kind != "http-status"]
    gaps = [
        (
            "Not explained by the vendor",
            "inferred",
            "Their meaning is inferred from the name, the status code, and the API's documentation.",
            unexplained,
        ),
        (
            "No message or body known",
            "unseen",
            "A list names these codes, but no response with them was found. If you have one, report it.",
            unseen,
        ),
    ]
    checked = [(placed.name, f"errors/{placed.name}/", placed.value.checked) for placed in views.catalogue.codes]
    checked += [(placed.name, f"conditions/{placed.name}/", placed.value.checked) for placed in views.catalogue.conditions]
    checked += [(placed.name, f"guides/{placed.name}/", placed.value.checked) for placed in views.catalogue.guides]
    stale = [one for one in checked if is_stale(one[2], views.catalogue.version[:10])]
    values: CoverageValues = {"columns": COLUMNS, "rows": rows, "gaps": gaps, "stale": stale, "checked": len(checked)}
    description = "How many codes of each API have a verbatim message, an example, or a vendor source, and what is not verified."
    return Page(
        "about/coverage.md", "coverage", "Coverage", description, "data/", values, views.date, options={"hide": ["navigation", "toc"]}
    )


def row(codes: list[CodeView], views: Views) -> list[int]:
    """Return the row of the coverage table for `codes`: a count for each column in `COLUMNS`."""
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
    """Yield the statements of a code that either have sources or are inferred: causes, caution, and lifetime."""
    yield from code.causes
    yield from filter(None, (code.misleads, code.lifetime))


def is_stale(checked: str, today: str) -> bool:
    """Return whether the ISO date `checked`, which may lack the day or month, is more than twelve months before the ISO date `today`."""
    return checked < f"{int(today[:4]) - 1}{today[4:]}"
