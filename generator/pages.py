"""The plan: which page, from which template, with which values, at which path. Nothing is read or written here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator import advice, words
from generator.catalogue import Catalogue
from generator.coverage import COLUMNS, row
from generator.entries import Absence, Api, Body, Claim, Condition, Guide, Member, Message, Moment, Relation, Retry, Snippet
from generator.timeline import timeline
from generator.views import Bibliography, CodeView, Views

OWNED = (
    "about/coverage.md",
    "assets/lookup.json",
    "conditions",
    "errors",
    "guides",
    "index.md",
    "matrix.csv",
    "matrix.md",
    "retry-policy.json",
    "retry-policy.md",
    "snippets",
)
"""Every path below docs/ that the generator writes, and may therefore remove; `.gitignore` names the same."""


@dataclass(frozen=True)
class Page:
    """One file to be written: `path` below docs/, the template, and its values.

    `title`, `description` (plain text, at most 300 characters) and `options` go into the front matter.
    """

    path: str
    template: str
    title: str
    description: str
    data: str
    values: dict[str, Any]
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address relative to the root of the site: `errors/v1.1/187/`."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every page of a catalogue without findings."""
    views = Views(catalogue)
    yield from (code_page(view, views) for view in views.codes.values())
    yield from (number_page(name, views) for name in catalogue.meanings)
    yield from (api_page(api.value, api.document.path, views) for api in catalogue.apis)
    yield from (condition_page(c.value, c.document.path, views) for c in catalogue.conditions)
    yield from (guide_page(guide.value, views) for guide in catalogue.guides)
    yield from (snippet_page(snippet.value, views) for snippet in catalogue.snippets)
    yield home_page(views)
    yield index_page(views)
    yield conditions_page(views)
    yield guides_page(views)
    yield snippets_page(views)
    yield retry_page(views)
    yield matrix_page(views)
    yield coverage_page(views)


def cited(claims: Iterable[Claim | Message | Relation | Absence | Moment | Body | Member | Retry]) -> list[str]:
    """The ids of the sources of all claims, with repetitions."""
    return [name for claim in claims for name in claim.sources]


def code_page(view: CodeView, views: Views) -> Page:
    """The page of one code."""
    code = view.code
    relations = views.catalogue.relations_of.get(view.id, [])
    bibliography = Bibliography(views.catalogue, [*code.sources, *cited(code.messages), *cited(code.disagreements), *cited(relations)])
    values = {
        "view": view,
        "code": code,
        "kind": words.KINDS[code.kind],
        "with_http": "" if code.kind == "http-status" else view.http,
        "explanation": words.GRADES[code.explanation] if code.explanation and code.explanation != code.grade else "",
        "inferred": "inferred" in (code.explanation, code.grade),
        "first_fix": code.fixes[0],
        "retry_also": [views.catalogue.retry[name].text for name in code.retry_also],
        "siblings": [v for v in views.meanings(code.code) if v.view is not view],
        "across": views.across(view),
        "relations": [(views.relation(relation), bibliography.cite(relation.sources)) for relation in relations],
        "ways": advice.ways(view, views),
        "snippets": advice.snippets(view, views),
        "collect": [*view.api.collect, *views.family(view.condition).collect],
        "disagreements": [(claim.text, bibliography.cite(claim.sources)) for claim in code.disagreements],
        "messages": [(message, bibliography.cite(message.sources), views.sharing(message, view)) for message in code.messages],
        "examples": [(example, bibliography.cite([example.source])) for example in code.examples],
        "sources": bibliography.all(),
    }
    return Page(
        path=f"errors/{view.id}.md",
        template="code",
        title=f"{view.name}: {code.title} ({view.api.label})",
        description=code.summary,
        data=f"data/apis/{view.api.id}.yaml",
        values=values,
        options={"hide": ["navigation"]},
    )


def number_page(name: str, views: Views) -> Page:
    """The page of a bare number or name: every meaning, in all APIs."""
    meanings = views.meanings(name)
    several = len(meanings) > 1
    is_status = name.isdecimal() and any(m.view.code.kind == "http-status" for m in meanings)
    labels = words.listed([m.view.api.label for m in meanings])
    ways = advice.number_ways([meaning.view for meaning in meanings], views)
    return Page(
        path=f"errors/{name}.md",
        template="number",
        title=f"{name}: every meaning" if several else f"{name}: {meanings[0].view.code.title}",
        description=f"What {name} means in {labels}: {meanings[0].view.code.summary}",
        data="data/apis/",
        values={
            "name": name,
            "meanings": meanings,
            "several": several,
            "ways": ways,
            "sent_with": views.sent_with(int(name)) if is_status else [],
        },
        options={"hide": ["navigation"]},
    )


