"""Check whether a CSS selector can match an element, based on the tags, classes, IDs, and attributes in the selector."""

from typing import Any

from generator.delivery.names import Names

Token = Any
"""A component value of tinycss2, a package without type hints."""

_ANY = ("is", "where", "has", "matches", "-webkit-any", "-moz-any")
"""Pseudo-classes that match only if one of their arguments matches. Arguments of pseudo-classes such as `:not()` are not checked."""
_COMMA = ","


def split(tokens: list[Token]) -> list[list[Token]]:
    """Split the tokens of a selector list at the commas, and return the tokens of each selector."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token == _COMMA:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def can_match(selector: list[Token], names: Names) -> bool:
    """Return whether every name in a selector occurs in some page or script, not necessarily in the same one."""
    before = ""
    for token in selector:
        if not _exists(token, before, names):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _exists(token: Token, before: str, names: Names) -> bool:
    """Return whether any element can have the tag, class, ID, or attribute that a token of a selector requires.

    `before` is the punctuation that precedes the token.
    """
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
    """Return whether an attribute selector such as `[dir=ltr]` can match. For `[dir=LTR i]`, with a flag, only the name is checked."""
    name, *rest = [token for token in tokens if token.type not in ("whitespace", "comment")]
    values = [token.value for token in rest if token.type in ("ident", "string")]
    if len(values) != 1:
        return names.has_attribute(name.lower_value)
    operator = "".join(token.value for token in rest if token.type == "literal")
    return names.has_attribute(name.lower_value, operator, values[0])
