"""The names that a selector can match: those of elements in the built pages, and every word of the scripts that run there."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_START_TAG = re.compile(r'<[a-z](?:[^<>"]|"[^"]*")*>')
_WORD = re.compile(r"[A-Za-z_-][\w-]*")
_CUSTOM = re.compile(r"--[\w-]+")
_HUMP = re.compile(r"(?<=[a-z0-9])[A-Z]")
_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "": lambda _own, _value: True,
    "=": lambda own, value: own == value,
    "~=": lambda own, value: value in own.split(),
    "|=": lambda own, value: own == value or own.startswith(f"{value}-"),
    "^=": lambda own, value: own.startswith(value),
    "$=": lambda own, value: own.endswith(value),
    "*=": lambda own, value: value in own,
}


@dataclass(frozen=True)
class Names:
    """Tags and attributes of all elements, with the values of each attribute, and words.

    The words are those of all scripts: a script can give any of them to an element, as tag, class, ID or attribute, and any
    value to such an attribute. They include custom properties that attributes of pages read.
    """

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    words: frozenset[str]

    def has_tag(self, name: str) -> bool:
        """Whether an element can have this tag."""
        return name in self.words or name in self.tags

    def has_class(self, name: str) -> bool:
        """Whether an element can have this class."""
        return name in self.words or name in self.attributes.get("class", ())

    def has_id(self, name: str) -> bool:
        """Whether an element can have this ID."""
        return name in self.words or name in self.attributes.get("id", ())

    def has_attribute(self, name: str, operator: str = "", value: str = "") -> bool:
        """Whether an element can have this attribute; with an operator of CSS such as `^=`, one of its values has to match."""
        return name in self.words or any(_OPERATORS[operator](own, value) for own in self.attributes.get(name, ()))


class _Elements(HTMLParser):
    """Collects the tags and attributes of start tags; `class` has a value for each class."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            values = (value or "").split() if name == "class" else [value or ""]
            self.attributes.setdefault(name, set()).update(values)

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Read on behind the start tag of a script: what it contains is not there."""


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> Names:
    """Collect the names of all pages, each different start tag once, and the words of all scripts."""
    tags: set[str] = set()
    for page in pages:
        tags.update(_START_TAG.findall(page))
    text = "".join(tags)
    elements = _Elements()
    elements.feed(text)
    elements.close()
    attributes = {name: frozenset(values) for name, values in elements.attributes.items()}
    words = {word for script in scripts for word in _words(script)}
    return Names(frozenset(elements.tags), attributes, frozenset(words.union(_CUSTOM.findall(text))))


def _words(script: str) -> Iterator[str]:
    """Every word of a script, and the attributes that properties such as `tabIndex`, `ariaSelected` and `dataset.mdType` set."""
    for word in set(_WORD.findall(script)):
        dashed = _HUMP.sub(lambda match: f"-{match[0].lower()}", word)
        yield from (word, word.lower(), dashed, f"data-{dashed}")
