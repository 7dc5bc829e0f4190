"""Find the part of an example response that identifies the code, for highlighting: a type, number, name, or message."""

import re

from generator.entries import CODE_KINDS, Code, Evidence, Example, Message
from generator.message_pattern import MessagePattern

Segments = list[tuple[str, bool]]
"""Consecutive segments of a text. True marks the segment to highlight, and at most one segment is marked."""


def example_segments(example: Example, code: Code) -> Segments:
    """Return the status line, headers, and body of an example as segments. The status line is highlighted only if the body has no match."""
    status = f"HTTP {example.http}\n" if example.http else ""
    headers = "".join(f"{header}\n" for header in example.headers)
    where = None if code.kind == "http-status" and status else identifying_span(example.body, code)
    if where:
        before, part, after = example.body[: where[0]], example.body[slice(*where)], example.body[where[1] :]
        return _without_empty((status + headers + before, False), (part, True), (after, False))
    return _without_empty((status.rstrip("\n"), True), (status[-1:] + headers + example.body, False))


def identifying_span(text: str, code: Code) -> tuple[int, int] | None:
    """Return the start and end of the part of `text` that identifies the code, or None if no part does."""
    patterns = _patterns(code)
    found = next(filter(None, (re.search(own, text) for name in CODE_KINDS[code.kind].evidence for own in patterns[name])), None)
    return found.span() if found else None


def _patterns(code: Code) -> dict[Evidence, list[str]]:
    """Return regular expressions for the parts of a response that can identify a code, by kind of evidence."""
    name = rf"(?<![\w-]){re.escape(code.code)}(?![\w-])"
    of_type = [re.escape(code.type)] if code.type else []
    is_own_type = code.type is not None and re.split("[/#]", code.type)[-1].replace(":", "-") == code.code
    return {
        "messages": [*map(_message_regex, code.messages), *map(re.escape, code.match)],
        "name": [name],
        "quoted name": [f'"{name}"'],
        "number in code": [rf'(?i)"?\bcode"?\s*[:=]\s*"?{name}"?'],
        "own type": of_type if is_own_type else [],  # other problems can have the same type
        "type": of_type,
        "end of type": [rf'[^\s"]*{name}'],
    }


def _message_regex(message: Message) -> str:
    """Return a regular expression for a message, in which the parts that vary match any text."""
    return MessagePattern.of(message.text, message.varies).regex


def _without_empty(*parts: tuple[str, bool]) -> Segments:
    return [(text, decides) for text, decides in parts if text]
