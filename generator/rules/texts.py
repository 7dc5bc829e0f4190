"""Texts: as long as a reader can take in, specific, in one form, and told once."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.catalogue import Catalogue, Placed, api_of
from generator.entries import Entry
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem

TITLE, SUMMARY, ITEM, WHERE = 60, (30, 240), (12, 260), 40
"""Lengths in characters: of a title, a summary, an item of causes or fixes, and a place in a cell of the matrix."""


def title_length(catalogue: Catalogue) -> Iterator[Problem]:
    """A title has at most 60 characters, a place in the matrix at most 40."""
    for entry in (*catalogue.described, *catalogue.guides):
        if len(entry.value.title) > TITLE:
            yield Problem(entry, ("title",), f"The title has {len(entry.value.title)} characters.", f"Cut it to {TITLE}.")
    for code in catalogue.codes:
        if code.value.where and len(code.value.where) > WHERE:
            yield Problem(code, ("where",), f"`where` has {len(code.value.where)} characters.", f"Cut it to {WHERE}.")


def summary_length(catalogue: Catalogue) -> Iterator[Problem]:
    """A summary has 30 to 240 characters and ends as a sentence."""
    least, most = SUMMARY
    for entry in catalogue.described:
        length = len(entry.value.summary)
        if not least <= length <= most:
            yield Problem(entry, ("summary",), f"The summary has {length} characters.", f"Write {least} to {most}.")
        if entry.value.summary[-1] not in ".?!":
            yield Problem(entry, ("summary",), "The summary does not end as a sentence.", "End it with a full stop.")


def same_summary(catalogue: Catalogue) -> Iterator[Problem]:
    """No two entries have the same summary, and none is the title again."""
    first: dict[str, str] = {}
    for entry in catalogue.described:
        text = _plain(entry.value.summary)
        other = first.setdefault(text, entry.name)
        if other != entry.name:
            yield Problem(entry, ("summary",), f"The summary is that of {other}.", "Say what is peculiar to this one.")
        if text == _plain(entry.value.title):
            yield Problem(entry, ("summary",), "The summary is the title again.", "Say what happened.")


def cause_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code has a cause."""
    for code in catalogue.codes:
        if not code.value.causes:
            yield Problem(code, ("causes",), "It has no cause.", "Say what state of request, token, account or server gives it.")


