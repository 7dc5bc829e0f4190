"""What an OpenAPI document of X says of errors and the catalogue does not, and the other way round.

The document is somebody else's: no shape of it is taken for granted, and its texts are printed without what could break
out of a line or a code span.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.catalogue import Catalogue, api_of
from generator.entries import Accepted, Body, Code, Member

API = "v2"
LIMIT = 20_000_000
"""Bytes that are read of a document: X's own has less than one million."""

KINDS = ("type", "value", "title", "field")
_SEEDS = ("Problem", "Error")
_NAMED = ("connection_issue", "disconnect_type")
"""Members whose values are codes of the catalogue; those of other members are told in the text of the member."""
_FREE = ("type", "title", "detail", "message")
"""Members whose values are told apart otherwise, or are sentences."""
_TYPE = re.compile(r"https?://api\.(?:twitter|x)\.com/2/problems/([A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9])|\babout:blank\b")
_SHOWN = 80  # characters of a name


class UnreadableError(Exception):
    """Why a document cannot be compared, in a few words."""


class Difference(NamedTuple):
    """What stands `only` in the document or in the catalogue; `where` names the schemas, or the entry, that have it."""

    only: str
    kind: str
    name: str
    where: tuple[str, ...]
    member: str = ""
    """The member that has the value."""


class Said:
    """What a document says of errors: each name with the places that say so."""

    def __init__(self, version: str) -> None:
        """Nothing yet, of this version of the document."""
        self.version = version
        self.types: dict[str, set[str]] = defaultdict(set)
        self.titles: dict[str, set[str]] = defaultdict(set)
        self.fields: dict[str, set[str]] = defaultdict(set)
        self.values: dict[tuple[str, str], set[str]] = defaultdict(set)
        """Member and value."""


def read(raw: bytes) -> Said:
    """What the document in `raw` says; raises UnreadableError if that is nothing of X."""
    if len(raw) > LIMIT:
        raise UnreadableError(f"it is larger than {LIMIT:,} bytes")
    try:
        document = json.loads(raw)
    except RecursionError:
        raise UnreadableError("it is nested too deep") from None
    except ValueError as error:
        raise UnreadableError(f"it is no JSON: {_clean(error)}") from None
    if not isinstance(document, dict) or not isinstance(document.get("openapi"), str):
        raise UnreadableError("it is no OpenAPI document")
    schemas = _mapping(_mapping(document.get("components")).get("schemas"))
    said = Said(_clean(_mapping(document.get("info")).get("version", "?")))
    errors = _error_schemas(document, schemas)
    for name, schema in schemas.items():
        _hear(said, schema, _clean(name), whole=name in errors)
    _hear(said, {key: value for key, value in document.items() if key != "components"}, "paths", whole=False)
    if not said.types and not said.fields:
        raise UnreadableError("it describes no errors: it is no document of X, or of another shape")
    return said


def differences(said: Said, catalogue: Catalogue) -> list[Difference]:
    """Everything that stands on one side alone, in order."""
    codes = [code for code in catalogue.codes if api_of(code.name) == API]
    api = catalogue.api.get(API)
    alive = [code for code in codes if api and (code.value.status or api.status) not in ("retired", "unknown")]
    told = _words_of_members(api.members if api else [])
    texts = "\n".join(_texts([code.value for code in codes], api.bodies if api else []))
    types = {name for code in codes for name in _types_of(code.value)}
    names = {code.value.code for code in codes}
    found = [Difference("document", "type", name, _sorted(where)) for name, where in said.types.items() if name not in types]
    found += [
        Difference("document", "value", value, _sorted(where), member)
        for (member, value), where in said.values.items()
        if value not in names and value not in told.get(member, set())
    ]
    found += [Difference("document", "title", name, _sorted(where)) for name, where in said.titles.items() if name not in texts]
    found += [Difference("document", "field", name, _sorted(where)) for name, where in said.fields.items() if name not in told]
    values = {value for _, value in said.values}
    for code in alive:
        own = code.value
        if own.kind == "problem-type" and own.code in _types_of(own) and own.code not in said.types:
            found.append(Difference("catalogue", "type", own.code, (code.name,)))
        if own.kind == "constant" and own.type and own.code not in values:
            found.append(Difference("catalogue", "value", own.code, (code.name,)))
    found += [Difference("catalogue", "field", name, (f"members of {API}",)) for name in told if name not in said.fields]
    return sorted(found, key=lambda one: (one.only != "document", KINDS.index(one.kind), one.name.casefold(), one))


