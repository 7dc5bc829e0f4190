"""Find the codes that guides, conditions, and flows refer to."""

from collections.abc import Iterable

from generator.entries import Condition, Flow, Guide
from generator.load import Location


def targets(guide: Guide) -> Iterable[str]:
    """Yield every code ID in the guide, including duplicates."""
    yield from guide.starts_from
    for step in guide.steps:
        for answer in step.answers:
            yield from filter(None, (answer.code, *answer.also))


def condition_codes(condition: Condition) -> Iterable[tuple[Location, str]]:
    """Yield the location and the code ID of every reference to a code in the condition."""
    yield from ((("also", index), code) for index, code in enumerate(condition.also))
    for r, relation in enumerate(condition.relations):
        ends = (("from", relation.source_id), ("to", relation.target_id))
        yield from ((("relations", r, end), code) for end, code in ends if code)
    for p, period in enumerate(condition.story.periods if condition.story else []):
        yield from ((("story", "periods", p, "codes", index), code) for index, code in enumerate(period.codes))


def flow_codes(flow: Flow) -> Iterable[tuple[Location, str]]:
    """Yield the location and the code ID of every reference to a code in the flow."""
    for s, stage in enumerate(flow.stages):
        yield from ((("stages", s, "codes", index), code) for index, code in enumerate(stage.codes))
    yield from ((("anywhere", "codes", index), code) for index, code in enumerate(flow.anywhere.codes if flow.anywhere else []))
