"""Rules for texts: length, capitalization, punctuation, wording, and repetition."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.catalogue import Catalogue, Placed, api_of
from generator.entries import CODE_KINDS, Entry
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem

TITLE, SUMMARY, ITEM, WHERE = 60, (30, 240), (12, 260), 40
"""Length limits in characters: a maximum for titles, ranges for summaries and for causes and fixes, and a maximum for matrix labels."""


def title_length(catalogue: Catalogue) -> Iterator[Problem]:
    """A title has at most 60 characters, and a matrix label at most 40."""
    for entry in (*catalogue.described, *catalogue.guides):
        if len(entry.value.title) > TITLE:
            yield Problem(entry, ("title",), f"The title is {len(entry.value.title)} characters long; the limit is {TITLE}.", "Shorten it.")
    for code in catalogue.codes:
        if code.value.where and len(code.value.where) > WHERE:
            yield Problem(code, ("where",), f"`where` is {len(code.value.where)} characters long; the limit is {WHERE}.", "Shorten it.")


def summary_length(catalogue: Catalogue) -> Iterator[Problem]:
    """A summary has 30 to 240 characters and ends with a punctuation mark."""
    least, most = SUMMARY
    for entry in catalogue.described:
        length = len(entry.value.summary)
        if not least <= length <= most:
            yield Problem(entry, ("summary",), f"The summary is {length} characters long.", f"Write {least} to {most} characters.")
        if entry.value.summary[-1] not in ".?!":
            yield Problem(entry, ("summary",), "The summary does not end with a punctuation mark.", "End it with a period.")


def same_summary(catalogue: Catalogue) -> Iterator[Problem]:
    """No two entries have the same summary, and no summary repeats the title of the entry."""
    first: dict[str, str] = {}
    for entry in catalogue.described:
        text = _plain(entry.value.summary)
        other = first.setdefault(text, entry.name)
        if other != entry.name:
            yield Problem(entry, ("summary",), f"{other} has the same summary.", "State what is specific to this entry.")
        if text == _plain(entry.value.title):
            yield Problem(entry, ("summary",), "The summary repeats the title.", "State what happened.")


def cause_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code has a cause."""
    for code in catalogue.codes:
        if not code.value.causes:
            yield Problem(
                code,
                ("causes",),
                "The code has no cause.",
                "Describe the state of the request, token, account, or server behind the error.",
            )


