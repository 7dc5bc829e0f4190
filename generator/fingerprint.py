"""Digests of the values of pages: equal digests mean equal values, so that a page need not be rendered again."""

import pickle
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from generator.cache import digest

_PLAIN = (Markup, Counter, defaultdict, tuple)
"""Types that pickle serializes with their whole value. A set should not be a value: its order differs between processes, so its
page would be rendered in every build."""

_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


class Fingerprints:
    """Digests of values. Each entry and each page model is serialized once, however many pages show it."""

    def __init__(self) -> None:
        """Start without known values."""
        self._known: dict[int, tuple[object, bytes]] = {}
        """Digests by the identity of objects, and the objects, so that no other object gets the same identity."""
        self._reducers = _Reducers(self)

    def of(self, value: object) -> bytes:
        """Return the digest of a value of lists, dictionaries, texts, entries and dataclasses.

        Raise TypeError for a value whose content is not certain to be in the digest.
        """
        return digest(self.serialized(value))

    def serialized(self, value: object) -> bytes:
        """Return the pickle of a value, with the digests of entries and dataclasses in their places."""
        buffer = BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        pickler.fast = True  # no references to earlier objects: equal values have equal pickles, shared or not
        pickler.dispatch_table = self._reducers
        pickler.dump(value)
        return buffer.getvalue()

    def reduced(self, value: object, serialize: Callable[[Any], bytes]) -> _Reduced:
        """Return what pickle writes for an entry or a dataclass: its digest."""
        if id(value) not in self._known:
            self._known[id(value)] = (value, digest(type(value).__qualname__.encode(), serialize(value)))
        return bytes, (self._known[id(value)][1],)


class _Reducers(dict[type, Callable[[Any], Any]]):
    """Functions that tell pickle what to write for a value, by type. The function for a type is created on first use."""

    def __init__(self, fingerprints: Fingerprints) -> None:
        self._fingerprints = fingerprints

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, _PLAIN):
            raise KeyError(kind)  # pickle's own way
        serialize = self._serializer(kind)
        self[kind] = lambda value: self._fingerprints.reduced(value, serialize)
        return self[kind]

    def _serializer(self, kind: type) -> Callable[[Any], bytes]:
        if issubclass(kind, BaseModel):
            return kind.__pydantic_serializer__.to_json
        if not is_dataclass(kind):
            raise TypeError(f"{kind.__qualname__} is not allowed as a value of a page")
        names = [field.name for field in fields(kind)]
        return lambda value: self._fingerprints.serialized([getattr(value, name) for name in names])
