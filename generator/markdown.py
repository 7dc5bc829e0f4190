"""Render the Markdown versions of pages (CommonMark, without HTML) from the values of the HTML pages.

Each kind of page that has a Markdown version has a second template with the same name, in templates/markdown/. Values are
escaped except for their `code spans`, unless a filter returns Markdown.
"""

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator import templating
from generator.cache import Cache, digest
from generator.page import Page
from generator.templating import TEMPLATES, templates_digest
from generator.views import SourceView

NOTICE = "Independent of X Corp. and not endorsed by it. Catalogue: CC BY 4.0."
_TEMPLATES = TEMPLATES / "markdown"
KINDS = frozenset(file.name.partition(".")[0] for file in _TEMPLATES.glob("*.md.jinja"))
"""Kinds of pages that have a Markdown version."""
_BLANK = re.compile(r"(^(`{3,})\w*\n.*?^\2$)|\n{3,}", re.DOTALL | re.MULTILINE)
"""Matches consecutive empty lines, which are replaced with one, or a code block, which stays unchanged."""
_CODE = re.compile(r"((?<!`)`[^`]+`(?!`))")
_SPECIAL = re.compile(r"([\\*_\[\]#])")


def path_of(page: Page) -> str:
    """Return the path of the Markdown version of a page: `errors/v2.md` for `errors/v2/`."""
    return f"{page.url.rstrip('/')}.md"


class Versions:
    """Renderer of Markdown versions. `pages` contains each page by the path of its Markdown version."""

    def __init__(self, pages: Iterable[Page], site: str, version: str, cache: Cache | None = None) -> None:
        """Select the pages that have a Markdown version.

        `site` is the base URL, ending in a slash; `version` is the catalogue version. `cache` keeps the compiled templates.
        """
        self.pages = {path_of(page): page for page in pages if page.template in KINDS}
        self._paths = {page.url: path for path, page in self.pages.items()}
        self._site = site
        self._end = f"\n\nVersion {version}. {NOTICE}\n"
        self._env = _environment(cache)
        self.digest = digest(templates_digest(self._env), site.encode(), version.encode(), *(path.encode() for path in self.pages))
        """Digest of everything that the result of `render` depends on, except the page."""

    def render(self, page: Page) -> str:
        """Return the Markdown version of a page in `pages`."""
        template = self._env.get_template(f"{page.template}.md.jinja")
        text = template.render(page.values, page=Markup(self._site + page.url), url=self._url)  # noqa: S704 - our own URL
        return _BLANK.sub(lambda found: found[1] or "\n\n", text).strip("\n") + self._end

    def _url(self, path: str) -> Markup:
        """Return the absolute URL of the Markdown version of a page, or of the page if there is no Markdown version."""
        bare, mark, fragment = path.partition("#")
        return Markup(self._site + self._paths.get(bare, f"{bare}{mark}{fragment}"))  # noqa: S704 - our own URL


def _environment(cache: Cache | None) -> Environment:
    # `finalize` escapes for Markdown. Autoescape marks the output of macros as safe, so that it is not escaped twice.
    env = templating.environment(_TEMPLATES, cache, finalize=_printed)
    env.filters.update(raw=Markup, code=code, fence=fence, numbers=numbers, citation=citation)
    return env


def _printed(value: Any) -> Any:
    return value if isinstance(value, Markup) else escaped(str(value))


def escaped(text: str) -> Markup:
    """Escape catalogue text for Markdown, except for the code spans."""
    parts = _CODE.split(text)
    return Markup("".join(part if _CODE.fullmatch(part) else _plain(part) for part in parts))  # noqa: S704 - escaped in this line


def _plain(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("`", "\\`")


def code(text: str) -> Markup:
    """Return `text` as a Markdown code span, with delimiters longer than any run of backticks in the text."""
    mark = "`" * (1 + _longest_run(text))
    padding = " " if "`" in text else ""
    return Markup(f"{mark}{padding}{text}{padding}{mark}")  # noqa: S704 - literal inside code


def _longest_run(text: str) -> int:
    return max(map(len, re.findall(r"`+", text)), default=0)


def fence(text: str, language: str = "text") -> Markup:
    """Return `text` as a Markdown code block, with a fence longer than any run of backticks in the text."""
    mark = "`" * max(3, 1 + _longest_run(text))
    return Markup("\n".join([f"{mark}{language}", *text.splitlines(), mark]))  # noqa: S704 - literal inside code


def numbers(sources: list[SourceView]) -> Markup:
    r"""Return the citation numbers of sources: ` \[1, 2\]`, or an empty string."""
    found = ", ".join(str(view.number) for view in sources)
    return Markup(f" \\[{found}\\]" if found else "")  # noqa: S704 - numbers only


def citation(view: SourceView) -> Markup:
    """Return a source for the list of sources: the title, linked to the source or the archived copy, the kind, and the date last read."""
    source = view.source
    url = source.archived if source.dead else source.url
    named = f"[{escaped(source.title)}](<{url}>)" if url else escaped(source.title)
    gone = f"; the original, <{source.url}>, was unavailable on {source.dead}" if source.dead else ""
    note = f": {escaped(source.note)}" if source.note else ""
    return Markup(f"{named} ({view.kind}, read {source.read}{gone}{note})")  # noqa: S704 - escaped just here