def fix_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code and every condition has a fix."""
    for entry in catalogue.described:
        if not entry.value.fixes:
            yield Problem(entry, ("fixes",), "The entry has no fix.", "State what to check, what to send, or how long to wait.")


def item_form(catalogue: Catalogue) -> Iterator[Problem]:
    """A cause or fix starts with a capital letter, is 12 to 260 characters long, does not end with a period, and is not repeated."""
    least, most = ITEM
    for entry, field, text in _items(catalogue):
        if not least <= len(text) <= most:
            yield Problem(entry, field, f"The cause or fix is {len(text)} characters long.", f"Write {least} to {most} characters.")
        elif text[0].islower() or text[-1] in ".;,":
            yield Problem(
                entry, field, f"{quoted(text)} has an invalid format.", "Start with a capital letter, and end without punctuation."
            )
    for code in catalogue.codes:
        for key in ("causes", "fixes"):
            for text, count in Counter(own.text for own in getattr(code.value, key)).items():
                if count > 1:
                    yield Problem(code, (key,), f"{quoted(text)} is listed {count} times.", "Remove the duplicates.")


_NO_VERB = re.compile(
    r"(?:a|after|all|always|an|and|any|are|as|at|be|because|before|both|by|each|for|from|if|in|is|it|its|maybe|most|"
    r"never|no|not|often|on|once|one|only|or|perhaps|possibly|same|since|some|such|that|the|there|these|they|this|"
    r"those|to|until|usually|we|when|while|with|without|you|your)\b",
    re.IGNORECASE,
)


def fix_verb(catalogue: Catalogue) -> Iterator[Problem]:
    """A fix starts with a verb."""
    for entry, field, text in _items(catalogue):
        if field[0] == "fixes" and _NO_VERB.match(text):
            yield Problem(entry, field, f"The fix starts with {quoted(text.split()[0])}.", 'Start with a verb, such as "Check" or "Wait".')


_MOVES = ("Move ", "Replace ", "Rewrite ", "Look up ")


def retired_fix(catalogue: Catalogue) -> Iterator[Problem]:
    """The first fix of a retired code says what to use instead, because pages show the first fix at the top."""
    for code in catalogue.codes:
        retired = (code.value.status or catalogue.api[api_of(code.name)].status) == "retired"
        if retired and code.value.fixes and not code.value.fixes[0].text.startswith(_MOVES):
            tip = "Start the fix with Move, Replace, Rewrite, or Look up."
            yield Problem(code, ("fixes", 0), "The first fix of a retired code does not say what to use instead.", tip)


_TO_DO = re.compile(r"\bTODO\b")
# Texts are searched in lowercase, which is faster than IGNORECASE.
_VAGUE = re.compile(
    r"\b(?:(?:check|see|read|consult|refer to) the (?:docs|documentation)|contact (?:support|customer)|try again later|"
    r"something went wrong|please|simply|easily|obviously|leverage|utili[sz]e|as needed|as appropriate|various reasons|"
    r"make sure everything)\b|—|–",
)


def vague_words(catalogue: Catalogue) -> Iterator[Problem]:
    """Summaries, causes, and fixes contain no filler and no empty advice."""
    texts = [(e, ("summary",), e.value.summary) for e in catalogue.described]
    for entry, field, text in (*texts, *_items(catalogue)):
        found = _VAGUE.search(text.lower())
        if found:
            filler = quoted(text[found.start() : found.end()])
            yield Problem(entry, field, f"{filler} is filler.", "State what to check, send, or wait for, or remove the phrase.")


def to_do(catalogue: Catalogue) -> Iterator[Problem]:
    """No text contains TODO, the placeholder in the stubs that `watch` prints."""
    for entry in (*catalogue.entries, *catalogue.sources):
        if "TODO" not in entry.value.model_dump_json():  # much faster than looking at each text
            continue
        for field, text in _texts(entry.value, ()):
            if _TO_DO.search(text):
                yield Problem(entry, field, f"{quoted(text)} contains TODO.", "Replace it with a fact from a source.")


def message_parts(catalogue: Catalogue) -> Iterator[Problem]:
    """Every part in `varies` occurs in the message, and no code lists the same message twice."""
    for code in catalogue.codes:
        first = set()
        for index, message in enumerate(code.value.messages):
            if message.text in first:
                yield Problem(code, ("messages", index), f"The message {quoted(message.text)} is listed twice.", "Merge the two entries.")
            first.add(message.text)
            for part in message.varies:
                if part not in message.text or part == message.text:
                    yield Problem(
                        code,
                        ("messages", index, "varies"),
                        f"{quoted(part)} is not part of the message.",
                        "Copy the exact part from `text`.",
                    )


def status_number(catalogue: Catalogue) -> Iterator[Problem]:
    """A code of kind `http-status` has only that status code in `http`, and lists of status codes are sorted and have no duplicates."""
    for code in catalogue.codes:
        own = code.value
        if own.kind == "http-status" and [str(status) for status in own.http] != [own.code]:
            message = f"The entry for the status code {own.code} has `http: {own.http}`."
            yield Problem(code, ("http",), message, f"Change it to `http: [{own.code}]`.")
        if own.http != sorted(set(own.http)):
            message = f"The status codes {own.http} are not sorted, or have duplicates."
            yield Problem(code, ("http",), message, f"Change them to {sorted(set(own.http))}.")
        if CODE_KINDS[own.kind].is_number and not own.code.isdecimal():
            message = f"The code is {quoted(own.code)}, but the value of a code of kind {own.kind} is a number."
            yield Problem(code, ("code",), message, "Correct `code` or `kind`.")


def phrase_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code of kind `http-status` has a reason phrase, and no other code has one."""
    for code in catalogue.codes:
        own = code.value
        if own.kind == "http-status" and not own.phrase:
            tip = "Add `phrase`. If no source shows a custom phrase from X, add the standard phrase with `standard: true`."
            yield Problem(code, (), "The status code has no reason phrase.", tip)
        if own.kind != "http-status" and own.phrase:
            message = f"A code of kind {own.kind} cannot have a reason phrase."
            yield Problem(code, ("phrase",), message, "Remove `phrase`.")


def repeated_synonym(catalogue: Catalogue) -> Iterator[Problem]:
    """No word or phrase is in more than one group of synonyms."""
    for synonyms in catalogue.synonyms:
        first = dict[str, int]()
        for number, group in enumerate(synonyms.value.groups):
            for index, term in enumerate(group):
                if term in first:
                    message = f"{quoted(term)} is also in group {first[term] + 1}."
                    yield Problem(synonyms, ("groups", number, index), message, "Keep it in one group, or merge the two groups.")
                first.setdefault(term, number)


def hint_pattern(catalogue: Catalogue) -> Iterator[Problem]:
    """The pattern of every hint is a valid regular expression."""
    for api in catalogue.apis:
        for index, hint in enumerate(api.value.hints):
            try:
                re.compile(hint.pattern)
            except re.error as error:
                message = f"{quoted(hint.pattern)} is not a valid regular expression: {error}."
                yield Problem(api, ("hints", index, "pattern"), message, "Correct the pattern.")


def _items(catalogue: Catalogue) -> Iterator[tuple[Placed[Any], Location, str]]:
    """Yield the entry, the location, and the text of every cause and fix."""
    for entry in catalogue.described:
        for key in ("causes", "fixes"):
            for index, own in enumerate(getattr(entry.value, key, [])):
                yield entry, (key, index), own.text


def _texts(value: object, field: Location) -> Iterator[tuple[Location, str]]:
    """Yield the location and the text of every string in `value`, at any depth. `field` is the location of `value`."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*field, index))
    elif isinstance(value, Entry):
        for key, own in type(value).model_fields.items():
            yield from _texts(getattr(value, key), (*field, own.alias or key))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
