"""The check for words that STYLE.md asks writers to avoid."""

import re

import pytest

from tests.paths import ROOT
from tools.words import check, load

WORDS, PENDING = load()
SAMPLE = "The {} here."


def found(path: str, text: str) -> list[str]:
    return [str(finding) for finding in check(path, text, WORDS)]


def test_finding_has_position_meaning_and_replacement() -> None:
    text = 'def send() -> None:\n    """Return the answer."""\n'

    assert ['generator/x.py:2:19: words: "answer" is used for a response. Write "response".'] == found("generator/x.py", text)


def test_filler_is_to_be_removed() -> None:
    assert ['README.md:1:1: words: "Simply" is filler. Remove it.'] == found("README.md", "Simply retry.\n")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("generator/x.py", "x = 1  # the twin of a page\n"),
        ("generator/x.py", '"""The twin of a page."""\n'),
        ("tests/test_x.py", "def test_every_twin_is_written() -> None: ...\n"),
        ("docs/assets/javascripts/x.js", "/**\n * The twin of a page.\n */\n"),
        ("docs/assets/javascripts/x.js", "const x = 1; // the twin of a page\n"),
        ("docs/assets/stylesheets/x.css", "/* The twin of a page. */\n"),
        ("generator/templates/x.md.jinja", "{# the twin of a page #}\n"),
        ("generator/templates/x.md.jinja", "<p>The {{ name }} twin</p>\n"),
        ("docs/about/x.md", "The twin of a page.\n"),
        ("data/apis/x.yaml", 'codes:\n  - {title: "The twin of a page"}\n'),
        (".github/workflows/x.yml", "run: make # the twin of a page\n"),
        ("Makefile", "# The twin of a page.\n"),
    ],
)
def test_every_kind_of_file_is_checked(path: str, text: str) -> None:
    line, column = next((n, row.index("twin") + 1) for n, row in enumerate(text.splitlines(), 1) if "twin" in row)

    assert [f'{path}:{line}:{column}: words: "twin" is used for another format of a page. Write "Markdown version".'] == found(path, text)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("generator/x.py", 'twin = "the twin of a page"\n'),
        ("generator/x.py", '"""Return `twin`, or "the twin"."""\n'),
        ("docs/assets/javascripts/x.js", 'const twin = "https://x.test/twin";\n'),
        ("generator/templates/x.md.jinja", '<p class="twin">{{ twin }}</p>\n'),
        ("docs/about/x.md", "See [the page](twin.md), `twin`.\n\n```\nthe twin\n```\n"),
        ("data/apis/x.yaml", 'codes:\n  - {code: twin, messages: [{text: "The twin is gone."}], keywords: [the twin]}\n'),
        ("data/sources.yaml", 'a:\n  title: "The twin of a page"\n'),
        ("data/synonyms.yaml", "groups:\n  - [the twin, the pair]\n"),
    ],
)
def test_code_quotes_and_texts_of_others_are_not_checked(path: str, text: str) -> None:
    assert [] == found(path, text)


def test_word_is_allowed_on_its_line_with_a_reason() -> None:
    assert [] == found("x.py", "# The twin is a person. words: allow twin (siblings)\n")
    assert found("x.py", "# The twin is a person. words: allow twin\n")
    assert found("x.py", "# words: allow twin (siblings)\n# The twin is a person.\n")


def test_word_is_allowed_in_files_that_the_list_excepts() -> None:
    assert [] == found("data/guides/x.yaml", "steps:\n  - {ask: Which answer?}\n")


def test_every_word_of_the_list_is_found() -> None:
    samples = {"begin": "at the begin", "member": "a member of a body", "spent": "the limit is spent", "met": "was met in threads"}
    names = [(word.avoid, name) for word in WORDS for name in word.avoid.split(", ")]

    assert [] == [name for own, name in names if not found("README.md", SAMPLE.format(samples.get(own, name)))]


def test_style_guide_has_the_words_of_the_list() -> None:
    table = re.findall(r"^\| (.+?) \| (.+?) \|(.*)\|$", (ROOT / "STYLE.md").read_text().partition("## Texts")[0], re.MULTILINE)[2:]

    assert [(word.avoid, word.use, word.write) for word in WORDS] == [(avoid, use, write.strip()) for avoid, use, write in table]
