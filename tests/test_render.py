"""Rendering shows any text of the catalogue as text."""

from pathlib import Path

import markdown
import pytest
from markupsafe import escape

from generator.entries import Message
from generator.pipeline import plan
from generator.quote import plain
from generator.render import breakable, fence, heading, marked, relative, sent, text, unlinked

NASTY = "a | b {: .x } {{ 7*7 }} <script>alert(1)</script> \"q\" 'r' **s** [t](u) &amp; $v$ \\ # w"


def test_text_is_escaped_and_only_backticks_are_markup() -> None:
    assert "&lt;b&gt; <code>x &lt; y</code> &#34;z&#34;" == text('<b> `x < y` "z"')
    assert "x y" == plain("`x` y")


@pytest.mark.parametrize("nasty", ["*a* _b_ `c*` [d](javascript:e)", "x {: onclick=y }", "{: #z }", "![i](j)", "\\*k*", "<b>&amp;"])
def test_markdown_in_a_heading_is_escaped(nasty: str) -> None:
    html = markdown.markdown(f"## {heading(nasty)} {{: #id }}", extensions=["attr_list", "toc"])

    assert f'<h2 id="id">{text(nasty)}</h2>' == html.replace("&#34;", '"')


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("check `https://developer.x.com/status` first", 'check <a href="https://developer.x.com/status">developer.x.com/status</a> first'),
        ("the forum, devcommunity.x.com.", 'the forum, <a href="https://devcommunity.x.com">devcommunity.x.com</a>.'),
        ("see docs.x.com/x-api/a-b.", 'see <a href="https://docs.x.com/x-api/a-b">docs.x.com/x-api/a-b</a>.'),
        ("it was on docs.x.com until 2026", "it was on docs.x.com until 2026"),
        ("call `https://api.x.com/2/tweets`", "call <code>https://api.x.com/2/tweets</code>"),
        ("run `open https://console.x.com` now", "run <code>open https://console.x.com</code> now"),
        ("evil.docs.x.com/a and docs.x.com.evil.test/a", "evil.docs.x.com/a and docs.x.com.evil.test/a"),
    ],
)
def test_pages_for_people_are_links_wherever_a_text_names_them(value: str, expected: str) -> None:
    assert expected == text(value)
    assert "<a " not in unlinked(value)


def test_fence_in_verbatim_text_is_escaped() -> None:
    assert "a\n&#126;&#126;&#126;\n&#96;&#96;&#96;&lt;" == sent("a\n~~~\n```<")


def test_fence_is_longer_than_any_fence_in_the_program() -> None:
    assert ["~~~~~~", "~~~~~~~~~"] == [fence("x ~~~ y"), fence("~~~~~~~~")]


def test_varying_parts_of_a_message_are_marked_and_escaped() -> None:
    message = Message(text="No <user> with id: [456].", varies=["<user>", "456"], sources=["s"])

    assert "No <var>&lt;user&gt;</var> with id: [<var>456</var>]." == marked(message)


def test_long_name_has_line_breaks_after_underscores_and_between_words() -> None:
    assert "FUNDING_<wbr>NOT_<wbr>FOUND" == breakable("FUNDING_NOT_FOUND")
    assert "Invalid<wbr>Media&lt;" == breakable("InvalidMedia<")


def test_words_that_fit_a_table_together_are_not_broken_there() -> None:
    assert "FUNDING_<wbr>INSTRUMENT_NOT_<wbr>FOUND" == breakable("FUNDING_INSTRUMENT_NOT_FOUND", 16)
    assert "NOT_FOUND" == breakable("NOT_FOUND", 16)


@pytest.mark.parametrize("frame", ["<p>{}</p>", "<pre><code>{}</code></pre>", "<table><tr><td>{}</td></tr></table>"])
@pytest.mark.parametrize("nasty", [NASTY, f"one\n\n{NASTY}\n\n    indented\n# two", "```\n~~~\n---\n***", "<!-- x", "</p></td><h1>"])
def test_markdown_inside_an_html_block_is_not_parsed(frame: str, nasty: str) -> None:
    html = markdown.markdown(frame.format(escape(nasty)), extensions=["attr_list", "toc", "tables", "fenced_code"])

    assert frame.format(escape(nasty)) == html


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("errors/v1.1/187/", "errors/187/", "../../187/"),
        ("errors/187/", "errors/v1.1/", "../v1.1/"),
        ("matrix/", "conditions/x/#codes", "../conditions/x/#codes"),
        ("errors/187/", "errors/187/#fix", "#fix"),
        ("", "errors/", "errors/"),
    ],
)
def test_urls_are_relative(page: str, target: str, expected: str) -> None:
    assert expected == relative(page, target)


@pytest.mark.parametrize(
    ("fields", "shown", "twin"),
    [
        (
            'archived: "https://a.example/1"',
            '<a href="https://x.example/1">Issue</a> (<a href="https://a.example/1">archived</a>)',
            "[Issue](<https://x.example/1>) (public thread, read 2026-11-21)",
        ),
        (
            'archived: "https://a.example/1"\n  dead: "2026-12-01"',
            (
                '<a href="https://a.example/1">Issue</a> '
                '(archived; the <a href="https://x.example/1">original</a> was unavailable on 2026-12-01)'
            ),
            (
                "[Issue](<https://a.example/1>) "
                "(public thread, read 2026-11-21; the original, <https://x.example/1>, was unavailable on 2026-12-01)"
            ),
        ),
        (
            'note: No archive has it.\n  dead: "2026-12-01"',
            'Issue (the <a href="https://x.example/1">original</a> was unavailable on 2026-12-01)',
            (
                "Issue "
                "(public thread, read 2026-11-21; the original, <https://x.example/1>, was unavailable on 2026-12-01: No archive has it.)"
            ),
        ),
    ],
    ids=["alive", "dead", "dead and not archived"],
)
def test_archived_url_of_a_dead_source_comes_first(fields: str, shown: str, twin: str, small: Path) -> None:
    own = f'tweepy-768:\n  title: Issue\n  kind: thread\n  url: https://x.example/1\n  read: "2026-11-21"\n  {fields}\n'
    file = small / "data/sources.yaml"
    file.write_text(file.read_text().split("tweepy-768:")[0] + own)
    planned, findings = plan(small, "https://site.example/", locked=False)

    assert [] == findings
    assert planned
    assert shown in planned.docs["errors/v1.1/187.md"]
    assert twin in planned.markdown["errors/v1.1/187.md"]
