"""Generate catalogues of any size that pass every rule, from copies of the real catalogue.

Each copy has separate codes, conditions, guides, and sources, so a catalogue of N codes has the proportions of the real one.
Only the number of APIs stays the same. The output depends only on the real catalogue and the size.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml

from generator.catalogue import PREFIX, code_order
from tools.bench.runs import ROOT, lay_out

NUMBERED = ("numeric-code", "disconnect-code")
NUMBERS_APART = 100_000
"""Number to add to numeric codes in each copy, larger than any number in the real catalogue."""
SUMMARY = 220
"""Maximum length in characters of a summary, before the copy number is added."""

Entry = dict[str, Any]


class _Plain(yaml.CSafeDumper):
    """YAML dumper that writes repeated values in full, because the catalogue does not allow aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - called by PyYAML
        return True


class Round:
    """One copy of the catalogue. Copy 0 keeps the original IDs, and later copies get new IDs. `kept` has the IDs of the codes to copy."""

    def __init__(self, number: int, kept: set[str]) -> None:
        """Prepare a copy of the catalogue. Call `code` for every code first, because other entries refer to the new IDs of codes."""
        self.number = number
        self.kept = kept
        self._ids: dict[str, str] = {}
        self.unnamed: list[str] = []
        """IDs of the codes in this copy that no guide lists."""

    def id(self, name: str) -> str:
        """Return the ID of a condition, family, guide, or source in this copy."""
        return f"{name}-x{self.number}" if self.number else name

    def code(self, api: str, entry: Entry) -> Entry:
        """Copy a code with a new ID, summary, and messages. In later copies, an HTTP status code becomes a message."""
        old = _code_id(api, entry)
        new: Entry = self.cited(entry) | {"condition": self.id(entry["condition"])}
        if self.number:
            new |= self._other_words(new)
            new.pop("was", None)
        self._ids[old] = _code_id(api, new)
        return new

    def _other_words(self, entry: Entry) -> Entry:
        mark = f"copy {self.number}"
        words: Entry = {"summary": f"{entry['summary'][:SUMMARY].rstrip(' .?!')} ({mark})."}
        words |= {"messages": [m | {"text": f"{m['text']} ({mark})"} for m in entry.get("messages", [])]}
        words |= {"match": [f"{text} {mark}" for text in entry.get("match", [])]}
        words |= {"type": self.id(entry["type"])} if entry.get("type", "about:blank") != "about:blank" else {}
        kind, code = entry["kind"], entry["code"]
        if kind == "http-status":  # an API can have each HTTP status code only once, and none above 599
            return words | {"kind": "message", "code": self.id(f"status-{code}"), "phrase": None}
        if kind in NUMBERED:
            return words | {"code": str(int(code) + NUMBERS_APART * self.number)}
        return words | {"code": f"{code}_X{self.number}" if code.isupper() else self.id(code)}

    def codes(self, ids: Iterable[str]) -> list[str]:
        """Return the new IDs of the codes in `ids`, without codes that this copy of the catalogue lacks."""
        return [self._ids[name] for name in ids if name in self.kept]

    def ids(self, names: Iterable[str]) -> list[str]:
        """Return the new IDs of the sources in `names`."""
        return [self.id(name) for name in names]

    def cited(self, value: Any) -> Any:
        """Return a copy of `value` with new source IDs, at any depth."""
        if isinstance(value, list):
            return [self.cited(item) for item in value]
        if not isinstance(value, dict):
            return value
        renamed = {key: self.cited(own) for key, own in value.items()}
        one = {"source": self.id(value["source"])} if isinstance(value.get("source"), str) else {}
        return renamed | one | ({"sources": self.ids(value["sources"])} if "sources" in value else {})

    def family(self, entry: Entry, used: set[str]) -> Entry:
        """Copy a family with only the conditions that have a code in this copy."""
        conditions = [self._condition(c) for c in entry["conditions"] if c["id"] in used or self.codes(c.get("also", []))]
        return entry | {"family": self.id(entry["family"]), "conditions": conditions}

    def _condition(self, entry: Entry) -> Entry:
        new: Entry = self.cited(entry) | {"id": self.id(entry["id"]), "also": self.codes(entry.get("also", []))}
        relations = [r for r in entry.get("relations", []) if {r["from"], r.get("to", r["from"])} <= self.kept]
        ends = [{end: self.codes([r[end]])[0] for end in ("from", "to") if end in r} for r in relations]
        new["relations"] = [self.cited(relation) | own for relation, own in zip(relations, ends, strict=True)]
        if story := entry.get("story"):
            periods = [period | {"codes": self.codes(period["codes"])} for period in self.cited(story["periods"])]
            kept = [period for period in periods if period["codes"]]
            new["story"] = {"title": story["title"], "periods": kept} if len(kept) > 1 else None  # a story has two periods or more
        if self.number:
            new["summary"] = f"{entry['summary'][:SUMMARY].rstrip(' .?!')} (copy {self.number})."
            new.pop("was", None)
        return new

    def guide(self, entry: Entry) -> Entry:
        """Copy a guide. An answer whose code is not in this copy of the catalogue keeps only the advice in `do`."""
        steps = [self.cited(step) | {"answers": [self._answer(answer) for answer in step["answers"]]} for step in entry["steps"]]
        new: Entry = self.cited(entry) | {"id": self.id(entry["id"]), "starts_from": self.codes(entry["starts_from"]), "steps": steps}
        return {key: value for key, value in new.items() if not (self.number and key == "was")}

    def flow(self, entry: Entry) -> Entry:
        """Copy a flow with only the codes that are in this copy."""
        new = entry | {"stages": [stage | {"codes": self.codes(stage.get("codes", []))} for stage in entry["stages"]]}
        if "anywhere" in entry:
            kept = self.codes(entry["anywhere"]["codes"])
            new |= {"anywhere": entry["anywhere"] | {"codes": kept} if kept else None}
        return new

    def _answer(self, entry: Entry) -> Entry:
        new: Entry = self.cited(entry) | {"also": self.codes(entry.get("also", []))}
        if "do" in entry and self.unnamed:  # guides name only other codes of their conditions, which may be missing here
            new["also"] += self.codes(self.unnamed)
            self.unnamed = []
        new |= {"guide": self.id(entry["guide"])} if "guide" in entry else {}
        if "code" in entry:
            del new["code"]
            kept = self.codes([entry["code"]])
            new |= {"code": kept[0]} if kept else {"do": entry.get("do", "Look the code up")}
        return new


