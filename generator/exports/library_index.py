"""Search data for client libraries: the codes that the exception classes and messages of a library stand for."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.catalogue import Catalogue
from generator.entries import Library, LibraryText
from generator.pages.exceptions import ERROR

_QUALIFIED = re.compile(r"\*?(.*(?:::|\.|\\))?(\w+)")
"""Matches the name of a class: the namespace with its separator, and the last part."""
_MOST_STATUSES = 2
"""Maximum number of status codes of a class or message. A class or message with more does not identify a status code."""
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 20
"""Minimum numbers of words and letters in a message. A shorter message is too general to identify a library."""
_FIRST_WORDS = 5
"""Minimum number of words to index from the start of a longer message."""


def library_index(library: Library, catalogue: Catalogue) -> list[Any]:
    """Return the search data of a library: ID, name, keywords, namespaces, classes, messages, and messages that other software also writes.

    A class is a list: the class name, and the codes or status codes that the class represents. A class that is named after a reason
    phrase is left out. A message is a list: the text with <placeholders> or the first words of the text, the number of characters
    that follow (-1 if the message does not mislead), and codes or status codes. For clients of X's website, messages are left out
    to save space.
    """
    classes: dict[str, list[str | int]] = {}
    names: list[tuple[str, str]] = []
    for raised in library.exceptions:
        match = _QUALIFIED.fullmatch(raised.name)
        if match is None or raised.shared:
            continue
        names.append((match[1] or "", match[2]))
        meant = [] if raised.when else [*raised.codes] or _identified(raised.http)
        if meant and _letters(match[2]) not in _phrases(raised.http, catalogue):
            classes.setdefault(match[2], []).extend(meant)
    messages = [text for text in library.texts if library.apis and _is_useful(text, catalogue)]
    texts = [text.text for text in library.texts]
    return [
        library.id,
        library.name,
        library.keywords,
        _namespaces(names),
        [[name, *dict.fromkeys(meant)] for name, meant in classes.items()],
        *([_message(text, texts) for text in messages if text.shared is shared] for shared in (False, True)),
    ]


def _namespaces(names: Sequence[tuple[str, str]]) -> list[str]:
    """Return the namespaces that contain several classes, and the full names of all other classes."""
    count = Counter(namespace for namespace, _ in names)
    return list(dict.fromkeys(namespace if namespace and count[namespace] > 1 else namespace + name for namespace, name in names))


def _message(own: LibraryText, texts: Sequence[str]) -> list[str | int]:
    words = own.text.split(" ")
    starts = (" ".join(words[:count]) for count in range(_FIRST_WORDS, len(words)))
    unique = (start for start in starts if "<" not in own.text and sum(text.startswith(start) for text in texts) == 1)
    start = next(unique, own.text)
    return [start, len(own.text) - len(start) if own.misleads else -1, *(own.codes or _identified(own.http))]


def _is_useful(own: LibraryText, catalogue: Catalogue) -> bool:
    """Return whether a message is specific enough to index, and a full-text search for the message would not find the right page."""
    fixed = re.sub("<[^>]*>", " ", own.text)
    specific = len(re.findall(r"\w+", fixed)) >= _FEWEST_WORDS and len(re.findall(r"\w", fixed)) >= _FEWEST_LETTERS
    has_phrase = any(phrase in _letters(own.text) for phrase in _phrases(own.http, catalogue))
    return specific and bool(own.misleads or own.codes or (_identified(own.http) and not has_phrase))


def _identified(statuses: list[int]) -> list[int]:
    return [status for status in statuses if status >= ERROR] if len(statuses) <= _MOST_STATUSES else []


def _phrases(statuses: list[int], catalogue: Catalogue) -> set[str]:
    """Return the reason phrases of status codes, reduced to lowercase letters. The search recognizes these phrases without further data."""
    pages = [code.value for status in statuses for code in catalogue.meanings.get(str(status), [])]
    return {_letters(code.phrase.text) for code in pages if code.phrase}


def _letters(name: str) -> str:
    return re.sub("[^a-z]", "", name.casefold())
