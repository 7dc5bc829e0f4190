"""Build the pages of a catalogue: the path, the template and the values of each page, without reading or writing files."""

from collections.abc import Iterator
from typing import Literal

from generator import advice, libraries, overviews, ticket, words
from generator.catalogue import Catalogue, Placed, bare
from generator.entries import Api, Condition, Guide, Snippet
from generator.highlight import example_segments
from generator.page import Page, cited, cited_by
from generator.pictures import anatomy, flow, statuses
from generator.pictures.story import story_view
from generator.pictures.window import window
from generator.quote import cut, sentence
from generator.render import plain
from generator.views import Bibliography, CodeView, Meaning, Views, anchor

OWNED = (
    "2",
    "about/coverage.md",
    "assets/lookup.json",
    "assets/stylesheets/theme.css",
    "catalogue.csv",
    "catalogue.json",
    "catalogue.schema.json",
    "changes.md",
    "changes.xml",
    "conditions",
    "errors",
    "feed.xml",
    "guides",
    "index.md",
    "libraries",
    "llms-full.txt",
    "llms.txt",
    "matrix.csv",
    "matrix.md",
    "openapi.json",
    "retry-policy.json",
    "retry-policy.md",
    "robots.txt",
    "snippets",
)
"""Every path below docs/ that the generator writes and may therefore remove. `.gitignore` lists the same paths."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield every page of a catalogue without findings."""
    views = Views(catalogue)
    yield from (code_page(view, views) for view in views.codes.values())
    yield from (number_page(name, views) for name in catalogue.meanings)
    yield from (api_page(api, views) for api in catalogue.apis)
    yield from (condition_page(condition, views) for condition in catalogue.conditions)
    yield from (guide_page(guide, views) for guide in catalogue.guides)
    yield from (snippet_page(snippet, views) for snippet in catalogue.snippets)
    yield from (libraries.library_page(library, views) for library in catalogue.libraries)
    yield overviews.home_page(views)
    yield overviews.index_page(views)
    yield overviews.conditions_page(views)
    yield overviews.guides_page(views)
    yield overviews.snippets_page(views)
    yield libraries.libraries_page(views)
    yield overviews.retry_page(views)
    yield overviews.matrix_page(views)
    yield overviews.coverage_page(views)
    yield overviews.changes_page(views)


