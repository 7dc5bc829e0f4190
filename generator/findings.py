"""A finding: one thing wrong with the catalogue, at a place in a file, and how it is printed."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

_SHOWN = 60


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
        return f"{path}:{line}:{column}: {self.entry}: {self.message} {self.tip}"

    def annotation(self) -> str:
        """The same as a GitHub workflow command, so that it stands beside the line in a pull request.

        The escapes are those of the workflow command format: docs.github.com, "Workflow commands for GitHub Actions".
        """
        path, line, column = self.mark
        text = f"{self.entry}: {self.message} {self.tip}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::error file={path},line={line},col={column},title={self.rule}::{text}"


def quoted(value: object) -> str:
    """The value in double quotes, cut to a readable length, with line breaks and control characters made visible."""
    text = str(value)
    shown = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[:_SHOWN])
    return f'"{shown}{"…" if len(text) > _SHOWN else ""}"'


def nearest(word: str, known: list[str], otherwise: str) -> str:
    """The tip `Did you mean "..."?` with the nearest known word, or `otherwise` if none is near."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Did you mean {quoted(near[0])}?" if near else otherwise
