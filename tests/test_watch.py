"""What X's OpenAPI document and the catalogue do not both say is told, with stubs that cannot land unfilled."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.catalogue import Catalogue
from generator.plan import read
from generator.watch import LIMIT, differences
from generator.watch import read as heard

DOCUMENT = Path(__file__).with_name("openapi.json")
V2 = """\
id: v2
order: 2
title: X API v2
label: X API v2
owner: X
status: current
summary: The present version.
hosts: [api.x.com]
sources: [x-response-codes]
lifetime: []
bodies: []
members:
  - {name: "type, title, detail, message", text: Members of every problem., sources: [x-response-codes]}
  - {name: "errors, errors[].thing_id", text: Why something is missing., sources: [x-response-codes]}
  - {name: "disconnect_type", text: Why a stream ended., sources: [x-response-codes]}
  - {name: "errors[].section", text: "`data`, if you asked for the thing itself.", sources: [x-response-codes]}
  - {name: "meta.lost_field", text: Gone from the document., sources: [x-response-codes]}
collect: [The whole body]
codes:
"""
ENTRY = """
  - code: "{code}"
    kind: {kind}
    http: []
    title: Something of {code}
    summary: It tells that something of {code} went wrong.
    condition: duplicate-content
    causes: [{{text: The stream of {code} ended, sources: [x-response-codes]}}]
    fixes: [Open the stream of {code} again]
    grade: documented
    sources: [x-response-codes]
    checked: "2026-11-21"
