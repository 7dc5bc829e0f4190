"""The linked catalogue. Values derived from several entries are computed here, not stored in the YAML files."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from generator.catalogue.citations import cited_by
from generator.catalogue.ids import api_of, bare
from generator.catalogue.languages import LANGUAGES, Language
from generator.catalogue.placed import Placed
from generator.entries import (
    Answer,
    Api,
    Changelog,
    Code,
    Common,
    CommonCode,
    Condition,
    Entry,
    Family,
    Flow,
    Guide,
    Library,
    Moment,
    Overviews,
    Relation,
    Release,
    Retry,
    Snippet,
    Source,
    Step,
    Synonyms,
    Watch,
)
from generator.load import Location


class End(NamedTuple):
    """The guide answer at which the path for a code ends, with the guide and the step that contain the answer."""

    guide: Guide
    step: Step
    answer: Answer


@dataclass(frozen=True)
class Catalogue:
    """All entries, with dictionaries that map IDs to entries. The rules check that every reference in an entry has a target."""

    apis: list[Placed[Api]]
    codes: list[Placed[Code]]
    """All codes, grouped by API in the order of `apis`. The codes of an API are in the order of the YAML file."""
    families: list[Placed[Family]]
    conditions: list[Placed[Condition]]
    """All conditions, grouped by family in the order of `families`. The conditions of a family are in the order of the YAML file."""
    guides: list[Placed[Guide]]
    libraries: list[Placed[Library]]
    retries: list[Placed[Retry]]
    flows: list[Placed[Flow]]
    snippets: list[Placed[Snippet]]
    sources: list[Placed[Source]]
    # Each of the next five lists has one entry: the content of the file with that name.
    changelog: list[Placed[Changelog]]
    watch: list[Placed[Watch]]
    synonyms: list[Placed[Synonyms]]
    common: list[Placed[Common]]
    overviews: list[Placed[Overviews]]
    programs: dict[str, str]
    """Source code of the programs in snippets/, by file name."""
    library_programs: frozenset[str] | None
    """IDs of the libraries that have a test program, or None if the folder of test programs does not exist."""

    @property
    def releases(self) -> list[Release]:
        """All releases, newest first."""
        return self.changelog[0].value.releases

    @property
    def common_codes(self) -> list[CommonCode]:
        """The most common codes and numbers, most common first."""
        return self.common[0].value.codes

    @property
    def version(self) -> str:
        """The version of the newest release."""
        return self.releases[0].version

    @cached_property
    def described(self) -> list[Placed[Any]]:
        """All entries with a title, a summary, and fixes: codes, then conditions."""
        return [*self.codes, *self.conditions]

    @cached_property
    def with_pages(self) -> dict[str, list[Placed[Any]]]:
        """Entries that have pages and previous IDs, keyed by the first folder in the URLs of the pages."""
        return {
            "errors": [*self.codes],
            "conditions": [*self.conditions],
            "guides": [*self.guides],
            "libraries": [*self.libraries],
            "snippets": [*self.snippets],
        }

    @cached_property
    def groups(self) -> list[list[Placed[Any]]]:
        """All entries with IDs, in one list per type. Families are left out, because the conditions in a family are separate entries."""
        return [*self.with_pages.values(), [*self.apis], [*self.retries], [*self.flows]]

    @cached_property
    def entries(self) -> list[Placed[Any]]:
        """All entries with IDs, in one list."""
        return [entry for group in self.groups for entry in group]

    @cached_property
    def api(self) -> dict[str, Api]:
        """APIs by ID."""
        return {api.name: api.value for api in self.apis}

    @cached_property
    def code(self) -> dict[str, Placed[Code]]:
        """Codes by ID."""
        return {code.name: code for code in self.codes}

    @cached_property
    def condition(self) -> dict[str, Placed[Condition]]:
        """Conditions by ID."""
        return {condition.name: condition for condition in self.conditions}

    @cached_property
    def guide(self) -> dict[str, Placed[Guide]]:
        """Guides by ID."""
        return {guide.name: guide for guide in self.guides}

    @cached_property
    def library(self) -> dict[str, Placed[Library]]:
        """Libraries by ID, sorted by their field `order`."""
        return {library.name: library for library in self.libraries}

    @cached_property
    def retry(self) -> dict[str, Retry]:
        """Retry classes by ID."""
        return {retry.name: retry.value for retry in self.retries}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by ID."""
        return {source.name: source.value for source in self.sources}

    @cached_property
    def codes_of(self) -> dict[str, list[Placed[Code]]]:
        """Codes by the ID of their condition, in catalogue order."""
        found = defaultdict(list)
        for code in self.codes:
            found[code.value.condition].append(code)
        return found

    @cached_property
    def meanings(self) -> dict[str, list[Placed[Code]]]:
        """Codes by value (a number or a name, without the API), in catalogue order."""
        found = defaultdict(list)
        for code in self.codes:
            found[code.value.code].append(code)
        return found

    @cached_property
    def moments(self) -> list[tuple[Api, Moment]]:
        """All dated events of all APIs, newest first. Events on the same date are in the order of their APIs."""
        every = [(api.value, moment) for api in self.apis for moment in api.value.lifetime]
        return sorted(every, key=lambda pair: pair[1].date, reverse=True)

    @cached_property
    def former_names(self) -> dict[str, str]:
        """Current numbers and names of codes, keyed by previous number or name. Previous names that are still in use are left out."""
        former = [(bare(name), code.value.code) for code in self.codes for name in code.value.was]
        return {old: new for old, new in former if old not in self.meanings}

    @cached_property
    def relations_of(self) -> dict[str, list[Relation]]:
        """Relations by code ID. Each relation is listed under the old code and the new code."""
        found = defaultdict(list)
        for condition in self.conditions:
            for relation in condition.value.relations:
                for end in filter(None, (relation.source_id, relation.target_id)):
                    found[end].append(relation)
        return found

    @cached_property
    def ends_at(self) -> dict[str, list[End]]:
        """Guide answers that say how to fix a code, by code ID.

        Answers in specific guides come before answers in general guides. Within each group, answers with the code in `code` come before
        answers with the code in `also`. A code that is in no such answer gets the answers for other codes of the same condition,
        preferably codes of the same API.
        """
        named = defaultdict(list)
        for guide in self.guides:
            for step in guide.value.steps:
                for answer in step.answers:
                    for code in filter(None, (answer.code, *answer.also)) if answer.do else ():
                        named[code].append(End(guide.value, step, answer))
        found = {placed.name: named.get(placed.name) or self._ends_of_condition(placed, named) for placed in self.codes}
        return {code: sorted(ends, key=lambda end: (end.guide.general, end.answer.code != code)) for code, ends in found.items() if ends}

    def _ends_of_condition(self, code: Placed[Code], named: dict[str, list[End]]) -> list[End]:
        siblings = [other.name for other in self.codes_of[code.value.condition] if other.name in named]
        nearest = [name for name in siblings if api_of(name) == api_of(code.name)] or siblings
        return list({(end.guide.id, end.step.id, id(end.answer)): end for name in nearest for end in named[name]}.values())

    @cached_property
    def codes_at(self) -> dict[tuple[str, str, int], list[str]]:
        """IDs of the codes to which an answer applies, by guide ID, step ID, and answer index. Codes that the answer lists come first."""
        found = defaultdict(list)
        for guide in self.guides:
            for step in guide.value.steps:
                for number, answer in enumerate(step.answers):
                    found[guide.name, step.id, number] = list(filter(None, (answer.code, *answer.also)))
        for code, ends in self.ends_at.items():
            for end in ends:
                codes = found[end.guide.id, end.step.id, end.step.answers.index(end.answer)]
                if code not in codes:
                    codes.append(code)
        return found

    @cached_property
    def reached(self) -> dict[str, dict[str, set[str]]]:
        """IDs of the steps that can be reached from a step of a guide, including the step itself, by guide ID and step ID."""
        return {guide.name: _reached(guide.value) for guide in self.guides}

    @cached_property
    def sources_of(self) -> dict[str, list[str]]:
        """IDs of the sources that a code cites, without duplicates, by code ID."""
        return {code.name: cited_by(code.value) for code in self.codes}

    @cached_property
    def citations(self) -> list[tuple[Placed[Any], Location, str]]:
        """All citations, each as the citing entry, the location of the source ID in the entry, and the source ID."""
        return [(entry, field, source) for entry in self.entries for field, source in _cited(entry.value, ())]

    @cached_property
    def snippet(self) -> dict[str, Placed[Snippet]]:
        """Snippets by ID."""
        return {snippet.name: snippet for snippet in self.snippets}

    @cached_property
    def guides_with(self) -> dict[str, list[Guide]]:
        """Guides that list a snippet, by snippet ID."""
        return {name: [guide.value for guide in self.guides if name in guide.value.snippets] for name in self.snippet}

    @cached_property
    def programs_of(self) -> dict[str, list[tuple[Language, str]]]:
        """Programs by snippet ID, as pairs of language and source code in the order of `LANGUAGES`."""
        return {
            name: [(language, self.programs[file]) for language in LANGUAGES if (file := name + language.suffix) in self.programs]
            for name in self.snippet
        }


def _reached(guide: Guide) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for step in reversed(guide.steps):
        onward = [answer.step for answer in step.answers if answer.step and not answer.guide]
        found[step.id] = {step.id}.union(*(found.get(name, {name}) for name in onward))
    return found


def _cited(entry: Entry, field: Location) -> list[tuple[Location, str]]:
    """Return the location and the source ID of every citation in `entry`, at any depth. `field` is the location of `entry`."""
    found: list[tuple[Location, str]] = []
    for key, inner in entry.__dict__.items():  # pydantic stores the field values in `__dict__`
        if key == "sources":
            found += [((*field, key, index), source) for index, source in enumerate(inner)]
        elif key == "source":
            found.append(((*field, key), inner))
        elif isinstance(inner, Entry):
            found += _cited(inner, (*field, key))
        elif isinstance(inner, list) and inner and isinstance(inner[0], Entry):
            for index, item in enumerate(inner):
                found += _cited(item, (*field, key, index))
    return found