def news(found: list[Difference], accepted: Iterable[Accepted]) -> tuple[list[Difference], list[Difference]]:
    """The differences that are not accepted, and the accepted ones that are none any more."""
    known = {(entry.only, entry.kind, name): name for entry in accepted for name in entry.names}
    present = {one[:3] for one in found}
    over = [Difference(only, kind, name, ("data/watch.yaml",)) for only, kind, name in known if (only, kind, name) not in present]
    return [one for one in found if one[:3] not in known], over


def report(said: Said, new: list[Difference], over: list[Difference], catalogue: Catalogue, *, markdown: bool) -> str:
    """What differs, and the stubs of entries for what the catalogue lacks; as the body of an issue, if so wished."""
    head, tick = ("## ", "`") if markdown else ("", "")
    count = len(new) + len(over)
    fields = f"{len(said.fields)} fields. {count or 'No'} difference{'' if count == 1 else 's'} to look at."
    blocks = [
        f"X's OpenAPI document, version {tick}{said.version}{tick}: {len(said.types)} problem types, {len(said.values)} values, {fields}"
    ]
    lists = {
        "Only in the document": [one for one in new if one.only == "document"],
        "Only in the catalogue": [one for one in new if one.only == "catalogue"],
        "Accepted in data/watch.yaml, and no difference any more: remove": over,
    }
    for title, items in lists.items():
        if items:
            blocks.append("\n".join([f"{head}{title}", *([""] if markdown else []), *(_line(item, tick) for item in items)]))
    if stubs := _stubs(lists["Only in the document"], catalogue):
        tip = f"Fill in every TODO from a source; a new code is also named by an answer of a guide. Then run {tick}make check{tick}."
        text = f"```yaml\n{stubs}\n```" if markdown else stubs
        blocks.append(f"{head}Stubs for data/apis/{API}.yaml\n\n{tip}\n\n{text}")
    if lists["Only in the catalogue"]:
        blocks.append(
            "What is only in the catalogue may have ended, or X may send it still: say so with `status` and `lifetime`, or accept "
            "it in data/watch.yaml with a reason."
        )
    return "\n\n".join(blocks)


def _line(one: Difference, tick: str) -> str:
    member = f" of {tick}{one.member}{tick}" if one.member else ""
    return f"- {one.kind} {tick}{one.name}{tick}{member} ({', '.join(one.where)})"


def _stubs(lacking: list[Difference], catalogue: Catalogue) -> str:
    codes = [_code_stub(one) for one in lacking if one.kind in ("type", "title") or one.member in _NAMED]
    members = [_field_stub(one.name) for one in lacking if one.kind == "field"]
    known = catalogue.api[API].members if API in catalogue.api else []
    grown: dict[str, list[str]] = defaultdict(list)
    for one in lacking:
        if one.kind == "value" and one.member not in _NAMED:
            grown[one.member].append(one.name)
    members += [_value_stub(member, values, known) for member, values in grown.items()]
    blocks = ["members:\n" + "\n".join(members)] if members else []
    blocks += ["codes:\n" + "\n\n".join(codes)] if codes else []
    return "\n\n".join(blocks)


def _code_stub(one: Difference) -> str:
    kind = {"type": "problem-type", "value": "constant", "title": "message"}[one.kind]
    name = one.name if kind == "problem-type" else re.sub(r"[^A-Za-z0-9._]+", "-", one.name).strip("-._")
    lines = [
        f'- code: "{name.lower() if kind == "message" else name}"',
        f"  kind: {kind}",
        "  http: [] # every status that a source names",
        '  title: "TODO: what happened"',
        '  summary: "TODO: what it means, in one sentence of its own."',
        "  condition: todo # the problem behind it, from data/conditions/",
        *([f"  match: [{_yaml(one.name)}]"] if kind == "message" else []),
        '  causes: [{text: "TODO: the state of request, token, account or server that gives it, probably", inferred: true}]',
        '  fixes: ["TODO: what to check, to send or to wait for"]',
        "  grade: documented",
        "  explanation: inferred",
        "  sources: [todo] # the document that names it, in data/sources.yaml",
        '  checked: "0000-00-00" # TODO: the date on which you compared it with that document',
    ]
    return "\n".join(f"  {line}" for line in lines)


def _field_stub(name: str) -> str:
    return f'  - {{name: {_yaml(name)}, text: "TODO: what it tells, and with which types.", sources: [todo]}}'