def fix_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code and every condition has a fix."""
    for entry in catalogue.described:
        if not entry.value.fixes:
            yield Problem(entry, ("fixes",), "It has no fix.", "Say what to check, what to send, how long to wait.")


def item_form(catalogue: Catalogue) -> Iterator[Problem]:
    """A cause or fix begins with a capital, has 12 to 260 characters and no full stop at its end, and stands once."""
    least, most = ITEM
    for entry, field, text in _items(catalogue):
        if not least <= len(text) <= most:
            yield Problem(entry, field, f"The item has {len(text)} characters.", f"Write {least} to {most}.")
        elif text[0].islower() or text[-1] in ".;,":
            yield Problem(entry, field, f"The item {quoted(text)} is not in form.", "Begin with a capital and end without a stop.")
    for code in catalogue.codes:
        for key in ("causes", "fixes"):
            for text, count in Counter(own.text for own in getattr(code.value, key)).items():
                if count > 1:
                    yield Problem(code, (key,), f"{quoted(text)} stands {count} times.", "Keep one.")


_NO_VERB = re.compile(
    r"(?:a|after|all|always|an|and|any|are|as|at|be|because|before|both|by|each|for|from|if|in|is|it|its|maybe|most|"
    r"never|no|not|often|on|once|one|only|or|perhaps|possibly|same|since|some|such|that|the|there|these|they|this|"
    r"those|to|until|usually|we|when|while|with|without|you|your)\b",
    re.IGNORECASE,
)


def fix_verb(catalogue: Catalogue) -> Iterator[Problem]:
    """A fix begins with its verb."""
    for entry, field, text in _items(catalogue):
        if field[0] == "fixes" and _NO_VERB.match(text):
            yield Problem(entry, field, f"The fix begins with {quoted(text.split()[0])}.", "Begin with what to do: check, send, wait, set.")


_MOVES = ("Move ", "Replace ", "Rewrite ", "Look up ")


def retired_fix(catalogue: Catalogue) -> Iterator[Problem]:
    """The first fix of a retired code says what to use instead, because its page starts with it."""
    for code in catalogue.codes:
        retired = (code.value.status or catalogue.api[api_of(code.name)].status) == "retired"
        if retired and code.value.fixes and not code.value.fixes[0].text.startswith(_MOVES):
            tip = "Start it with Move, Replace, Rewrite, or Look up."
            yield Problem(code, ("fixes", 0), "The first fix of a retired code does not say what to use instead.", tip)


_TO_DO = re.compile(r"\bTODO\b")
_VAGUE = re.compile(
    r"\b(?:(?:check|see|read|consult|refer to) the (?:docs|documentation)|contact (?:support|customer)|try again later|"
    r"something went wrong|please|simply|easily|obviously|leverage|utili[sz]e|as needed|as appropriate|various reasons|"
    r"make sure everything)\b|—|–",
    re.IGNORECASE,
)


def vague_words(catalogue: Catalogue) -> Iterator[Problem]:
    """Summaries, causes and fixes hold no filler and no advice that says nothing."""
    texts = [(e, ("summary",), e.value.summary) for e in catalogue.described]
    for entry, field, text in (*texts, *_items(catalogue)):
        found = _VAGUE.search(text)
        if found:
            yield Problem(entry, field, f"{quoted(found.group())} says nothing.", "Say what to check, send or wait for, or leave it out.")


def to_do(catalogue: Catalogue) -> Iterator[Problem]:
    """No text says TODO, as the stubs of `watch` do until they are filled in."""
    entries: list[Placed[Any]] = [*catalogue.apis, *catalogue.described, *catalogue.guides, *catalogue.retries]
    for entry in (*entries, *catalogue.flows, *catalogue.snippets, *catalogue.sources):
        for field, text in _texts(entry.value, ()):
            if _TO_DO.search(text):
                yield Problem(entry, field, f"{quoted(text)} is still to be written.", "Write what a source says.")


def message_parts(catalogue: Catalogue) -> Iterator[Problem]:
    """What varies in a message stands in it, and no message is given twice."""
    for code in catalogue.codes:
        first = set()
        for index, message in enumerate(code.value.messages):
            if message.text in first:
                yield Problem(code, ("messages", index), f"The message {quoted(message.text)} is given twice.", "Join their sources.")
            first.add(message.text)
            for part in message.varies:
                if part not in message.text or part == message.text:
                    yield Problem(
                        code, ("messages", index, "varies"), f"{quoted(part)} is no part of the message.", "Copy it from the text."
                    )


def status_number(catalogue: Catalogue) -> Iterator[Problem]:
    """A code of kind http-status has just its own status; statuses stand in order and once."""
    for code in catalogue.codes:
        own = code.value
        if own.kind == "http-status" and [str(status) for status in own.http] != [own.code]:
            yield Problem(code, ("http",), f"The status {own.code} has http {own.http}.", f"Write http: [{own.code}].")
        if own.http != sorted(set(own.http)):
            yield Problem(code, ("http",), f"The statuses {own.http} are not in order.", f"Write {sorted(set(own.http))}.")
        if own.kind in ("http-status", "numeric-code", "disconnect-code") and not own.code.isdecimal():
            yield Problem(code, ("code",), f"A {own.kind} is a number, not {quoted(own.code)}.", "Correct `code` or `kind`.")


def phrase_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code of kind http-status has a reason phrase, and no other code has one."""
    for code in catalogue.codes:
        own = code.value
        if own.kind == "http-status" and not own.phrase:
            yield Problem(
                code, (), "The status has no reason phrase.", "Add `phrase`, with `standard: true` where X shows none of its own."
            )
        if own.kind != "http-status" and own.phrase:
            yield Problem(code, ("phrase",), f"A {own.kind} has no reason phrase.", "Remove it.")


def repeated_synonym(catalogue: Catalogue) -> Iterator[Problem]:
    """Every word or phrase is in one group of synonyms only."""
    for synonyms in catalogue.synonyms:
        first = dict[str, int]()
        for number, group in enumerate(synonyms.value.groups):
            for index, term in enumerate(group):
                if term in first:
                    message = f"{quoted(term)} is also in group {first[term] + 1}."
                    yield Problem(synonyms, ("groups", number, index), message, "Keep it in one group, or join the two.")
                first.setdefault(term, number)


def hint_pattern(catalogue: Catalogue) -> Iterator[Problem]:
    """The pattern of every hint is a regular expression."""
    for api in catalogue.apis:
        for index, hint in enumerate(api.value.hints):
            try:
                re.compile(hint.pattern)
            except re.error as error:
                message = f"{quoted(hint.pattern)} is not a regular expression: {error}."
                yield Problem(api, ("hints", index, "pattern"), message, "Correct the pattern.")


def _items(catalogue: Catalogue) -> Iterator[tuple[Placed[Any], Location, str]]:
    """Every item of every list of causes and fixes, with its entry and field."""
    for entry in catalogue.described:
        for key in ("causes", "fixes"):
            for index, own in enumerate(getattr(entry.value, key, [])):
                yield entry, (key, index), own.text


def _texts(value: object, field: Location) -> Iterator[tuple[Location, str]]:
    """Every text of a value and of the values in it; codes are entries of their own."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*field, index))
    elif isinstance(value, Entry):
        for key, own in type(value).model_fields.items():
            if key != "codes":
                yield from _texts(getattr(value, key), (*field, own.alias or key))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
