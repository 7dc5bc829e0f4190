"""Retry classes: whether and when to retry an error."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Entry, Line, Name, Slug

Again = Literal["no", "not-needed", "look-inside", "after-change", "now", "after-wait"]


class Header(Entry):
    """A response header that says when a wait ends: a Unix time in seconds (`time`), or a number of seconds from now (`seconds`)."""

    name: Name
    holds: Literal["time", "seconds"] = Field(serialization_alias="value_kind")


class Wait(Entry):
    """How long to wait: until the time in a header, until an event, or for a number of milliseconds."""

    until: list[Header] = Field(default=[], serialization_alias="until_headers")
    """Headers that say when the wait ends, in order of preference. The first of these headers that the response has applies."""
    event: Line | None = Field(default=None, serialization_alias="event_text")
    """The event to wait for, if neither a header nor a number says how long to wait."""
    first_ms: int | None = None
    growth: Literal["double", "add"] | None = None
    add_ms: int | None = None
    cap_ms: int | None = None
    jitter: bool = False
    window_ms: int | None = None
    """Length in milliseconds of the rate limit window whose end is in the headers, if X documents one length for all endpoints."""
    borrowed: bool = False
    """Whether X documents the numbers of this wait only for a different case."""
    otherwise: Slug | None = Field(default=None, serialization_alias="fallback_retry_class_id")
    """ID of the retry class to use if the response has none of the headers in `until`."""


class Retry(Entry):
    """A retry class: whether to retry, how long to wait before the first retry, how waits grow, and the longest wait."""

    id: Slug
    title: Line
    text: Line = Field(serialization_alias="retry_text")
    again: Again = Field(serialization_alias="retry_verdict")
    wait: Wait | None = None
    note: Line | None = None
    snippet: Slug | None = None
    sources: list[Slug] = Field(min_length=1)


class Retries(Entry):
    """The content of retry.yaml: a list of retry classes."""

    classes: list[Retry]
