"""Find lines that were added to pages of X's documentation since the pages were last read.

The repository stores a hash of each line instead of the text, because the text belongs to X.
"""

import hashlib
import http.client
import re
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from generator.watch import UnreadableError

SOURCE = "https://raw.githubusercontent.com/xdevplatform/docs/main/"
"""Base URL of the source files of the pages on docs.x.com.

The site also has Markdown versions of the pages, but these are generated, so the text can change when only the generator changes.
"""
SAVED = "watched-lines.txt"
"""Name of the file in data/ that contains the hashes."""
LIMIT = 5_000_000
"""Maximum size of a page in bytes. X's changelog is about 110,000 bytes."""

_TIMEOUT = 30.0  # seconds
_DIGITS = 12  # hexadecimal digits of a hash; a new line collides with one of 1,000 known lines once in 280 billion cases
_AGENT = "x-api-error-reference watch"
_HEAD = "# Hashes of the lines of X's pages as last read. Written by: python -m generator watch --pages --save"
_MOVED = "Check whether X moved the page, and correct its URL under `pages` in data/watch.yaml."
_GONE = (404, 410)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")  # a backslash before ASCII punctuation: CommonMark, 2.4


class PageChange(NamedTuple):
    """Changes to a page since the last read: the new lines, grouped if they are adjacent, and the number of removed lines."""

    url: str
    new: list[list[str]]
    gone: int

    @property
    def differs(self) -> bool:
        """Whether the page has new or removed lines."""
        return bool(self.new or self.gone)


def fetch(url: str, origin: str = SOURCE) -> str:
    """Return the text of the page at `url` on docs.x.com.

    `origin` is a folder or a base URL that contains the files of xdevplatform/docs. Raise UnreadableError if the page does not exist
    or is not Markdown.
    """
    path = f"{urlsplit(url).path.removeprefix('/')}.mdx"
    if origin.startswith(("http://", "https://")):
        place = f"{origin.removesuffix('/')}/{path}"
        raw = _download(place)
    else:
        file = Path(origin) / path
        place = str(file)
        try:
            with file.open("rb") as opened:
                raw = opened.read(LIMIT + 1)
        except OSError as error:
            raise UnreadableError(place, f"The file cannot be read: {error.strerror or error}.", "Check the path.") from None
    return _text(raw, place)


def compare(url: str, text: str, known: set[str]) -> PageChange:
    """Compare the text of the page at `url` with `known`, the hashes of the page's lines from the last read."""
    lines = _lines(text)
    runs = groupby(lines, key=lambda line: _hash(line) not in known)
    return PageChange(url, [list(run) for is_new, run in runs if is_new], len(known - set(map(_hash, lines))))


def load(root: Path) -> dict[str, set[str]]:
    """Return the saved hashes of lines by page URL, or an empty dictionary if none are saved. Raise UnreadableError for an invalid line."""
    file = root / "data" / SAVED
    saved: dict[str, set[str]] = {}
    page: set[str] | None = None
    for number, line in enumerate(file.read_text("utf-8", "replace").splitlines() if file.exists() else [], 1):
        if line.startswith("https://"):
            page = saved.setdefault(line, set())
        elif page is not None and re.fullmatch(rf"[0-9a-f]{{{_DIGITS}}}", line):
            page.add(line)
        elif not line.startswith("#"):
            tip = "Restore the file from Git, or write it with: python -m generator watch --pages --save"
            raise UnreadableError(f"data/{SAVED}:{number}", "The line is neither a URL nor a hash.", tip)
    return saved


def dump(texts: Mapping[str, str]) -> str:
    """Return the content of the file with the hashes of lines. `texts` maps the URLs of pages to the texts of the pages."""
    blocks = ("\n".join([url, *sorted(set(map(_hash, _lines(text))))]) for url, text in sorted(texts.items()))
    return "\n".join([_HEAD, *blocks, ""])


def _download(place: str) -> bytes:
    try:
        request = Request(place, headers={"User-Agent": _AGENT})  # noqa: S310 - http or https
        with urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
            return bytes(response.read(LIMIT + 1))
    except HTTPError as error:
        with error:
            tip = _MOVED if error.code in _GONE else "Run the command again later."
            raise UnreadableError(place, f"The server returned HTTP {error.code}.", tip) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        problem = f"The request failed: {_one_line(getattr(reason, 'strerror', None) or reason)}."
        raise UnreadableError(place, problem, "Check the URL and the network connection, and run the command again.") from None


def _text(raw: bytes, place: str) -> str:
    if len(raw) > LIMIT:
        raise UnreadableError(place, f"The page is larger than {LIMIT:,} bytes.", _MOVED)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(place, "The page is not UTF-8 text.", _MOVED) from None
    if re.match(r"\s*<(?:!doctype|html)\b", text, re.IGNORECASE):
        raise UnreadableError(place, "The page is HTML, not Markdown.", _MOVED)
    if not _lines(text):
        raise UnreadableError(place, "The page is empty.", _MOVED)
    return text


def _lines(text: str) -> list[str]:
    """Return the normalized lines of a page, without front matter, extra whitespace, or backslash escapes."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text.replace("\r\n", "\n"), count=1, flags=re.DOTALL)
    lines = (" ".join(_ESCAPE.sub(r"\1", line).split()) for line in body.split("\n"))
    return [line for line in lines if line]


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()[:_DIGITS]


def _one_line(value: object) -> str:
    return " ".join(str(value).split())
