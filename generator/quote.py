"""Shorten X's messages for headings, titles, and page descriptions."""

import re

from generator.entries import Code

CODE_SPAN = re.compile(r"`([^`]+)`")
LONGEST = 64
"""Maximum length of a message in a heading or title, in characters. A code and a message of this length fit on three lines on a phone."""
CUT = 48
"""Length to which a longer message is cut, in characters. The page shows the complete message below the heading."""


def quote(code: Code) -> str:
    """Return the reason phrase or first message of a code on one line, truncated if long.

    Return an empty string if the code has neither, or if the message only repeats the code. A code at the start of the message is removed.
    """
    if code.phrase:
        return code.phrase.text
    if not code.messages or code.messages[0].text == code.code:
        return ""
    own = one_line(code.messages[0].text).removeprefix(f"{code.code}: ")
    return own if len(own) <= LONGEST else cut(own, CUT)


def one_line(text: str) -> str:
    """Return `text` on one line, with each run of whitespace replaced by one space."""
    return " ".join(text.split())


def cut(text: str, longest: int) -> str:
    """Return `text` on one line, truncated after a whole word with an ellipsis if the text exceeds `longest` characters."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    whole = line[:longest].rpartition(" ")[0] or line[:longest]
    return f"{whole.rstrip(' ,.:;')}…"


def sentence(text: str) -> str:
    """Return `text` with a period at the end, unless the text already ends with sentence punctuation."""
    return text if text.rstrip('`"”').endswith((".", "?", "!", "…")) else f"{text}."


def plain(value: str) -> str:
    """Return catalogue text without the backticks of code spans."""
    return CODE_SPAN.sub(r"\1", value)
