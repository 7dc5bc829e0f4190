"""A page to render: what the modules in `pages` return, and `render` and `markdown` read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.catalogue import Placed


@dataclass(frozen=True)
class Page:
    """One page: its `path` below docs/, its template, and the values for the template.

    The front matter has `title` and `description` (plain text, so that messages stay verbatim), `options`, the template as
    `kind`, and the ID, file and line of `entry` if the page is about one entry. `date` is the latest date on which one of its
    sources was read.
    """

    path: str
    template: str
    title: str
    description: str
    data: str
    values: Mapping[str, Any]
    date: str
    entry: Placed[Any] | None = None
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The URL relative to the root of the site: `errors/v1.1/187/`."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
