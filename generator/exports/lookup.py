"""Build the search data, `assets/lookup.json`, from which docs/assets/javascripts/search/ builds the inverted index of the search.

The file contains text instead of postings, so that the tokenizer, the stemmer, and the weights exist only in the browser.
Summaries and questions are stored as sets of words, because the browser searches them word by word. Search keywords are stored as
phrases, like titles.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from generator.catalogue import Catalogue, Placed
from generator.entries import Code
from generator.exports.library_index import library_index
from generator.message_pattern import MessagePattern

_DROPPED = """
a about according after again all also although always am an and another any anyone are as at be because been before
both but by can could did do does doesnt dont during each either else even ever every few for from get gets
getting got had has have having he her here him his how i if im in into is isnt it its itself ive just keep keeps
kept let lets many may me mean meaning means might more most much must my need neither no nor not now of often on
one only or other our out over own please probably really see several she should so some someone something sometimes
still such suddenly than that the their them then there these they thing things this those through to today too
tried tries try trying until up us use used using usually very via want wants was we were what whats when where
whether which while who whose why will with within wont work working works would yesterday yet you your yours
"""
"""Stop words that summaries omit: the stop words of the browser (docs/assets/javascripts/search/tokenize.js), and a few more."""
_STOP_WORDS = frozenset(_DROPPED.split())

_VARIES = "\u001f"
"""Delimiter before and after a part of a message that varies."""


_WORDS = 9
"""Position of the summary words in the list that describes a code."""
_COMMON, _FEW = 0.04, 20
"""Maximum document frequency of a summary word: a share of all codes, but at least a fixed number of codes."""


class Described(NamedTuple):
    """Search data of a page that is not about one entry: URL relative to the site root, title, description, and search keywords."""

    url: str
    title: str
    description: str
    keywords: Sequence[str]


def lookup_json(catalogue: Catalogue, pages: Iterable[Described]) -> str:
    """Return the content of `assets/lookup.json`, the search data, as compact JSON. `pages` are the pages that are not about one entry.

    apis: ID to label, habit, and hints (pattern, points).
    codes: ID, kind, status codes, title, messages, problem type, fragments, phrase, index of the condition, summary
    words, and search keywords. In a message, U+001F delimits a part that varies.
    pages: URL, title, words, and search keywords; the conditions come first. synonyms: groups. common: IDs, most common first.
    libraries: see `library_index`.
    """
    place = {condition.name: number for number, condition in enumerate(catalogue.conditions)}
    index = {
        "apis": {
            api.name: [api.value.label, api.value.habit, [[hint.pattern, hint.points] for hint in api.value.hints]]
            for api in catalogue.apis
        },
        "codes": _without_common_words([_code(code, place) for code in catalogue.codes]),
        "pages": [
            *_pages(catalogue),
            *([page.url, page.title, _words([page.description], page.title, *page.keywords), [*page.keywords]] for page in pages),
        ],
        "synonyms": catalogue.synonyms[0].value.groups,
        "common": [common.id for common in catalogue.common_codes],
        "libraries": [library_index(placed.value, catalogue) for placed in catalogue.libraries],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _code(code: Placed[Code], place: dict[str, int]) -> list[Any]:
    own = code.value
    phrase = own.phrase.text if own.phrase else ""
    words = _words((own.summary, *own.endpoints), own.title, phrase, *own.keywords, *(message.text for message in own.messages))
    texts = [MessagePattern.of(message.text, message.varies).between(_VARIES) for message in own.messages]
    return [
        *(code.name, own.kind, own.http, own.title, texts, _last(own.type or "")),
        *(own.match, phrase, place[own.condition], words, own.keywords),
    ]


def _without_common_words(codes: list[list[Any]]) -> list[list[Any]]:
    """Remove words with a high document frequency from the summary words of `codes`, and return `codes`.

    Such words take up space and do not distinguish codes.
    """
    spread = Counter(word for code in codes for word in code[_WORDS].split())
    most = max(_FEW, len(codes) * _COMMON)
    for code in codes:
        code[_WORDS] = " ".join(word for word in code[_WORDS].split() if spread[word] <= most)
    return codes


def _pages(catalogue: Catalogue) -> Iterator[list[Any]]:
    for condition in catalogue.conditions:
        own = condition.value
        yield [f"conditions/{own.id}/", own.title, _words((own.summary, own.id), own.title, *own.keywords), own.keywords]
    for guide in catalogue.guides:
        asked = (guide.value.symptom, guide.name, *(step.ask for step in guide.value.steps))
        yield [f"guides/{guide.name}/", guide.value.title, _words(asked, guide.value.title, *guide.value.keywords), guide.value.keywords]
    for snippet in catalogue.snippets:
        title = snippet.value.title
        yield [
            f"snippets/{snippet.name}/",
            title,
            _words((snippet.value.text, snippet.name), title, *snippet.value.keywords),
            snippet.value.keywords,
        ]
    for api in catalogue.apis:
        texts = (api.value.summary, *api.value.hosts, *(header.name for header in api.value.headers))
        yield [f"errors/{api.name}/", api.value.title, _words(texts, api.value.title), []]


def _words(texts: Iterable[str], *indexed: str) -> str:
    """Return the sorted distinct words of `texts` that do not occur in `indexed`.

    For each root, only one word is returned, because the browser searches for stems.
    """
    known = {_root(word) for text in indexed for word in _split(text)}
    found = {_root(word): word for text in texts for word in _split(text) if word not in _STOP_WORDS}
    return " ".join(sorted(word for root, word in found.items() if root not in known))


def _root(word: str) -> str:
    """Return a word without its suffix. This rule is simpler than a stemmer, but gives most words with the same stem the same result."""
    return re.sub(r"(?<=[a-z]{3})(?:e?s|e?d|ing|e)$", "", word)


def _split(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-.]\w+)*", text.casefold().replace("'", ""))


def _last(type_uri: str) -> str:
    """Return the last segment of a problem type URI. Only this segment identifies a type, because the host has changed."""
    return type_uri.rpartition("/")[2]
