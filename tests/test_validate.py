"""Schema findings are in plain words and at the right line."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from generator.__main__ import main
from generator.load import read
from generator.validate import editor_schemas
from tests.paths import ROOT


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('code: "187"', "code: 187", 'v1.1/187: "code" is a number, not a string. Put it in quotes: "187".'),
        ("sources: [tweepy-768]", "sources: []", 'v1.1/187: "sources" is empty. Add at least one item.'),
        ("http: [403]", "http: 403", 'v1.1/187: "http" is a number, not a list. Write a list.'),
        ("http: [403]", 'http: ["403"]', "v1.1/187: Item 1 of the list is a string, not a whole number. Write a whole number."),
        ("http: [403]", "http: [4030]", "less than or equal to 599"),
        ("title: Status is a duplicate", "title:", 'v1.1/187: "title" is empty, not a string. Write a string.'),
        ('code: "187"', 'code: "a/../../b"', "Use only letters, digits, dots, hyphens, and underscores"),
        ("condition: duplicate-content", "condition: Duplicate_Content", "Use lowercase letters and digits"),
        ("label: REST v1.1", "labels: REST v1.1", 'v1.1.yaml: The key "labels" is unknown. Did you mean "label"?'),
    ],
)
def test_schema_errors_are_reported_in_plain_words(
    old: str, new: str, expected: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = small / "data/apis/v1.1.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))

    assert main(["check", "--root", str(small)]) == 1
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("name", ["apis/v1.1.yaml", "conditions/content.yaml", "guides/refused.yaml", "retry.yaml", "sources.yaml"])
@pytest.mark.parametrize("text", ["[]", "text", "5", "{}", "codes: 5", "codes: [5]", "a: {b: [c]}", "conditions: [x]", "classes: [[]]"])
def test_file_of_any_shape_causes_findings_but_no_traceback(name: str, text: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "data" / name).write_text(text)

    status = main(["check", "--root", str(small)])
    lines = capsys.readouterr().err.splitlines()
    if status:
        assert lines[-1] == f"{len(lines) - 1} finding{'' if len(lines) == 2 else 's'}. No page was written."
        assert [] == [line for line in lines[:-1] if not re.match(r"data/[\w./-]+:\d+:\d+: ", line)]
    assert (status, bool(lines)) in ((0, False), (1, True))


@pytest.mark.parametrize("file", sorted((ROOT / "data").rglob("*.yaml")), ids=lambda file: file.name)
def test_every_catalogue_file_names_its_schema_and_is_valid(file: Path) -> None:
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", file.read_text().partition("\n")[0])
    assert named
    schema = json.loads((file.parent / named[1]).read_text())
    document, _ = read(f"data/{file.name}", file.read_bytes())
    assert document

    jsonschema.Draft202012Validator(schema).validate(document.value)


def test_editor_schemas_are_up_to_date() -> None:
    stored = {path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in (ROOT / "data/schemas").iterdir()}

    assert stored == editor_schemas()
