"""The comparison matrix: which code reports a condition in which API."""

from typing import TypedDict

from generator.catalogue import cited
from generator.entries import Api, Condition, Family
from generator.page import Page
from generator.pictures.story import StoryView, story_view
from generator.views import Bibliography, Cell, SourceView, Views


class MatrixValues(TypedDict):
    """Template values for the comparison matrix."""

    apis: list[Api]
    wide: list[str]
    """IDs of the APIs with wide columns."""
    stories: list[StoryView]
    sources: list[SourceView]
    """Sources of the timelines. Only the Markdown version cites them."""
    sections: list[tuple[Family, list[tuple[Condition, list[Cell]]]]]
    """Each family with the conditions, and the cells of each condition."""
    choices: dict[str, list[tuple[str, str]]]


def matrix_page(views: Views) -> Page:
    """Return the comparison matrix, with a row for each condition and a column for each API."""
    sections = [
        (family.value, [(condition, views.cells(condition)) for condition in family.value.conditions])
        for family in views.catalogue.families
    ]
    conditions = [placed.value for placed in views.catalogue.conditions if placed.value.story]
    bibliography = Bibliography(views.catalogue, [name for own in conditions if own.story for name in cited(own.story.periods)])
    description = "The same problem in every X (Twitter) API: which code or status code reports it in each version."
    values: MatrixValues = {
        "apis": list(views.catalogue.api.values()),
        "wide": [api.id for api in views.catalogue.api.values() if _is_wide(api, views)],
        "stories": list(filter(None, (story_view(own, views, bibliography) for own in conditions))),
        "sources": bibliography.all(),
        "sections": sections,
        "choices": {
            "apis": [(api.id, api.label) for api in views.catalogue.api.values()],
            "families": [(family.name, family.value.title) for family in views.catalogue.families],
        },
    }
    return Page(
        "matrix.md",
        "matrix",
        "Comparison matrix",
        description,
        "data/conditions/",
        values,
        views.date,
        options={"hide": ["navigation", "toc"]},
    )


def _is_wide(api: Api, views: Views) -> bool:
    """Return whether the column of an API must be wide, because most of the API's codes are constants or other long names."""
    lengths = sorted(len(view.code.code) for view in views.codes.values() if view.api is api)
    return lengths[len(lengths) // 2] > SHORT_NAME


SHORT_NAME = 12
"""Maximum length of a code in a narrow column of the matrix, in characters."""
