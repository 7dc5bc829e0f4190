"""Build the pages of a catalogue as data: path, template, and values. No file is read or written.

Each module builds one kind of page, or the pages for one type of entry and the index of these pages. To add a kind of page, add
a `PageKind` to `KINDS`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.page import Page
from generator.pages.api import api_page
from generator.pages.changes import changes_page
from generator.pages.code import code_page
from generator.pages.condition import condition_page, conditions_page
from generator.pages.coverage import coverage_page
from generator.pages.guide import guide_page, guides_page
from generator.pages.home import home_page
from generator.pages.index import index_page
from generator.pages.library import libraries_page, library_page
from generator.pages.matrix import matrix_page
from generator.pages.number import number_page
from generator.pages.retry import retry_page
from generator.pages.snippet import snippet_page, snippets_page
from generator.views import Views


class PageKind(NamedTuple):
    """A kind of page: the template name, the file or folder below docs/, an example URL, and a function that builds all such pages."""

    name: str
    path: str
    example: str
    build: Callable[[Views], Iterable[Page]]


KINDS = (
    PageKind("code", "errors", "errors/v1.1/187/", lambda views: (code_page(view, views) for view in views.codes.values())),
    PageKind("number", "errors", "errors/429/", lambda views: (number_page(name, views) for name in views.catalogue.meanings)),
    PageKind("api", "errors", "errors/v2/", lambda views: (api_page(api, views) for api in views.catalogue.apis)),
    PageKind(
        "condition",
        "conditions",
        "conditions/rate-limited/",
        lambda views: (condition_page(own, views) for own in views.catalogue.conditions),
    ),
    PageKind("guide", "guides", "guides/rate-limited/", lambda views: (guide_page(guide, views) for guide in views.catalogue.guides)),
    PageKind(
        "snippet", "snippets", "snippets/wait-for-reset/", lambda views: (snippet_page(own, views) for own in views.catalogue.snippets)
    ),
    PageKind("library", "libraries", "libraries/tweepy/", lambda views: (library_page(own, views) for own in views.catalogue.libraries)),
    PageKind("home", "index.md", "", lambda views: [home_page(views)]),
    PageKind("index", "errors", "errors/", lambda views: [index_page(views)]),
    PageKind("conditions", "conditions", "conditions/", lambda views: [conditions_page(views)]),
    PageKind("guides", "guides", "guides/", lambda views: [guides_page(views)]),
    PageKind("snippets", "snippets", "snippets/", lambda views: [snippets_page(views)]),
    PageKind("libraries", "libraries", "libraries/", lambda views: [libraries_page(views)]),
    PageKind("retry", "retry-policy.md", "retry-policy/", lambda views: [retry_page(views)]),
    PageKind("matrix", "matrix.md", "matrix/", lambda views: [matrix_page(views)]),
    PageKind("coverage", "about/coverage.md", "about/coverage/", lambda views: [coverage_page(views)]),
    PageKind("changes", "changes.md", "changes/", lambda views: [changes_page(views)]),
)


def pages(views: Views) -> Iterator[Page]:
    """Yield every page of a catalogue, which must have no findings."""
    for kind in KINDS:
        yield from kind.build(views)
