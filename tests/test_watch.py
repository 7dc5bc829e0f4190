"""Differences between X's OpenAPI document and the catalogue are reported, with stubs that must be filled in."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.catalogue import Catalogue
from generator.pipeline import read
from generator.watch.differences import differences
from generator.watch.specification import LIMIT
from generator.watch.specification import read as parse

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
    summary: It says that something of {code} went wrong.
    condition: duplicate-content
    causes: [{{text: The stream of {code} ended, sources: [x-response-codes]}}]
    fixes: [Replace the stream of {code} by a new one]
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
    """Return a small catalogue whose API v2 has a part of the document, and whose guide names every code."""
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
    return {one[:3] for one in differences(parse(DOCUMENT.read_bytes(), "openapi.json"), catalogue)}


def accept(root: Path, differences: set[tuple[str, str, str]], **versions: str) -> None:
    """Accept differences in every version of the document, or in those from `since` to `until`."""
    entries = [{"only": only, "kind": kind, "names": [name], "reason": "Known.", **versions} for only, kind, name in sorted(differences)]
    (root / "data/watch.yaml").write_text(json.dumps({"openapi": entries, "pages": [], "links": []}))


def watch(root: Path, file: Path = DOCUMENT, *options: str) -> int:
    return main(["watch", "--root", str(root), "--openapi", str(file), *options])


def test_a_name_that_only_one_side_has_is_a_difference(root: Path) -> None:
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


def test_differences_are_listed_with_their_places_and_exit_status_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert watch(root) == 1

    printed = capsys.readouterr().out
    assert "12 unexplained differences." in printed
    assert "- type new-type (Problem)\n" in printed
    assert "- value NewReason of disconnect_type (KnownProblem)\n" in printed
    assert "- type lost-type (v2/lost-type)\n" in printed


def test_accepted_differences_are_not_reported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(root, found(root))

    assert watch(root) == 0
    assert capsys.readouterr().out.splitlines() == [
        "X's OpenAPI document, version 1.0: 5 problem types, 5 values, 10 fields. No unexplained differences."
    ]


def test_an_accepted_difference_that_no_longer_exists_is_reported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(root, found(root) | {("catalogue", "type", "known-type")})

    assert watch(root) == 1
    assert "no longer different (remove these)\n- type known-type (data/watch.yaml)" in capsys.readouterr().out


VERSIONS = [
    ({"until": "1.0"}, 0),
    ({"until": "0.9"}, 1),
    ({"since": "1.0"}, 0),
    ({"since": "1.1"}, 1),
    ({"since": "0.9", "until": "0.10"}, 1),
    ({"since": "0.10", "until": "2.0"}, 0),
]


@pytest.mark.parametrize(("versions", "status"), VERSIONS, ids=str)
def test_a_difference_is_accepted_from_its_first_to_its_last_version(versions: dict[str, str], status: int, root: Path) -> None:
    accept(root, found(root), **versions)

    assert watch(root) == status


def test_a_stale_difference_is_reported_only_in_its_versions(root: Path) -> None:
    accept(root, found(root))
    file = root / "data/watch.yaml"
    watched = json.loads(file.read_text())
    watched["openapi"].append({"only": "catalogue", "kind": "type", "names": ["known-type"], "since": "1.1", "reason": "Removed."})
    file.write_text(json.dumps(watched))

    assert watch(root) == 0


@pytest.mark.parametrize("version", ["latest", "", "1.x", None])
def test_a_document_without_a_numbered_version_counts_as_the_newest(version: str | None, root: Path, tmp_path: Path) -> None:
    accept(root, found(root), since="9.9")
    document: Any = json.loads(DOCUMENT.read_text())
    document["info"]["version"] = version
    file = tmp_path / "document.json"
    file.write_text(json.dumps(document))

    assert watch(root, file) == 0


def stubs(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """Return the stubs of fields and of codes as printed."""
    watch(root, DOCUMENT, "--markdown")
    block = capsys.readouterr().out.split("```yaml\n")[1].split("\n```")[0]
    members, codes = block.removeprefix("members:\n").split("\n\ncodes:\n")
    return members, codes


def test_unfilled_stubs_are_findings(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members, codes = stubs(root, capsys)
    file = root / "data/apis/v2.yaml"
    file.write_text(file.read_text().replace("collect:", f"{members}\ncollect:").rstrip() + f"\n\n{codes}\n")

    _, findings = read(root)

    each = {"to-do", "unknown-condition", "unknown-source", "real-date"}
    for stub in ("new-type", "by-enum", "in-an-example", "NewReason", "InAnExample", "a-title-that-nobody-knows"):
        assert each <= {finding.rule for finding in findings if finding.entry == f"v2/{stub}"}
    assert {"to-do", "unknown-source"} <= {finding.rule for finding in findings if finding.entry == "v2"}
    assert each | {"same-summary", "code-reached", "out-of-order"} >= {finding.rule for finding in findings}


def test_filled_stubs_end_the_difference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members, codes = stubs(root, capsys)
    filled = []
    for number, stub in enumerate(codes.split("\n\n")):
        text = stub.replace("[todo]", "[x-response-codes]").replace("condition: todo", "condition: duplicate-content")
        text = text.replace('checked: "0000-00-00"', 'checked: "2026-11-21"')
        text = text.replace("TODO: what it means, in one sentence.", f"It says that thing {number} went wrong.")
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


def test_no_name_in_the_document_breaks_out_of_its_line_or_code_span(
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
    "": "The file is not JSON: ",
    "{": "The file is not JSON: ",
    "\x00": "The file is not JSON: ",
    "9" * 5000: "The file is not JSON: ",
    DEEP: "The file is nested too deeply.",
    "[]": "The file is not an OpenAPI document.",
    '"openapi"': "The file is not an OpenAPI document.",
    '{"swagger": "2.0"}': "The file is not an OpenAPI document.",
    '{"openapi": 3}': "The file is not an OpenAPI document.",
    '{"openapi": "3.0.0"}': "The document describes no errors.",
    '{"openapi": "3.0.0", "components": [], "paths": 5, "info": null}': "The document describes no errors.",
    '{"openapi": "3.0.0", "components": {"schemas": {"Thing": {"properties": {"size": {}}}}}}': "The document describes no errors.",
    " " * (LIMIT + 1): "The file is larger than 20,000,000 bytes.",
}


@pytest.mark.parametrize(("text", "reason"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_an_unreadable_document_is_reported_in_one_line_with_exit_status_2(
    text: str, reason: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "document.json"
    file.write_text(text)

    assert watch(root, file) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"{file}: {reason}")
    assert printed.err.endswith(("again.\n", "describes errors.\n"))
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_a_missing_file_a_folder_and_a_binary_file_are_reported_in_one_line(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\xfd")

    for file in (tmp_path / "none.json", tmp_path, tmp_path / "bytes.json"):
        assert watch(root, file) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_catalogue_with_findings_is_not_compared(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/watch.yaml").write_text("openapi: []\npages: []\n")

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
def test_a_document_of_any_shape_is_compared_or_refused_in_one_line(
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


def test_errors_in_shared_responses_are_compared(root: Path) -> None:
    document: Any = json.loads(DOCUMENT.read_text())
    document["components"]["responses"] = {"Refused": document["paths"]["/2/things"]["get"]["responses"].pop("400")}

    catalogue, _ = read(root)
    assert {one[:3] for one in differences(parse(json.dumps(document).encode(), "openapi.json"), catalogue)} == found(root)


def test_circular_references_are_followed_once(root: Path) -> None:
    document: Any = json.loads(DOCUMENT.read_text())
    document["components"]["schemas"]["Problem"]["allOf"] = [{"$ref": "#/components/schemas/KnownProblem"}]

    catalogue, _ = read(root)
    assert {one[:3] for one in differences(parse(json.dumps(document).encode(), "openapi.json"), catalogue)} == found(root)


def test_the_catalogue_accepts_each_difference_once(catalogue: Catalogue) -> None:
    accepted = [(entry.only, entry.kind, name) for placed in catalogue.watch for entry in placed.value.openapi for name in entry.names]

    assert len(accepted) == len(set(accepted))
