"""Parse the YAML files of the catalogue into plain values, and keep the position of each value.

PyYAML silently keeps the last of two equal keys, reads `1.10` as 1.1 and `no` as false, and expands aliases. This module reports
repeated keys, unquoted values of such types, and aliases before the models validate the values.
"""

import marshal
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.cache import Cache, digest
from generator.findings import Finding, Mark, quoted, shown

RULES = {
    "file-name": "File names in data/ consist of lowercase letters, digits, dots, and hyphens, and end in .yaml.",
    "encoding": "A file is UTF-8 text of at most 8 MiB, without control characters or invisible characters.",
    "yaml-syntax": "A file is one well-formed YAML document that is not empty.",
    "alias": "Anchors, aliases, merge keys, and tags are not allowed, so that each entry can be read alone.",
    "duplicate-key": "A mapping has each key only once.",
    "unquoted-value": "Text that YAML would convert to another type is in quotes.",
}

_OTHER_FILES = re.compile(r"data/((permalinks|watched-lines)\.txt|\.(permalinks|watched-lines)\.txt\.\d+|schemas/.*)")
"""Files in data/ to skip: the lock file of permalinks, the hashes of X's pages, temporary files of interrupted runs, and editor schemas."""

Location = tuple[str | int, ...]
"""The path from the root of a document to a value: keys and list indexes."""

_YAML = "tag:yaml.org,2002:"
_INT, _BOOL, _NULL = (_YAML + name for name in ("int", "bool", "null"))
_DEPTH = 12  # the catalogue uses seven levels
_SIZE = 8 * 2**20  # bytes; the largest file has about 250,000, and a much larger file would slow down every check
_PLAIN_INT = re.compile(r"-?(?:0|[1-9]\d{0,17})")
# C0 and C1 controls except tab and line feed, invisible characters that reorder text (Unicode TR9, "Trojan Source"), and
# noncharacters, which YAML and XML do not allow.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Document:
    """A parsed YAML file: the path, the content as plain values, and the position (line and column) of each value in the file.

    The position of a value in a mapping is the position of its key.
    """

    path: str
    value: object
    positions: dict[Location, tuple[int, int]]

    def mark(self, location: Location) -> Mark:
        """Return the position of the value at `location`, or of its nearest existing ancestor if the value is missing."""
        while location not in self.positions:
            location = location[:-1]
        return Mark(self.path, *self.positions[location])


def load(data: Path, cache: Cache | None = None) -> tuple[list[Document], list[Finding]]:
    """Read all YAML files in the folder `data` and in subfolders, sorted by path. `cache` has the documents of earlier builds.

    Return the documents that could be read, and findings for the files that could not.
    Raise FileNotFoundError if `data` is not a directory.
    """
    if not data.is_dir():
        raise FileNotFoundError(f"{data} is not a directory")
    documents: list[Document] = []
    findings: list[Finding] = []
    for file in sorted(path for path in data.rglob("*") if path.is_file()):
        path = file.relative_to(data.parent).as_posix()
        if _OTHER_FILES.fullmatch(path):
            continue
        if not re.fullmatch(r"[a-z0-9.-]+\.yaml", file.name):
            tip = "Use lowercase letters, digits, dots, and hyphens, with the extension .yaml, or move the file out of data/."
            findings.append(Finding(Mark(path, 1, 1), file.name, "The file name is invalid.", tip, "file-name"))
            continue
        document, found = _read_cached(path, file.read_bytes(), cache) if cache else read(path, file.read_bytes())
        findings += found
        if document is not None:
            documents.append(document)
    return documents, findings


def _read_cached(path: str, raw: bytes, cache: Cache) -> tuple[Document | None, list[Finding]]:
    """Return the document for the file content `raw` from the cache, or parse `raw` with `read`. Findings are not cached."""
    findings: list[Finding] = []

    def parse() -> bytes:
        document, found = read(path, raw)
        findings.extend(found)
        parts: Any = (document.value, document.positions) if document else None
        return marshal.dumps(parts)

    parts = marshal.loads(cache.result(digest(b"document", path.encode(), raw), parse))  # noqa: S302 - our own file
    return (Document(path, *parts) if parts else None), findings


def load_programs(folder: Path) -> tuple[dict[str, str], list[Finding]]:
    """Read the programs of the snippets, which are all files in `folder`.

    Return the source code of the programs by file name, and findings for files that are not valid text. If the folder is missing,
    return no programs.
    """
    programs: dict[str, str] = {}
    findings: list[Finding] = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        text, found = decode(f"{folder.name}/{file.relative_to(folder).as_posix()}", file.read_bytes())
        findings += found
        if text is not None:
            programs[file.relative_to(folder).as_posix()] = text
    return programs, findings


def library_programs(root: Path) -> frozenset[str] | None:
    """Return the IDs of the libraries that have a program in tests/libraries/programs/, or None if that folder does not exist."""
    folder = root / "tests/libraries/programs"
    return frozenset(file.stem for file in folder.iterdir() if file.suffix in (".py", ".mjs")) if folder.is_dir() else None


