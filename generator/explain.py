"""What an error means, for the terminal: looked up by id, number, name, or exact message.

Everything here works on the plain values of `/catalogue.json`: in an incident a lookup must not wait for YAML and schemas.
Logs, bodies and questions are for the lookup page: a second implementation of the search disagreed with the first on 6 % of
the messages and 34 % of the examples of the catalogue, and both had exceptions of their own. One search, in JavaScript, is
tested once; the terminal answers what needs no ranking, and otherwise says where to paste the rest.
"""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from generator.message_pattern import MessagePattern

Code = dict[str, Any]
"""A code as in `/catalogue.json`."""

LIMIT = 1_000_000
"""Bytes that are read of what is pasted: far more than any answer to a failed call has."""

_TEXTS_NEEDED = ("id", "url", "api", "code", "kind", "title", "summary", "condition", "who", "again", "status")
_LISTS_NEEDED = {"http": [int], "fixes": [{"text": str}], "messages": [{"text": str, "varies": [str]}]}
_SHAPE = {
    "apis": [{"id": str, "label": str}],
    "conditions": [{"id": str, "title": str}],
    "codes": [dict.fromkeys(_TEXTS_NEEDED, str) | _LISTS_NEEDED],
}
"""What is needed of `/catalogue.json`: mappings and lists stand for themselves, types for values."""

_LONGEST_NAME = 80  # characters: what is longer is no slip of the keyboard
_LONGEST_MESSAGE = 2_000  # characters: the longest message has a quarter of that

_SAID = re.compile(r"(http|disconnect)(?:/[\d.]+\s)?[\s_-]*(\d+)(?: [a-z -]+)?", re.IGNORECASE)


def published(root: Path) -> dict[str, Any] | None:
    """The catalogue as it was last built in `root`; None if it is not there, broken, or not newer than what it is made from."""
    file = root / "docs/catalogue.json"
    try:
        made = file.stat().st_mtime_ns
        if any(path.stat().st_mtime_ns >= made for path in _origins(root / "data")):
            return None
        value = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return value if _has(value, _SHAPE) else None


def _origins(data: Path) -> Iterator[Path]:
    """What docs/catalogue.json is made from. A folder is newer, too, when a file in it is gone; schemas/ is written by a build."""
    for path in data.rglob("*"):
        if path.suffix == ".yaml" or (path.is_dir() and path.name != "schemas"):
            yield path
    yield from Path(__file__).with_name("exports").glob("*.py")


def _has(value: object, shape: Any) -> bool:
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(_has(value.get(key), part) for key, part in shape.items())
    if isinstance(shape, list):
        return isinstance(value, list) and all(_has(item, shape[0]) for item in value)
    return isinstance(value, shape)


def find(text: str, codes: list[Code]) -> list[Code]:
    """Return every code that `text` is the id, number, name or message of, the most exact first."""
    return by_name(text, codes) or by_message(text, codes)


def by_name(text: str, codes: list[Code]) -> list[Code]:
    """Return the code with this id, else every code with this number or name, those with the same case first.

    `HTTP 429` and `disconnect 7` are names too, and so is the URL of a problem type.
    """
    query = text.strip()
    if said := _SAID.fullmatch(query):
        query = f"{said[1]}-{said[2]}"
    elif "/problems/" in query:
        query = f"v2/{_last(query)}"
    wanted = _folded(query)
    found = [code for code in codes if _folded(code["id"]) == wanted]
    found = found or [code for code in codes if wanted in (_folded(code["code"]), _folded(_last(code["id"])))]
    return sorted(found, key=lambda code: query not in (code["id"], code["code"]))


def by_message(text: str, codes: list[Code]) -> list[Code]:
    """Return every code with this message, whatever is in the parts that vary; case and whitespace are ignored."""
    if not text.strip() or len(text) > _LONGEST_MESSAGE:
        return []
    found = [code for code in codes if any(_pattern(m["text"], *m["varies"]).is_whole(text) for m in code["messages"])]
    return sorted(found, key=_unlikely)


@cache
def _pattern(text: str, *varies: str) -> MessagePattern:
    return MessagePattern.of(text, varies)


def _unlikely(code: Code) -> tuple[bool, bool]:
    """Return the sort key among equals: a status says less than a code, and what is no longer sent is less likely."""
    return code["kind"] == "http-status", code["status"] == "retired"


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-")


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def nearest(query: str, codes: list[Code]) -> list[str]:
    """The ids nearest to a query that means no code, at most five, the nearest first; none for a long text."""
    known: dict[str, list[str]] = {}
    for code in codes:
        for name in dict.fromkeys((code["id"], code["code"])):
            known.setdefault(_folded(name), []).append(code["id"])
    near = get_close_matches(_folded(query.strip()), known, n=5, cutoff=0.6) if len(query) <= _LONGEST_NAME else []
    return list(dict.fromkeys(name for key in near for name in known[key]))[:5]