def api_page(api: Api, data: str, views: Views) -> Page:
    """The page of one API: its error bodies, headers, lifetime and codes."""
    codes = [view for view in views.codes.values() if view.api is api]
    parts = (api.bodies, api.members, api.headers, api.facts, api.lifetime)
    bibliography = Bibliography(views.catalogue, [*api.sources, *(name for part in parts for name in cited(part))])
    values = {
        "api": api,
        "status": words.STATUSES[api.status],
        "codes": codes,
        "grades": [(words.GRADES[grade], count) for grade, count in views.grades(codes).most_common()],
        "lifetime": [(moment, bibliography.cite(moment.sources)) for moment in api.lifetime],
        "bodies": [(body, bibliography.cite(body.sources)) for body in api.bodies],
        "members": [(member, bibliography.cite(member.sources)) for member in api.members],
        "headers": [(header, bibliography.cite(header.sources)) for header in api.headers],
        "facts": [(fact.text, bibliography.cite(fact.sources)) for fact in api.facts],
        "sources": bibliography.all(),
    }
    return Page(f"errors/{api.id}/index.md", "api", f"{api.title}: errors", api.summary, data, values)


def condition_page(condition: Condition, data: str, views: Views) -> Page:
    """The page of one condition: what it means, what to do, and its codes in all APIs."""
    codes = [views.codes[code.name] for code in views.catalogue.codes_of.get(condition.id, [])]
    also = [views.codes[name] for name in condition.also]
    bibliography = Bibliography(views.catalogue, [*cited(condition.relations), *cited(condition.absent)])
    values = {
        "condition": condition,
        "act": views.act(condition.act),
        "retry": views.catalogue.retry[condition.retry],
        "codes": codes,
        "also": also,
        "relations": [(views.relation(relation), bibliography.cite(relation.sources)) for relation in condition.relations],
        "absent": [(views.catalogue.api[a.api], a.text, bibliography.cite(a.sources)) for a in condition.absent],
        "sources": bibliography.all(),
    }
    return Page(f"conditions/{condition.id}.md", "condition", condition.title, condition.summary, data, values, {"hide": ["navigation"]})


def guide_page(guide: Guide, views: Views) -> Page:
    """The page of one guide: its questions, each with a permanent id."""
    values = {
        "guide": guide,
        "starts": [views.codes[name] for name in guide.starts_from],
        "steps": advice.steps(guide, views),
        "snippets": [views.catalogue.snippet[name].value for name in guide.snippets],
        "sources": Bibliography(views.catalogue, guide.sources).all(),
    }
    return Page(f"guides/{guide.id}.md", "guide", guide.title, guide.symptom, f"data/guides/{guide.id}.yaml", values)


def snippet_page(snippet: Snippet, views: Views) -> Page:
    """The page of one snippet: its programs in tabs."""
    retries = [retry.value for retry in views.catalogue.retries if retry.value.snippet == snippet.id]
    values = {
        "snippet": snippet,
        "programs": [(language, f"{snippet.id}{language.suffix}", text) for language, text in views.catalogue.programs_of[snippet.id]],
        "guides": views.catalogue.guides_with[snippet.id],
        "retries": retries,
        "sources": Bibliography(views.catalogue, snippet.sources).all(),
    }
    options = {"hide": ["navigation", "toc"]}
    return Page(f"snippets/{snippet.id}.md", "snippet", snippet.title, snippet.text, "data/snippets.yaml", values, options)


def snippets_page(views: Views) -> Page:
    """The index of the snippets."""
    snippets = [snippet.value for snippet in views.catalogue.snippets]
    description = "Short programs to copy, in Python, JavaScript and curl, that handle the errors of the X API as X asks."
    return Page("snippets/index.md", "snippets", "Code to copy", description, "data/snippets.yaml", {"snippets": snippets})


def home_page(views: Views) -> Page:
    """The first page: the ways in, the APIs and their lifetimes."""
    apis = list(views.catalogue.api.values())
    today = max(source.read for source in views.catalogue.source.values())
    values = {
        "counts": {"codes": len(views.codes), "apis": len(apis), "sources": len(views.catalogue.sources)},
        "met": [(name.rpartition("/")[2], text, f"errors/{name}/") for name, text in MOST_MET],
        "guides": [guide.value for guide in views.catalogue.guides][:MOST_GUIDES],
        "timeline": timeline(apis, today),
        "apis": apis,
    }
    description = "Every known error of the X (Twitter) APIs, what it means, and what to do. Independent of X Corp."
    return Page(
        "index.md",
        "home",
        "X API Error Reference",
        description,
        "data/",
        values,
        {"hide": ["navigation", "toc"], "version": views.catalogue.version},
    )


