"""Look up an error in the terminal by ID, number, name, or exact message.

The lookup reads `/catalogue.json`, because parsing and validating the YAML files would take too long during an incident.
The lookup does not rank logs, response bodies, or questions: a second implementation of the search returned different results from
the one in JavaScript for 6% of the messages and 34% of the examples in the catalogue. The terminal handles queries that need no
ranking, and refers you to the lookup page for all others.
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
"""A code in `/catalogue.json`."""

LIMIT = 1_000_000
"""Maximum number of bytes to read from standard input. Error responses are far smaller."""

_TEXTS_NEEDED = (
    *("id", "page_url", "api_id", "code_value", "code_kind", "title", "summary", "condition_id"),
    *("responsible_label", "retry_label", "retry_text", "lifecycle"),
)
_LISTS_NEEDED = {"http_statuses": [int], "fixes": [{"text": str}], "messages": [{"text": str, "varies": [str]}]}
_SHAPE = {
    "apis": [{"id": str, "label": str}],
    "conditions": [{"id": str, "title": str}],
    "codes": [dict.fromkeys(_TEXTS_NEEDED, str) | _LISTS_NEEDED],
}
"""The fields of `/catalogue.json` that this module reads, with their types."""

_LONGEST_NAME = 80  # characters: a longer query is not a misspelled name
_LONGEST_MESSAGE = 2_000  # characters: four times the longest message in the catalogue

_NUMBERED = re.compile(r"(http|disconnect)(?:/[\d.]+\s)?[\s_-]*(\d+)(?: [a-z -]+)?", re.IGNORECASE)


def published(root: Path) -> dict[str, Any] | None:
    """Return the catalogue from the last build in `root`, or None if it is missing, invalid, or older than its source files."""
    file = root / "docs/catalogue.json"
    try:
        made = file.stat().st_mtime_ns
        if any(path.stat().st_mtime_ns >= made for path in _inputs(root / "data")):
            return None
        value = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return value if _has_shape(value, _SHAPE) else None


def _inputs(data: Path) -> Iterator[Path]:
    """Yield the files and folders from which docs/catalogue.json is built.

    Folders are included, because the modification time of a folder changes when a file is removed from the folder. The folder
    schemas/ is left out, because a build writes to that folder.
    """
    for path in data.rglob("*"):
        if path.suffix == ".yaml" or (path.is_dir() and path.name != "schemas"):
            yield path
    yield from Path(__file__).with_name("exports").glob("*.py")


def _has_shape(value: object, shape: Any) -> bool:
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(_has_shape(value.get(key), part) for key, part in shape.items())
    if isinstance(shape, list):
        return isinstance(value, list) and all(_has_shape(item, shape[0]) for item in value)
    return isinstance(value, shape)


def find(text: str, codes: list[Code]) -> list[Code]:
    """Return every code whose ID, number, name, or message is `text`, best match first."""
    return by_name(text, codes) or by_message(text, codes)


def by_name(text: str, codes: list[Code]) -> list[Code]:
    """Return the code whose ID is `text`, or otherwise every code whose number or name is `text`, codes with the same letter case first.

    `HTTP 429`, `disconnect 7`, and the URL of a problem type count as names.
    """
    query = text.strip()
    if numbered := _NUMBERED.fullmatch(query):
        query = f"{numbered[1]}-{numbered[2]}"
    elif "/problems/" in query:
        query = f"v2/{_last(query)}"
    wanted = _normalized(query)
    found = [code for code in codes if _normalized(code["id"]) == wanted]
    found = found or [code for code in codes if wanted in (_normalized(code["code_value"]), _normalized(_last(code["id"])))]
    return sorted(found, key=lambda code: query not in (code["id"], code["code_value"]))


def by_message(text: str, codes: list[Code]) -> list[Code]:
    """Return every code with a message that matches `text`. Parts of a message that vary match any text. Ignore case and whitespace."""
    if not text.strip() or len(text) > _LONGEST_MESSAGE:
        return []
    found = [code for code in codes if any(_pattern(m["text"], *m["varies"]).is_whole(text) for m in code["messages"])]
    return sorted(found, key=_tie_break)


@cache
def _pattern(text: str, *varies: str) -> MessagePattern:
    return MessagePattern.of(text, varies)


def _tie_break(code: Code) -> tuple[bool, bool]:
    """Return the sort key of a code among equal matches: error codes before status codes (less specific), current before retired codes."""
    return code["code_kind"] == "http-status", code["lifecycle"] == "retired"


def _normalized(name: str) -> str:
    return name.casefold().replace("_", "-")


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def nearest_ids(query: str, codes: list[Code]) -> list[str]:
    """Return up to five IDs of codes with an ID or name similar to `query`, most similar first. For a long query, return an empty list."""
    known: dict[str, list[str]] = {}
    for code in codes:
        for name in dict.fromkeys((code["id"], code["code_value"])):
            known.setdefault(_normalized(name), []).append(code["id"])
    near = get_close_matches(_normalized(query.strip()), known, n=5, cutoff=0.6) if len(query) <= _LONGEST_NAME else []
    return list(dict.fromkeys(name for key in near for name in known[key]))[:5]
