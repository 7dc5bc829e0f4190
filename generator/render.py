"""Render pages with Jinja. Templates write HTML between Markdown headings, and Jinja escapes every value.

Markdown does not parse text inside an HTML block, so pipes, braces, and backticks in a message stay literal.
"""

import json
import re
from functools import cache
from itertools import takewhile
from textwrap import indent
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from generator import templating
from generator.cache import Cache
from generator.entries import Message
from generator.message_pattern import MessagePattern
from generator.page import Page
from generator.quote import CODE_SPAN, cut, plain
from generator.templating import TEMPLATES

LONGEST_DESCRIPTION = 300
"""Maximum length of a page description, in characters."""

_PLACE = re.compile(
    r"(?<![\w./])(?:https://)?((?:developer\.x\.com|docs\.x\.com|help\.x\.com|help\.twitter\.com|uptime\.sorsa\.io)/[\w./-]*\w"
    r"|devcommunity\.x\.com|console\.x\.com)(?![\w/])"
)
"""Matches URLs to convert to links: documentation, help, console, status, and forum pages. API URLs are not linked."""
_MARKS = re.compile(r"[\\`*_{}\[\]]")
_FENCES = re.compile(r"`{3,}|~{3,}")
_BREAKS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[_/.-])")


def environment(cache: Cache | None = None) -> Environment:
    """Create the Jinja environment for page templates. `cache` keeps the compiled templates."""
    env = templating.environment(TEMPLATES, cache)
    env.filters.update(
        text=text,
        unlinked=unlinked,
        heading=heading,
        sent=sent,
        fence=fence,
        plain=plain,
        verbatim=verbatim,
        breakable=breakable,
        marked=marked,
    )
    return env


def with_front_matter(page: Page, body: str) -> str:
    """Return the Markdown file for a page: front matter, a comment with the paths of the data and the template, and the body."""
    front: dict[str, Any] = {
        "title": page.title,
        "description": cut(page.description, LONGEST_DESCRIPTION),
        "kind": page.template,
        "date": page.date,
    }
    if page.entry:
        mark = page.entry.mark()
        front["entry"] = {"id": page.entry.name, "file": mark.path, "line": mark.line}
    front |= page.options
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    banner = f"<!-- Generated from {page.data} by generator/templates/{page.template}.md.jinja: edit those. -->"
    return f"---\n{head}\n---\n{banner}\n\n{body}"


def render(env: Environment, page: Page) -> str:
    """Return the Markdown body of a page, which depends only on the templates in `env` and on the values, URL, and `data` of the page."""
    template = env.get_template(f"{page.template}.md.jinja")
    return template.render(page.values, link=lambda url: relative(page.url, url), data=page.data)


def render_alias(env: Environment, alias: str, page: Page, site: str) -> str:
    """Return the HTML page at `alias` that redirects to `page` without a script. `site` is the base URL, ending in a slash."""
    return env.get_template("alias.html.jinja").render(
        title=page.title, description=page.description, target=relative(alias, page.url), canonical=site + page.url
    )


def relative(page: str, target: str) -> str:
    """Return `target` relative to `page`. The two arguments are URLs relative to the site root, with paths that end in a slash."""
    path, mark, fragment = target.partition("#")
    if path == page:
        return f"{mark}{fragment}" or "./"
    here, there = page.split("/")[:-1], path.split("/")[:-1]
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False)))
    return "../" * (len(here) - shared) + "".join(f"{name}/" for name in there[shared:]) + mark + fragment


@cache
def text(value: str) -> Markup:
    """Convert catalogue text to HTML: escape the text, convert `code spans` to elements, and link URLs of X's pages."""
    return Markup().join(_linked(piece, is_code=number % 2 == 1) for number, piece in enumerate(CODE_SPAN.split(value)))


def _linked(piece: str, *, is_code: bool) -> Markup:
    link = r'<a href="https://\1">\1</a>'
    if is_code and not _PLACE.fullmatch(piece):
        return Markup("<code>{}</code>").format(piece)
    return Markup(_PLACE.sub(link, str(escape(piece))))  # noqa: S704 - escaped just here


@cache
def unlinked(value: str) -> Markup:
    """Convert catalogue text to HTML without links, for use inside a link or a heading."""
    return Markup(CODE_SPAN.sub(r"<code>\1</code>", str(escape(value))))  # noqa: S704 - escaped just here


def heading(value: str) -> Markup:
    """Escape catalogue text for a Markdown heading. Brackets, braces, and asterisks are markup there."""
    return Markup(_MARKS.sub(r"\\\g<0>", unlinked(value)))  # noqa: S704 - escaped by `unlinked`


def sent(value: str) -> Markup:
    """Escape verbatim text for HTML. Code fences are escaped too, because Markdown parses code fences even inside HTML."""
    return Markup(_FENCES.sub(lambda run: f"&#{ord(run[0][0])};" * len(run[0]), str(escape(value))))  # noqa: S704 - escaped in this line


def verbatim(program: str) -> Markup:
    """Indent a program for a fenced code block inside a tab, without escaping."""
    return Markup(indent(program.rstrip("\n"), "    ", lambda _: True))  # noqa: S704 - Markdown escapes the content of a fence


def fence(program: str) -> str:
    """Return a code fence with more tildes than any run of tildes in the program."""
    return "~" * max(6, 1 + max(map(len, re.findall("~+", program)), default=0))


@cache
def breakable(value: str, whole: int = 0) -> Markup:
    """Add line break opportunities to a constant or an ID, after punctuation and between words, so that the text fits a narrow column.

    Consecutive words with at most `whole` characters in total stay together, because each break makes long tables larger.
    """
    pieces = [""]
    for part in _BREAKS.split(value):
        if pieces[-1] and len(pieces[-1] + part) > whole:
            pieces.append("")
        pieces[-1] += part
    return Markup("<wbr>").join(map(escape, pieces))


def marked(message: Message) -> Markup:
    """Convert a message to HTML. The parts that vary from call to call become `var` elements."""
    segments = MessagePattern.of(message.text, message.varies).segments
    return Markup().join(Markup("<var>{}</var>").format(sent(piece)) if varies else sent(piece) for piece, varies in segments)
