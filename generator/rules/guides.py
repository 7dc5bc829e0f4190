"""Rules for guides: every answer has a target, every step is reachable, every path ends, and every code has a path."""

from collections.abc import Iterator

from generator.catalogue import Catalogue, Placed
from generator.entries import Answer, Guide, Step
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem, unknown

StepKey = tuple[str, str]
"""A guide ID and the ID of a step in that guide."""


def answer_target(catalogue: Catalogue) -> Iterator[Problem]:
    """An answer points to one existing step, guide, or code, or says what to do."""
    for guide, step, location in _steps(catalogue):
        for index, answer in enumerate(step.answers):
            field = (*location, "answers", index)
            onward = answer.step or answer.guide
            if bool(onward and answer.code) or not (onward or answer.code or answer.do):
                tip = "Set one of `step`, `guide`, or `code`, or set only `do`."
                yield Problem(guide, field, "The answer must have exactly one target.", tip)
            if answer.guide:
                yield from unknown(guide, (*field, "guide"), answer.guide, "guide", catalogue.guide)
            target = catalogue.guide.get(answer.guide or guide.name)
            if answer.step and target:
                yield from unknown(guide, (*field, "step"), answer.step, "step", [s.id for s in target.value.steps])


def step_reached(catalogue: Catalogue) -> Iterator[Problem]:
    """Every step of a guide except the first is the target of an answer."""
    reachable = {step_key for guide, step, _ in _steps(catalogue) for step_key in _targets(catalogue, guide, step)}
    for guide, step, location in _steps(catalogue):
        if (guide.name, step.id) not in reachable and step is not guide.value.steps[0]:
            tip = "Set it as the `step` of an answer, or remove it."
            yield Problem(guide, location, f"No answer points to the step {quoted(step.id)}.", tip)


def step_order(catalogue: Catalogue) -> Iterator[Problem]:
    """An answer that points to a step of the same guide points to a later step, so that readers can read the guide from top to bottom."""
    last = {guide.name: {step.id: number for number, step in enumerate(guide.value.steps)} for guide in catalogue.guides}
    for guide, step, location in _steps(catalogue):
        own = last[guide.name]
        for index, answer in enumerate(step.answers):
            if own.get(answer.step or "", len(own)) <= own[step.id] and not answer.guide:
                message = f"The answer points back to the step {quoted(answer.step)}."
                tip = f"Move the step {quoted(answer.step)} below the step {quoted(step.id)}."
                yield Problem(guide, (*location, "answers", index, "step"), message, tip)


def path_ends(catalogue: Catalogue) -> Iterator[Problem]:
    """Every path ends, even if it continues in other guides: no path visits a step twice."""
    steps = {(guide.name, step.id): (guide, step, location) for guide, step, location in _steps(catalogue)}
    targets = {step_key: _targets(catalogue, guide, step) for step_key, (guide, step, _) in steps.items()}
    visited = set[StepKey]()
    for step_key in steps:
        cycle = _cycle(step_key, targets, visited)
        if cycle:
            guide, _, location = steps[cycle[0]]
            shown = " > ".join("#".join(step_key) for step_key in cycle)
            tip = "In one of these steps, point the answer to a later step, or replace its target with `do`."
            yield Problem(guide, location, f"The steps form a cycle: {shown}.", tip)


def code_reached(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code, or another code of the same condition, is in a guide answer that says what to do."""
    for code in catalogue.codes:
        if code.name not in catalogue.ends_at:
            tip = (
                "In data/guides/, find an answer that has `do`. "
                "Add this code, or another code of the same condition, to that answer's `code` or `also`."
            )
            yield Problem(code, (), "No guide points to this code.", tip)


def _steps(catalogue: Catalogue) -> Iterator[tuple[Placed[Guide], Step, Location]]:
    for guide in catalogue.guides:
        for index, step in enumerate(guide.value.steps):
            yield guide, step, ("steps", index)


def _targets(catalogue: Catalogue, guide: Placed[Guide], step: Step) -> list[StepKey]:
    """Return the keys of the steps to which the answers of a step point, in the same guide or in other guides."""
    return [step_key for answer in step.answers for step_key in _answer_targets(catalogue, guide, answer)]


def _answer_targets(catalogue: Catalogue, guide: Placed[Guide], answer: Answer) -> list[StepKey]:
    if answer.guide not in catalogue.guide:
        return [(guide.name, answer.step)] if answer.step and not answer.guide else []
    return [(answer.guide, answer.step or catalogue.guide[answer.guide].value.steps[0].id)]


def _cycle(start: StepKey, targets: dict[StepKey, list[StepKey]], visited: set[StepKey]) -> list[StepKey]:
    """Return the first cycle that a depth-first search from `start` finds, or an empty list.

    `targets` maps each step to the steps to which the answers point. The search skips the steps in `visited`, and adds every visited
    step to `visited`. The search is iterative, because a path can exceed Python's recursion limit.
    """
    path: list[StepKey] = []
    stack = [iter([start])]
    while stack:
        step_key = next(stack[-1], None)
        if step_key is None:
            stack.pop()
            del path[-1:]
        elif step_key in path:
            return [*path[path.index(step_key) :], step_key]
        elif step_key not in visited:
            visited.add(step_key)
            path.append(step_key)
            stack.append(iter(targets.get(step_key, [])))
    return []
