"""X's own words for an error, prepared for headings, titles and descriptions: readers arrive with them."""

from generator.entries import Code

LONGEST = 64
"""Characters of a message in a heading or title: with its code it fits three lines of a phone."""
CUT = 48
"""Characters that a longer message is cut to, because the page shows all of it below."""


def quote(code: Code) -> str:
    """Return X's words on one line: the reason phrase of a status, else the first message, cut where it is long.

    Empty where X has no words, or where they only repeat the code. A message that starts with its code loses that start.
    """
    if code.phrase:
        return code.phrase.text
    if not code.messages or code.messages[0].text == code.code:
        return ""
    own = one_line(code.messages[0].text).removeprefix(f"{code.code}: ")
    return own if len(own) <= LONGEST else cut(own, CUT)


def one_line(text: str) -> str:
    """Return `text` with each run of whitespace as one space."""
    return " ".join(text.split())


def cut(text: str, longest: int) -> str:
    """Return `text` on one line, cut after a whole word and marked with an ellipsis where it exceeds `longest` characters."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    whole = line[:longest].rpartition(" ")[0] or line[:longest]
    return f"{whole.rstrip(' ,.:;')}…"


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it ends as a sentence."""
    return text if text.rstrip('`"”').endswith((".", "?", "!", "…")) else f"{text}."
