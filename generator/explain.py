"""What an error means, for the terminal: looked up by id, number, name or message, or in the pasted body of an answer.

Everything here works on the plain values of `/catalogue.json`: an answer in an incident shall not wait for YAML and
schemas. Free text is not guessed at: that is what the look-up page is for.
"""

import json
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

Code = dict[str, Any]
"""A code as in `/catalogue.json`."""
Clue = tuple[str, str]
"""What a body says of its code: the kind of clue, of `_CLEAR` or `_WEAK`, and its value."""

LIMIT = 1_000_000
"""Bytes that are read of what is pasted: far more than any answer to a failed call has."""

_TEXTS_NEEDED = ("id", "url", "api", "code", "kind", "title", "summary", "condition", "who", "again", "status")
_SHAPE = {
    "apis": [{"id": str, "label": str}],
    "conditions": [{"id": str, "title": str}],
    "codes": [
        dict.fromkeys(_TEXTS_NEEDED, str) | {"http": [int], "fixes": [str], "match": [str], "messages": [{"text": str, "varies": [str]}]}
    ],
}
"""What is needed of `/catalogue.json`: mappings and lists stand for themselves, types for values."""

_CLEAR = ("word", "number", "disconnect", "inner", "text", "type")
"""Clues that tell a code, the most exact first. `inner` is a text in a list of errors: it is about one of them."""
_WEAK = ("status", "blank", "phrase")
"""Clues for a body without clear ones: an HTTP status, the type `about:blank`, a text that only repeats the title."""
_WORDS = ("code", "name", "error", "connection_issue", "disconnect_type")
_TEXTS = ("message", "detail", "details", "error", "errors", "error_description", "job_state_description")
_PROBLEM_APIS = ("v2", "media")  # nobody else sends bodies with a `type`
_LONGEST_NAME = 80  # characters: what is longer is no slip of the keyboard
_MOST_CLUES = 200  # a body has a handful: what has more is no answer of an API

_OPENS = (re.compile(r"^[ \t]*[\[{]", re.MULTILINE), re.compile(r"[\[{]"))  # a header before the body may hold braces too
_SAID = re.compile(r"(http|disconnect)(?:/[\d.]+\s)?[\s_-]*(\d+)(?: [a-z -]+)?", re.IGNORECASE)
_STATUS_BEFORE = re.compile(r"\s*(?:HTTP(?:/[\d.]+)?[\s:]*)?(\d{3})\b", re.IGNORECASE)


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
    """Every code that `text` can mean, the most exact first: it is an id, a number, a name, a body, or a message."""
    return by_name(text, codes) or by_body(text, codes) or by_message(text, codes)


