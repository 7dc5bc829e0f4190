"""Edge cases that fuzzing found and that have no separate rule: each causes readable findings."""

from pathlib import Path

import pytest

from generator import permalinks
from generator.__main__ import main
from generator.findings import Finding, Mark
from generator.pictures.timeline import LEFT, RIGHT, timeline
from generator.pipeline import plan

SITE = "http://site.test/"


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def found(root: Path, *, locked: bool = True) -> list[tuple[str, str]]:
    """Return rule and printed line of every finding."""
    planned, findings = plan(root, SITE, locked=locked)
    assert planned is None
    return [(finding.rule, str(finding)) for finding in findings]


@pytest.mark.parametrize("file", [permalinks.PATH, "docs/about/index.md"])
def test_lock_file_or_page_with_invalid_utf8_is_reported(file: str, small: Path) -> None:
    (small / "docs/about").mkdir()
    (small / file).write_bytes(b"# a\n\xe9\n")

    assert [("encoding", f"{file}:2:1: {Path(file).name}: Byte 0xe9 is not valid UTF-8. Save the file as UTF-8.")] == found(small)


def test_oversized_file_is_reported_and_not_parsed(small: Path) -> None:
    file = small / "data/sources.yaml"
    file.write_bytes(file.read_bytes() + b"# again\n" * 2**20)

    ((rule, line),) = found(small)
    assert rule == "encoding"
    assert line.startswith("data/sources.yaml:1:1: sources.yaml: The file is 8,")


@pytest.mark.parametrize("harm", ["# a remark\n", "\n"])
def test_complete_lock_file_that_was_edited_by_hand_is_reported(harm: str, small: Path) -> None:
    assert main(["build", "--root", str(small)]) == 0
    lock = small / permalinks.PATH
    text = lock.read_text(encoding="utf-8")
    lock.write_text(text + harm if harm.strip() else text.rstrip(), encoding="utf-8")

    assert ["permalink-form"] == [rule for rule, _ in found(small)]
    assert main(["build", "--root", str(small)]) == 0
    assert text == lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", ["unknown-condition", "unknown-source", "fix-missing", "source-missing", "code-reached", "former-id"])
def test_rules_that_pages_depend_on_allow_no_exception(rule: str, small: Path) -> None:
    allow = f"allow: [{{rule: {rule}, reason: Because.}}]\n    condition: "
    change(small, "data/apis/v1.1.yaml", "condition: duplicate-content", f"{allow}duplicate-content")
    assert f'The exception to "{rule}" is not allowed. Remove it.' in found(small)[0][1]

    change(small, "data/apis/v1.1.yaml", "condition: duplicate-content", "condition: nothing")
    change(small, "data/apis/v1.1.yaml", "      - Look the post up before you send it again\n", "      []\n")
    change(small, "data/apis/v1.1.yaml", "sources: [x-response-codes, tweepy-768]", "sources: []")

    assert {"unknown-condition", "fix-missing", "source-missing", "unneeded-exception"} <= {name for name, _ in found(small)}


@pytest.mark.parametrize("former", ["../../outside", "v1.1/../../187", "187", "v1.1/", f"v1.1/{'a' * 300}", "V1.1/187"])
def test_invalid_previous_id_is_reported(former: str, small: Path) -> None:
    change(small, "data/apis/v1.1.yaml", '  - code: "187"\n', f'  - code: "187"\n    was: ["{former}"]\n')

    assert ["wrong-value"] == [rule for rule, _ in found(small)]


@pytest.mark.parametrize("name", ["9" * 5000, "a" * 101])
def test_id_that_is_too_long_for_a_file_name_is_reported(name: str, small: Path) -> None:
    change(small, "data/apis/v1.1.yaml", '"187"', f'"{name}"')

    ((rule, line),) = [finding for finding in found(small) if finding[0] == "wrong-value"]

    assert rule == "wrong-value"
    assert len(line) < 300


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/apis/v1.1.yaml", 'code: "187"', 'code: "187.json"'),
        ("data/apis/v1.1.yaml", 'code: "187"', 'code: "187"\n    was: [v1.1/v1.1]'),
        ("data/apis/v1.1.yaml", 'code: "187"', 'code: "187"\n    was: [v1.1/http-429.json]'),
        ("data/conditions/content.yaml", "id: rate-limited", "id: index"),
        ("data/guides/refused.yaml", "id: refused", "id: readme"),
        ("data/snippets.yaml", "id: wait", "id: index"),
    ],
)
def test_name_that_collides_with_another_page_is_reported(file: str, old: str, new: str, small: Path) -> None:
    change(small, file, old, new)

    assert "reserved-name" in {rule for rule, _ in found(small, locked=False)}


@pytest.mark.parametrize("name", ["1" * 1000, "٣"])
def test_key_of_digits_is_not_a_list_index(name: str, small: Path) -> None:
    change(small, "data/sources.yaml", "tweepy-768:", f'"{name}":')

    assert f'"{name[:60]}' in found(small)[0][1]


def test_unknown_key_of_a_wait_is_reported_with_the_allowed_keys(small: Path) -> None:
    change(small, "data/retry.yaml", "wait: {until", "wait: {xyz: 1, until")

    assert "Use one of add_ms, borrowed, cap_ms, event, first_ms" in found(small)[0][1]


def test_cycle_of_thousands_of_steps_is_reported(small: Path) -> None:
    steps = [
        f"  - {{id: s{n}, ask: 'Which?', why: Because., answers: [{{if: a, step: s{n + 1}}}, {{if: b, do: Wait}}]}}\n" for n in range(1500)
    ]
    end = "  - {id: s1500, ask: 'Which?', why: Because., answers: [{if: a, step: s0}, {if: b, do: Wait}]}\n"
    change(small, "data/guides/refused.yaml", "snippets: [wait]", f"{''.join(steps)}{end}snippets: [wait]")

    circles = [line for rule, line in found(small) if rule == "path-ends"]

    assert len(circles) == 1
    assert "The steps form a cycle: refused#s0 > refused#s1 > " in circles[0]


@pytest.mark.parametrize("day", ["2026-11-22", "2027", "3000-01-01"])
def test_event_after_the_newest_source_is_drawn(day: str, small: Path) -> None:
    change(small, "data/apis/v1.1.yaml", "2012-09-05", day)
    planned, findings = plan(small, SITE, locked=False)

    assert [] == findings
    assert planned is not None
    lanes = timeline(list(planned.catalogue.api.values()), "2026-11-21").lanes
    assert lanes
    assert all(LEFT <= lane.x <= RIGHT for lane in lanes)


def test_finding_is_one_line_for_any_file_name() -> None:
    finding = Finding(Mark("data/x\n::error::y,z.yaml", 1, 1), "a\u202e", "b\r\n", "c", "file-name")

    assert str(finding) == r"data/x\x0a::error::y,z.yaml:1:1: a\x202e: b\x0d\x0a c"
    assert finding.annotation().startswith(r"::error file=data/x\x0a%3A%3Aerror%3A%3Ay%2Cz.yaml,line=1,col=1,title=file-name::a\x202e: ")


def test_characters_that_yaml_and_xml_do_not_allow_are_reported(small: Path) -> None:
    change(small, "data/sources.yaml", "Response codes", "Response \uffff codes")
    change(small, "data/retry.yaml", "Do not send it again.", '"Do not \\uFFFE send it again."')

    assert {"encoding"} == {rule for rule, _ in found(small)}
