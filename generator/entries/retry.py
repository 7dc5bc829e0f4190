"""Retry classes."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Entry, Line, Name, Slug

Again = Literal["no", "not-needed", "look-inside", "after-change", "now", "after-wait"]


class Header(Entry):
    """A response header that states when a wait ends: as a `time` (Unix time in seconds) or as `seconds` from now."""

    name: Name
    holds: Literal["time", "seconds"] = Field(serialization_alias="value_kind")


class Wait(Entry):
    """How long to wait, in milliseconds. If a header or an event decides, `until` or `event` names it instead of a number."""

    until: list[Header] = Field(default=[], serialization_alias="until_headers")
    """Headers to look for, in this order."""
    event: Line | None = Field(default=None, serialization_alias="event_text")
    """What has to happen first, if neither a header nor a number says when."""
    first_ms: int | None = None
    growth: Literal["double", "add"] | None = None
    add_ms: int | None = None
    cap_ms: int | None = None
    jitter: bool = False
    window_ms: int | None = None
    """Length of the rate limit window that the headers end, if X documents a single length."""
    borrowed: bool = False
    """Whether X documents these numbers only for another case."""
    otherwise: Slug | None = Field(default=None, serialization_alias="fallback_retry_class_id")
    """The retry class to use if none of the headers is present."""


class Retry(Entry):
    """A retry class: whether to retry, the first wait, how waits grow and the longest wait."""

    id: Slug
    title: Line
    text: Line = Field(serialization_alias="retry_text")
    again: Again = Field(serialization_alias="retry_verdict")
    wait: Wait | None = None
    note: Line | None = None
    snippet: Slug | None = None
    sources: list[Slug] = Field(min_length=1)


class Retries(Entry):
    """The content of retry.yaml: retry classes."""

    classes: list[Retry]