def by_name(text: str, codes: list[Code]) -> list[Code]:
    """The code with this id, else every code with this number or name, those spelled just so first.

    `HTTP 429` and `disconnect 7` are names too, and so is the address of a problem type.
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
    """Every code with this message, whatever stands in the parts that vary, those with just these letters first."""
    found = _saying(text, codes)
    return sorted(found, key=lambda code: (not _literally(code, [text]), *_unlikely(code)))


def by_body(text: str, codes: list[Code]) -> list[Code]:
    """Every code that the JSON in `text` can mean, the most exact first; an HTTP status may stand before it.

    A code is left out when another has all that speaks for it, and more: `TooManyConnections` says more than its type.
    """
    before, body = _parsed(text)
    clues = list(dict.fromkeys(islice(_clues(body), _MOST_CLUES)))
    if status := _STATUS_BEFORE.match(before):
        clues.append(("status", status[1]))
    if any(kind in ("type", "blank") for kind, _ in clues):
        codes = [code for code in codes if code["api"] in _PROBLEM_APIS]
    known = {code["id"]: code for code in codes}
    told = {clue: [code["id"] for code in _told(clue, codes)] for clue in clues}
    spoken: dict[str, set[Clue]] = {name: set() for clue in clues if clue[0] in _CLEAR for name in told[clue]}
    if not spoken:
        return [known[name] for name in dict.fromkeys(name for kind in _WEAK for clue in clues if clue[0] == kind for name in told[clue])]
    for name, own in spoken.items():
        own.update(clue for clue in clues if name in told[clue] or _fits(clue, known[name]))

    def order(name: str) -> tuple[Any, ...]:
        counts = [-sum(clue[0] == kind for clue in spoken[name]) for kind in _CLEAR]
        return (*counts, not _literally(known[name], [value for _, value in spoken[name]]), *_unlikely(known[name]))

    best = [name for name, own in spoken.items() if not any(own < others for others in spoken.values())]
    return [known[name] for name in sorted(best, key=order)]


def _parsed(text: str) -> tuple[str, object]:
    """What stands before the first JSON in the text, and its value; None where there is no JSON."""
    for opens in _OPENS:
        if match := opens.search(text):
            try:
                return text[: match.start()], json.JSONDecoder().raw_decode(text, match.end() - 1)[0]
            except (ValueError, RecursionError):
                continue
    return "", None


def _clues(body: object) -> Iterator[Clue]:
    held: list[tuple[str, str, object]] = [("", "", body)]
    for outer, key, value in held:  # grows while it is read
        if isinstance(value, list):
            held += [(outer, key, item) for item in value]
        elif isinstance(value, dict):
            title = value.get("title")
            for name, item in value.items():
                if item == title and name in _TEXTS:
                    yield "phrase", str(item)
                else:
                    held.append((key, name, item))
        elif isinstance(value, str | int):
            yield from _clues_in(outer, key, str(value))


def _clues_in(outer: str, key: str, value: str) -> Iterator[Clue]:
    """The clues in the text or number `value`, which stands under `key` in what stands under `outer`."""
    if (outer, key) == ("limit", "track"):
        yield "word", "limit"
    if (outer, key) == ("disconnect", "code"):
        yield "disconnect", value
    elif key == "code" and value.isdecimal():
        yield "number", value
    elif key in _WORDS:
        yield "word", value
    if key in _TEXTS:
        yield "inner" if outer == "errors" else "text", value
    if key == "type":
        yield ("blank", "about-blank") if value == "about:blank" else ("type", _last(value))
    if key == "status" or (outer, key) == ("", "code"):
        yield "status", value


def _told(clue: Clue, codes: list[Code]) -> list[Code]:
    """The codes that the clue alone can mean."""
    kind, value = clue
    if kind in ("inner", "text"):
        return _saying(value, codes) or [code for code in codes if any(part.casefold() in value.casefold() for part in code["match"])]
    if kind == "phrase":
        return _saying(value, codes)
    kinds = {
        "word": ("constant", "oauth-error"),
        "number": ("numeric-code",),
        "disconnect": ("disconnect-code",),
        "type": ("problem-type",),
        "blank": ("problem-type",),
        "status": ("http-status",),
    }[kind]
    return [code for code in codes if code["kind"] in kinds and code["code"] == value]


def _saying(text: str, codes: list[Code]) -> list[Code]:
    words = _words(text)
    return [code for code in codes if any(_says(_pieces(m["text"], *m["varies"]), words) for m in code["messages"])] if words else []


def _fits(clue: Clue, code: Code) -> bool:
    """Whether the clue speaks for the code beside others: many codes share a problem type and an HTTP status."""
    kind, value = clue
    type_uri = code.get("type", "")
    return (
        (kind == "status" and value in map(str, code["http"]))
        or (kind == "blank" and type_uri == "about:blank")
        or (kind == "type" and _last(type_uri) == value)
    )


def _literally(code: Code, texts: Iterable[str]) -> bool:
    return any(message["text"] == text for message in code["messages"] for text in texts)


def _unlikely(code: Code) -> tuple[bool, bool]:
    """Sort key among equals: a status says less than a code, and what is no longer sent is less likely."""
    return code["kind"] == "http-status", code["status"] == "retired"


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-")


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def _pieces(text: str, *varies: str) -> list[str]:
    """The words of a message between the parts that vary."""
    for part in sorted(varies, key=len, reverse=True):
        text = text.replace(part, "\x1f")
    return [_words(piece) for piece in text.split("\x1f")]


def _says(pieces: list[str], words: str) -> bool:
    """Whether `words` is a message of these pieces: begins with the first, ends with the last, the others between, in order."""
    first, *others = [f" {piece} " if piece else " " for piece in pieces]
    rest = f" {words} "
    if not others:
        return rest == first
    if not any(pieces) or not rest.startswith(first):
        return False
    rest = rest[len(first) - 1 :]
    for piece in others[:-1]:
        _, found, after = rest.partition(piece)
        if not found:
            return False
        rest = f" {after}"
    return rest.endswith(others[-1])


def nearest(query: str, codes: list[Code]) -> list[str]:
    """The ids nearest to a query that means no code, at most five, the nearest first; none for a long text."""
    known: dict[str, list[str]] = {}
    for code in codes:
        for name in dict.fromkeys((code["id"], code["code"])):
            known.setdefault(_folded(name), []).append(code["id"])
    near = get_close_matches(_folded(query.strip()), known, n=5, cutoff=0.6) if len(query) <= _LONGEST_NAME else []
    return list(dict.fromkeys(name for key in near for name in known[key]))[:5]
