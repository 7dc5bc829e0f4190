"""Conditions, which are the problems that codes report, and families of conditions."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Allow, Day, Entry, Fix, Line, Slug, SourceIds, Statement
from generator.entries.code import Act

RelationKind = Literal["renamed", "split", "merged", "narrowed", "gone"]


class Relation(Entry):
    """How a code changed between versions of the API. `to` is missing if nothing replaced the code."""

    source_id: str = Field(alias="from", serialization_alias="from_code_id")
    target_id: str | None = Field(default=None, alias="to", serialization_alias="to_code_id")
    kind: RelationKind = Field(serialization_alias="relation_kind")
    text: Line
    sources: SourceIds = Field(min_length=1)


class Absence(Entry):
    """An API that, according to its sources, has no error for a condition."""

    api: Slug = Field(serialization_alias="api_id")
    text: Line
    sources: SourceIds = Field(min_length=1)


class Period(Entry):
    """The codes that reported a condition during a period, most important first.

    Without `since`, the start is unknown. Without `until`, X still sends the codes.
    """

    codes: list[str] = Field(min_length=1, serialization_alias="code_ids")
    where: Line = Field(serialization_alias="endpoints_label")
    hosts: list[Line]
    since: Day | None = None
    until: Day | None = None
    text: Line
    sources: SourceIds = Field(min_length=1)


class Story(Entry):
    """The timeline of a condition's codes, oldest period first."""

    title: Line
    periods: list[Period] = Field(min_length=2)


class Condition(Entry):
    """A problem that codes report, shown as a row of the matrix. `also` lists codes of other conditions that can report the problem."""

    id: Slug
    title: Line
    summary: Line
    act: Act = Field(serialization_alias="responsible")
    retry: Slug = Field(serialization_alias="retry_class_id")
    fixes: list[Fix]
    checked: Day
    notes: list[Statement] = []
    story: Story | None = Field(default=None, serialization_alias="timeline")
    relations: list[Relation] = []
    absent: list[Absence] = Field(default=[], serialization_alias="absences")
    keywords: list[Line] = []
    """Search words that appear in no other field."""
    also: list[str] = Field(default=[], serialization_alias="other_code_ids")
    snippet: Slug | None = None
    was: list[Slug] = []
    allow: list[Allow] = []


class Family(Entry):
    """A group of conditions, shown as a section of the matrix."""

    family: Slug
    order: int
    title: Line
    collect: list[Line]
    """What to collect before asking for help with an error of this family, in addition to what the API lists."""
    conditions: list[Condition]
