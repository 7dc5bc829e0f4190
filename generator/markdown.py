"""Render the Markdown versions of pages (CommonMark, without HTML) from the values of the HTML pages.

Each kind of page has a Markdown template with the same name. Printed values are escaped except for `code spans` in backticks,
unless a filter returns Markdown.
"""

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator import templating
from generator.cache import digest
from generator.page import Page
from generator.templating import TEMPLATES, templates_digest
from generator.views import SourceView

NOTICE = "Independent of X Corp. and not endorsed by it. Catalogue: CC BY 4.0."
_TEMPLATES = TEMPLATES / "markdown"
KINDS = frozenset(file.name.partition(".")[0] for file in _TEMPLATES.glob("*.md.jinja"))
"""The kinds of pages with a Markdown version."""
_BLANK = re.compile(r"(^(`{3,})\w*\n.*?^\2$)|\n{3,}", re.DOTALL | re.MULTILINE)
"""Matches several empty lines, which become one, or a code block, which stays unchanged."""
_CODE = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\*_\[\]#])")


def path_of(page: Page) -> str:
    """Return the path of the Markdown version of a page: `errors/v2.md` for `errors/v2/`."""
    return f"{page.url.rstrip('/')}.md"


class Versions:
    """Renders the Markdown versions of `pages`, by path. `site` is the URL of the site, ending in a slash."""

    def __init__(self, pages: Iterable[Page], site: str, version: str) -> None:
        """Prepare the texts of all pages with a Markdown version. `version` is that of the catalogue."""
        self.pages = {path_of(page): page for page in pages if page.template in KINDS}
        self._paths = {page.url: path for path, page in self.pages.items()}
        self._site = site
        self._end = f"\n\nVersion {version}. {NOTICE}\n"
        self._env = _environment()
        self.digest = digest(templates_digest(self._env), site.encode(), version.encode(), *(path.encode() for path in self.pages))
        """Digest of everything that a text depends on, except the page itself."""

    def render(self, page: Page) -> str:
        """Return the Markdown version of one of `pages`."""
        template = self._env.get_template(f"{page.template}.md.jinja")
        text = template.render(page.values, page=Markup(self._site + page.url), url=self._url)  # noqa: S704 - our own URL
        return _BLANK.sub(lambda found: found[1] or "\n\n", text).strip("\n") + self._end

    def _url(self, path: str) -> Markup:
        """Return the absolute URL of a page, or of its Markdown version if it has one."""
        bare, mark, fragment = path.partition("#")
        return Markup(self._site + self._paths.get(bare, f"{bare}{mark}{fragment}"))  # noqa: S704 - our own URL


def _environment() -> Environment:
    env = templating.environment(_TEMPLATES, finalize=_printed)  # escapes for Markdown, and autoescape keeps macros from escaping twice
    env.filters.update(raw=Markup, code=code, fence=fence, numbers=numbers, citation=citation)
    return env


def _printed(value: Any) -> Any:
    return value if isinstance(value, Markup) else escaped(str(value))


def escaped(text: str) -> Markup:
    """Escape a catalogue text for Markdown. Its code spans stay, and everything else is literal text."""
    parts = _CODE.split(text)
    return Markup("".join(part if _CODE.fullmatch(part) else _plain(part) for part in parts))  # noqa: S704 - escaped in this line


def _plain(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("`", "\\`")


def code(text: str) -> Markup:
    """Return a code span with delimiters longer than any run of backticks in it."""
    mark = "`" * (1 + _longest_run(text))
    padding = " " if "`" in text else ""
    return Markup(f"{mark}{padding}{text}{padding}{mark}")  # noqa: S704 - read as it is


def _longest_run(text: str) -> int:
    return max(map(len, re.findall(r"`+", text)), default=0)


def fence(text: str, language: str = "text") -> Markup:
    """Return a code block with a fence longer than any run of backticks in it."""
    mark = "`" * max(3, 1 + _longest_run(text))
    return Markup("\n".join([f"{mark}{language}", *text.splitlines(), mark]))  # noqa: S704 - read as it is


def numbers(sources: list[SourceView]) -> Markup:
    r"""Return the numbers of sources in the list of the page: ` \[1, 2\]`, or nothing."""
    found = ", ".join(str(view.number) for view in sources)
    return Markup(f" \\[{found}\\]" if found else "")  # noqa: S704 - numbers only


def citation(view: SourceView) -> Markup:
    """Return the title of a source, with a link to the source or its archived copy."""
    source = view.source
    url = source.archived if source.dead else source.url
    named = f"[{escaped(source.title)}](<{url}>)" if url else escaped(source.title)
    gone = f"; the original, <{source.url}>, was unavailable on {source.dead}" if source.dead else ""
    note = f": {escaped(source.note)}" if source.note else ""
    return Markup(f"{named} ({view.kind}, read {source.read}{gone}{note})")  # noqa: S704 - escaped just here
