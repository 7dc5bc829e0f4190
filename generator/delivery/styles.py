"""Remove unused rules, custom properties, and animations from a stylesheet.

A rule is removed only if its selector requires a tag, class, ID, or attribute that occurs in no page and no script. All other
rules stay in the same order, so that every page looks the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tinycss2

from generator.delivery.names import Names
from generator.delivery.selectors import Token, can_match, split


@dataclass(frozen=True)
class Style:
    """A style rule: its selectors, and its declarations as pairs of property and value."""

    selectors: str
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """A conditional group rule such as `@media print`, with its rules."""

    condition: str
    rules: "tuple[Rule, ...]"


@dataclass(frozen=True)
class Other:
    """Any other rule, as text. `animation` is the name of the animation if the rule is `@keyframes`."""

    text: str
    animation: str = ""


Rule = Style | Group | Other

_GROUPS = ("media", "supports", "container", "layer")
_CUSTOM = re.compile(r"--[\w-]+")
_WORD = re.compile(r"[\w-]+")


def resolved(file: Path) -> str:
    """Return a stylesheet with each `@import` replaced by the imported file."""
    rules = tinycss2.parse_stylesheet(file.read_text(encoding="utf-8"))
    return "".join(resolved(file.parent / path) if (path := _imported(rule)) else rule.serialize() for rule in rules)


def cut(text: str, names: Names) -> str:
    """Return the stylesheet `text` on one line, without comments and without unused rules, custom properties, and animations."""
    rules = tuple(_living(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), names))
    while (fewer := _without_unread(rules, names)) != rules:
        rules = fewer
    moves = [value for name, value in _declarations(rules) if name.endswith(("animation", "animation-name"))]
    running = {word for value in moves for word in _WORD.findall(value)}
    return "".join(_written(rule, running) for rule in rules)


def _imported(rule: Token) -> str:
    """Return the path in an `@import` rule, or an empty string for any other rule."""
    if rule.type != "at-rule" or rule.lower_at_keyword != "import":
        return ""
    return next(str(token.value) for token in rule.prelude if token.type in ("string", "url"))


def _living(rules: Iterable[Token], names: Names) -> Iterator[Rule]:
    """Yield the rules of a stylesheet that can match an element. Selectors that cannot match are removed from the rules."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [_text(selector) for selector in split(rule.prelude) if can_match(selector, names)]
            if selectors:
                yield _style(",".join(selectors), rule.content)
        elif rule.type == "at-rule":
            start = f"@{rule.at_keyword} {_text(rule.prelude)}".strip()
            if rule.content is None:
                yield Other(f"{start};")
            elif rule.lower_at_keyword in _GROUPS:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield Group(start, tuple(_living(inner, names)))
            else:
                animation = _text(rule.prelude) if rule.lower_at_keyword.endswith("keyframes") else ""
                yield Other(f"{start}{{{_text(rule.content)}}}", animation)


def _style(selectors: str, content: list[Token]) -> Rule:
    """Return a style rule. A rule with nested rules is returned as text, without further analysis."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(item.type != "declaration" for item in found):
        return Other(f"{selectors}{{{_text(content)}}}")
    return Style(selectors, tuple((item.name, _text(item.value) + "!important" * item.important) for item in found))


def _without_unread(rules: tuple[Rule, ...], names: Names) -> tuple[Rule, ...]:
    """Return the rules without custom properties that no value and no script uses. The result can contain newly unused properties."""
    read = names.words.union(*(_CUSTOM.findall(value) for _, value in _declarations(rules)))
    return tuple(_with(rules, lambda name: not name.startswith("--") or name in read))


def _declarations(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Yield all declarations as pairs of property and value. For rules of type `Other`, the property is empty and the value is the text."""
    for rule in rules:
        match rule:
            case Style():
                yield from rule.declarations
            case Group():
                yield from _declarations(rule.rules)
            case Other():
                yield "", rule.text


def _with(rules: Iterable[Rule], kept: Callable[[str], bool]) -> Iterator[Rule]:
    """Yield the rules with only those declarations whose property names satisfy `kept`. Rules that become empty are left out."""
    for rule in rules:
        match rule:
            case Style():
                declarations = tuple(item for item in rule.declarations if kept(item[0]))
                if declarations:
                    yield Style(rule.selectors, declarations)
            case Group():
                inner = tuple(_with(rule.rules, kept))
                if inner:
                    yield Group(rule.condition, inner)
            case Other():
                yield rule


def _written(rule: Rule, running: set[str]) -> str:
    """Return the CSS text of a rule, or an empty string for an animation that is not among the `running` animations."""
    match rule:
        case Style():
            return f"{rule.selectors}{{{';'.join(':'.join(item) for item in rule.declarations)}}}"
        case Group():
            return f"{rule.condition}{{{''.join(_written(inner, running) for inner in rule.rules)}}}"
        case Other():
            return "" if rule.animation and rule.animation not in running else rule.text


def _text(tokens: Iterable[Token]) -> str:
    """Return the CSS text of component values, without comments and with collapsed whitespace."""
    return str(tinycss2.serialize(list(_plain(tokens)))).strip()


def _plain(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield component values without comments and with collapsed whitespace, also inside blocks and functions."""
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            token.value = " "
        for inner in ("arguments", "content"):
            if hasattr(token, inner):
                setattr(token, inner, list(_plain(getattr(token, inner))))
        yield token
