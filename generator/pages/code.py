"""Pages for individual codes."""

from typing import TypedDict

from generator import words
from generator.catalogue import cited
from generator.entries import CODE_KINDS, Code, Message, Phrase, Snippet
from generator.highlight import Segments, example_segments
from generator.page import Page
from generator.pages.exceptions import Row, in_code
from generator.pages.guide_links import Way, ways
from generator.pages.ticket import Ticket, tickets
from generator.quote import cut, plain, sentence
from generator.views import Bibliography, Cell, CitedText, CodeView, Meaning, RelationView, SourceView, Views


class CodeValues(TypedDict):
    """Template values for a code page."""

    view: CodeView
    code: Code
    kind: str
    shared: list[CodeView]
    """Other codes whose messages include the first message of this code."""
    phrases: list[tuple[Phrase, list[SourceView]]]
    exact: Message | None
    """The first message if the page heading shows the complete message, or None."""
    chips: list[str]
    with_http: str
    explanation: str
    inferred: bool
    fixes: list[CitedText]
    causes: list[CitedText]
    misleads: list[CitedText]
    lifetime: list[CitedText]
    description: list[CitedText]
    retry_also: list[str]
    siblings: list[Meaning]
    """The other meanings of the code's number or name."""
    across: list[Cell]
    relations: list[tuple[RelationView, list[SourceView]]]
    before: list[CodeView]
    later: list[CodeView]
    ways: list[Way]
    snippets: list[Snippet]
    libraries: tuple[list[Row], int]
    collect: list[str]
    tickets: list[Ticket]
    version: str
    disagreements: list[CitedText]
    messages: list[tuple[Message, list[SourceView], list[CodeView]]]
    examples: list[tuple[Segments, str | None, list[SourceView]]]
    sources: list[SourceView]


def code_page(view: CodeView, views: Views) -> Page:
    """Return the page for a code."""
    code = view.code
    relations = views.catalogue.relations_of.get(view.id, [])
    bibliography = Bibliography(views.catalogue, [*views.catalogue.sources_of[view.id], *cited(relations)])
    with_http = "" if code.kind == "http-status" else view.http
    values: CodeValues = {
        "view": view,
        "code": code,
        "kind": CODE_KINDS[code.kind].label,
        "shared": views.sharing(code.messages[0], view) if code.messages else [],
        "phrases": [(phrase, bibliography.cite(phrase.sources)) for phrase in (code.phrase,) if phrase],
        "exact": code.messages[0] if code.messages and code.messages[0].text == view.sent else None,
        "chips": [chip for chip in (with_http, view.state, words.PRIVATE if code.private else "") if chip],
        "with_http": with_http,
        "explanation": words.GRADES[code.explanation] if code.explanation and code.explanation != code.grade else "",
        "inferred": "inferred" in (code.explanation, code.grade),
        "fixes": bibliography.cited(code.fixes),
        "causes": bibliography.cited(code.causes),
        "misleads": bibliography.cited([code.misleads] if code.misleads else []),
        "lifetime": bibliography.cited([code.lifetime] if code.lifetime else []),
        "description": bibliography.cited(code.description),
        "retry_also": [views.catalogue.retry[name].text for name in code.retry_also],
        "siblings": [v for v in views.meanings[code.code] if v.view is not view],
        "across": views.across(view),
        "relations": [(views.relation(relation), bibliography.cite(relation.sources)) for relation in relations],
        "before": [views.codes[relation.source_id] for relation in relations if relation.target_id == view.id],
        "later": [views.codes[relation.target_id] for relation in relations if relation.target_id not in (None, view.id)],
        "ways": ways(view, views),
        "snippets": snippets_for(view, views),
        "libraries": in_code(view, views),
        "collect": views.collected(view),
        "tickets": tickets(view, views),
        "version": views.catalogue.version,
        "disagreements": bibliography.cited(code.disagreements),
        "messages": [(message, bibliography.cite(message.sources), views.sharing(message, view)) for message in code.messages],
        "examples": [(example_segments(example, code), example.note, bibliography.cite([example.source])) for example in code.examples],
        "sources": bibliography.all(),
    }
    return Page(
        path=f"errors/{view.id}.md",
        template="code",
        title=f"{view.full_name} ({view.api.name})",
        description=" ".join([*said(view), plain(code.summary)]),
        data=f"data/apis/{view.api.id}.yaml",
        values=values,
        date=bibliography.date,
        entry=views.catalogue.code[view.id],
        options={
            "hide": ["navigation", "toc"],
            "term": {"name": view.full_name, "code": code.code, "api": view.api.title, "id": view.api.id},
        },
    )


def snippets_for(view: CodeView, views: Views) -> list[Snippet]:
    """Return the snippets for a code: those of the code's condition and retry classes."""
    names = [view.condition.snippet, *(views.catalogue.retry[name].snippet for name in (view.retry_id, *view.code.retry_also))]
    return [views.catalogue.snippet[name].value for name in dict.fromkeys(filter(None, names))]


MOST_SAID = 120
"""Maximum length of a message in a page description, in characters. Search engines show about 160 characters of a page description."""


def said(view: CodeView) -> list[str]:
    """Return the reason phrase and the first message of a code as a list of sentences, which is empty if the code has neither."""
    message = [cut(view.message.text, MOST_SAID)] if view.message else [view.sent] if view.sent and not view.phrase else []
    return [sentence(own) for own in (view.phrase, *message) if own]
