"""One page to be written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.catalogue import Placed
from generator.entries import Absence, Body, Claim, Member, Message, Moment, Phrase, Relation, Retry


@dataclass(frozen=True)
class Page:
    """One file to be written: `path` below docs/, the template, and its values.

    `title`, `description` (plain text, at most 300 characters), `options`, the name of the template as `kind`, and, where
    the page is that of an entry, its id, file and line go into the front matter. `date` is the day on which the newest
    of the sources was read: the only day that a page can vouch for.
    """

    path: str
    template: str
    title: str
    description: str
    data: str
    values: dict[str, Any]
    date: str
    entry: Placed[Any] | None = None
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address relative to the root of the site: `errors/v1.1/187/`."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def cited(claims: Iterable[Claim | Message | Phrase | Relation | Absence | Moment | Body | Member | Retry]) -> list[str]:
    """The ids of the sources of all claims, with repetitions."""
    return [name for claim in claims for name in claim.sources]