def catalogue(size: int) -> dict[str, Any]:
    """Return the content of the files of a catalogue with `size` codes, by path below data/."""
    files = {path.relative_to(ROOT / "data").as_posix(): _read(path) for path in sorted((ROOT / "data").rglob("*.yaml"))}
    apis, families, guides = (_below(files, folder) for folder in ("apis", "conditions", "guides"))
    every = [(api["id"], code) for api in apis for code in api["codes"]]
    made: dict[str, list[Entry]] = {api["id"]: [] for api in apis}
    new: dict[str, Any] = {}
    sources: Entry = {}
    for number, first in enumerate(range(0, size, len(every))):
        wanted = min(size - first, len(every))
        chosen = [every[index * len(every) // wanted] for index in range(wanted)]  # evenly over all APIs
        turn = Round(number, {_code_id(api, code) for api, code in chosen})
        for api, code in chosen:
            made[api].append(turn.code(api, code))
        if number == 0:
            new["flows.yaml"] = {"flows": [turn.flow(flow) for flow in files["flows.yaml"]["flows"]]}
        used = {code["condition"] for _, code in chosen}
        named = {name for guide in guides for step in guide["steps"] for answer in step["answers"] for name in _named(answer)}
        turn.unnamed = sorted(turn.kept - named)
        for family in (turn.family(entry, used) for entry in families):
            new |= {f"conditions/{family['family']}.yaml": family} if family["conditions"] else {}
        new |= {f"guides/{guide['id']}.yaml": guide for guide in map(turn.guide, guides)}
        sources |= {turn.id(name): _source(source, number) for name, source in files["sources.yaml"].items()}
    lasting = {_code_id(api, code) for api, code in every} if size >= len(every) else set()
    new |= {f"libraries/{own['id']}.yaml": own for own in _below(files, "libraries") if {*_library_codes(own)} <= lasting}
    new |= {f"apis/{api['id']}.yaml": api | {"codes": sorted(made[api["id"]], key=_order)} for api in apis}
    new |= {name: files[name] for name in ("overviews.yaml", "retry.yaml", "snippets.yaml", "synonyms.yaml", "watch.yaml")}
    names = {name for api in apis for code in made[api["id"]] for name in (_code_id(api["id"], code), code["code"])}
    new["common.yaml"] = {"codes": [common for common in files["common.yaml"]["codes"] if common["id"] in names]}
    new["retry.yaml"] = {"classes": _used_retries(files["retry.yaml"]["classes"], new)}
    new["changelog.yaml"] = {"releases": [release | {"changes": _whole(release)} for release in files["changelog.yaml"]["releases"]]}
    cited = set(_citations(new))
    return new | {"sources.yaml": {name: source for name, source in sources.items() if name in cited}}


def write(folder: Path, size: int) -> Path:
    """Write a project with a catalogue of `size` codes to `folder`, ready to build, and return `folder`."""
    lay_out(folder)
    for path, value in catalogue(size).items():
        file = folder / "data" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000))
    return folder


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(), yaml.CSafeLoader)


def _below(files: dict[str, Any], folder: str) -> list[Entry]:
    return [value for path, value in files.items() if path.startswith(f"{folder}/")]


def _code_id(api: str, code: Entry) -> str:
    return f"{api}/{PREFIX.get(code['kind'], '')}{code['code']}"


def _named(answer: Entry) -> list[str]:
    return [*([answer["code"]] if "code" in answer else []), *answer.get("also", [])]


def _order(code: Entry) -> tuple[int, int, str]:
    return code_order(SimpleNamespace(**code))  # type: ignore[arg-type]


def _source(source: Entry, number: int) -> Entry:
    """Return a copy of a source with a different URL, because the URLs of sources must be unique."""
    return source | {"url": f"{source['url']}&copy={number}"} if number and source.get("url") else source


def _whole(release: Entry) -> list[Entry]:
    """Return the changes of a release without their code IDs, so that they apply to the whole catalogue."""
    return [change | {"codes": []} for change in release["changes"]]


def _library_codes(library: Entry) -> Iterator[str]:
    for own in (*library.get("exceptions", []), *library.get("texts", [])):
        yield from own.get("codes", [])


def _used_retries(classes: list[Entry], files: dict[str, Any]) -> list[Entry]:
    """Return the retry classes that the catalogue uses. A small catalogue does not use all of them."""
    named = {value for key, value in _scalars(files) if key in ("retry", "retry_also")}
    return [entry for entry in classes if entry["id"] in named]


def _citations(files: dict[str, Any]) -> Iterator[str]:
    return (value for key, value in _scalars(files) if key in ("source", "sources"))


def _scalars(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield the key and the text of each string in `value`, at any depth. A string in a list has the key of the list."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _scalars(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner, key)
    elif isinstance(value, str):
        yield key, value
