"""Names that a CSS selector can match: tags and attributes in the built pages, and all words in the scripts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_START_TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
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
    """Names that a CSS selector can match: tags and attributes with their values in all pages, and words in all scripts.

    A script can use each of its words as a tag, class, ID, or attribute, and can set such an attribute to any value. `words`
    also includes the CSS custom properties in attributes of pages.
    """

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    words: frozenset[str]

    def has_tag(self, name: str) -> bool:
        """Return whether an element in any page can have the tag `name`."""
        return name in self.words or name in self.tags

    def has_class(self, name: str) -> bool:
        """Return whether an element in any page can have the class `name`."""
        return name in self.words or name in self.attributes.get("class", ())

    def has_id(self, name: str) -> bool:
        """Return whether an element in any page can have the ID `name`."""
        return name in self.words or name in self.attributes.get("id", ())

    def has_attribute(self, name: str, operator: str = "", value: str = "") -> bool:
        """Return whether an element in any page can have the attribute `name`, whose value must match if there is a CSS `operator`."""
        return name in self.words or any(_OPERATORS[operator](own, value) for own in self.attributes.get(name, ()))


class _Elements(HTMLParser):
    """Parser that collects the tags and attributes of start tags. Each class in a `class` attribute is a separate value."""

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
        """Continue to parse tags after a `<script>` tag, because the input contains only start tags."""


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> Names:
    """Return the names of tags, classes, IDs, and attributes in all pages and scripts. Each distinct start tag is parsed once."""
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
    """Yield the words in a script, and the attributes that properties such as `tabIndex` and `dataset.mdType` set."""
    for word in set(_WORD.findall(script)):
        dashed = _HUMP.sub(lambda match: f"-{match[0].lower()}", word)
        yield from (word, word.lower(), dashed, f"data-{dashed}")
