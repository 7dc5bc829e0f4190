"""Pages for individual guides, and their index."""

from typing import TypedDict

from generator.catalogue import Placed, cited_by
from generator.entries import Guide, Snippet
from generator.page import Page
from generator.pages.guide_steps import StepView, promise, steps
from generator.pictures import flow
from generator.pictures.window import Window, window
from generator.quote import plain
from generator.views import Bibliography, CodeView, SourceView, Views


class GuideValues(TypedDict):
    """Template values for a guide page."""

    guide: Guide
    promise: str
    starts: list[CodeView]
    steps: list[StepView]
    flows: list[flow.FlowView]
    windows: list[Window]
    snippets: list[Snippet]
    sources: list[SourceView]


class GuidesValues(TypedDict):
    """Template values for the index of guides."""

    guides: list[tuple[Guide, str]]


def guide_page(placed: Placed[Guide], views: Views) -> Page:
    """Return the page for a guide. Each question has a permanent section ID."""
    guide = placed.value
    flows = [placed.value for placed in views.catalogue.flows if guide.id in placed.value.guides]
    bibliography = Bibliography(views.catalogue, [*cited_by(guide), *(name for own in flows for name in flow.flow_sources(own))])
    waits = [retry.value for retry in views.catalogue.retries if retry.value.snippet in guide.snippets]
    values: GuideValues = {
        "guide": guide,
        "promise": promise(guide),
        "starts": [views.codes[name] for name in guide.starts_from],
        "steps": steps(guide, views, bibliography),
        "flows": [flow.flow_view(own, views, bibliography) for own in flows],
        "windows": list(filter(None, map(window, waits))),
        "snippets": [views.catalogue.snippet[name].value for name in guide.snippets],
        "sources": bibliography.all(),
    }
    return Page(
        f"guides/{guide.id}.md",
        "guide",
        f"{plain(guide.title)} (guide)",
        plain(guide.symptom),
        placed.document.path,
        values,
        bibliography.date,
        placed,
        {"hide": ["navigation", "toc"]},
    )


def guides_page(views: Views) -> Page:
    """Return the index of guides."""
    guides = [(guide.value, promise(guide.value)) for guide in views.catalogue.guides]
    description = "From a symptom to a fix, one question at a time."
    return Page("guides/index.md", "guides", "Guides", description, "data/guides/", GuidesValues(guides=guides), views.date)
