"""The type of a file for programs at a fixed URL."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.exports.documents import Documents
from generator.views import Views


class Inputs(NamedTuple):
    """What files are built from. `site` is the URL of the site, ending in a slash."""

    catalogue: Catalogue
    views: Views
    documents: Documents
    site: str


@dataclass(frozen=True)
class File:
    """A file: its path below docs/, what builds its text, and how the OpenAPI document describes it.

    Without `build`, another step writes it. Without `operation`, the OpenAPI document leaves it out. `document` is the model of a
    JSON document; other files are text of the type `media`.
    """

    path: str
    build: Callable[[Inputs], str] | None = None
    operation: str = ""
    summary: str = ""
    media: str = "text/plain"
    document: str = ""
