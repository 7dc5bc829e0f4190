# ruff: noqa: INP001 - a script to run, not a package
"""Report words that STYLE.md asks writers to avoid, each with its replacement: `python -m tools.words [FILE ...]`.

The check covers comments, docstrings, test names, templates, documents, and catalogue texts. It skips code spans, quotes, URLs,
and text that is not ours: messages, examples, source titles, and search keywords. A comment such as
`words: allow address (the data is an email)` allows a word on its line.
"""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

import yaml

from generator.findings import Finding, Mark, quoted

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_suffix(".yaml")
QUOTED_FIELDS = frozenset(
    ("messages", "examples", "description", "match", "body", "phrase", "keywords", "varies", "hints", "endpoints", "hosts")
)
"""Catalogue fields, at any depth, with text that is not ours, such as X's messages."""

NOT_OURS = (
    "STYLE.md",
    "data/schemas/",
    "data/sources.yaml",
    "data/synonyms.yaml",
    "requirements/",
    "tests/base/",
    "tests/broken/",
    "tests/search/",
)
"""Path prefixes to skip: generated files, files with text that is not ours, and STYLE.md, which lists the words."""

Text = tuple[int, str]
"""The offset of a text in a file, and the text."""

_MASKED = re.compile(r"`[^`\n]*`|\"[^\"\n]*\"|“[^”]*”|https?://\S+|\S*/\S*/\S*")
_ALLOWED = re.compile(r"words: allow ([\w ,-]+) \(")
_COMMENT = re.compile(r"(?:^|(?<=\s))#(?!!).*", re.MULTILINE)
_LINE_COMMENT = re.compile(r"(?<![:\"'`\w/*])//.*")
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{:? ?#[\w-]+ ?\}|<(?:[^<>\"]|\"[^\"]*\")*>|&\w+;", re.DOTALL)
_CODE_BLOCK = re.compile(r"^```.*?^```|^keywords:.*?$|\]\([^)]*\)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Word:
    """A word to avoid, with its usual meaning (`use`), its replacement (`write`, empty for filler), and files that may use it."""

    avoid: str
    use: str
    write: str
    pattern: str
    exceptions: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern, which matches whole words in any case."""
        return re.compile(rf"\b(?:{self.pattern})\b", re.IGNORECASE)


def load(file: Path = LIST) -> tuple[list[Word], list[str]]:
    """Return the words to avoid, and the files that may still contain them (`pending`)."""
    content = yaml.safe_load(file.read_text())
    words = [
        Word(one["avoid"], one["for"], one.get("write", ""), one.get("pattern", one["avoid"]), tuple(one.get("except", ())))
        for one in content["words"]
    ]
    return words, content["pending"]


def check(path: str, raw: str, words: list[Word]) -> Iterator[Finding]:
    """Yield a finding for each word to avoid in `raw`, the content of the file at `path` (relative to the root)."""
    texts = _texts_of(path)
    if texts is None:
        return
    own = [word for word in words if not any(fnmatch(path, name) for name in word.exceptions)]
    lines = raw.split("\n")
    for offset, text in texts(raw):
        masked = _mask(_MASKED, text)
        for word in own:
            for found in word.regex.finditer(masked):
                before = raw[: offset + found.start()]
                line = before.count("\n")
                if _allowed(lines[line]).isdisjoint(word.avoid.split(", ")):
                    yield _finding(Mark(path, line + 1, len(before) - before.rfind("\n")), found[0], word)


def python_texts(raw: str) -> Iterator[Text]:
    """Yield the comments, docstrings, and test names in Python code."""
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for token in tokenize.generate_tokens(io.StringIO(raw).readline):
        if token.type == tokenize.COMMENT:
            yield starts[token.start[0] - 1] + token.start[1], token.string
    for node in ast.walk(ast.parse(raw)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            start, end = starts[node.lineno - 1], starts[node.end_lineno or node.lineno]
            yield start, raw[start:end].replace('"""', "   ")
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            start = raw.index(node.name, starts[node.lineno - 1])
            yield start, node.name.replace("_", " ")


def script_texts(raw: str) -> Iterator[Text]:
    """Yield the comments in JavaScript or CSS."""
    for pattern in (_LINE_COMMENT, _BLOCK_COMMENT):
        yield from ((found.start(), found[0]) for found in pattern.finditer(raw))


def template_texts(raw: str) -> Iterator[Text]:
    """Yield the text of a Jinja template or an HTML file, without code and tags. Jinja comments stay."""
    yield 0, _mask(_MARKUP, raw)


def markdown_texts(raw: str) -> Iterator[Text]:
    """Yield the text of a Markdown document, without code blocks, link targets, and tags."""
    yield 0, _mask(_MARKUP, _mask(_CODE_BLOCK, raw))


def comment_texts(raw: str) -> Iterator[Text]:
    """Yield the comments of a file whose comments start with `#`."""
    yield from ((found.start(), found[0]) for found in _COMMENT.finditer(raw))


def catalogue_texts(raw: str) -> Iterator[Text]:
    """Yield the comments and our own texts, without quoted ones, from a YAML file of the catalogue."""
    yield from comment_texts(raw)
    root = yaml.compose(raw, yaml.CSafeLoader)
    yield from ((start, raw[start:end]) for start, end in _scalars(root) if " " in raw[start:end])


def _scalars(node: yaml.Node | None) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in QUOTED_FIELDS:
                yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.ScalarNode):
        quote = 1 if node.style else 0
        yield node.start_mark.index + quote, node.end_mark.index - quote


def _texts_of(path: str) -> Callable[[str], Iterator[Text]] | None:
    """Return the function that finds the texts to check in the file at `path`, or None if the file is not checked."""
    if path.startswith(NOT_OURS):
        return None
    if path.startswith("data/") and path.endswith(".yaml"):
        return catalogue_texts
    if path.endswith((".jinja", ".html")):
        return template_texts
    by_suffix = {".py": python_texts, ".js": script_texts, ".mjs": script_texts, ".css": script_texts, ".md": markdown_texts}
    with_hash = (".yml", ".toml", ".sh", "Makefile", ".gitignore", ".npmrc", ".ci/issue", ".ci/run")
    return by_suffix.get(Path(path).suffix) or (comment_texts if path.endswith(with_hash) else None)


def _mask(pattern: re.Pattern[str], text: str) -> str:
    """Return the text with every match of `pattern` replaced with spaces, so that offsets do not change."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _allowed(line: str) -> set[str]:
    return {word.strip() for names in _ALLOWED.findall(line) for word in names.split(",")}


def _finding(mark: Mark, found: str, word: Word) -> Finding:
    if not word.write:
        return Finding(mark, "words", f"{quoted(found)} is filler.", "Remove it.", "words")
    return Finding(mark, "words", f"{quoted(found)} is used for {word.use}.", f"Write {quoted(word.write)}.", "words")


def main(arguments: list[str]) -> int:
    """Print the findings in the given files, or in all files under version control. Return 1 if there are findings, or 0 if not."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")  # noqa: S607
    words, pending = load()
    findings: list[Finding] = []
    for path in [path for path in arguments or listed if _texts_of(path) and (ROOT / path).is_file()]:
        found = list(check(path, (ROOT / path).read_text(encoding="utf-8"), words))
        if path not in pending:
            findings += found
        elif not found:
            message = f"{path} is pending, but has no words to avoid."
            findings.append(Finding(Mark("tools/words.yaml", 1, 1), "words", message, "Remove it from `pending`.", "words"))
    for finding in sorted(findings):
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
