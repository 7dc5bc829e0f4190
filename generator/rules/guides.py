"""Guides: every answer leads somewhere, every step is reached, every path ends."""

from collections.abc import Iterator

from generator.catalogue import Catalogue, Placed
from generator.entries import Guide, Step
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem, unknown


def answer_target(catalogue: Catalogue) -> Iterator[Problem]:
    """An answer leads to one step, guide or code that exists, or says what to do."""
    for guide, step, location in _steps(catalogue):
        known = {"step": {s.id for s in guide.value.steps}, "guide": set(catalogue.guide), "code": set(catalogue.code)}
        for index, answer in enumerate(step.answers):
            field = (*location, "answers", index)
            ends = {kind: name for kind in known if (name := getattr(answer, kind))}
            if len(ends) > 1 or (not ends and not answer.do):
                yield Problem(
                    guide, field, "The answer leads nowhere or to two places.", "Give it one of `step`, `guide`, `code`, or `do`."
                )
            for kind, name in ends.items():
                if kind != "code":
                    yield from unknown(guide, (*field, kind), name, kind, known[kind])


def step_reached(catalogue: Catalogue) -> Iterator[Problem]:
    """Every step of a guide is reached from its first one, and no path comes back to a step."""
    for guide in catalogue.guides:
        ways = {step.id: [a.step for a in step.answers if a.step] for step in guide.value.steps}
        first, reached = guide.value.steps[0].id, set[str]()
        circle = _walk(first, ways, [], reached)
        for index, step in enumerate(guide.value.steps):
            if step.id not in reached:
                yield Problem(guide, ("steps", index), f"No answer leads to the step {quoted(step.id)}.", "Lead to it, or remove it.")
        if circle:
            yield Problem(guide, ("steps",), f"The steps go in a circle: {' > '.join(circle)}.", "Break it with an action.")


def _walk(step: str, ways: dict[str, list[str]], path: list[str], reached: set[str]) -> list[str]:
    """The first circle met from `step` on, or nothing; fills `reached`."""
    if step in path:
        return [*path[path.index(step) :], step]
    if step in reached:
        return []
    reached.add(step)
    return next((c for way in ways.get(step, []) if (c := _walk(way, ways, [*path, step], reached))), [])


def _steps(catalogue: Catalogue) -> Iterator[tuple[Placed[Guide], Step, Location]]:
    for guide in catalogue.guides:
        for index, step in enumerate(guide.value.steps):
            yield guide, step, ("steps", index)
