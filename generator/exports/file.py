"""Definition of an exported file that has a fixed URL."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.exports.documents import Documents
from generator.views import Views


class Inputs(NamedTuple):
    """Input of the functions that build exported files. `site` is the base URL of the site, ending in a slash."""

    catalogue: Catalogue
    views: Views
    documents: Documents
    site: str


@dataclass(frozen=True)
class File:
    """An exported file: the path below docs/, the function that builds the content, and the description in the OpenAPI document.

    Without `build`, another step of the build writes the file. Without `operation`, the file is not in the OpenAPI document.
    `document` names the model of a JSON file. Other files have the media type `media`. The content of a `fixed` file does not depend
    on the entries of the catalogue, but only on its version and on the URL of the site.
    """

    path: str
    build: Callable[[Inputs], str] | None = None
    operation: str = ""
    summary: str = ""
    media: str = "text/plain"
    document: str = ""
    fixed: bool = False