MOST_GUIDES = 6
MOST_MET = (
    ("429", "Too many requests: in every version, and how long to wait in each"),
    ("403", "Refused: one status for a dozen reasons"),
    ("401", "Not authenticated: signature, clock, kind of token or expiry"),
    ("v1.1/453", "Your access level does not include this endpoint"),
    ("v1.1/187", "The same text was posted a short while ago"),
    ("v2/usage-capped", "The plan's allowance for the period is used up"),
    ("v2/client-forbidden", "The app is not enrolled or lacks the access it needs"),
    ("420", "The old rate limit of Search, Trends and streams"),
)


def index_page(views: Views) -> Page:
    """The index of all codes, by API."""
    codes = list(views.codes.values())
    description = f"All {len(codes)} known error codes of the X (Twitter) APIs, by API."
    values = {
        "groups": [(api, [view for view in codes if view.api is api]) for api in views.catalogue.api.values()],
        "count": len(codes),
        "apis": [(api.id, api.label) for api in views.catalogue.api.values()],
        "statuses": [(status, status) for status in sorted({status for view in codes for status in view.code.http})],
        "grades": list(words.GRADE_NAMES.items()),
    }
    return Page("errors/index.md", "index", "All codes", description, "data/apis/", values)


def conditions_page(views: Views) -> Page:
    """The index of the conditions, by family."""
    families = [family.value for family in views.catalogue.families]
    counts = {name: len(codes) for name, codes in views.catalogue.codes_of.items()}
    description = "The underlying problems that the X (Twitter) APIs report, whatever code they use for them."
    return Page(
        "conditions/index.md", "conditions", "Conditions", description, "data/conditions/", {"families": families, "counts": counts}
    )


def guides_page(views: Views) -> Page:
    """The index of the guides."""
    guides = [guide.value for guide in views.catalogue.guides]
    description = "From a symptom to a fix, one question at a time."
    return Page("guides/index.md", "guides", "Guides", description, "data/guides/", {"guides": guides})


def retry_page(views: Views) -> Page:
    """The retry policy: every class in one table."""
    retries = list(views.catalogue.retry.values())
    bibliography = Bibliography(views.catalogue, cited(retries))
    values = {
        "classes": [(retry, advice.wait(retry), bibliography.cite(retry.sources)) for retry in retries],
        "snippets": {name: snippet.value for name, snippet in views.catalogue.snippet.items()},
        "sources": bibliography.all(),
    }
    description = "Whether to send again after an X API error, when first, how the wait grows and where it stops."
    return Page("retry-policy.md", "retry", "Retry policy", description, "data/retry.yaml", values)


def matrix_page(views: Views) -> Page:
    """The comparison matrix: conditions by APIs."""
    sections = [
        (
            family.value,
            [
                (condition, cells, [views.relation(r) for r in condition.relations], reporting)
                for condition in family.value.conditions
                for cells in [views.cells(condition)]
                for reporting in [" ".join(cell.api.id for cell in cells if cell.codes or cell.also)]
            ],
        )
        for family in views.catalogue.families
    ]
    description = "The same problem in every X (Twitter) API: which code or status reports it in which version."
    values = {
        "apis": list(views.catalogue.api.values()),
        "sections": sections,
        "choices": {
            "apis": [(api.id, api.label) for api in views.catalogue.api.values()],
            "families": [(family.name, family.value.title) for family in views.catalogue.families],
        },
    }
    return Page("matrix.md", "matrix", "Comparison matrix", description, "data/conditions/", values, {"hide": ["navigation", "toc"]})


def coverage_page(views: Views) -> Page:
    """What the catalogue holds and lacks, counted."""
    apis = views.catalogue.api.values()
    everything = list(views.codes.values())
    groups = [(api.label, f"errors/{api.id}/", [view for view in everything if view.api is api]) for api in apis]
    rows = [(label, url, row(codes, views)) for label, url, codes in [*groups, ("All", "", everything)]]
    unexplained = [view for view in everything if "inferred" in (view.code.grade, view.code.explanation)]
    unseen = [view for view in everything if not view.code.messages and not view.code.examples and view.code.kind != "http-status"]
    gaps = [
        ("Not explained by the vendor", "inferred", "Their meaning follows from name, status and the documented model.", unexplained),
        (
            "No text or body known",
            "unseen",
            "A list names them, but no answer with them was found. If you have one, report it.",
            unseen,
        ),
    ]
    values = {"columns": COLUMNS, "rows": rows, "gaps": gaps}
    description = "How many codes of each API have a verbatim message, an example, a source of the vendor, and what is not verified."
    return Page("about/coverage.md", "coverage", "Coverage", description, "data/", values, {"hide": ["navigation", "toc"]})
