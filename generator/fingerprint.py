"""Digests of the values that page templates use. A page whose digest is unchanged is not rendered again."""

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
"""Types whose values pickle serializes completely. Page values should not contain sets: the order of a set differs between processes,
so the page would be rendered in every build.
"""

_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


class Fingerprints:
    """Store of digests of page values. An entry or page model that is shown on several pages is serialized only once."""

    def __init__(self) -> None:
        """Create a store without digests."""
        self._known: dict[int, tuple[object, bytes]] = {}
        """Objects and their digests, by the `id` of the object. The objects are kept so that Python does not reuse an `id`."""
        self._reducers = _Reducers(self)

    def of(self, value: object) -> bytes:
        """Return the digest of a value that consists of lists, dictionaries, strings, entries, and dataclasses.

        Raise TypeError for values of other types, because their content might not be part of the digest.
        """
        return digest(self.serialized(value))

    def serialized(self, value: object) -> bytes:
        """Return the pickle of a value, in which digests replace entries and dataclasses."""
        buffer = BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        pickler.fast = True  # no references to earlier objects, so that equal values have equal pickles
        pickler.dispatch_table = self._reducers
        pickler.dump(value)
        return buffer.getvalue()

    def reduced(self, value: object, serialize: Callable[[Any], bytes]) -> _Reduced:
        """Return what pickle writes instead of an entry or a dataclass: the digest of the value. `serialize` returns the value as bytes."""
        if id(value) not in self._known:
            self._known[id(value)] = (value, digest(type(value).__qualname__.encode(), serialize(value)))
        return bytes, (self._known[id(value)][1],)


class _Reducers(dict[type, Callable[[Any], Any]]):
    """Dispatch table for pickle: functions that return what to write for a value, by type. Each function is created on first use."""

    def __init__(self, fingerprints: Fingerprints) -> None:
        self._fingerprints = fingerprints

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, _PLAIN):
            raise KeyError(kind)  # use pickle's default
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
