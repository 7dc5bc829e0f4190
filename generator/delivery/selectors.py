"""Check whether a CSS selector can match, based on its tags, classes, IDs, and attributes."""

from typing import Any

from generator.delivery.names import Names

Token = Any
"""A component value of tinycss2, a package without type hints."""

_ANY = ("is", "where", "has", "matches", "-webkit-any", "-moz-any")
"""Pseudo-classes that match only if one of their arguments matches. Arguments of others, such as `:not()`, are not checked."""
_COMMA = ","


def split(tokens: list[Token]) -> list[list[Token]]:
    """Split a selector list at its commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token == _COMMA:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def can_match(selector: list[Token], names: Names) -> bool:
    """Whether every name in a selector occurs in a page or script. The names do not have to occur in the same one."""
    before = ""
    for token in selector:
        if not _exists(token, before, names):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _exists(token: Token, before: str, names: Names) -> bool:
    """Whether an element can have the name in a token. `before` is the punctuation before the token."""
    match token.type:
        case "ident" if before == ".":
            return names.has_class(token.value)
        case "ident" if before != ":":
            return names.has_tag(token.lower_value)
        case "hash":
            return names.has_id(token.value)
        case "[] block":
            return _attribute_exists(token.content, names)
        case "function" if token.lower_name in _ANY:
            return any(can_match(argument, names) for argument in split(token.arguments))
    return True


def _attribute_exists(tokens: list[Token], names: Names) -> bool:
    """Whether an attribute selector such as `[dir=ltr]` can match. With a flag, as in `[dir=LTR i]`, only the name is checked."""
    name, *rest = [token for token in tokens if token.type not in ("whitespace", "comment")]
    values = [token.value for token in rest if token.type in ("ident", "string")]
    if len(values) != 1:
        return names.has_attribute(name.lower_value)
    operator = "".join(token.value for token in rest if token.type == "literal")
    return names.has_attribute(name.lower_value, operator, values[0])