"""
CODES = [
    ("about-blank", "problem-type", ""),
    ("known-type", "problem-type", ""),
    ("KnownReason", "constant", "type: https://api.x.com/2/problems/known-type"),
    ("lost-type", "problem-type", ""),
    ("LostReason", "constant", "type: https://api.x.com/2/problems/known-type"),
    ("retired-type", "problem-type", "status: retired"),
    ("RetiredReason", "constant", "{type: https://api.x.com/2/problems/known-type, status: unknown}"),
]


@pytest.fixture
def root(small: Path) -> Path:
    """A small catalogue with an API v2 that knows a part of the document, and all of whose codes a guide leads to."""
    entries = [ENTRY.format(code=code, kind=kind).rstrip() + _fields(fields) for code, kind, fields in CODES]
    (small / "data/apis/v2.yaml").write_text(V2 + "\n".join(entries) + "\n")
    _lead_to(small, [code for code, _, _ in CODES])
    return small


def _fields(text: str) -> str:
    return "".join(f"\n    {field}" for field in text.strip("{}").split(", ") if field)


def _lead_to(root: Path, codes: list[str]) -> None:
    guide = root / "data/guides/refused.yaml"
    also = ", ".join(f"v2/{code}" for code in codes)
    text = guide.read_text().replace("do: Look the post up}", "do: Look the post up, also: []}")
    guide.write_text(text.replace("also: [", f"also: [{also}, ").replace(", ]", "]"))


def found(root: Path) -> set[tuple[str, str, str]]:
    catalogue, findings = read(root)
    assert [] == findings
    return {one[:3] for one in differences(heard(DOCUMENT.read_bytes()), catalogue)}


def accept(root: Path, differences: set[tuple[str, str, str]]) -> None:
    entries = [{"only": only, "kind": kind, "names": [name], "reason": "Known."} for only, kind, name in sorted(differences)]
    (root / "data/watch.yaml").write_text(json.dumps({"openapi": entries, "links": []}))


def watch(root: Path, file: Path = DOCUMENT, *options: str) -> int:
    return main(["watch", "--root", str(root), "--openapi", str(file), *options])


def test_what_stands_on_one_side_alone_is_a_difference_and_what_stands_on_both_is_none(root: Path) -> None:
    assert found(root) == {
        ("document", "type", "new-type"),
        ("document", "type", "by-enum"),
        ("document", "type", "in-an-example"),
        ("document", "value", "NewReason"),
        ("document", "value", "InAnExample"),
        ("document", "value", "includes"),
        ("document", "title", "A title that nobody knows"),
        ("document", "field", "hint"),
        ("document", "field", "new_field"),
        ("catalogue", "type", "lost-type"),
        ("catalogue", "value", "LostReason"),
        ("catalogue", "field", "lost_field"),
    }


def test_differences_give_status_1_and_are_listed_with_their_places(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert watch(root) == 1

    printed = capsys.readouterr().out
    assert "12 differences to look at." in printed
    assert "- type new-type (Problem)\n" in printed
    assert "- value NewReason of disconnect_type (KnownProblem)\n" in printed
    assert "- type lost-type (v2/lost-type)\n" in printed


def test_with_every_difference_accepted_it_is_quiet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(root, found(root))

    assert watch(root) == 0
    assert capsys.readouterr().out.splitlines() == [
        "X's OpenAPI document, version 1.0: 5 problem types, 5 values, 10 fields. No differences to look at."
    ]


def test_an_accepted_difference_that_is_none_any_more_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(root, found(root) | {("catalogue", "type", "known-type")})

    assert watch(root) == 1
    assert "no difference any more: remove\n- type known-type (data/watch.yaml)" in capsys.readouterr().out


def stubs(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """The stubs of members and of codes, as they are to be pasted."""
    watch(root, DOCUMENT, "--markdown")
    block = capsys.readouterr().out.split("```yaml\n")[1].split("\n```")[0]
    members, codes = block.removeprefix("members:\n").split("\n\ncodes:\n")
    return members, codes


def test_stubs_as_printed_are_refused_only_for_what_is_to_be_filled_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members, codes = stubs(root, capsys)
    file = root / "data/apis/v2.yaml"
    file.write_text(file.read_text().replace("collect:", f"{members}\ncollect:").rstrip() + f"\n\n{codes}\n")

    _, findings = read(root)

    each = {"to-do", "unknown-condition", "unknown-source", "real-date"}
    for stub in ("new-type", "by-enum", "in-an-example", "NewReason", "InAnExample", "a-title-that-nobody-knows"):
        assert each <= {finding.rule for finding in findings if finding.entry == f"v2/{stub}"}
    assert {"to-do", "unknown-source"} <= {finding.rule for finding in findings if finding.entry == "v2"}
    assert each | {"same-summary", "code-reached", "out-of-order"} >= {finding.rule for finding in findings}


def test_stubs_filled_in_are_accepted_and_end_the_difference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members, codes = stubs(root, capsys)
    filled = []
    for number, stub in enumerate(codes.split("\n\n")):
        text = stub.replace("[todo]", "[x-response-codes]").replace("condition: todo", "condition: duplicate-content")
        text = text.replace('checked: "0000-00-00"', 'checked: "2026-11-21"')
        text = text.replace("TODO: what it means, in one sentence of its own.", f"It tells that thing {number} went wrong.")
        filled.append(text.replace("TODO: ", "Look: "))
    members = members.replace("todo]", "x-response-codes]").replace("TODO: ", "Now: ")
    file = root / "data/apis/v2.yaml"
    kept = [line for line in file.read_text().splitlines() if "errors[].section" not in line]  # its stub takes its place
    head, own = "\n".join(kept).replace("collect:", f"{members}\ncollect:").split("codes:\n")
    entries = sorted(("\n" + own + "\n\n" + "\n\n".join(filled)).split("\n  - code: ")[1:], key=str.casefold)
    file.write_text(f"{head}codes:\n" + "\n".join(f"  - code: {entry.strip()}\n" for entry in entries))
    _lead_to(root, [stub.split('"')[1] for stub in filled])

    assert {one for one in found(root) if one[0] == "document"} == set()


def test_the_body_of_an_issue_has_headings_and_code_spans(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watch(root, DOCUMENT, "--markdown")

    printed = capsys.readouterr().out
    assert "## Only in the document\n\n- type `by-enum` (ByEnum)\n" in printed
    assert "## Stubs for data/apis/v2.yaml\n" in printed


def test_no_text_of_the_document_breaks_out_of_its_line_or_code_span(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(DOCUMENT.read_text())
    document["components"]["schemas"]["Error"]["properties"]["a`\n```\n@everybody \ud800 <img>" + "x" * 200] = {"type": "string"}
    file = tmp_path / "sly.json"
    file.write_text(json.dumps(document))

    assert watch(root, file, "--markdown") == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if "@everybody" in line]
    assert len(lines) == 2
    assert all(len(line) < 200 for line in lines)
    assert all("``" not in line for line in lines)


DEEP = '{"a":' * 100_000 + "1" + "}" * 100_000
UNREADABLE = {
    "": "it is no JSON",
    "{": "it is no JSON",
    "\x00": "it is no JSON",
    "9" * 5000: "it is no JSON",
    DEEP: "it is nested too deep",
    "[]": "it is no OpenAPI document",
    '"openapi"': "it is no OpenAPI document",
    '{"swagger": "2.0"}': "it is no OpenAPI document",
    '{"openapi": 3}': "it is no OpenAPI document",
    '{"openapi": "3.0.0"}': "it describes no errors",
    '{"openapi": "3.0.0", "components": [], "paths": 5, "info": null}': "it describes no errors",
    '{"openapi": "3.0.0", "components": {"schemas": {"Thing": {"properties": {"size": {}}}}}}': "it describes no errors",
    " " * (LIMIT + 1): "it is larger than 20,000,000 bytes",
}


@pytest.mark.parametrize(("text", "reason"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_what_cannot_be_compared_gives_status_2_and_one_line(
    text: str, reason: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "document.json"
    file.write_text(text)

    assert watch(root, file) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"{file}: {reason}")
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_a_file_that_is_not_there_and_one_that_is_no_text_give_status_2_and_one_line(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\xfd")

    for file in (tmp_path / "none.json", tmp_path, tmp_path / "bytes.json"):
        assert watch(root, file) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_catalogue_with_findings_is_not_compared(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/watch.yaml").write_text("openapi: []\n")

    assert watch(root) == 2
    assert 'The field "links" is missing.' in capsys.readouterr().err


PLACES = [
    ("info",),
    ("paths",),
    ("components", "schemas", "KnownProblem"),
    ("components", "schemas", "KnownProblem", "allOf"),
    ("components", "schemas", "Problem", "discriminator"),
    ("components", "schemas", "Problem", "properties"),
    ("components", "schemas", "Problem", "properties", "title"),
    ("components", "schemas", "Error"),
]
SHAPES: list[object] = [None, 5, "text", [], ["a", {"b": 1}], {"a": "b"}, {"$ref": 5}, {"properties": []}, {"enum": {}}]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[-1])
def test_a_part_of_any_other_shape_is_compared_or_refused_in_one_line(
    place: tuple[str, ...], root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "document.json"
    for shape in SHAPES:
        document: Any = json.loads(DOCUMENT.read_text())
        part = document
        for step in place[:-1]:
            part = part[step]
        part[place[-1]] = shape
        file.write_text(json.dumps(document))

        status = watch(root, file)
        printed = capsys.readouterr()
        assert (status, printed.err.count("\n"), bool(printed.out)) in ((1, 0, True), (2, 1, False)), shape


def test_a_circle_of_references_is_walked_once(root: Path) -> None:
    document: Any = json.loads(DOCUMENT.read_text())
    document["components"]["schemas"]["Problem"]["allOf"] = [{"$ref": "#/components/schemas/KnownProblem"}]

    catalogue, _ = read(root)
    assert {one[:3] for one in differences(heard(json.dumps(document).encode()), catalogue)} == found(root)


def test_every_accepted_difference_of_the_catalogue_is_accepted_once(catalogue: Catalogue) -> None:
    accepted = [(entry.only, entry.kind, name) for placed in catalogue.watch for entry in placed.value.openapi for name in entry.names]

    assert len(accepted) == len(set(accepted))
