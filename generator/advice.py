"""Page models for advice: steps of guides, links into guides, waits of retry classes, and snippets."""

import re
from dataclasses import dataclass

from generator.entries import Answer, Guide, Retry, Snippet, Step, Wait
from generator.views import Bibliography, CodeView, SourceView, Views
from generator.words import AGAINS, duration

MOST_WAYS = 4
"""Maximum links from a code page into guides."""


@dataclass(frozen=True)
class Way:
    """A link from a code page into a guide. `url` is relative to the root of the site."""

    url: str
    guide: Guide
    ask: str


@dataclass(frozen=True)
class AnswerView:
    """An answer of a step: what to do with its sources, the link to the next step (URL and text), and the codes that end there."""

    text: str
    messages: list[str]
    """Messages of codes that the text names only by number. Each includes its number if the text is not just the number."""
    do: str
    cited: list[SourceView]
    onward: tuple[str, str] | None
    codes: list[CodeView]


@dataclass(frozen=True)
class StepView:
    """A question of a guide. `number` counts from 1."""

    number: int
    step: Step
    cited: list[SourceView]
    answers: list[AnswerView]


@dataclass(frozen=True)
class WaitView:
    """The wait of a retry class as texts, each empty if it does not apply."""

    again: str
    starts: str
    growth: str
    cap: str
    jitter: str


def ways(view: CodeView, views: Views) -> list[Way]:
    """Return links to the guides that lead to the fix of a code, each at the question that decides about the code.

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
    """Return links to the guides of several codes with the same value, without repetitions."""
    found = dict[str, Way]()
    for view in codes:
        for way in ways(view, views)[:1]:
            found.setdefault(way.guide.id, way)
    return list(found.values())[:MOST_WAYS]


def _way(guide: Guide, step: Step) -> Way:
    return Way(f"guides/{guide.id}/{'' if step is guide.steps[0] else f'#{step.id}'}", guide, step.ask)


def steps(guide: Guide, views: Views, bibliography: Bibliography) -> list[StepView]:
    """Return the steps of a guide, with the numbers of their sources on its page."""
    numbers = {step.id: number for number, step in enumerate(guide.steps, 1)}
    return [
        StepView(
            number=numbers[step.id],
            step=step,
            cited=bibliography.cite(step.sources),
            answers=[
                AnswerView(
                    text=answer.text,
                    messages=_messages(answer, codes, views),
                    do=answer.do or "",
                    cited=bibliography.cite(answer.sources),
                    onward=_onward(answer, guide, views),
                    codes=codes,
                )
                for index, answer in enumerate(step.answers)
                for codes in [[views.codes[name] for name in views.catalogue.codes_at[guide.id, step.id, index]]]
            ],
        )
        for step in guide.steps
    ]


_LIST = re.compile(r"(?:[^\d:]+: )?(?:\d+(?:, or |, | or )?)+(?: \([^()\d]+\))?")
"""Matches an answer that is a list of numbers: `64, 326, or 226 (account)`."""
_ALONE = re.compile(r"(?<![\w.-])(?<!to )\d+(?=$|[,)]| (?:or|and|from|on) | \()")
"""Matches a number without a message after it."""
_START = 12
"""Characters that two spellings of the same message have in common at the start."""
MOST_MESSAGES = 3
"""Maximum different messages of a code whose first message is shown."""


def _messages(answer: Answer, codes: list[CodeView], views: Views) -> list[str]:
    """Return the message or reason phrase for each number that an answer of a guide shows without one."""
    ending = {view.code.code: view for view in reversed(codes)}
    anywhere = views.by_number if _LIST.fullmatch(answer.text) else {}
    named = {number: ending.get(number) or anywhere.get(number) for number in _ALONE.findall(answer.text)}
    known = [(number, view.sent) for number, view in named.items() if view and view.sent and _different(view) <= MOST_MESSAGES]
    return [sent if answer.text == number else f"{number} {sent}" for number, sent in known]


def _different(view: CodeView) -> int:
    """Return the number of messages of a code, counting different spellings once."""
    return len({message.text[:_START].casefold() for message in view.code.messages})


def questions(guide: Guide) -> tuple[int, int]:
    """Return the minimum and maximum number of questions on a path through a guide, up to its end or to another guide."""
    counts = dict[str, tuple[int, int]]()
    for step in reversed(guide.steps):
        onward = [counts[answer.step] if answer.step and not answer.guide else (0, 0) for answer in step.answers]
        counts[step.id] = 1 + min(least for least, _ in onward), 1 + max(most for _, most in onward)
    return counts[guide.steps[0].id]


def promise(guide: Guide) -> str:
    """Return one line with the result of a guide and the number of its questions."""
    least, most = questions(guide)
    counted = f"{least} to {most} questions" if least < most else f"{most} {'question' if most == 1 else 'questions'}"
    return f"Find out {guide.settles}, in {counted}."


def _onward(answer: Answer, guide: Guide, views: Views) -> tuple[str, str] | None:
    """Return URL and text of the link to the next step, in this guide or in another one."""
    if not (answer.guide or answer.step):
        return None
    target = views.catalogue.guide[answer.guide].value if answer.guide else guide
    number, step = next(((n, step) for n, step in enumerate(target.steps, 1) if step.id == answer.step), (0, None))
    url = f"guides/{target.id}/{f'#{step.id}' if step else ''}"
    question = f"{number}. {step.ask}" if step else ""
    return url, f"Guide: {target.title} {question}".strip() if answer.guide else f"Go to {question}"


def snippets(view: CodeView, views: Views) -> list[Snippet]:
    """Return the snippets for a code: those of its condition and of its retry classes."""
    names = [view.condition.snippet, *(views.catalogue.retry[name].snippet for name in (view.retry_id, *view.code.retry_also))]
    return [views.catalogue.snippet[name].value for name in dict.fromkeys(filter(None, names))]


def wait(retry: Retry) -> WaitView:
    """Describe the wait of a retry class."""
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
