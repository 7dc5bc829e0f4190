"""A finding: one thing wrong with the catalogue, at a place in a file, and how it is printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

_SHOWN = 60
_COMPARED = 100  # characters of a word that is looked for among others


class Mark(NamedTuple):
    """A place in a file; `line` and `column` count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong at `mark`, in which entry, by which rule, and what to do about it."""

    mark: Mark
    entry: str
    message: str
    tip: str
    rule: str

    def __str__(self) -> str:
        """Print as `path:line:column: entry: what is wrong. What to do.`."""
        path, line, column = self.mark
        return _visible(f"{path}:{line}:{column}: {self.entry}: {self.message} {self.tip}")

    def annotation(self) -> str:
        """The same as a GitHub workflow command, so that it stands beside the line in a pull request.

        The escapes are those of the workflow command format: docs.github.com, "Workflow commands for GitHub Actions".
        """
        path, line, column = self.mark
        text = _visible(f"{self.entry}: {self.message} {self.tip}").replace("%", "%25")
        file = _visible(path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        return f"::error file={file},line={line},col={column},title={self.rule}::{text}"


def quoted(value: object) -> str:
    """The value in double quotes, as `shown`."""
    return f'"{shown(value)}"'


def shown(value: object) -> str:
    """The value cut to a readable length, with line breaks and control characters made visible."""
    text = str(value)
    return _visible(text[:_SHOWN]) + ("…" if len(text) > _SHOWN else "")


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """The tip `Did you mean "..."?` with the nearest known word, or `otherwise` if none is near."""
    near = _nearest(word[:_COMPARED], tuple(known))
    return f"Did you mean {quoted(near)}?" if near else otherwise


@cache  # where a file is cut short, thousands of places name the same lost entries
def _nearest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
