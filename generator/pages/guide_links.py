"""Links from code pages to questions in guides."""

from dataclasses import dataclass

from generator.entries import Guide, Step
from generator.views import CodeView, Views

MOST_WAYS = 4
"""Maximum number of links to guides on a code page."""


@dataclass(frozen=True)
class Way:
    """A link from a code page to the question `ask` in a guide. `url` is relative to the site root."""

    url: str
    guide: Guide
    ask: str


def ways(view: CodeView, views: Views) -> list[Way]:
    """Return links to the guides that have answers for a code, each to the last question that all of these answers follow.

    The page of an HTTP status code links to the first question of the guides that start from the status code, because a status code
    has many causes.
    """
    found = {}
    if view.code.kind == "http-status":
        starting = [placed.value for placed in views.catalogue.guides if view.id in placed.value.starts_from]
        found = {guide.id: _way(guide, guide.steps[0]) for guide in starting}
    ends = views.catalogue.ends_at[view.id]
    for guide, first, answer in ends:
        alike = [end.step for end in ends if end.guide is guide and (end.answer.code == view.id) == (answer.code == view.id)]
        common = _common(guide, alike, views.catalogue.reached[guide.id])
        found.setdefault(guide.id, _way(guide, first if common is guide.steps[0] else common))
    return list(found.values())[:MOST_WAYS]


def _common(guide: Guide, wanted: list[Step], reached: dict[str, set[str]]) -> Step:
    """Return the last step of `guide` from which every step in `wanted` can be reached, according to `reached`."""
    names = {step.id for step in wanted}
    common = [step for step in guide.steps if names <= reached[step.id]]
    return min(common, key=lambda step: len(reached[step.id]), default=guide.steps[0])


def number_ways(codes: list[CodeView], views: Views) -> list[Way]:
    """Return the first guide link of each code in `codes`, with at most one link to each guide."""
    found = dict[str, Way]()
    for view in codes:
        for way in ways(view, views)[:1]:
            found.setdefault(way.guide.id, way)
    return list(found.values())[:MOST_WAYS]


def _way(guide: Guide, step: Step) -> Way:
    return Way(f"guides/{guide.id}/{'' if step is guide.steps[0] else f'#{step.id}'}", guide, step.ask)
