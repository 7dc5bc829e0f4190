"""What goes into a ticket about a code, in two voices: to the customer, and from engineer to engineer.

The script of a code page gives it four forms; without scripts the texts stand there to be selected. All of it is plain
text, because a ticket may show no markup.
"""

import re
from dataclasses import dataclass

from generator import words
from generator.entries import Act
from generator.render import plain
from generator.views import CodeView, Views

LONGEST = 300
"""Characters of the one line, without its link: the first fix is left out where it does not fit."""

SECRETS = "but never a key, token, secret or cookie"

ACTS: dict[Act, str] = words.ACTS | {
    "caller": "Whoever runs the program: change it or what it sends",
    "content-owner": "Nobody on the calling side: the other account, or X, decides",
    "network": "Whoever looks after the network or host of the program",
}
"""Who must act, for a reader who may be neither the caller nor the owner of the program: a ticket has no "you"."""


@dataclass(frozen=True)
class Ticket:
    """A text for a ticket in one voice, from top to bottom; `line` is what matters most of it, for a chat, without the link."""

    voice: str
    heading: str
    rows: list[tuple[str, str]]
    ask: str
    collect: list[str]
    page: str
    line: str


def tickets(view: CodeView, views: Views) -> list[Ticket]:
    """The texts about a code: to the customer, then internal."""
    return [_customer(view, views), _internal(view, views)]


def collected(view: CodeView, views: Views) -> list[str]:
    """What to note down before asking anybody about a code: what its API says, then its kind of error."""
    return [*view.api.collect, *views.family(view.condition).collect]


def _customer(view: CodeView, views: Views) -> Ticket:
    owner = "" if view.api.owner in view.api.title.split() else f" of {view.api.owner}"
    subject = f"{view.full_name} in {view.api.title}{owner}: {plain(view.code.title)}"
    facts = [_sentence(fact) for fact in _facts(view)]
    collect = _plain(collected(view, views))
    # The texts of the catalogue speak to the developer, who need not be the one who reads the ticket.
    spoken_to = re.search(r"\b[Yy]ou(r|rs)?\b", " ".join([*facts, *collect]))
    you = ' Below, "you" means the developer of the program that calls the API.' if spoken_to else ""
    rows = list(zip(("What it means", "Who must act", "Retry", "What to do first"), facts, strict=True))
    return Ticket(
        voice="To the customer",
        heading=f"Thanks for your report. The error is {_sentence(subject)}{you}",
        rows=rows,
        ask=f"If this does not help, please send us the following, {SECRETS}",
        collect=collect,
        page=f"Read more about {view.id}",
        line=_line(subject, rows, view, views),
    )


def _internal(view: CodeView, views: Views) -> Ticket:
    heading = f"{view.full_name}: {plain(view.code.title)}"
    where = [("Code", f"{view.id} ({view.http})" if view.http else view.id), ("API", view.api.title)]
    rows = list(zip(("Meaning", "Who must act", "Retry", "First fix"), _facts(view), strict=True))
    return Ticket(
        voice="Internal",
        heading=heading,
        rows=[*where, *rows],
        ask=f"Collect, {SECRETS}",
        collect=_plain(collected(view, views)),
        page="Page",
        line=_line(f"{view.id}: {plain(view.code.title)} · {view.api.title}", rows, view, views),
    )


def _facts(view: CodeView) -> list[str]:
    """What both voices tell: meaning, who must act, retry, first fix."""
    act = ACTS[view.code.act or view.condition.act].format(owner=view.api.owner)
    return _plain([view.code.summary, act, view.retry, view.code.fixes[0].text])


def _line(subject: str, rows: list[tuple[str, str]], view: CodeView, views: Views) -> str:
    """Subject, who must act and retry in the fewest words and, where it fits, the first fix."""
    _, (who, act), (again, _), (first, fix) = rows
    retry = views.catalogue.retry[view.retry_id].title
    parts = [subject, f"{who}: {act.partition(':')[0].removesuffix('.')}", f"{again}: {retry}", f"{first}: {fix.removesuffix('.')}"]
    whole = " · ".join(parts)
    return whole if len(whole) <= LONGEST else " · ".join(parts[:-1])


def _plain(texts: list[str]) -> list[str]:
    return [plain(text) for text in texts]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
