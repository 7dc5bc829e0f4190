"""Fix formatting automatically: the order of codes and status codes, and trailing whitespace.

Fixes edit the text of a file. Writing the parsed value instead would lose comments, quotes, and line breaks.
"""

import re
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.catalogue import code_order
from generator.entries import Code
from generator.load import read

_CODES = re.compile(r"^codes:\n", re.MULTILINE)
_ENTRY = re.compile(r"^(?=  - code:)", re.MULTILINE)
_STATUSES = re.compile(r"^(    http: )\[([0-9, ]+)\]$", re.MULTILINE)


def fixed(text: str, path: str) -> str:
    """Return the text of a catalogue file with all fixes applied. `path` is relative to the root.

    The codes in a file that cannot be parsed are not sorted, because `check` reports the file.
    """
    text = "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines()) if text.strip() else text
    if path.startswith("data/apis/"):
        text = _ordered(_STATUSES.sub(_sorted_statuses, text), path)
    return text


def fix(root: Path) -> list[str]:
    """Fix every catalogue file in `root`, and return the paths of the changed files."""
    changed = []
    for file in sorted((root / "data").rglob("*.yaml")):
        path = file.relative_to(root).as_posix()
        before = file.read_bytes()
        try:
            after = fixed(before.decode("utf-8"), path).encode("utf-8")
        except UnicodeDecodeError:
            continue  # `check` reports it
        if after != before:
            file.write_bytes(after)
            changed.append(path)
    return changed


def _sorted_statuses(match: re.Match[str]) -> str:
    numbers = sorted({int(number) for number in match[2].split(",") if number.strip()})
    return f"{match[1]}[{', '.join(map(str, numbers))}]"


def _ordered(text: str, path: str) -> str:
    """Return the text of an API file with the codes sorted and separated by one empty line, or unchanged if the file is invalid."""
    start = _CODES.search(text)
    document, findings = read(path, text.encode("utf-8"))
    if not start or findings or not document or not isinstance(document.value, dict):
        return text
    entries = _ENTRY.split(text[start.end() :])[1:]
    try:
        codes = TypeAdapter(list[Code]).validate_python(document.value["codes"])
    except ValidationError:
        return text
    if len(codes) != len(entries):  # an entry does not start with a `  - code:` line
        return text
    order = sorted(range(len(codes)), key=lambda index: code_order(codes[index]))
    return text[: start.end()] + "\n".join(f"{entries[index].rstrip()}\n" for index in order)
