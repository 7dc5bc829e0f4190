"""The lock of all addresses ever published: data/permalinks.txt. Tickets link to them for years.

A line is an address, what its code means (`=` and the id of a condition), the endings of its other forms, and its section
ids: `errors/v1.1/187/ =duplicate-content .json .md #fix #cause`. Lines are added and grow; nothing is taken away.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.findings import Finding, Mark, quoted

PATH = "data/permalinks.txt"
RULES = {
    "permalink-form": "A line of the lock is an address and what belongs to it, and each address stands there once.",
    "permalink-gone": "An address that was published still leads to a page.",
    "permalink-meaning": "A code that was published means what it meant: it stays with its condition.",
    "permalink-section": "A section id or a form of a page that was published is still there.",
    "permalink-missing": "Every address stands in the lock.",
}
_HEAD = "# Every address ever published. Written by `make site`; commit it. Lines are added and grow, and nothing is taken away.\n"
_LINE = re.compile(r"\S+( [=.#]\S+)*")
_ID = re.compile(r"\{:? ?#([\w-]+)[ }]|id=(?<=\bid=)\"([\w-]+)\"")  # with \b before id= it takes three times as long
_OWN = re.compile(r"source-\d+|xr-.*")  # numbers of citations, and what scripts and styles hold on to


@dataclass(frozen=True)
class Permalink:
    """One address, relative to the root of the site, and what belongs to it: `=condition`, `.ending` and `#section`."""

    address: str
    parts: tuple[str, ...] = ()
    alias: bool = False


def sections(text: str) -> list[str]:
    """The section ids of a page as rendered, with their `#`."""
    found = [first or second for first, second in _ID.findall(text)]
    return [f"#{name}" for name in dict.fromkeys(found) if not _OWN.fullmatch(name)]


def read_lock(text: str) -> tuple[dict[str, tuple[int, Permalink]], list[Finding]]:
    """Address to line number and permalink, and the findings of lines that cannot be read."""
    lock: dict[str, tuple[int, Permalink]] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("# "):
            continue
        address, *parts = line.split(" ")
        if not _LINE.fullmatch(line) or address in lock:
            message = f"{quoted(line)} is no line of the lock, or its address stands there twice."
            findings.append(Finding(Mark(PATH, number, 1), "permalinks.txt", message, "Take the file back from git.", "permalink-form"))
        else:
            lock[address] = (number, Permalink(address, tuple(parts)))
    return lock, findings


def check(text: str, offered: Iterable[Permalink], *, complete: bool) -> list[Finding]:
    """What the site at hand (`offered`) would break of what was published (`text`).

    `complete` asks, too, that the lock holds everything that is offered; an empty lock asks for nothing.
    """
    lock, findings = read_lock(text)
    now = {permalink.address: permalink for permalink in offered}
    for number, old in lock.values():
        findings += _broken(Mark(PATH, number, 1), old, now.get(old.address))
    if complete and text and not findings and text != grown(text, now.values()):
        missing = next((p for p in now.values() if p.address not in lock or not {*p.parts} <= {*lock[p.address][1].parts}), None)
        rule = "permalink-missing" if missing else "permalink-form"
        message = f"It lacks {quoted(missing.address)}, or a part of it, and perhaps others." if missing else "It was changed by hand."
        findings.append(Finding(Mark(PATH, 1, 1), "permalinks.txt", message, "Run `make site` and commit the file.", rule))
    return findings


def _broken(mark: Mark, old: Permalink, new: Permalink | None) -> Iterator[Finding]:
    if new is None:
        name = old.address.rstrip("/").partition("/")[2]
        message = f"{quoted(old.address)} was published and would be gone."
        tip = f"Put the entry back, retired if it must be, or write `was: [{name}]` at the entry that took its place."
        yield Finding(mark, old.address, message, tip, "permalink-gone")
        return
    meant, means = (next((part[1:] for part in link.parts if part.startswith("=")), "") for link in (old, new))
    if meant and meant != means and not new.alias:
        message = f"Its condition was {quoted(meant)} when it was published, and would be {quoted(means)}."
        tip = "Give another error another id; if it is the same error, change the line of the lock, and say why in the commit."
        yield Finding(mark, old.address, message, tip, "permalink-meaning")
    for part in old.parts:
        promised = part.startswith(".") or (part.startswith("#") and not new.alias)  # an alias leads to the top of a page
        if promised and part not in new.parts:
            message = f"{quoted(part)} of this page was published and would be gone."
            yield Finding(mark, old.address, message, "Keep that id or form: links end in it.", "permalink-section")


def grown(text: str, offered: Iterable[Permalink]) -> str:
    """The lock with everything that is offered: new parts at the end of their lines, new addresses at the end of the file."""
    lock, _ = read_lock(text)
    lines = {address: [address, *link.parts] for address, (_, link) in lock.items()}
    for link in offered:
        line = lines.setdefault(link.address, [link.address])
        line += [part for part in link.parts if part not in line]
    return _HEAD + "".join(" ".join(line) + "\n" for line in lines.values())
