"""Views of a code and of its relations to other codes."""

import re
from dataclasses import dataclass

from generator import words
from generator.entries import Again, Api, Code, Condition, Message
from generator.quote import plain


@dataclass(frozen=True)
class CodeView:
    """A code as shown on pages. `name` is the display name of the code; `url` is relative to the site root.

    `sent` is the reason phrase or the first message, truncated, or an empty string if the code has neither.
    """

    id: str
    url: str
    name: str
    sent: str
    code: Code
    api: Api
    condition: Condition
    act: str
    retry_id: str
    retry: str
    again: Again
    verdict: str
    status: str
    grade: str
    date: str

    @property
    def phrase(self) -> str:
        """The reason phrase of an HTTP status code, or an empty string."""
        return self.code.phrase.text if self.code.phrase else ""

    @property
    def sent_code(self) -> str:
        """The display name of the code, or an empty string if X sends only a message, because the code's name is then our own."""
        return "" if self.code.kind == "message" else self.name

    @property
    def subtitle(self) -> str:
        """Our title for the code, if the heading shows X's message instead and the message differs from the title, or an empty string."""
        return self.code.title if self.sent and folded(self.sent) != folded(self.code.title) else ""

    @property
    def full_name(self) -> str:
        """The code and the message, or our title if there is no message: `187 Status is a duplicate`, `HTTP 420 Enhance Your Calm`."""
        return f"{self.sent_code} {(self.sent or plain(self.code.title)).removesuffix('.')}".strip()

    @property
    def moved(self) -> str:
        """The first fix of a retired code, shown at the top of pages: `move to X API v2, ...`. For other codes, an empty string."""
        fix = self.code.fixes[0].text
        return fix[0].lower() + fix[1:] if (self.code.status or self.api.status) == "retired" else ""

    @property
    def first_fix(self) -> str:
        """The first fix for the code, or an empty string if the code is retired: `moved` then has the first fix."""
        return "" if self.moved else self.code.fixes[0].text

    @property
    def state(self) -> str:
        """A short label that says whether X still sends the code, or an empty string for a retired code."""
        return "" if self.moved else words.STATES[self.code.status or self.api.status]

    @property
    def message(self) -> Message | None:
        """The first message, or None if the code has no message or if the heading or the code is exactly the same text."""
        first = self.code.messages[0] if self.code.messages else None
        return first if first and first.text not in (self.sent, self.code.code) else None

    @property
    def http(self) -> str:
        """The status codes, such as `HTTP 401 or 403`, or an empty string if no source states a status code."""
        return f"HTTP {' or '.join(map(str, self.code.http))}" if self.code.http else ""


@dataclass(frozen=True)
class RelationView:
    """A relation between two codes, as shown on the page of each code. `after` is empty if no code replaced `before`."""

    before: CodeView
    after: CodeView | None
    word: str
    text: str


def folded(text: str) -> str:
    """Return the words of `text` in lowercase, separated by spaces, to compare texts regardless of case and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))
