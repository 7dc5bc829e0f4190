"""Home page of the site."""

from typing import TypedDict

from generator.entries import Api, Change, CommonCode, ExampleQuery, Guide
from generator.page import Page
from generator.pages.guide_steps import promise
from generator.pictures.story import StoryView, story_view
from generator.pictures.timeline import Timeline, timeline
from generator.views import CodeView, Views


class News(TypedDict):
    """The newest release: its version, and its changes, each with the codes that the change affects."""

    version: str
    changes: list[tuple[Change, list[CodeView]]]


class HomeValues(TypedDict):
    """Template values for the home page."""

    counts: dict[str, int]
    examples: list[ExampleQuery]
    met: list[tuple[CommonCode, str, CodeView]]
    stories: list[StoryView]
    guides: list[tuple[Guide, str]]
    timeline: Timeline
    news: News
    apis: list[tuple[Api, int]]
    """Each API with the number of its codes."""


def home_page(views: Views) -> Page:
    """Return the home page, with common codes, guides, timelines, and news."""
    apis = list(views.catalogue.api.values())
    newest = views.catalogue.releases[0]
    values: HomeValues = {
        "counts": {"codes": len(views.codes), "apis": len(apis), "sources": len(views.catalogue.sources)},
        "examples": views.catalogue.common[0].value.examples,
        "met": [_met(own, views) for own in views.catalogue.common_codes if own.text],
        "stories": list(filter(None, (story_view(placed.value, views) for placed in views.catalogue.conditions))),
        "guides": [(guide.value, promise(guide.value)) for guide in views.catalogue.guides][:MOST_GUIDES],
        "timeline": timeline(apis, views.date),
        "news": {
            "version": newest.version,
            "changes": [(change, [views.codes[name] for name in change.codes][:MOST_CODES]) for change in newest.changes][:MOST_CHANGES],
        },
        "apis": [(api, sum(view.api is api for view in views.codes.values())) for api in apis],
    }
    description = "Every known error of the X (Twitter) APIs, what it means, and what to do. Independent of X Corp."
    return Page(
        "index.md",
        "home",
        "X API Error Reference",
        description,
        "data/",
        values,
        views.date,
        options={"hide": ["navigation", "toc"], "version": views.catalogue.version},
    )


def _met(common: CommonCode, views: Views) -> tuple[CommonCode, str, CodeView]:
    """Return a common code, the URL of its page, and the code whose message is shown: for a number, the first code with that number."""
    view = views.codes.get(common.id) or views.meanings[common.id][0].view
    return common, f"errors/{common.id}/", view


MOST_GUIDES = 6
MOST_CHANGES = MOST_CODES = 8
"""Maximum number of changes of the newest release on the home page, and of codes for each change."""
