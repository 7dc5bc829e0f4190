"""YAML text in, plain values out that remember where they stood. Nothing but reading happens here.

PyYAML keeps the last of two equal keys, turns `1.10` into 1.1 and `no` into false, and expands aliases: all of these
are findings here, before any schema sees the value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.findings import Finding, Mark, quoted, shown

RULES = {
    "file-name": "Files below data/ have names of lower-case letters, digits, dots and hyphens, and end in .yaml.",
    "encoding": "A file is UTF-8 text of 8 MiB at most, without control or bidirectional characters.",
    "yaml-syntax": "A file is one well-formed YAML document with something in it.",
    "alias": "Anchors, aliases, merge keys and tags are not used: each fact is written where it is read.",
    "duplicate-key": "A mapping names each key once.",
    "unquoted-value": "A text that YAML would turn into something else stands in quotes.",
}

_BESIDES = re.compile(r"data/((permalinks|watched-lines)\.txt|\.(permalinks|watched-lines)\.txt\.\d+|schemas/.*)")
"""Files in data/ besides the catalogue: locked URLs, hashes of X's pages, drafts of both from a killed run, and schemas for editors."""

Location = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and list positions."""

_YAML = "tag:yaml.org,2002:"
_INT, _BOOL, _NULL = (_YAML + name for name in ("int", "bool", "null"))
_DEPTH = 12  # the catalogue itself needs seven levels
_SIZE = 8 * 2**20  # the largest file has a quarter of a million bytes; more would keep an author waiting
_PLAIN_INT = re.compile(r"-?(?:0|[1-9]\d{0,17})")
# C0 and C1 controls but tab and line feed, the characters that reorder text unseen (Unicode TR9, "Trojan Source"), and
# those that are none, which YAML and XML refuse.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Document:
    """One file: its path as printed, its plain value, and the nodes that know the lines."""

    path: str
    value: object
    node: yaml.Node

    def mark(self, location: Location) -> Mark:
        """The place of the value at `location`: its key if it has one, else itself, else its nearest parent."""
        node, place = self.node, self.node
        for step in location:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == step), None)
                if pair is None:
                    break
                place, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                place = node = node.value[step]
            else:
                break
        return _mark(self.path, place)


def load(data: Path) -> tuple[list[Document], list[Finding]]:
    """Read every file below `data`, in the order of their names.

    Returns the documents that could be read and the findings of all others.
    Raises FileNotFoundError when `data` is no directory.
    """
    if not data.is_dir():
        raise FileNotFoundError(f"{data} is no directory")
    documents: list[Document] = []
    findings: list[Finding] = []
    for file in sorted(path for path in data.rglob("*") if path.is_file()):
        path = file.relative_to(data.parent).as_posix()
        if _BESIDES.fullmatch(path):
            continue
        if not re.fullmatch(r"[a-z0-9.-]+\.yaml", file.name):
            tip = "Name it with lower-case letters, digits, dots and hyphens, ending in .yaml, or move it out of data/."
            findings.append(Finding(Mark(path, 1, 1), file.name, "This file is no part of a catalogue.", tip, "file-name"))
            continue
        document, found = read(path, file.read_bytes())
        findings += found
        if document is not None:
            documents.append(document)
    return documents, findings


def load_programs(folder: Path) -> tuple[dict[str, str], list[Finding]]:
    """Read every file of `folder`, the programs of the snippets: name to text, and the findings of those that are no text.

    A folder that is not there holds none.
    """
    programs: dict[str, str] = {}
    findings: list[Finding] = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        text, found = text_of(f"{folder.name}/{file.relative_to(folder).as_posix()}", file.read_bytes())
        findings += found
        if text is not None:
            programs[file.relative_to(folder).as_posix()] = text
    return programs, findings


def read(path: str, raw: bytes) -> tuple[Document | None, list[Finding]]:
    """The document in `raw`, or None and the findings that say why there is none."""

    def finding(mark: Mark, message: str, tip: str, rule: str) -> tuple[None, list[Finding]]:
        return None, [Finding(mark, Path(path).name, message, tip, rule)]

    text, findings = text_of(path, raw)
    if text is None:
        return None, findings
    try:
        findings = list(_shape(path, text))
        nodes = [] if findings else list(yaml.compose_all(text, yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        mark = Mark(path, place.line + 1, place.column + 1) if place else Mark(path, 1, 1)
        reason = " ".join(str(part) for part in (error.context, error.problem) if part)
        tip = "Mend the YAML: check indentation, quotes and tabs around this place."
        return finding(mark, f"This is not YAML: {reason}.", tip, "yaml-syntax")
    if findings:
        return None, findings
    if not nodes or nodes[0].tag == _NULL:
        return finding(Mark(path, 1, 1), "The file is empty.", "Fill it or remove it.", "yaml-syntax")
    if len(nodes) > 1:
        return finding(_mark(path, nodes[1]), "A second document begins here.", "Remove the line `---` before it.", "yaml-syntax")
    findings = list(_check(path, nodes[0]))
    return (None, findings) if findings else (Document(path, _value(nodes[0]), nodes[0]), [])


def text_of(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """The text in `raw`, or None and the finding that says why it is none."""
    name = Path(path).name
    if len(raw) > _SIZE:
        message = f"The file has {len(raw):,} bytes; {_SIZE:,} are the most."
        tip = "Look for text that came in many times, or split the file."
        return None, [Finding(Mark(path, 1, 1), name, message, tip, "encoding")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        message = f"Byte 0x{raw[error.start]:02x} is no UTF-8."
        return None, [Finding(_at(path, before), name, message, "Save the file as UTF-8.", "encoding")]
    unseen = _UNSEEN.search(text)
    if unseen:
        message = f"The character {_name(unseen)} cannot be seen or breaks text."
        return None, [Finding(_at(path, text[: unseen.start()]), name, message, "Remove it.", "encoding")]
    return text, []


def _shape(path: str, text: str) -> Iterator[Finding]:
    """What must not reach PyYAML's composer: depth that overruns its C stack, and aliases, which can grow without end.

    Raises yaml.MarkedYAMLError when the text is not YAML.
    """
    name, depth = Path(path).name, 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        mark = Mark(path, event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else Mark(path, 1, 1)
        if isinstance(event, yaml.AliasEvent):
            yield Finding(mark, name, f"The alias *{shown(event.anchor)} is not used here.", "Write its value out.", "alias")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH:
            message = f"The YAML is nested more than {_DEPTH} deep."
            yield Finding(mark, name, message, "Look for a stray bracket, dash or indent.", "yaml-syntax")
            return


def _check(path: str, root: yaml.Node) -> Iterator[Finding]:
    """What YAML itself would let pass, in one walk."""
    name, stack = Path(path).name, [root]
    while stack:
        node = stack.pop()
        fault = _fault(node)
        if fault:
            yield Finding(_mark(path, node), name, *fault)
        elif isinstance(node, yaml.MappingNode):
            yield from _keys(path, name, node)
            stack += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value


def _fault(node: yaml.Node) -> tuple[str, str, str] | None:
    """Message, tip and rule of what is wrong with the tag or the text of one node."""
    kind = node.tag.removeprefix(_YAML)
    if kind == "merge":
        return "The merge key `<<` is not used here.", "Write the keys out.", "alias"
    if kind in ("map", "seq", "str", "null"):
        unseen = _UNSEEN.search(node.value) if isinstance(node, yaml.ScalarNode) else None
        return (f"The text holds the character {_name(unseen)}.", "Remove it.", "encoding") if unseen else None
    if kind not in ("int", "bool", "float", "timestamp") or not isinstance(node, yaml.ScalarNode) or node.style:
        return f"The tag {quoted(node.tag)} is not used here.", "Remove it.", "alias"
    if (kind == "int" and _PLAIN_INT.fullmatch(node.value)) or (kind == "bool" and node.value in ("true", "false")):
        return None
    message = f"Without quotes {quoted(node.value)} is a {kind} in YAML, not this text."
    return message, "Put it in double quotes, or write a plain number, `true` or `false`.", "unquoted-value"


def _keys(path: str, name: str, node: yaml.MappingNode) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield Finding(_mark(path, key), name, "A key is a list or a mapping.", "Use a plain word as the key.", "yaml-syntax")
        elif key.value in first:
            message = f"The key {quoted(key.value)} stands here again; it is already on line {first[key.value]}."
            yield Finding(_mark(path, key), name, message, "Keep one of the two.", "duplicate-key")
        else:
            first[key.value] = key.start_mark.line + 1


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if node.tag == _INT:
        return int(node.value)
    if node.tag == _BOOL:
        return node.value == "true"
    return None if node.tag == _NULL else node.value


def _mark(path: str, node: yaml.Node) -> Mark:
    return Mark(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _name(character: re.Match[str]) -> str:
    return f"U+{ord(character.group()):04X}"


def _at(path: str, before: str) -> Mark:
    """The place after the text `before`."""
    return Mark(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
