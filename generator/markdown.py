"""Render the Markdown versions of pages (CommonMark, without HTML) from the values of the HTML pages.

Each kind of page has a Markdown template with the same name. Printed values are escaped except for `code spans` in backticks,
unless a filter returns Markdown.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.page import Page
from generator.views import SourceView

NOTICE = "Independent of X Corp. and not endorsed by it. Catalogue: CC BY 4.0."
_TEMPLATES = Path(__file__).with_name("templates") / "markdown"
KINDS = frozenset(file.name.partition(".")[0] for file in _TEMPLATES.glob("*.md.jinja"))
"""The kinds of pages with a Markdown version."""
_BLANK = re.compile(r"(^(`{3,})\w*\n.*?^\2$)|\n{3,}", re.DOTALL | re.MULTILINE)
"""Matches several empty lines, which become one, or a code block, which stays unchanged."""
_CODE = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\*_\[\]#])")


def path_of(page: Page) -> str:
    """Return the path of the Markdown version of a page: `errors/v2.md` for `errors/v2/`."""
    return f"{page.url.rstrip('/')}.md"


def versions(pages: Iterable[Page], site: str, version: str) -> dict[str, str]:
    """Return the texts of all Markdown versions by path. `site` is the URL of the site, ending in a slash."""
    own = [page for page in pages if page.template in KINDS]
    paths = {page.url: path_of(page) for page in own}

    def url(path: str) -> Markup:
        """Return the absolute URL of a page, or of its Markdown version if it has one."""
        bare, mark, fragment = path.partition("#")
        return Markup(site + paths.get(bare, f"{bare}{mark}{fragment}"))  # noqa: S704 - our own URL

    env = _environment()
    end = f"\n\nVersion {version}. {NOTICE}\n"
    texts = {}
    for page in own:
        template = env.get_template(f"{page.template}.md.jinja")
        text = template.render(page.values, page=Markup(site + page.url), url=url)  # noqa: S704 - our own URL
        texts[path_of(page)] = _BLANK.sub(lambda found: found[1] or "\n\n", text).strip("\n") + end
    return texts


def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,  # prevents escaping the output of macros twice
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
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
    gone = f"; the original, <{source.url}>, is gone" if source.dead else ""
    note = f": {escaped(source.note)}" if source.note else ""
    return Markup(f"{named} ({view.kind}, read {source.read}{gone}{note})")  # noqa: S704 - escaped just here
