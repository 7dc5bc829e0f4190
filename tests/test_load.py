"""Parsing YAML: any file is either a document or causes findings, without exceptions or guesses."""

import pytest

from generator.load import read


def value(text: str) -> object:
    document, findings = read("data/x.yaml", text.encode())
    assert document is not None, findings
    return document.value


def rules(raw: bytes) -> list[str]:
    document, findings = read("data/x.yaml", raw)
    assert document is None
    return [finding.rule for finding in findings]


def test_quoted_text_stays_text_and_plain_numbers_become_numbers() -> None:
    assert {"a": "1.10", "b": "no", "c": 187, "d": True, "e": None} == value('a: "1.10"\nb: "no"\nc: 187\nd: true\ne:\n')


@pytest.mark.parametrize("text", ["1.10", "no", "Yes", "off", "2026-11-21", "0x1f", "010", "1:30", "1_000", ".inf"])
def test_unquoted_text_that_yaml_would_convert_is_reported(text: str) -> None:
    assert ["unquoted-value"] == rules(f"a: {text}\n".encode())


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"", "yaml-syntax"),
        (b"# only a comment\n", "yaml-syntax"),
        (b"a: 1\n---\nb: 2\n", "yaml-syntax"),
        (b"\ta: 1\n", "yaml-syntax"),
        (b"a:\n  b: 1\n c: 2\n", "yaml-syntax"),
        (b"a: [1, 2\n", "yaml-syntax"),
        (b"? [a, b]\n: c\n", "yaml-syntax"),
        (b"a: *unknown\n", "alias"),
        (b"a: caf\xe9\n", "encoding"),
        (b"a: \x00\n", "encoding"),
        ("a: \u202egnp.exe\n".encode(), "encoding"),
        (b'a: "\\u0007"\n', "encoding"),
        (b"a: &x [1]\nb: *x\n", "alias"),
        (b"a: !!python/object/apply:os.system [ls]\n", "alias"),
        (b"<<: {a: 1}\n", "alias"),
        (b"a: 1\na: 2\n", "duplicate-key"),
    ],
)
def test_each_kind_of_invalid_yaml_causes_one_finding(raw: bytes, rule: str) -> None:
    assert [rule] == rules(raw)


def test_alias_bomb_is_reported_before_it_expands() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))

    assert {"alias"} == set(rules(f"l0: &l0 [x]\n{levels}".encode()))


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? ", b"- ? "])
def test_deep_nesting_is_reported_without_a_crash(opening: bytes) -> None:
    assert ["yaml-syntax"] == rules(opening * 100_000)


def test_lines_and_columns_count_from_one() -> None:
    _, findings = read("data/x.yaml", b"a: 1\nb:\n  - c: no\n")

    assert [("data/x.yaml", 3, 8)] == [finding.mark for finding in findings]


def test_all_findings_of_a_file_are_reported_together() -> None:
    assert ["duplicate-key", "unquoted-value", "unquoted-value"] == sorted(rules(b"a: no\na: 1.10\n"))


def test_position_is_that_of_the_key_the_item_or_the_nearest_parent() -> None:
    document, _ = read("data/x.yaml", b"codes:\n  - code: '1'\n    http:\n      - 403\n")
    assert document is not None

    assert (2, 5) == document.mark(("codes", 0, "code"))[1:]
    assert (4, 9) == document.mark(("codes", 0, "http", 0))[1:]
    assert (2, 5) == document.mark(("codes", 0, "missing"))[1:]
    assert (1, 1) == document.mark(())[1:]
