"""Base class of all entries, types of field values, and statements with sources."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, TypeAdapter, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Line = Annotated[str, StringConstraints(pattern=r"^\S(?:[^\n]*\S)?$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$", max_length=100)]  # part of a file name
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
CodeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=200)]
SourceIds = Annotated[list[Slug], Field(serialization_alias="source_ids")]
Sent = Annotated[str, StringConstraints(min_length=1)]
HttpStatus = Annotated[int, Field(ge=100, le=599)]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$")]


class Entry(BaseModel):
    """Base class of all entries. Validation rejects unknown keys and does not convert types. Entries are immutable.

    Pages list the sources of an entry in the order in which the class defines the fields: see `cited_by`.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Claim(Entry):
    """A statement in our own words, with the IDs of its sources."""

    text: Line
    sources: SourceIds = Field(min_length=1)


class Statement(Entry):
    """A statement in our own words. It has the IDs of its sources, or it is `inferred` and worded as a possibility."""

    text: Line
    sources: SourceIds = []
    inferred: bool = False


class Fix(Statement):
    """A recommended action. A fix that states a fact, such as a limit or an endpoint, has sources. Other fixes have only a text."""

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the JSON Schema of a fix: a string or an object in YAML files, but only an object in published documents."""
        schema = handler(core_schema)
        return schema if handler.mode == "serialization" else {"anyOf": [handler(TypeAdapter(Line).core_schema), schema]}


class Allow(Entry):
    """An exception to one rule, with its reason. An exception that is no longer needed is reported as a finding."""

    rule: Line
    reason: Line
