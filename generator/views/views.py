"""Views of catalogue entries, for pages and exports."""

from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise

from generator import words
from generator.catalogue import Catalogue, Placed, api_of, bare
from generator.entries import CODE_KINDS, Act, Api, Code, Condition, Family, Grade, Message, Relation
from generator.highlight import example_segments
from generator.quote import quote
from generator.views.code import CodeView, RelationView, folded
from generator.views.matrix import MOST_IN_CELL, SUCCESSION, Cell
from generator.views.meanings import LIFE, Meaning


class Views:
    """Entries of a catalogue with the derived values that pages and exports show."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Store the catalogue. Views are created on first access."""
        self.catalogue = catalogue

    @cached_property
    def date(self) -> str:
        """The most recent `read` date of the catalogue's sources."""
        return max(source.read for source in self.catalogue.source.values())

    @cached_property
    def codes(self) -> dict[str, CodeView]:
        """Views of all codes by ID, in catalogue order."""
        return {placed.name: self._code(placed) for placed in self.catalogue.codes}

    def _code(self, placed: Placed[Code]) -> CodeView:
        code, api = placed.value, self.catalogue.api[api_of(placed.name)]
        condition = self.catalogue.condition[code.condition].value
        retry = code.retry or condition.retry
        return CodeView(
            id=placed.name,
            url=f"errors/{placed.name}/",
            name=CODE_KINDS[code.kind].display.format(code.code),
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
            date=max(self.catalogue.source[name].read for name in self.catalogue.sources_of[placed.name]),
        )

    @cached_property
    def _by_text(self) -> dict[str, list[CodeView]]:
        found: dict[str, list[CodeView]] = {}
        for view in self.codes.values():
            for text in dict.fromkeys(folded(message.text) for message in view.code.messages):
                found.setdefault(text, []).append(view)
        return found

    def sharing(self, message: Message, view: CodeView) -> list[CodeView]:
        """Return the codes other than `view` that have the same message, ignoring case and punctuation."""
        return [other for other in self._by_text[folded(message.text)] if other is not view]

    def family(self, condition: Condition) -> Family:
        """Return the family of a condition."""
        return self._family[condition.id]

    @cached_property
    def _family(self) -> dict[str, Family]:
        return {condition.id: family.value for family in self.catalogue.families for condition in family.value.conditions}

    def collected(self, view: CodeView) -> list[str]:
        """Return what to collect before asking for help: the code's list or, if the code has none, the lists of the API and the family."""
        return view.code.collect or [*view.api.collect, *self.family(view.condition).collect]

    def act(self, act: Act, api: Api | None = None) -> str:
        """Return a label that says who must act, with the name of the provider of `api` if the provider must act."""
        return words.ACTS[act].page.format(owner=api.owner if api else "The provider")

    def relation(self, relation: Relation) -> RelationView:
        """Return a relation as shown on pages, with the views of the two codes."""
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
        values = {api: {view.code.code for view in home if view.api.id == api} for api in SUCCESSION}
        before = {later: values[earlier] for earlier, later in pairwise(api for api in SUCCESSION if values[api])}
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

    @cached_property
    def meanings(self) -> dict[str, list[Meaning]]:
        """Every meaning of each number or name. Current APIs come first, and retired ones last."""

        def life(view: CodeView) -> int:
            return LIFE.index(view.code.status or view.api.status)

        sharing = {name: [self.codes[placed.name] for placed in codes] for name, codes in self.catalogue.meanings.items()}
        return {name: [self._meaning(view) for view in sorted(views, key=life)] for name, views in sharing.items()}

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
        """Codes that X sends with an HTTP status code, by API ID and status code. Entries for the status codes themselves are left out."""
        found = defaultdict(list)
        for view in self.codes.values():
            for status in view.code.http if view.code.kind != "http-status" else []:
                found[view.api.id, status].append(view)
        return found

    @cached_property
    def renamed(self) -> dict[str, list[tuple[str, CodeView]]]:
        """The codes with previous IDs, by the number or name in a previous ID, each with that previous ID."""
        found = defaultdict(list)
        for view in self.codes.values():
            for former in view.code.was:
                found[bare(former)].append((former, view))
        return found

    @cached_property
    def by_number(self) -> dict[str, CodeView]:
        """The code that each number means by default. Status codes take precedence over codes, and current APIs over retired ones."""
        numbers = [view for view in self.codes.values() if view.code.kind in ("http-status", "numeric-code")]
        ranked = sorted(numbers, key=lambda view: (view.code.kind, LIFE.index(view.code.status or view.api.status)))
        return {view.code.code: view for view in reversed(ranked)}

    @cached_property
    def story_of(self) -> dict[str, Condition]:
        """The condition whose timeline contains a code, by code ID."""
        conditions = [placed.value for placed in self.catalogue.conditions]
        periods = [(condition, period) for condition in conditions if condition.story for period in condition.story.periods]
        return {name: condition for condition, period in periods for name in period.codes}

    def sent_with(self, status: int) -> list[CodeView]:
        """Return the codes that X sends with an HTTP status code, without the entries for the status code itself."""
        return [v for v in self.codes.values() if status in v.code.http and v.code.kind != "http-status"]

    def across(self, code: CodeView) -> list[Cell]:
        """Return the cells that contain codes in the matrix row for a code's condition."""
        return [cell for cell in self._rows[code.condition.id] if cell.codes or cell.also]

    @cached_property
    def _rows(self) -> dict[str, list[Cell]]:
        return {condition.name: self.cells(condition.value) for condition in self.catalogue.conditions}

    def grades(self, codes: list[CodeView]) -> Counter[Grade]:
        """Return the number of `codes` of each grade."""
        return Counter(view.code.grade for view in codes)
