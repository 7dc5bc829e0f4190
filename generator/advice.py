"""What a reader is told to do next: the questions of guides, the ways into them, how to wait, and which program shows it."""

from dataclasses import dataclass

from generator.entries import Answer, Guide, Retry, Snippet, Step, Wait
from generator.views import Bibliography, CodeView, SourceView, Views
from generator.words import AGAINS, duration

MOST_WAYS = 4
"""Guides that the page of a code leads to."""


@dataclass(frozen=True)
class Way:
    """A link from the page of a code into a guide: `url` is relative to the root of the site."""

    url: str
    guide: Guide
    ask: str


@dataclass(frozen=True)
class AnswerView:
    """One answer of a step: what to do and its sources, where it leads (URL and words), and the codes whose path ends there."""

    text: str
    do: str
    cited: list[SourceView]
    onward: tuple[str, str] | None
    codes: list[CodeView]


@dataclass(frozen=True)
class StepView:
    """One question of a guide; `number` counts from 1."""

    number: int
    step: Step
    cited: list[SourceView]
    answers: list[AnswerView]


@dataclass(frozen=True)
class WaitView:
    """How a retry class waits, in words; empty where there is nothing to say."""

    again: str
    starts: str
    growth: str
    cap: str
    jitter: str


def ways(view: CodeView, views: Views) -> list[Way]:
    """The guides that tell what to do about a code, each once, at the question that decides about it.

    A bare status has many reasons: it leads to the first question of the guides that start from it.
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
    """The last step of `guide` from which every one of the `wanted` steps can be reached."""
    reached: dict[str, set[str]] = {}
    for step in reversed(guide.steps):
        onward = [answer.step for answer in step.answers if answer.step and not answer.guide]
        reached[step.id] = {step.id}.union(*(reached.get(name, {name}) for name in onward))
    common = [step for step in guide.steps if {step.id for step in wanted} <= reached[step.id]]
    return min(common, key=lambda step: len(reached[step.id]), default=guide.steps[0])


def number_ways(codes: list[CodeView], views: Views) -> list[Way]:
    """The guides of several codes that are spelled alike, without repetitions."""
    found = {way.url: way for view in codes for way in ways(view, views)[:1]}
    return list(found.values())[:MOST_WAYS]


def _way(guide: Guide, step: Step) -> Way:
    return Way(f"guides/{guide.id}/{'' if step is guide.steps[0] else f'#{step.id}'}", guide, step.ask)


def steps(guide: Guide, views: Views, bibliography: Bibliography) -> list[StepView]:
    """Return the questions of a guide, with the numbers of their sources on its page."""
    numbers = {step.id: number for number, step in enumerate(guide.steps, 1)}
    return [
        StepView(
            number=numbers[step.id],
            step=step,
            cited=bibliography.cite(step.sources),
            answers=[
                AnswerView(
                    text=answer.text,
                    do=answer.do or "",
                    cited=bibliography.cite(answer.sources),
                    onward=_onward(answer, guide, views),
                    codes=[views.codes[name] for name in views.catalogue.codes_at[guide.id, step.id, index]],
                )
                for index, answer in enumerate(step.answers)
            ],
        )
        for step in guide.steps
    ]


def _onward(answer: Answer, guide: Guide, views: Views) -> tuple[str, str] | None:
    """Address and words of the link to the next step, of this guide or of another."""
    if not (answer.guide or answer.step):
        return None
    target = views.catalogue.guide[answer.guide].value if answer.guide else guide
    number, step = next(((n, step) for n, step in enumerate(target.steps, 1) if step.id == answer.step), (0, None))
    url = f"guides/{target.id}/{f'#{step.id}' if step else ''}"
    question = f"{number}. {step.ask}" if step else ""
    return url, f"Guide: {target.title} {question}".strip() if answer.guide else f"Go to {question}"


def snippets(view: CodeView, views: Views) -> list[Snippet]:
    """The programs that show how to handle a code: that of its condition and those of its retry classes."""
    names = [view.condition.snippet, *(views.catalogue.retry[name].snippet for name in (view.retry_id, *view.code.retry_also))]
    return [views.catalogue.snippet[name].value for name in dict.fromkeys(filter(None, names))]


def wait(retry: Retry) -> WaitView:
    """How a retry class waits, in words."""
    how = retry.wait or Wait()
    starts = [f"until `{header.name}`" if header.holds == "time" else f"the seconds in `{header.name}`" for header in how.until]
    starts += [f"until {how.event}"] if how.event else []
    starts += [duration(how.first_ms)] if how.first_ms is not None else []
    grows = {"double": "doubled each time", "add": f"{duration(how.add_ms or 0)} more each time"}
    return WaitView(
        again=AGAINS[retry.again],
        starts=(", else " if how.until else ", then ").join(starts),
        growth=grows[how.growth] if how.growth else "",
        cap=duration(how.cap_ms) if how.cap_ms is not None else "",
        jitter="yes" if how.jitter else "",
    )
