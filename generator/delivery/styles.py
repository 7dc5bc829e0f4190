"""Cuts a stylesheet to the rules that can match, the custom properties that are read and the animations that run.

A rule is dropped only if it names a tag, class, ID or attribute that no page and no script has. What cannot be judged
stays. The order of rules stays too, so the rest has the same effect on every page.
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
    """Selectors, and declarations as property and value."""

    selectors: str
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """A condition such as `@media print`, and the rules that it applies to."""

    condition: str
    rules: "tuple[Rule, ...]"


@dataclass(frozen=True)
class Other:
    """A rule that is kept as it is; `animation` is the name that `@keyframes` define."""

    text: str
    animation: str = ""


Rule = Style | Group | Other

_GROUPS = ("media", "supports", "container", "layer")
_CUSTOM = re.compile(r"--[\w-]+")
_WORD = re.compile(r"[\w-]+")


def resolved(file: Path) -> str:
    """Return a stylesheet with the files that it imports in place of the imports."""
    rules = tinycss2.parse_stylesheet(file.read_text(encoding="utf-8"))
    return "".join(resolved(file.parent / path) if (path := _imported(rule)) else rule.serialize() for rule in rules)


def cut(text: str, names: Names) -> str:
    """Return the stylesheet on one line, without comments and without what `names` do not use."""
    rules = tuple(_living(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), names))
    while (fewer := _without_unread(rules, names)) != rules:
        rules = fewer
    moves = [value for name, value in _declarations(rules) if name.endswith(("animation", "animation-name"))]
    running = {word for value in moves for word in _WORD.findall(value)}
    return "".join(_written(rule, running) for rule in rules)


def _imported(rule: Token) -> str:
    """The path that an `@import` names; none for other rules."""
    if rule.type != "at-rule" or rule.lower_at_keyword != "import":
        return ""
    return next(str(token.value) for token in rule.prelude if token.type in ("string", "url"))


def _living(rules: Iterable[Token], names: Names) -> Iterator[Rule]:
    """The rules that can match, each with only those of its selectors that can."""
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
    """A rule with its declarations; as it is if other rules are nested in it."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(item.type != "declaration" for item in found):
        return Other(f"{selectors}{{{_text(content)}}}")
    return Style(selectors, tuple((item.name, _text(item.value) + "!important" * item.important) for item in found))


def _without_unread(rules: tuple[Rule, ...], names: Names) -> tuple[Rule, ...]:
    """The rules without custom properties that no value and no script reads. What only those read is unread the next time."""
    read = names.words.union(*(_CUSTOM.findall(value) for _, value in _declarations(rules)))
    return tuple(_with(rules, lambda name: not name.startswith("--") or name in read))


def _declarations(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Every declaration as property and value; the text of a rule that is kept as it is has no property."""
    for rule in rules:
        match rule:
            case Style():
                yield from rule.declarations
            case Group():
                yield from _declarations(rule.rules)
            case Other():
                yield "", rule.text


def _with(rules: Iterable[Rule], kept: Callable[[str], bool]) -> Iterator[Rule]:
    """The rules with only the properties that are kept, and no rule that is empty then."""
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
    """The text of a rule; none for `@keyframes` of an animation that does not run."""
    match rule:
        case Style():
            return f"{rule.selectors}{{{';'.join(':'.join(item) for item in rule.declarations)}}}"
        case Group():
            return f"{rule.condition}{{{''.join(_written(inner, running) for inner in rule.rules)}}}"
        case Other():
            return "" if rule.animation and rule.animation not in running else rule.text


def _text(tokens: Iterable[Token]) -> str:
    """The text of component values without comments, and with one space for any white space."""
    return str(tinycss2.serialize(list(_plain(tokens)))).strip()


def _plain(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without comments and with white space as one space, inside blocks and functions too."""
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            token.value = " "
        for inner in ("arguments", "content"):
            if hasattr(token, inner):
                setattr(token, inner, list(_plain(getattr(token, inner))))
        yield token
