"""Annotate an error body: split the body into parts, and number the parts that name documented fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.entries import Body, Member

Path = tuple[str, ...]
"""The path from the root of a body to a field, without list indexes."""
Span = tuple[int, int]
"""Start and end offset of a part of a body, in characters."""

_TOKEN = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w$-]+)\s*(:?)|([{}])""")
_TAG = re.compile(r"<(/?)([\w:-]+)((?:\s[^<>]*|/)?)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=")
_QUALIFIER = re.compile(r" \(([^)]+)\)$")


@dataclass(frozen=True)
class Part:
    """A part of an error body. For the name of a documented field, `number` is the position in the list of fields, counted from 1."""

    text: str
    number: int | None


def parts(body: Body, members: list[Member]) -> list[Part]:
    """Split an error body into parts. The first occurrence of each field in `members` is a part with a number."""
    found: dict[Path, Span] = {}
    for path, start, end in _markup(body.body) if body.format == "xml" else _keys(body.body):
        found.setdefault(path, (start, end))
    spots: dict[Span, int] = {}
    for number, member in enumerate(members, 1):
        for path in _paths(member.name, body.title):
            spot = _spot(path, found, anywhere=body.format == "xml")
            if spot:
                spots.setdefault(spot, number)
    return list(_cut(body.body, sorted(spots.items())))


def _spot(path: Path, found: dict[Path, Span], *, anywhere: bool) -> Span | None:
    """Return where `path` occurs at the root, in the `data` object of a v2 response, or, if `anywhere` is true, at any depth."""
    exact = found.get(path) or found.get(("data", *path))
    return exact or next((span for key, span in found.items() if anywhere and key[-len(path) :] == path), None)


def _cut(text: str, spots: list[tuple[Span, int]]) -> Iterator[Part]:
    begin = 0
    for (start, end), number in spots:
        if start > begin:
            yield Part(text[begin:start], None)
        yield Part(text[start:end], number)
        begin = end
    yield Part(text[begin:], None)


def _paths(name: str, title: str) -> Iterator[Path]:
    """Yield the paths that the name of a field in the catalogue refers to, in a body with this title.

    `a[].b, c` means a.b and a.c; `a/@b` is an attribute; `a (X)` applies only to bodies with X in their title.
    """
    qualifier = _QUALIFIER.search(name)
    if qualifier and qualifier[1] not in title:
        return
    parent: Path = ()
    for part in _QUALIFIER.sub("", name).split(", "):
        path = tuple(re.split(r"[./]", part.replace("[]", "")))
        yield path if len(path) > 1 else (*parent, *path)
        parent = parent or path[:-1]


def _keys(text: str) -> Iterator[tuple[Path, int, int]]:
    """Yield the path, start, and end of each key in a JSON body, or in a body that a program printed as an object."""
    stack: list[str] = []
    key = ""
    for token in _TOKEN.finditer(text):
        word, colon, bracket = token.groups()
        if bracket == "{":
            stack.append(key)
            key = ""
        elif bracket:
            key = stack.pop() if stack else ""
        elif colon and stack:
            key = word.strip("\"'")
            yield tuple(name for name in (*stack, key) if name), token.start(1), token.end(1)


def _markup(text: str) -> Iterator[tuple[Path, int, int]]:
    """Yield the path, start, and end of the name of each element and attribute in an XML body."""
    stack: list[str] = []
    for tag in _TAG.finditer(text):
        closing, name, rest = tag.groups()
        if closing:
            del stack[-1:]
            continue
        yield (*stack, name), tag.start(2), tag.end(2)
        for attribute in _ATTRIBUTE.finditer(rest):
            start = tag.start(3) + attribute.start(1)
            yield (*stack, name, f"@{attribute[1]}"), start, start + len(attribute[1])
        if not rest.endswith("/"):
            stack.append(name)
