"""The index of the resolver."""

import json

from generator.catalogue import Catalogue
from generator.entries import Message


def lookup_json(catalogue: Catalogue) -> str:
    """The index of the resolver (docs/assets/javascripts/lookup.js), as compact as JSON allows.

    `codes`: id, kind, statuses, title, texts, problem type; fragments; in a text the character U+001F stands for a
    part that varies. `apis`: id to label. `pages`: address, title and further words of what can be found besides codes.
    """
    codes = [
        [code.name, own.kind, own.http, own.title, [*map(_text, own.messages)], _last(own.type or ""), own.match]
        for code in catalogue.codes
        for own in [code.value]
    ]
    pages = [[f"errors/{api.name}/", api.value.title, " ".join(api.value.hosts)] for api in catalogue.apis]
    pages += [[f"conditions/{c.name}/", c.value.title, c.name] for c in catalogue.conditions]
    pages += [[f"guides/{guide.name}/", guide.value.title, guide.name] for guide in catalogue.guides]
    pages += [[f"snippets/{snippet.name}/", f"Code: {snippet.value.title}", snippet.name] for snippet in catalogue.snippets]
    apis = {api.name: api.value.label for api in catalogue.apis}
    return json.dumps({"apis": apis, "codes": codes, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _last(type_uri: str) -> str:
    """The last segment of a problem type: that alone tells types apart, because their host has changed."""
    return type_uri.rpartition("/")[2]


def _text(message: Message) -> str:
    """The message with U+001F in place of each part that varies."""
    text = message.text
    for part in sorted(message.varies, key=len, reverse=True):
        text = text.replace(part, "\u001f")
    return text
