"""Findings: problems in the catalogue with their positions, and how to print them."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

_SHOWN = 60
_COMPARED = 100  # maximum number of characters of a word to compare with known words


class Mark(NamedTuple):
    """A position in a file. `line` and `column` count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, order=True)
class Finding:
    """A problem in an entry, at the position `mark`. `message` states the problem, `tip` is the remedy, and `rule` is the broken rule."""

    mark: Mark
    entry: str
    message: str
    tip: str
    rule: str

    def __str__(self) -> str:
        """Return the finding as an error line: `path:line:column: entry: problem. Remedy.`."""
        path, line, column = self.mark
        return _visible(f"{path}:{line}:{column}: {self.entry}: {self.message} {self.tip}")

    def annotation(self) -> str:
        """Return the finding as a GitHub workflow command, which annotates the line in a pull request.

        The escapes are those of the workflow command format: docs.github.com, "Workflow commands for GitHub Actions".
        """
        path, line, column = self.mark
        text = _visible(f"{self.entry}: {self.message} {self.tip}").replace("%", "%25")
        file = _visible(path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        return f"::error file={file},line={line},col={column},title={self.rule}::{text}"


def quoted(value: object) -> str:
    """Return the value in double quotes, with the length limit and the escapes of `shown`."""
    return f'"{shown(value)}"'


def shown(value: object) -> str:
    """Return the value as text of at most 60 characters, with line breaks and control characters escaped."""
    text = str(value)
    return _visible(text[:_SHOWN]) + ("…" if len(text) > _SHOWN else "")


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the tip `Did you mean "..."?` with the most similar known word, or `otherwise` if no word is similar."""
    near = _nearest(word[:_COMPARED], tuple(known))
    return f"Did you mean {quoted(near)}?" if near else otherwise


@cache  # a truncated file can leave thousands of references to the same missing entries
def _nearest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
