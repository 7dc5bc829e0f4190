"""Pages for individual snippets, and their index."""

from typing import TypedDict

from generator.catalogue import Language, Placed
from generator.entries import Guide, Retry, Snippet
from generator.page import Page
from generator.quote import plain
from generator.views import Bibliography, SourceView, Views


class SnippetValues(TypedDict):
    """Template values for a snippet page."""

    snippet: Snippet
    programs: list[tuple[Language, str, str]]
    """Language, file name, and content of each program."""
    guides: list[Guide]
    retries: list[Retry]
    sources: list[SourceView]


class SnippetsValues(TypedDict):
    """Template values for the index of snippets."""

    snippets: list[Snippet]


def snippet_page(placed: Placed[Snippet], views: Views) -> Page:
    """Return the page for a snippet, with its programs in tabs."""
    snippet = placed.value
    bibliography = Bibliography(views.catalogue, snippet.sources)
    retries = [retry.value for retry in views.catalogue.retries if retry.value.snippet == snippet.id]
    values: SnippetValues = {
        "snippet": snippet,
        "programs": [(language, f"{snippet.id}{language.suffix}", text) for language, text in views.catalogue.programs_of[snippet.id]],
        "guides": views.catalogue.guides_with[snippet.id],
        "retries": retries,
        "sources": bibliography.all(),
    }
    options = {"hide": ["navigation", "toc"]}
    return Page(
        f"snippets/{snippet.id}.md",
        "snippet",
        f"{plain(snippet.title)} (code to copy)",
        plain(snippet.text),
        placed.document.path,
        values,
        bibliography.date,
        placed,
        options,
    )


def snippets_page(views: Views) -> Page:
    """Return the index of snippets."""
    snippets = [snippet.value for snippet in views.catalogue.snippets]
    description = "Short programs to copy, in Python, JavaScript, and curl, that handle X API errors as X recommends."
    return Page(
        "snippets/index.md", "snippets", "Code to copy", description, "data/snippets.yaml", SnippetsValues(snippets=snippets), views.date
    )
