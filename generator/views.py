"""Page models: values for templates, derived from the entries of the catalogue."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator import words
from generator.catalogue import Catalogue, Placed, api_of
from generator.entries import Act, Again, Api, Claim, Code, Condition, Family, Grade, Message, Relation, Source, Statement, Status
from generator.highlight import Segments, example_segments
from generator.page import cited_by
from generator.quote import quote
from generator.render import plain

SUCCESSION = ("v1", "v1.1", "v2")
"""Successive versions of the same API. The matrix shows what changed between them."""
_LIFE: tuple[Status, ...] = ("current", "limited", "unknown", "retired")
"""The order of meanings on a number page."""
MOST_IN_CELL = 4
"""Maximum codes in a cell of the matrix. The page of the condition has the rest."""


@dataclass(frozen=True)
class CodeView:
    """A code as pages show it. `name` is its display name; `url` is relative to the root of the site.

    `sent` is the reason phrase or the first message, truncated, or empty if there is none.
    """

    id: str
    url: str
    name: str
    sent: str
    code: Code
    api: Api
    condition: Condition
    act: str
    retry_id: str
    retry: str
    again: Again
    verdict: str
    status: str
    grade: str
    date: str

    @property
    def phrase(self) -> str:
        """The reason phrase of an HTTP status code, or an empty text."""
        return self.code.phrase.text if self.code.phrase else ""

    @property
    def sent_code(self) -> str:
        """The display name of the code that X sends; empty if X sends only a message, because the ID is then our own."""
        return "" if self.code.kind == "message" else self.name

    @property
    def subtitle(self) -> str:
        """Our title, if the heading has X's message instead and the message differs from it."""
        return self.code.title if self.sent and _words(self.sent) != _words(self.code.title) else ""

    @property
    def full_name(self) -> str:
        """Code and message, or our title if there is no message: `187 Status is a duplicate`, `HTTP 420 Enhance Your Calm`."""
        return f"{self.sent_code} {(self.sent or plain(self.code.title)).removesuffix('.')}".strip()

    @property
    def moved(self) -> str:
        """The first fix of a retired code, such as `move to X API v2, ...`, which is shown first; empty for other codes."""
        fix = self.code.fixes[0].text
        return fix[0].lower() + fix[1:] if (self.code.status or self.api.status) == "retired" else ""

    @property
    def first_fix(self) -> str:
        """The first fix, unless it is in `moved`."""
        return "" if self.moved else self.code.fixes[0].text

    @property
    def state(self) -> str:
        """A short text about whether X still sends the code; empty if `moved` is set."""
        return "" if self.moved else words.STATES[self.code.status or self.api.status]

    @property
    def message(self) -> Message | None:
        """The first message, if the heading does not show exactly the same text."""
        first = self.code.messages[0] if self.code.messages else None
        return first if first and first.text not in (self.sent, self.code.code) else None

    @property
    def http(self) -> str:
        """A text such as `HTTP 401 or 403`, or an empty text if no source states a status code."""
        return f"HTTP {' or '.join(map(str, self.code.http))}" if self.code.http else ""


@dataclass(frozen=True)
class SourceView:
    """A citation on a page. `number` is its position in the list of sources, from 1."""

    number: int
    source: Source
    kind: str


class Bibliography:
    """The numbered sources of a page, without repetitions. Official sources come first."""

    def __init__(self, catalogue: Catalogue, ids: Iterable[str]) -> None:
        """Collect the source IDs of a page, which may repeat."""
        kinds = list(words.SOURCES)
        ordered = sorted(dict.fromkeys(ids), key=lambda name: kinds.index(catalogue.source[name].kind))
        found = [(name, catalogue.source[name]) for name in ordered]
        self._by_id = {name: SourceView(n, source, words.SOURCES[source.kind]) for n, (name, source) in enumerate(found, 1)}

    def all(self) -> list[SourceView]:
        """All sources, for the list at the end of the page."""
        return list(self._by_id.values())

    @property
    def date(self) -> str:
        """The latest date on which one of the sources was read."""
        return max(view.source.read for view in self._by_id.values())

    def cited(self, statements: Iterable[Claim | Statement]) -> list[tuple[str, list[SourceView], bool]]:
        """Return the text of each statement with its sources, and whether it is inferred."""
        return [(own.text, self.cite(own.sources), isinstance(own, Statement) and own.inferred) for own in statements]

    def cite(self, ids: Iterable[str]) -> list[SourceView]:
        """Return the sources of a claim, sorted by number."""
        return sorted((self._by_id[name] for name in dict.fromkeys(ids)), key=lambda view: view.number)


