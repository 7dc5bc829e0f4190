"""Message patterns: fixed text with parts that vary from call to call."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class MessagePattern:
    """A recorded message, and the parts of the message that vary, longest first."""

    text: str
    varies: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, varies: Iterable[str]) -> "MessagePattern":
        """Create a pattern from the `text` and `varies` fields of a message."""
        return cls(text, tuple(sorted(varies, key=len, reverse=True)))

    @property
    def segments(self) -> list[tuple[str, bool]]:
        """Consecutive segments of the text. True marks a segment that varies."""
        if not self.varies:
            return [(self.text, False)]
        pieces = re.split(f"({'|'.join(map(re.escape, self.varies))})", self.text)
        return [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]

    @property
    def regex(self) -> str:
        """A regular expression for the message, in which each part that varies matches any text."""
        return "".join(".+?" if varies else re.escape(piece) for piece, varies in self.segments)

    def between(self, mark: str) -> str:
        """Return the text with `mark` before and after each part that varies."""
        return "".join(f"{mark}{piece}{mark}" if varies else piece for piece, varies in self.segments)

    def is_whole(self, text: str) -> bool:
        """Return whether `text` is this message, ignoring case, runs of whitespace, and a period at the end."""
        return self._whole.fullmatch(_folded(text.strip()).removesuffix(".")) is not None

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        """The compiled pattern for `is_whole`, cached here because the catalogue has more messages than the cache of `re` can store."""
        pattern = "".join(".+?" if varies else re.escape(_folded(piece)) for piece, varies in self.segments)
        return re.compile(pattern.removesuffix(re.escape(".")))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()
