"""Write the report of a comparison, as plain text or as the body of a GitHub issue, with stubs for missing entries."""

import json
import re
from collections import defaultdict

from generator.catalogue import Catalogue
from generator.entries import Member
from generator.watch.differences import API, Difference, names_of
from generator.watch.pages import PageChange
from generator.watch.specification import NAMED_FIELDS, Specification

_SHOWN = 400  # maximum number of characters to show of each line


def of_specification(
    specification: Specification, new: list[Difference], stale: list[Difference], catalogue: Catalogue, *, markdown: bool
) -> str:
    """Return the report on differences from X's OpenAPI document, with stubs for the entries that the catalogue lacks.

    `new` has the differences that are not accepted, and `stale` the accepted differences that no longer occur.
    """
    head, tick = ("## ", "`") if markdown else ("", "")
    count = len(new) + len(stale)
    has = f"{len(specification.types)} problem types, {len(specification.values)} values, {len(specification.fields)} fields"
    result = f"{count or 'No'} unexplained difference{'' if count == 1 else 's'}"
    blocks = [f"X's OpenAPI document, version {tick}{specification.version}{tick}: {has}. {result}."]
    lists = {
        "Only in the document": [one for one in new if one.only == "document"],
        "Only in the catalogue": [one for one in new if one.only == "catalogue"],
        "Accepted in data/watch.yaml, but no longer different (remove these)": stale,
    }
    for title, items in lists.items():
        if items:
            blocks.append("\n".join([f"{head}{title}", *([""] if markdown else []), *(_line(item, tick) for item in items)]))
    if stubs := _stubs(lists["Only in the document"], catalogue):
        tip = f"Fill in every TODO from a source, and add new codes to a guide. Then run {tick}make check{tick}."
        text = f"```yaml\n{stubs}\n```" if markdown else stubs
        blocks.append(f"{head}Stubs for data/apis/{API}.yaml\n\n{tip}\n\n{text}")
    if lists["Only in the catalogue"]:
        blocks.append(
            "X may have removed names that are only in the catalogue, or may still send them. Record this in `status` and `lifetime`, or "
            "accept the difference in data/watch.yaml with a reason."
        )
    return "\n\n".join(blocks)


def of_pages(changes: list[PageChange], *, saved: bool, markdown: bool) -> str:
    """Return the report on pages of X's documentation: which lines are new, and how many lines were removed."""
    blocks = [_page(change, markdown=markdown) for change in changes]
    if any(change.differs for change in changes):
        tick = "`" if markdown else ""
        blocks.append(
            "The hashes are saved in data/watched-lines.txt. Commit that file with your changes to the catalogue."
            if saved
            else f"Add changes about errors to the catalogue. Then run {tick}python -m generator watch --pages --save{tick}, and commit "
            "data/watched-lines.txt."
        )
    return "\n\n".join(blocks)


def _page(change: PageChange, *, markdown: bool) -> str:
    """Return the part of the report about one page. New lines that are adjacent on the page stay together."""
    lines = sum(map(len, change.new))
    summary = f"{_count(lines, 'new line')}, {_count(change.gone, 'removed line')}." if change.differs else "No changes."
    head = f"## {change.url}\n\n{summary}" if markdown else f"{change.url}: {summary}"
    if not lines:
        return head
    text = "\n\n".join("\n".join(map(_printable, run)) for run in change.new)
    fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1) if markdown else ""
    return "\n".join([head, "", *([f"{fence}text", text, fence] if markdown else [text])])


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _printable(line: str) -> str:
    text = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
    return "".join(c if c.isprintable() else "?" for c in text)


def _line(one: Difference, tick: str) -> str:
    field = f" of {tick}{one.field}{tick}" if one.field else ""
    return f"- {one.kind} {tick}{one.name}{tick}{field} ({', '.join(one.where)})"


def _stubs(lacking: list[Difference], catalogue: Catalogue) -> str:
    codes = [_code_stub(one) for one in lacking if one.kind in ("type", "title") or one.field in NAMED_FIELDS]
    members = [_field_stub(one.name) for one in lacking if one.kind == "field"]
    known = catalogue.api[API].members if API in catalogue.api else []
    grown: dict[str, list[str]] = defaultdict(list)
    for one in lacking:
        if one.kind == "value" and one.field not in NAMED_FIELDS:
            grown[one.field].append(one.name)
    members += [_value_stub(field, values, known) for field, values in grown.items()]
    blocks = ["members:\n" + "\n".join(members)] if members else []
    blocks += ["codes:\n" + "\n\n".join(codes)] if codes else []
    return "\n\n".join(blocks)


def _code_stub(one: Difference) -> str:
    kind = {"type": "problem-type", "value": "constant", "title": "message"}[one.kind]
    name = one.name if kind == "problem-type" else re.sub(r"[^A-Za-z0-9._]+", "-", one.name).strip("-._")
    lines = [
        f'- code: "{name.lower() if kind == "message" else name}"',
        f"  kind: {kind}",
        "  http: [] # all status codes that a source lists",
        '  title: "TODO: what happened"',
        '  summary: "TODO: what it means, in one sentence."',
        "  condition: todo # the ID of a condition in data/conditions/",
        *([f"  match: [{_yaml(one.name)}]"] if kind == "message" else []),
        '  causes: [{text: "TODO: what state the request, token, account, or server probably has", inferred: true}]',
        '  fixes: ["TODO: what to check, send, or wait for"]',
        "  grade: documented",
        "  explanation: inferred",
        "  sources: [todo] # the ID of the document in data/sources.yaml",
        '  checked: "0000-00-00" # TODO: the date on which you compared the entry with that document',
    ]
    return "\n".join(f"  {line}" for line in lines)


def _field_stub(name: str) -> str:
    return f'  - {{name: {_yaml(name)}, text: "TODO: what it contains, and in which problem types.", sources: [todo]}}'


def _value_stub(field: str, values: list[str], known: list[Member]) -> str:
    """Return the YAML entry of a field with a placeholder for new values, or a new entry if the catalogue does not describe the field."""
    own = next((one for one in known if field in names_of(one)), None)
    text = f"{own.text} " if own else ""
    sources = ", ".join([*(own.sources if own else []), "todo"])
    to_describe = f"{text}TODO: what {', '.join(values)} means."
    return f"  - {{name: {_yaml(own.name if own else field)}, text: {_yaml(to_describe)}, sources: [{sources}]}}"


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
