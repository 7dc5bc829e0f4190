"""The steps of a guide, as shown on its page."""

import re
from dataclasses import dataclass

from generator.entries import Answer, Guide, Step
from generator.views import Bibliography, CodeView, SourceView, Views


@dataclass(frozen=True)
class AnswerView:
    """An answer to a question in a guide.

    `do` is the advice, and `cited` lists the sources of the advice. `onward` is the URL and text of the link to the next step.
    `codes` lists the codes for which the guide ends at this answer.
    """

    text: str
    messages: list[str]
    """Messages of the codes that `text` shows only as numbers. Each message follows its number, unless `text` is only that number."""
    do: str
    cited: list[SourceView]
    onward: tuple[str, str] | None
    codes: list[CodeView]


@dataclass(frozen=True)
class StepView:
    """A question in a guide, with its answers. `number` is the question's position in the guide, counted from 1."""

    number: int
    step: Step
    cited: list[SourceView]
    answers: list[AnswerView]


def steps(guide: Guide, views: Views, bibliography: Bibliography) -> list[StepView]:
    """Return the steps of a guide, with citations of the sources in `bibliography`."""
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
"""Number of characters at the start of a message that are the same in all spellings of the message."""
MOST_MESSAGES = 3
"""Maximum number of different messages of a code for which a guide shows the first message."""


def _messages(answer: Answer, codes: list[CodeView], views: Views) -> list[str]:
    """Return the message or reason phrase of each code whose number appears alone in an answer's text."""
    ending = {view.code.code: view for view in reversed(codes)}
    anywhere = views.by_number if _LIST.fullmatch(answer.text) else {}
    named = {number: ending.get(number) or anywhere.get(number) for number in _ALONE.findall(answer.text)}
    known = [(number, view.sent) for number, view in named.items() if view and view.sent and _different(view) <= MOST_MESSAGES]
    return [sent if answer.text == number else f"{number} {sent}" for number, sent in known]


def _different(view: CodeView) -> int:
    """Return the number of different messages of a code. Spellings of the same message count once."""
    return len({message.text[:_START].casefold() for message in view.code.messages})


def questions(guide: Guide) -> tuple[int, int]:
    """Return the minimum and maximum number of questions on a path through a guide. A link to another guide ends the path."""
    counts = dict[str, tuple[int, int]]()
    for step in reversed(guide.steps):
        onward = [counts[answer.step] if answer.step and not answer.guide else (0, 0) for answer in step.answers]
        counts[step.id] = 1 + min(least for least, _ in onward), 1 + max(most for _, most in onward)
    return counts[guide.steps[0].id]


def promise(guide: Guide) -> str:
    """Return a sentence that says what readers of a guide find out, and how many questions the guide asks."""
    least, most = questions(guide)
    counted = f"{least} to {most} questions" if least < most else f"{most} {'question' if most == 1 else 'questions'}"
    return f"In {counted}, find out {guide.settles}."


def _onward(answer: Answer, guide: Guide, views: Views) -> tuple[str, str] | None:
    """Return the URL and text of an answer's link to the next step or to another guide, or None if the guide ends at the answer."""
    if not (answer.guide or answer.step):
        return None
    target = views.catalogue.guide[answer.guide].value if answer.guide else guide
    number, step = next(((n, step) for n, step in enumerate(target.steps, 1) if step.id == answer.step), (0, None))
    url = f"guides/{target.id}/{f'#{step.id}' if step else ''}"
    question = f"{number}. {step.ask}" if step else ""
    return url, f"Guide: {target.title} {question}".strip() if answer.guide else f"Go to {question}"