def _value_stub(member: str, values: list[str], known: list[Member]) -> str:
    """The member as it stands, with the values to be told of; a new one where the catalogue has none."""
    own = next((one for one in known if member in _names(one)), None)
    text = f"{own.text} " if own else ""
    sources = ", ".join([*(own.sources if own else []), "todo"])
    to_tell = f"{text}TODO: what {', '.join(values)} means."
    return f"  - {{name: {_yaml(own.name if own else member)}, text: {_yaml(to_tell)}, sources: [{sources}]}}"


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _error_schemas(document: dict[str, Any], schemas: dict[str, Any]) -> set[str]:
    """`Problem`, `Error`, what has a problem type or stands in a list called `errors`, what derives from all these, and their parts."""
    refers = {name: set(_references(schema)) for name, schema in schemas.items()}
    bases = {name: set(_references(_mapping(schema).get("allOf"))) for name, schema in schemas.items()}
    waiting = [*_SEEDS, *(name for name, schema in schemas.items() if _is_typed(schema))]
    waiting += [name for items in _items_of_errors(document) for name in _references(items.get("$ref"))]
    found = set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found and name in schemas:
            found.add(name)
            waiting += [*refers[name], *(other for other, base in bases.items() if name in base)]
    return found


def _is_typed(schema: Any) -> bool:
    own = _mapping(_mapping(schema).get("properties")).get("type")
    return any(isinstance(value, str) and _TYPE.fullmatch(value) for value in _walk(own))


def _hear(said: Said, part: Any, place: str, *, whole: bool) -> None:
    """Add what a part of the document says; `whole` means that every member in it is of an error."""
    for value in _walk(part):
        for match in _TYPE.finditer(value) if isinstance(value, str) else ():
            said.types[match[1] or "about-blank"].add(place)
        if isinstance(value, dict):
            _hear_sent(said, value, place)
            if not whole and "errors" in _mapping(value.get("properties")):
                said.fields["errors"].add(place)
    for members in [part] if whole else _items_of_errors(part):
        for value in _walk(members):
            for name, schema in _mapping(_mapping(value).get("properties")).items():
                said.fields[_clean(name)].add(place)
                _hear_values(said, _clean(name), _mapping(schema), place)


def _hear_values(said: Said, name: str, schema: dict[str, Any], place: str) -> None:
    listed = schema.get("enum")
    values = [*(listed if isinstance(listed, list) else []), schema.get("const")]
    if name == "title":
        values += [schema.get("default"), schema.get("example")]
    for text in [_clean(value) for value in values if isinstance(value, str)]:
        if name == "title":
            said.titles[text].add(place)
        elif name not in _FREE:
            said.values[name, text].add(place)


def _hear_sent(said: Said, value: dict[str, Any], place: str) -> None:
    """An example: a problem as it is sent."""
    kind, title = value.get("type"), value.get("title")
    if not (isinstance(kind, str) and _TYPE.fullmatch(kind)):
        return
    if isinstance(title, str):
        said.titles[_clean(title)].add(place)
    for name, own in value.items():
        said.fields[_clean(name)].add(place)
        if name in (*_NAMED, "reason") and isinstance(own, str):
            said.values[name, _clean(own)].add(place)


def _items_of_errors(part: Any) -> Iterator[dict[str, Any]]:
    """The schema of the items of every list called `errors`."""
    for value in _walk(part):
        errors = _mapping(_mapping(_mapping(value).get("properties")).get("errors"))
        if items := _mapping(errors.get("items")):
            yield items


def _references(part: Any) -> Iterator[str]:
    """The names of the schemas that a part refers to."""
    for value in _walk(part):
        if isinstance(value, str) and value.startswith("#/components/schemas/"):
            yield value.rpartition("/")[2]


def _walk(part: Any) -> Iterator[Any]:
    """Every value in a part, itself first, and every key."""
    waiting = [part]
    while waiting:
        value = waiting.pop()
        yield value
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value


def _types_of(code: Code) -> set[str]:
    """The problem type that the code is, or comes with."""
    if code.type:
        return {match[1] or "about-blank" for match in _TYPE.finditer(code.type)}
    return {code.code} if code.kind == "problem-type" else set()


def _names(member: Member) -> list[str]:
    """The bare names of the members that an entry tells of: `errors[].resource_id, value` tells of two."""
    return [name.strip().rpartition(".")[2].removesuffix("[]") for name in member.name.split(",")]


def _words_of_members(members: list[Member]) -> dict[str, set[str]]:
    """Name of a member to the words that are said of it."""
    told: dict[str, set[str]] = defaultdict(set)
    for member in members:
        for name in _names(member):
            told[name] |= set(re.findall(r"[\w-]+", member.text))
    return dict(told)


def _texts(codes: list[Code], bodies: list[Body]) -> Iterator[str]:
    """Where a title as it is sent may stand in the catalogue."""
    for code in codes:
        yield from (*code.match, *(message.text for message in code.messages), *(example.body for example in code.examples))
    yield from (body.body for body in bodies)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _sorted(places: set[str]) -> tuple[str, ...]:
    return tuple(sorted(places))


def _clean(value: object) -> str:
    """A text of the document that is safe to print: on one line, without backticks, and not endless."""
    return "".join(c if c.isprintable() and c != "`" else "?" for c in str(value)[:_SHOWN])