@dataclass(frozen=True)
class RelationView:
    """A relation between two codes, for the page of either one."""

    before: CodeView
    after: CodeView | None
    word: str
    text: str


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: codes of the condition, other codes that can report it too, an absence, or nothing documented."""

    api: Api
    codes: list[CodeView]
    also: list[CodeView]
    more: int
    absence: str
    differs: tuple[str, ...]
    """IDs of codes that differ from the ones that the previous API version uses for this condition."""

    @property
    def noted(self) -> bool:
        """Whether the page has several codes, and so must show the endpoints of each."""
        return len(self.codes) + len(self.also) > 1


@dataclass(frozen=True)
class Meaning:
    """One meaning of a number or name, with an example response.

    A status code without its own example shows that of a code that X sends with it. `partners` are then the codes of the same
    condition that have only this status code.
    """

    view: CodeView
    sample: Segments
    partners: list[CodeView]

    @property
    def anchor(self) -> str:
        """The ID of the section on the number page."""
        return anchor(self.view.id)


def anchor(code_id: str) -> str:
    """Return the ID of the section about a code on the page of its number or name: `v1-1-http-429`."""
    return re.sub(r"[/.]", "-", code_id)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


class Views:
    """The page models of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Create models on first access."""
        self.catalogue = catalogue

    @cached_property
    def date(self) -> str:
        """The latest date on which a source of the catalogue was read."""
        return max(source.read for source in self.catalogue.source.values())

    @cached_property
    def codes(self) -> dict[str, CodeView]:
        """The models of all codes by ID, in catalogue order."""
        return {placed.name: self._code(placed) for placed in self.catalogue.codes}

    def _code(self, placed: Placed[Code]) -> CodeView:
        code, api = placed.value, self.catalogue.api[api_of(placed.name)]
        condition = self.catalogue.condition[code.condition].value
        retry = code.retry or condition.retry
        return CodeView(
            id=placed.name,
            url=f"errors/{placed.name}/",
            name=words.printed(code.kind, code.code),
            sent=quote(code),
            code=code,
            api=api,
            condition=condition,
            act=self.act(code.act or condition.act, api),
            retry_id=retry,
            retry=self.catalogue.retry[retry].text,
            again=self.catalogue.retry[retry].again,
            verdict=words.AGAINS[self.catalogue.retry[retry].again],
            status=words.STATUSES[code.status or api.status],
            grade=words.GRADES[code.grade],
            date=max(self.catalogue.source[name].read for name in cited_by(code)),
        )

    @cached_property
    def _by_text(self) -> dict[str, list[CodeView]]:
        found: dict[str, list[CodeView]] = {}
        for view in self.codes.values():
            for text in dict.fromkeys(_words(message.text) for message in view.code.messages):
                found.setdefault(text, []).append(view)
        return found

    def sharing(self, message: Message, view: CodeView) -> list[CodeView]:
        """Return the other codes with the same message, which the message alone does not distinguish."""
        return [other for other in self._by_text[_words(message.text)] if other is not view]

    def family(self, condition: Condition) -> Family:
        """Return the family of a condition."""
        return self._family[condition.id]

    @cached_property
    def _family(self) -> dict[str, Family]:
        return {condition.id: family.value for family in self.catalogue.families for condition in family.value.conditions}

    def collected(self, view: CodeView) -> list[str]:
        """Return what to collect before asking for help, from the code, or else from its API and family."""
        return view.code.collect or [*view.api.collect, *self.family(view.condition).collect]

    def act(self, act: Act, api: Api | None = None) -> str:
        """Return a text that says who must act."""
        return words.ACTS[act].format(owner=api.owner if api else "The provider")

    def relation(self, relation: Relation) -> RelationView:
        """Return a relation with the models of both codes."""
        return RelationView(
            before=self.codes[relation.source_id],
            after=self.codes[relation.target_id] if relation.target_id else None,
            word=words.RELATIONS[relation.kind],
            text=relation.text,
        )

    def cells(self, condition: Condition, most: int = MOST_IN_CELL) -> list[Cell]:
        """Return the matrix row of `condition`: a cell for each API, in order, with at most `most` codes of the condition."""
        home = [self.codes[placed.name] for placed in self.catalogue.codes_of.get(condition.id, [])]
        also = [self.codes[name] for name in condition.also]
        absent = {absence.api: absence.text for absence in condition.absent}
        spelled = {api: {view.code.code for view in home if view.api.id == api} for api in SUCCESSION}
        before = {later: spelled[earlier] for earlier, later in pairwise(api for api in SUCCESSION if spelled[api])}
        return [
            Cell(
                api=api,
                codes=mine if len(mine) <= most else mine[: most - 1],
                also=[view for view in also if view.api is api],
                more=len(mine) - most + 1 if len(mine) > most else 0,
                absence=absent.get(api.id, ""),
                differs=tuple(view.id for view in mine if api.id in before and view.code.code not in before[api.id]),
            )
            for api in self.catalogue.api.values()
            for mine in [[view for view in home if view.api is api]]
        ]

    def meanings(self, name: str) -> list[Meaning]:
        """Return every meaning of a number or name. Current APIs come first, and retired ones last."""
        views = [self.codes[placed.name] for placed in self.catalogue.meanings[name]]
        return [self._meaning(view) for view in sorted(views, key=lambda view: _LIFE.index(view.code.status or view.api.status))]

    def _meaning(self, view: CodeView) -> Meaning:
        sent_with = self._sent_with[view.api.id, int(view.code.code)] if view.code.kind == "http-status" else []
        partners = [other for other in sent_with if other.condition is view.condition and len(other.code.http) == 1]
        if view.code.examples:
            return Meaning(view, example_segments(view.code.examples[0], view.code), [])
        for other in (*partners, *sent_with):
            for example in other.code.examples:
                if example.http == view.code.http[0]:
                    return Meaning(view, example_segments(example, other.code), partners)
        return Meaning(view, [(view.code.messages[0].text if view.code.messages else view.full_name, True)], partners)

    @cached_property
    def _sent_with(self) -> dict[tuple[str, int], list[CodeView]]:
        """Codes with a status code, by API and status code, except the status code itself."""
        found = defaultdict(list)
        for view in self.codes.values():
            for status in view.code.http if view.code.kind != "http-status" else []:
                found[view.api.id, status].append(view)
        return found

    @cached_property
    def by_number(self) -> dict[str, CodeView]:
        """The default meaning of each number: a status code before a code, and a current API before a retired one."""
        numbers = [view for view in self.codes.values() if view.code.kind in ("http-status", "numeric-code")]
        ranked = sorted(numbers, key=lambda view: (view.code.kind, _LIFE.index(view.code.status or view.api.status)))
        return {view.code.code: view for view in reversed(ranked)}

    @cached_property
    def story_of(self) -> dict[str, Condition]:
        """The conditions whose timelines contain a code, by code ID."""
        conditions = [placed.value for placed in self.catalogue.conditions]
        periods = [(condition, period) for condition in conditions if condition.story for period in condition.story.periods]
        return {name: condition for condition, period in periods for name in period.codes}

    def sent_with(self, status: int) -> list[CodeView]:
        """Return the codes with an HTTP status code, except the status code itself."""
        return [v for v in self.codes.values() if status in v.code.http and v.code.kind != "http-status"]

    def across(self, code: CodeView) -> list[Cell]:
        """Return the matrix row of the condition of a code, without empty cells."""
        return [cell for cell in self._rows[code.condition.id] if cell.codes or cell.also]

    @cached_property
    def _rows(self) -> dict[str, list[Cell]]:
        return {condition.name: self.cells(condition.value) for condition in self.catalogue.conditions}

    def grades(self, codes: list[CodeView]) -> Counter[Grade]:
        """Count `codes` by grade."""
        return Counter(view.code.grade for view in codes)
