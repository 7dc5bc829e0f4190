"""Index of all codes."""

from typing import TypedDict

from generator import words
from generator.entries import Api, Grade
from generator.page import Page
from generator.views import CodeView, Views


class IndexValues(TypedDict):
    """Template values for the index of codes. `apis`, `statuses`, and `grades` are the options of the filters."""

    groups: list[tuple[Api, list[CodeView]]]
    count: int
    apis: list[tuple[str, str]]
    statuses: list[tuple[int, int]]
    grades: list[tuple[Grade, str]]


def index_page(views: Views) -> Page:
    """Return the index of all codes, grouped by API."""
    codes = list(views.codes.values())
    description = f"All {len(codes)} known error codes of the X (Twitter) APIs, by API."
    values: IndexValues = {
        "groups": [(api, [view for view in codes if view.api is api]) for api in views.catalogue.api.values()],
        "count": len(codes),
        "apis": [(api.id, api.label) for api in views.catalogue.api.values()],
        "statuses": [(status, status) for status in sorted({status for view in codes for status in view.code.http})],
        "grades": list(words.GRADE_NAMES.items()),
    }
    return Page("errors/index.md", "index", "All codes", description, "data/apis/", values, views.date)
