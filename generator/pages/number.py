"""Pages for numbers and names, each with its meanings in all APIs."""

from typing import Literal, TypedDict

from generator import words
from generator.catalogue import cited
from generator.page import Page
from generator.pages.code import said
from generator.pages.guide_links import Way, number_ways
from generator.pictures.story import StoryView, story_view
from generator.views import Bibliography, CodeView, Meaning, SourceView, Views, anchor


class NumberValues(TypedDict):
    """Template values for a number or name page."""

    name: str
    shown: str
    phrases: list[str]
    meanings: list[Meaning]
    before: list[CodeView]
    later: list[CodeView]
    story: StoryView | None
    sources: list[SourceView]
    several: bool
    ways: list[Way]
    renamed: list[tuple[str, CodeView]]
    sent_with: list[CodeView]


def number_page(name: str, views: Views) -> Page:
    """Return the page for a number or name, with its meanings in all APIs."""
    meanings = views.meanings[name]
    several = len(meanings) > 1
    shown = name if any(m.view.code.kind != "http-status" for m in meanings) else meanings[0].view.name
    story = next((views.story_of[m.view.id] for m in meanings if m.view.id in views.story_of), None)
    bibliography = Bibliography(views.catalogue, cited(story.story.periods) if story and story.story else [])
    is_status = name.isdecimal() and any(m.view.code.kind == "http-status" for m in meanings)
    phrases = list(dict.fromkeys(m.view.phrase for m in meanings if m.view.phrase))
    ways = number_ways([meaning.view for meaning in meanings], views)
    values: NumberValues = {
        "name": name,
        "shown": shown,
        "phrases": phrases,
        "meanings": meanings,
        "before": _other_numbers(name, views, "before"),
        "later": _other_numbers(name, views, "after"),
        "story": story_view(story, views, bibliography) if story else None,
        "sources": bibliography.all(),
        "several": several,
        "ways": ways,
        "renamed": _renamed(name, views),
        "sent_with": views.sent_with(int(name)) if is_status else [],
    }
    return Page(
        path=f"errors/{name}.md",
        template="number",
        title=_number_title(name, meanings),
        description=_number_description(name, meanings),
        data="data/apis/",
        values=values,
        date=max(meaning.view.date for meaning in meanings),
        options={"hide": ["navigation", "toc"]},
    )


def _renamed(name: str, views: Views) -> list[tuple[str, CodeView]]:
    """Return the codes that had the number or name in a previous ID, each with the section ID for links to that previous ID."""
    return [(anchor(former), view) for former, view in views.renamed.get(name, [])]


def _other_numbers(name: str, views: Views, end: Literal["before", "after"]) -> list[CodeView]:
    """Return the codes that replaced `name` (if `end` is `after`) or that `name` replaced (`before`), one for each number or name."""
    ids = [placed.name for placed in views.catalogue.meanings[name]]
    related = [views.relation(relation) for own in ids for relation in views.catalogue.relations_of.get(own, [])]
    ends = [getattr(relation, end) for relation in related]
    return list({view.code.code: view for view in ends if view and view.code.code != name}.values())


def _number_title(name: str, meanings: list[Meaning]) -> str:
    """Return the title of a number page: `HTTP 420 Enhance Your Calm in every API`, or the full name of the only code.

    If the code is a message, the title includes the API, because the same message can be a code of another API.
    """
    first = meanings[0].view
    if len(meanings) == 1:
        return f"{first.full_name} in {first.api.label}" if first.code.kind == "message" else first.full_name
    return f"{first.full_name if all(meaning.view.phrase for meaning in meanings) else name} in every API"


def _number_description(name: str, meanings: list[Meaning]) -> str:
    """Return the description of a number page: the reason phrase or message, if all codes share it, and what the page shows."""
    phrases = {meaning.view.phrase for meaning in meanings}
    own = said(meanings[0].view)[:1] if len(meanings) == 1 or (len(phrases) == 1 and all(phrases)) else []
    apis = words.listed(list(dict.fromkeys(meaning.view.api.label for meaning in meanings)))
    return " ".join([*own, f"What {name} means in {apis}: an example response, who must act, whether to retry, and the first fix."])
