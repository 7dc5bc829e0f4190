"""Check that published URLs keep working. The lock file data/permalinks.txt lists all published URLs.

Each line has a URL, the condition of the code at the URL (`=` and the ID of the condition), the file extensions of the other formats
of the page, and the section IDs of the page: `errors/v1.1/187/ =duplicate-content .json .md #fix #cause`. Lines are added and extended,
but nothing is removed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.findings import Finding, Mark, quoted

PATH = "data/permalinks.txt"
RULES = {
    "permalink-form": "Each line of the lock file consists of a URL and its parts, and each URL has only one line.",
    "permalink-gone": "A published URL still has a page or redirects to one.",
    "permalink-meaning": "A published code keeps its condition.",
    "permalink-section": "Published section IDs and formats of a page still exist.",
    "permalink-missing": "Every URL is in the lock file.",
}
_HEAD = "# Every URL ever published. Written by `make site`; commit it. Lines are added and extended, and nothing is removed.\n"
_LINE = re.compile(r"\S+( [=.#]\S+)*")
_ID = re.compile(r"\{:? ?#([\w-]+)[ }]|id=(?<=\bid=)\"([\w-]+)\"")  # \b before id= would make it three times slower
_OWN = re.compile(r"source-\d+|xr-.*")  # citation numbers, and IDs that only scripts and styles use


@dataclass(frozen=True)
class Permalink:
    """A URL relative to the root of the site, and the parts after the URL in the lock file: `=condition`, `.extension`, and `#section`.

    `alias` is true if the URL redirects to another page.
    """

    url: str
    parts: tuple[str, ...] = ()
    alias: bool = False


def sections(text: str) -> list[str]:
    """Return the section IDs in the text of a rendered page, each with a leading `#`."""
    found = [first or second for first, second in _ID.findall(text)]
    return [f"#{name}" for name in dict.fromkeys(found) if not _OWN.fullmatch(name)]


def read_lock(text: str) -> tuple[dict[str, tuple[int, Permalink]], list[Finding]]:
    """Parse the content of the lock file. Return line numbers and permalinks by URL, and findings for invalid lines."""
    lock: dict[str, tuple[int, Permalink]] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("# "):
            continue
        url, *parts = line.split(" ")
        if not _LINE.fullmatch(line) or url in lock:
            message = f"The line {quoted(line)} is invalid, or its URL is listed twice."
            findings.append(Finding(Mark(PATH, number, 1), "permalinks.txt", message, "Restore the file from Git.", "permalink-form"))
        else:
            lock[url] = (number, Permalink(url, tuple(parts)))
    return lock, findings


def check(text: str, current: Iterable[Permalink], *, complete: bool) -> list[Finding]:
    """Compare the lock file with the current permalinks, and return findings for published URLs, conditions, and parts that are missing.

    `text` is the content of the lock file. With `complete`, also report current permalinks that are missing from the lock file,
    unless the lock file is empty.
    """
    lock, findings = read_lock(text)
    now = {permalink.url: permalink for permalink in current}
    for number, old in lock.values():
        findings += _broken(Mark(PATH, number, 1), old, now.get(old.url))
    if complete and text and not findings and text != extended(text, now.values()):
        missing = next((p for p in now.values() if p.url not in lock or not {*p.parts} <= {*lock[p.url][1].parts}), None)
        rule = "permalink-missing" if missing else "permalink-form"
        entry = f"The entry for {quoted(missing.url)} is missing or incomplete in the lock file." if missing else ""
        message = entry or "The lock file was edited by hand."
        findings.append(Finding(Mark(PATH, 1, 1), "permalinks.txt", message, "Run `make site` and commit the file.", rule))
    return findings


def _broken(mark: Mark, old: Permalink, new: Permalink | None) -> Iterator[Finding]:
    if new is None:
        name = old.url.rstrip("/").partition("/")[2]
        message = f"The published URL {quoted(old.url)} no longer exists."
        tip = f"Restore the entry, with `status: retired` if needed, or add `was: [{name}]` to the entry that replaces it."
        yield Finding(mark, old.url, message, tip, "permalink-gone")
        return
    before, after = (next((part[1:] for part in link.parts if part.startswith("=")), "") for link in (old, new))
    if before and before != after and not new.alias:
        message = f"This change moves the code from its published condition, {quoted(before)}, to {quoted(after)}."
        tip = (
            "If this is a different error, give it a new ID. "
            "If it is the same error, edit this line and state the reason in the commit message."
        )
        yield Finding(mark, old.url, message, tip, "permalink-meaning")
    for part in old.parts:
        promised = part.startswith(".") or (part.startswith("#") and not new.alias)  # an alias redirects to the top of a page
        if promised and part not in new.parts:
            message = f"The published {'section' if part.startswith('#') else 'format'} {quoted(part)} of this page no longer exists."
            yield Finding(mark, old.url, message, "Restore it, because published links depend on it.", "permalink-section")


def extended(text: str, current: Iterable[Permalink]) -> str:
    """Return the lock file with the current permalinks added: new parts at the end of a line, and new URLs at the end of the file."""
    lock, _ = read_lock(text)
    lines = {url: [url, *link.parts] for url, (_, link) in lock.items()}
    for link in current:
        line = lines.setdefault(link.url, [link.url])
        line += [part for part in link.parts if part not in line]
    return _HEAD + "".join(" ".join(line) + "\n" for line in lines.values())
