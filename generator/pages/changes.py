"""Page that lists the changes that X made to the X APIs."""

from typing import TypedDict

from generator.catalogue import cited
from generator.entries import Api, Moment
from generator.page import Page
from generator.views import Bibliography, SourceView, Views


class ChangesValues(TypedDict):
    """Template values for the page that lists X's changes."""

    years: dict[str, list[tuple[Api, Moment, list[SourceView]]]]
    sources: list[SourceView]


def changes_page(views: Views) -> Page:
    """Return the page that lists X's changes: dated events of all APIs, newest first, grouped by year."""
    moments = views.catalogue.moments
    bibliography = Bibliography(views.catalogue, cited(moment for _, moment in moments))
    years: dict[str, list[tuple[Api, Moment, list[SourceView]]]] = {}
    for api, moment in moments:
        years.setdefault(moment.date[:4], []).append((api, moment, bibliography.cite(moment.sources)))
    description = "What X announced, changed, and retired in its APIs, newest first, with sources: why a call stopped working."
    values: ChangesValues = {"years": years, "sources": bibliography.all()}
    return Page("changes.md", "changes", "What X changed", description, "data/apis/", values, views.date, options={"hide": ["navigation"]})
