"""Type of the pages that the modules in `pages` create, and that `render` and `markdown` render."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.catalogue import Placed


@dataclass(frozen=True)
class Page:
    """A page: the `path` below docs/, the name of the template, and the values for the template.

    `title` and `description` are plain text, so that messages stay verbatim. `data` is the path of the YAML files that the page
    shows. `entry` is set if the page is about one entry. `options` are added to the front matter. `date` is the most
    recent `read` date of the page's sources.
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
        """The URL relative to the site root: `errors/v1.1/187/`."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
