"""Ticket texts about a code: a reply to the customer, and a note for colleagues.

A script on the code page converts both texts to four formats. Without JavaScript, readers can select the texts on the page.
"""

from dataclasses import dataclass, replace

from generator.entries import CODE_KINDS
from generator.quote import one_line, plain, sentence
from generator.views import CodeView, Views
from generator.words import ACTS

LONGEST = 300
"""Maximum length of the one-line summary without its link, in characters. A first fix that does not fit is omitted."""


@dataclass(frozen=True)
class Ticket:
    """Ticket text for one audience, with fields in display order. Fields can contain `code spans`, except `message`, which is verbatim.

    `line` is a one-line summary for a chat, in plain text without the link.
    """

    audience: str
    opening: str
    message_label: str
    message: str
    rows: list[tuple[str, str]]
    ask: str
    collect: list[str]
    line: str


def tickets(view: CodeView, views: Views) -> list[Ticket]:
    """Return the ticket texts about a code: first for the customer, then for colleagues."""
    first = view.code.messages[0] if view.code.messages else None
    several = first is not None and (first.varies or len(view.code.messages) > 1)
    customer = Ticket(
        audience="To the customer",
        opening=f"You received {_received(view)}.",
        message_label="Message, for example" if several else "Message",
        message=one_line(first.text) if first else "",
        rows=_rows(view),
        ask="If the problem continues, please send us the details below. Don't include keys, tokens, secrets, or cookies.",
        collect=[item[0].upper() + item[1:] for item in views.collected(view)],
        line=_line(view.full_name, view, views),
    )
    internal = replace(
        customer,
        audience="Internal",
        opening=f"The customer received {_received(view)} ({view.id}).",
        rows=[*customer.rows, *([("Caution", view.code.misleads.text)] if view.code.misleads else [])],
        ask="If the problem continues, ask the customer for the details below. Don't copy keys, tokens, secrets, or cookies.",
        line=_line(f"{view.id}: {(view.sent or plain(view.code.title)).removesuffix('.')}", view, views),
    )
    return [customer, internal]


def _received(view: CodeView) -> str:
    """Return a description of the error that the customer received: `error 187 (HTTP 403) from X's REST API v1.1`."""
    status = f" ({view.http})" if view.http else ""
    what = CODE_KINDS[view.code.kind].received.format(code=view.code.code, phrase=view.phrase, status=status)
    owner = "" if view.api.owner in view.api.name.split() else f"{view.api.owner}'s "
    return f"{what} from {owner}{view.api.name}"


def _rows(view: CodeView) -> list[tuple[str, str]]:
    """Return the labels and texts of the rows about meaning and advice. For a retired code, the first row says what to use instead."""
    meaning = ("What it means", view.code.summary)
    fix = sentence(view.code.fixes[0].text)
    who, retry = ("Who must act", _act(view)[1]), ("Retry", f"{view.verdict}. {view.retry}")
    return [("Retired", fix), meaning, who, retry] if view.moved else [meaning, ("First fix", fix), retry, who]


def _line(subject: str, view: CodeView, views: Views) -> str:
    """Return the one-line summary for a chat: `subject`, who must act, whether to retry, and the first fix if the fix fits."""
    fix = plain(view.code.fixes[0].text)
    title = views.catalogue.retry[view.retry_id].title
    parts = [f"{subject} ({view.api.name})", f"Who must act: {_act(view)[0]}", f"Retry: {view.verdict}. {plain(title)}"]
    whole = [parts[0], f"Retired: {fix}", *parts[1:]] if view.moved else [*parts, f"First fix: {fix}"]
    return " · ".join(whole if len(" · ".join(whole)) <= LONGEST else parts)


def _act(view: CodeView) -> tuple[str, str]:
    """Return who must act on a code, as a short label and as a sentence."""
    texts, owner = ACTS[view.code.act or view.condition.act], view.api.owner
    return texts.label.format(owner=owner), texts.sentence.format(owner=owner)
