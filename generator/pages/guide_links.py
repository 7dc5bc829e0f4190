"""Links from code pages to questions in guides."""

from dataclasses import dataclass

from generator.entries import Guide, Step
from generator.views import CodeView, Views

MOST_WAYS = 4
"""Maximum number of links to guides on a code page."""


@dataclass(frozen=True)
class Way:
    """A link from a code page to a question in a guide. `url` is relative to the site root."""

    url: str
    guide: Guide
    ask: str


def ways(view: CodeView, views: Views) -> list[Way]:
    """Return links to guides that have answers for a code, each to the last question before these answers branch off.

    An HTTP status code has many causes, so its page links to the first question of the guides that start from it.
    """
    found = {}
    if view.code.kind == "http-status":
        starting = [placed.value for placed in views.catalogue.guides if view.id in placed.value.starts_from]
        found = {guide.id: _way(guide, guide.steps[0]) for guide in starting}
    ends = views.catalogue.ends_at[view.id]
    for guide, first, answer in ends:
        alike = [end.step for end in ends if end.guide is guide and (end.answer.code == view.id) == (answer.code == view.id)]
        common = _common(guide, alike)
        found.setdefault(guide.id, _way(guide, first if common is guide.steps[0] else common))
    return list(found.values())[:MOST_WAYS]


def _common(guide: Guide, wanted: list[Step]) -> Step:
    """Return the last step of `guide` from which all `wanted` steps can be reached."""
    reached: dict[str, set[str]] = {}
    for step in reversed(guide.steps):
        onward = [answer.step for answer in step.answers if answer.step and not answer.guide]
        reached[step.id] = {step.id}.union(*(reached.get(name, {name}) for name in onward))
    common = [step for step in guide.steps if {step.id for step in wanted} <= reached[step.id]]
    return min(common, key=lambda step: len(reached[step.id]), default=guide.steps[0])


def number_ways(codes: list[CodeView], views: Views) -> list[Way]:
    """Return links to the guides for all codes that share a value, without duplicates."""
    found = dict[str, Way]()
    for view in codes:
        for way in ways(view, views)[:1]:
            found.setdefault(way.guide.id, way)
    return list(found.values())[:MOST_WAYS]


def _way(guide: Guide, step: Step) -> Way:
    return Way(f"guides/{guide.id}/{'' if step is guide.steps[0] else f'#{step.id}'}", guide, step.ask)
