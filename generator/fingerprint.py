"""Digests of the values of pages: equal digests mean equal values, so that a page need not be rendered again."""

import pickle
from collections import Counter, defaultdict
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from generator.cache import digest

_PLAIN = (bytes, Markup, Counter, defaultdict, tuple)
"""Types whose pickle has their whole value. A set should not be a value: its order differs between processes, so its page would be
rendered in every build."""


class Fingerprints:
    """Digests of values. Each entry and each page model is serialized once, however many pages show it."""

    def __init__(self) -> None:
        """Start without known values."""
        self._known: dict[int, tuple[object, bytes]] = {}
        """Digests by the identity of objects, and the objects, so that no other object gets the same identity."""

    def of(self, value: object) -> bytes:
        """Return the digest of a value of lists, dictionaries, texts, entries and dataclasses.

        Raise TypeError for a value whose content is not certain to be in the digest, such as a function.
        """
        buffer = BytesIO()
        _Pickler(buffer, self).dump(value)
        return digest(buffer.getvalue())

    def of_object(self, value: Any) -> bytes:
        """Return the digest of an entry or a dataclass."""
        if id(value) not in self._known:
            kind = type(value).__qualname__.encode()
            if isinstance(value, BaseModel):
                found = digest(kind, value.__pydantic_serializer__.to_json(value))
            else:
                found = digest(kind, self.of({field.name: getattr(value, field.name) for field in fields(value)}))
            self._known[id(value)] = (value, found)
        return self._known[id(value)][1]


class _Pickler(pickle.Pickler):
    """Writes entries and dataclasses as their digests."""

    def __init__(self, buffer: BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(buffer, protocol=5)
        self.fast = True  # no references to earlier objects: equal values have equal pickles, shared or not
        self._fingerprints = fingerprints

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, BaseModel) or (is_dataclass(value) and not isinstance(value, type)):
            return bytes, (self._fingerprints.of_object(value),)
        if issubclass(value if isinstance(value, type) else type(value), _PLAIN):
            return NotImplemented
        raise TypeError(f"{type(value).__qualname__} is not allowed as a value of a page")
