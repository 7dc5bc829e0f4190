"""Pages for individual conditions, and their index."""

from typing import TypedDict

from generator import words
from generator.catalogue import Placed, cited_by
from generator.entries import Api, Condition, Family, Retry
from generator.page import Page
from generator.pictures.story import StoryView, story_view
from generator.quote import plain
from generator.views import Bibliography, CitedText, CodeView, RelationView, SourceView, Views


class ConditionValues(TypedDict):
    """Template values for a condition page."""

    fixes: list[CitedText]
    notes: list[CitedText]
    condition: Condition
    act: str
    retry: Retry
    verdict: str
    codes: list[CodeView]
    also: list[CodeView]
    relations: list[tuple[RelationView, list[SourceView]]]
    story: StoryView | None
    absent: list[tuple[Api, str, list[SourceView]]]
    sources: list[SourceView]


class ConditionsValues(TypedDict):
    """Template values for the index of conditions."""

    families: list[Family]
    counts: dict[str, int]
    """Number of codes by condition ID."""


def condition_page(placed: Placed[Condition], views: Views) -> Page:
    """Return the page for a condition, with its meaning, fixes, and codes in all APIs."""
    condition = placed.value
    codes = [views.codes[code.name] for code in views.catalogue.codes_of.get(condition.id, [])]
    also = [views.codes[name] for name in condition.also]
    bibliography = Bibliography(views.catalogue, cited_by(condition))
    values: ConditionValues = {
        "fixes": bibliography.cited(condition.fixes),
        "notes": bibliography.cited(condition.notes),
        "condition": condition,
        "act": views.act(condition.act),
        "retry": views.catalogue.retry[condition.retry],
        "verdict": words.AGAINS[views.catalogue.retry[condition.retry].again],
        "codes": codes,
        "also": also,
        "relations": [(views.relation(relation), bibliography.cite(relation.sources)) for relation in condition.relations],
        "story": story_view(condition, views, bibliography),
        "absent": [(views.catalogue.api[a.api], a.text, bibliography.cite(a.sources)) for a in condition.absent],
        "sources": bibliography.all(),
    }
    return Page(
        f"conditions/{condition.id}.md",
        "condition",
        f"{plain(condition.title)}: codes in every API",
        plain(condition.summary),
        placed.document.path,
        values,
        max(view.date for view in (*codes, *also)),
        placed,
        {"hide": ["navigation", "toc"]},
    )


def conditions_page(views: Views) -> Page:
    """Return the index of conditions, grouped by family."""
    families = [family.value for family in views.catalogue.families]
    counts = {name: len(codes) for name, codes in views.catalogue.codes_of.items()}
    description = "The underlying problems that the X (Twitter) APIs report, whatever code they use for them."
    return Page(
        "conditions/index.md",
        "conditions",
        "Conditions",
        description,
        "data/conditions/",
        ConditionsValues(families=families, counts=counts),
        views.date,
    )