def read(path: str, raw: bytes) -> tuple[Document | None, list[Finding]]:
    """Parse `raw`, the content of the YAML file at `path`. Return None and findings if the file is invalid."""

    def finding(mark: Mark, message: str, tip: str, rule: str) -> tuple[None, list[Finding]]:
        return None, [Finding(mark, Path(path).name, message, tip, rule)]

    text, findings = decode(path, raw)
    if text is None:
        return None, findings
    try:
        findings = list(_structure_findings(path, text))
        nodes = [] if findings else list(yaml.compose_all(text, yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        mark = Mark(path, place.line + 1, place.column + 1) if place else Mark(path, 1, 1)
        reason = ", ".join(str(part) for part in (error.problem, error.context) if part)
        tip = "Check the indentation, quotes, and tabs near this position."
        return finding(mark, f"The file is not valid YAML: {reason}.", tip, "yaml-syntax")
    if findings:
        return None, findings
    if not nodes or nodes[0].tag == _NULL:
        return finding(Mark(path, 1, 1), "The file is empty.", "Add its content, or remove the file.", "yaml-syntax")
    if len(nodes) > 1:
        return finding(_mark(path, nodes[1]), "A second YAML document starts here.", "Remove the line `---` before it.", "yaml-syntax")
    findings = list(_value_findings(path, nodes[0]))
    return (None, findings) if findings else (Document(path, _value(nodes[0]), dict(_positions(nodes[0]))), [])


def decode(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """Decode `raw`, the content of the file at `path`, as UTF-8. Return None and a finding if the content is not valid text."""
    name = Path(path).name
    if len(raw) > _SIZE:
        message = f"The file is {len(raw):,} bytes; the limit is {_SIZE:,}."
        tip = "Look for text that was pasted many times, or split the file."
        return None, [Finding(Mark(path, 1, 1), name, message, tip, "encoding")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        message = f"Byte 0x{raw[error.start]:02x} is not valid UTF-8."
        return None, [Finding(_mark_after(path, before), name, message, "Save the file as UTF-8.", "encoding")]
    invisible = _INVISIBLE.search(text)
    if invisible:
        message = f"The file contains the invisible or control character {_code_point(invisible)}."
        return None, [Finding(_mark_after(path, text[: invisible.start()]), name, message, "Remove it.", "encoding")]
    return text, []


def _structure_findings(path: str, text: str) -> Iterator[Finding]:
    """Yield findings for structures that PyYAML's composer cannot handle safely.

    Deep nesting overflows the C stack, and aliases can expand exponentially. Raise yaml.MarkedYAMLError if the text is not valid YAML.
    """
    name, depth = Path(path).name, 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        mark = Mark(path, event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else Mark(path, 1, 1)
        if isinstance(event, yaml.AliasEvent):
            yield Finding(mark, name, f"The alias *{shown(event.anchor)} is not allowed.", "Replace it with its value.", "alias")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH:
            message = f"The YAML has more than {_DEPTH} levels of nesting."
            yield Finding(mark, name, message, "Look for an extra bracket, dash, or indent.", "yaml-syntax")
            return


def _value_findings(path: str, root: yaml.Node) -> Iterator[Finding]:
    """Yield findings for valid YAML that the catalogue does not allow."""
    name, stack = Path(path).name, [root]
    while stack:
        node = stack.pop()
        problem = _problem_of(node)
        if problem:
            yield Finding(_mark(path, node), name, *problem)
        elif isinstance(node, yaml.MappingNode):
            yield from _key_findings(path, name, node)
            stack += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value


def _problem_of(node: yaml.Node) -> tuple[str, str, str] | None:
    """Return the message, tip, and rule for a node whose tag or text is not allowed, or None for any other node."""
    kind = node.tag.removeprefix(_YAML)
    if kind == "merge":
        return "The merge key `<<` is not allowed.", "Replace it with the keys that it inserts.", "alias"
    if kind in ("map", "seq", "str", "null"):
        invisible = _INVISIBLE.search(node.value) if isinstance(node, yaml.ScalarNode) else None
        return (
            (f"The text contains the invisible or control character {_code_point(invisible)}.", "Remove it.", "encoding")
            if invisible
            else None
        )
    if kind not in ("int", "bool", "float", "timestamp") or not isinstance(node, yaml.ScalarNode) or node.style:
        return f"The tag {quoted(node.tag)} is not allowed.", "Remove it.", "alias"
    if (kind == "int" and _PLAIN_INT.fullmatch(node.value)) or (kind == "bool" and node.value in ("true", "false")):
        return None
    message = f"Without quotes, YAML reads {quoted(node.value)} as a value of type {kind}, not as a string."
    return message, "Put it in double quotes, or write a whole number, `true`, or `false`.", "unquoted-value"


def _key_findings(path: str, name: str, node: yaml.MappingNode) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield Finding(_mark(path, key), name, "A key is a list or a mapping, not text.", "Use a word as the key.", "yaml-syntax")
        elif key.value in first:
            message = f"The key {quoted(key.value)} is repeated; it is already on line {first[key.value]}."
            yield Finding(_mark(path, key), name, message, "Remove one of the two.", "duplicate-key")
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


def _positions(root: yaml.Node) -> Iterator[tuple[Location, tuple[int, int]]]:
    """Yield the location and the position (line and column) of each value in the document with the root node `root`."""
    stack: list[tuple[Location, yaml.Node, yaml.Node]] = [((), root, root)]
    while stack:
        location, place, node = stack.pop()
        yield location, (place.start_mark.line + 1, place.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            stack += [((*location, key.value), key, value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += [((*location, index), item, item) for index, item in enumerate(node.value)]


def _mark(path: str, node: yaml.Node) -> Mark:
    return Mark(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _code_point(character: re.Match[str]) -> str:
    return f"U+{ord(character.group()):04X}"


def _mark_after(path: str, before: str) -> Mark:
    """Return the position immediately after the text `before`, which is the start of the file at `path`."""
    return Mark(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