def code_page(view: CodeView, views: Views) -> Page:
    """Return the page of a code."""
    code = view.code
    relations = views.catalogue.relations_of.get(view.id, [])
    bibliography = Bibliography(views.catalogue, [*cited_by(code), *cited(relations)])
    with_http = "" if code.kind == "http-status" else view.http
    values = {
        "view": view,
        "code": code,
        "kind": words.KINDS[code.kind],
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
        "siblings": [v for v in views.meanings(code.code) if v.view is not view],
        "across": views.across(view),
        "relations": [(views.relation(relation), bibliography.cite(relation.sources)) for relation in relations],
        "before": [views.codes[relation.source_id] for relation in relations if relation.target_id == view.id],
        "later": [views.codes[relation.target_id] for relation in relations if relation.target_id not in (None, view.id)],
        "ways": advice.ways(view, views),
        "snippets": advice.snippets(view, views),
        "libraries": libraries.in_code(view, views),
        "collect": views.collected(view),
        "tickets": ticket.tickets(view, views),
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


MOST_SAID = 120
"""Maximum characters of a message in a description. Search engines show about 160 characters of a description."""


def said(view: CodeView) -> list[str]:
    """Return the first message of a code as a sentence, after the reason phrase if the code is an HTTP status code."""
    message = [cut(view.message.text, MOST_SAID)] if view.message else [view.sent] if view.sent and not view.phrase else []
    return [sentence(own) for own in (view.phrase, *message) if own]


def number_page(name: str, views: Views) -> Page:
    """Return the page of a number or name without an API, with its meanings in all APIs."""
    meanings = views.meanings(name)
    several = len(meanings) > 1
    shown = name if any(m.view.code.kind != "http-status" for m in meanings) else meanings[0].view.name
    story = next((views.story_of[m.view.id] for m in meanings if m.view.id in views.story_of), None)
    bibliography = Bibliography(views.catalogue, cited(story.story.periods) if story and story.story else [])
    is_status = name.isdecimal() and any(m.view.code.kind == "http-status" for m in meanings)
    phrases = list(dict.fromkeys(m.view.phrase for m in meanings if m.view.phrase))
    ways = advice.number_ways([meaning.view for meaning in meanings], views)
    return Page(
        path=f"errors/{name}.md",
        template="number",
        title=_number_title(name, meanings),
        description=_number_description(name, meanings),
        data="data/apis/",
        values={
            "name": name,
            "shown": shown,
            "phrases": phrases,
            "meanings": meanings,
            "before": _other_numbers(name, views, "before"),
            "later": _other_numbers(name, views, "after"),
            "story": story and story_view(story, views, bibliography),
            "sources": bibliography.all(),
            "several": several,
            "ways": ways,
            "renamed": _renamed(name, views),
            "sent_with": views.sent_with(int(name)) if is_status else [],
        },
        date=max(meaning.view.date for meaning in meanings),
        options={"hide": ["navigation", "toc"]},
    )


def _renamed(name: str, views: Views) -> list[tuple[str, CodeView]]:
    """Return the codes that had this number or name in a previous ID, each with the section that links to the ID end in."""
    return [(anchor(former), view) for view in views.codes.values() for former in view.code.was if bare(former) == name]


def _other_numbers(name: str, views: Views, end: Literal["before", "after"]) -> list[CodeView]:
    """Return codes with other values that replaced a meaning of `name` (`after`) or that it replaced (`before`), each value once."""
    ids = [placed.name for placed in views.catalogue.meanings[name]]
    related = [views.relation(relation) for own in ids for relation in views.catalogue.relations_of.get(own, [])]
    ends = [getattr(relation, end) for relation in related]
    return list({view.code.code: view for view in ends if view and view.code.code != name}.values())


def _number_title(name: str, meanings: list[Meaning]) -> str:
    """Return a title such as `HTTP 420 Enhance Your Calm in every API`, or the full name if there is only one meaning."""
    first = meanings[0].view
    if len(meanings) == 1:
        return first.full_name
    return f"{first.full_name if all(meaning.view.phrase for meaning in meanings) else name} in every API"


def _number_description(name: str, meanings: list[Meaning]) -> str:
    """Return the message, if all meanings have the same one, and the content of the page."""
    phrases = {meaning.view.phrase for meaning in meanings}
    own = said(meanings[0].view)[:1] if len(meanings) == 1 or (len(phrases) == 1 and all(phrases)) else []
    apis = words.listed(list(dict.fromkeys(meaning.view.api.label for meaning in meanings)))
    return " ".join([*own, f"What {name} means in {apis}: an example response, who must act, whether to retry, and the first fix."])


def api_page(placed: Placed[Api], views: Views) -> Page:
    """Return the page of an API: its error formats, headers, history and codes."""
    api = placed.value
    codes = [view for view in views.codes.values() if view.api is api]
    parts = (api.bodies, api.members, api.headers, api.facts, api.practices, api.lifetime)
    flows = [placed.value for placed in views.catalogue.flows if api.id in placed.value.apis]
    drawn = [name for own in flows for name in flow.flow_sources(own)]
    bibliography = Bibliography(views.catalogue, [*api.sources, *(name for part in parts for name in cited(part)), *drawn])
    bodies = [(body, anatomy.parts(body, api.members), bibliography.cite(body.sources)) for body in api.bodies]
    members = [(number, member, bibliography.cite(member.sources)) for number, member in enumerate(api.members, 1)]
    first = {part.number for _, parts, _ in bodies[:1] for part in parts}
    values = {
        "api": api,
        "status": words.STATUSES[api.status],
        "codes": codes,
        "statuses": [view for view in codes if view.code.kind == "http-status"],
        "others": [view for view in codes if view.code.kind != "http-status"],
        "grades": [(words.GRADES[grade], count) for grade, count in views.grades(codes).most_common()],
        "lifetime": [(moment, bibliography.cite(moment.sources)) for moment in api.lifetime],
        "bodies": bodies,
        "first_members": [own for own in members if own[0] in first],
        "other_members": [own for own in members if own[0] not in first],
        "headers": [(header, bibliography.cite(header.sources)) for header in api.headers],
        "flows": [flow.flow_view(own, views, bibliography) for own in flows],
        "bars": statuses.bars(codes),
        "facts": bibliography.cited(api.facts),
        "practices": bibliography.cited(api.practices),
        "sources": bibliography.all(),
    }
    return Page(
        f"errors/{api.id}/index.md",
        "api",
        f"{api.title}: errors",
        plain(api.summary),
        placed.document.path,
        values,
        bibliography.date,
        placed,
    )


def condition_page(placed: Placed[Condition], views: Views) -> Page:
    """Return the page of a condition: its meaning, its fixes, and its codes in all APIs."""
    condition = placed.value
    codes = [views.codes[code.name] for code in views.catalogue.codes_of.get(condition.id, [])]
    also = [views.codes[name] for name in condition.also]
    bibliography = Bibliography(views.catalogue, cited_by(condition))
    values = {
        "fixes": bibliography.cited(condition.fixes),
        "notes": bibliography.cited(condition.notes),
        "condition": condition,
        "act": views.act(condition.act),
        "retry": views.catalogue.retry[condition.retry],
        "verdict": words.AGAINS[views.catalogue.retry[condition.retry].again],
        "codes": codes,
        "also": also,
        "relations": [(views.relation(relation), bibliography.cite(relation.sources)) for relation in condition.relations],
        "story": story_view(condition, views, bibliography),
        "absent": [(views.catalogue.api[a.api], a.text, bibliography.cite(a.sources)) for a in condition.absent],
        "sources": bibliography.all(),
    }
    return Page(
        f"conditions/{condition.id}.md",
        "condition",
        f"{plain(condition.title)}: codes in every API",
        plain(condition.summary),
        placed.document.path,
        values,
        max(view.date for view in (*codes, *also)),
        placed,
        {"hide": ["navigation", "toc"]},
    )


def guide_page(placed: Placed[Guide], views: Views) -> Page:
    """Return the page of a guide, with a permanent ID for each question."""
    guide = placed.value
    flows = [placed.value for placed in views.catalogue.flows if guide.id in placed.value.guides]
    bibliography = Bibliography(views.catalogue, [*cited_by(guide), *(name for own in flows for name in flow.flow_sources(own))])
    waits = [retry.value for retry in views.catalogue.retries if retry.value.snippet in guide.snippets]
    values = {
        "guide": guide,
        "promise": advice.promise(guide),
        "starts": [views.codes[name] for name in guide.starts_from],
        "steps": advice.steps(guide, views, bibliography),
        "flows": [flow.flow_view(own, views, bibliography) for own in flows],
        "windows": list(filter(None, map(window, waits))),
        "snippets": [views.catalogue.snippet[name].value for name in guide.snippets],
        "sources": bibliography.all(),
    }
    return Page(
        f"guides/{guide.id}.md",
        "guide",
        f"{plain(guide.title)} (guide)",
        plain(guide.symptom),
        placed.document.path,
        values,
        bibliography.date,
        placed,
        {"hide": ["navigation", "toc"]},
    )


def snippet_page(placed: Placed[Snippet], views: Views) -> Page:
    """Return the page of a snippet, with its programs in tabs."""
    snippet = placed.value
    bibliography = Bibliography(views.catalogue, snippet.sources)
    retries = [retry.value for retry in views.catalogue.retries if retry.value.snippet == snippet.id]
    values = {
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
