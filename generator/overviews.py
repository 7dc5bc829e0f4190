"""Pages about many entries: home, indexes, retry policy, matrix, coverage, and changes."""

from generator import advice, words
from generator.coverage import COLUMNS, is_stale, row
from generator.entries import Api, CommonCode, Moment
from generator.page import Page, cited
from generator.pictures.backoff import schedule
from generator.pictures.story import story_view
from generator.pictures.timeline import timeline
from generator.pictures.window import window
from generator.views import Bibliography, CodeView, SourceView, Views


def snippets_page(views: Views) -> Page:
    """Return the index of snippets."""
    snippets = [snippet.value for snippet in views.catalogue.snippets]
    description = "Short programs to copy, in Python, JavaScript and curl, that handle the errors of the X API as X recommends."
    return Page("snippets/index.md", "snippets", "Code to copy", description, "data/snippets.yaml", {"snippets": snippets}, views.date)


def home_page(views: Views) -> Page:
    """Return the home page: links to everything, the APIs, and their history."""
    apis = list(views.catalogue.api.values())
    newest = views.catalogue.releases[0]
    values = {
        "counts": {"codes": len(views.codes), "apis": len(apis), "sources": len(views.catalogue.sources)},
        "examples": views.catalogue.common[0].value.examples,
        "met": [_met(own, views) for own in views.catalogue.common_codes if own.text],
        "stories": list(filter(None, (story_view(placed.value, views) for placed in views.catalogue.conditions))),
        "guides": [(guide.value, advice.promise(guide.value)) for guide in views.catalogue.guides][:MOST_GUIDES],
        "timeline": timeline(apis, views.date),
        "news": {
            "version": newest.version,
            "changes": [(change, [views.codes[name] for name in change.codes][:MOST_CODES]) for change in newest.changes][:MOST_CHANGES],
        },
        "apis": [(api, sum(view.api is api for view in views.codes.values())) for api in apis],
    }
    description = "Every known error of the X (Twitter) APIs, what it means, and what to do. Independent of X Corp."
    return Page(
        "index.md",
        "home",
        "X API Error Reference",
        description,
        "data/",
        values,
        views.date,
        options={"hide": ["navigation", "toc"], "version": views.catalogue.version},
    )


def _met(common: CommonCode, views: Views) -> tuple[CommonCode, str, CodeView]:
    """Return a common code with its URL, and the code with the message to show: for a number, the most common one."""
    view = views.codes.get(common.id) or views.meanings(common.id)[0].view
    return common, f"errors/{common.id}/", view


MOST_GUIDES = 6
MOST_CHANGES = MOST_CODES = 8
"""Maximum changes and codes of the newest release on the home page."""


def index_page(views: Views) -> Page:
    """Return the index of all codes, by API."""
    codes = list(views.codes.values())
    description = f"All {len(codes)} known error codes of the X (Twitter) APIs, by API."
    values = {
        "groups": [(api, [view for view in codes if view.api is api]) for api in views.catalogue.api.values()],
        "count": len(codes),
        "apis": [(api.id, api.label) for api in views.catalogue.api.values()],
        "statuses": [(status, status) for status in sorted({status for view in codes for status in view.code.http})],
        "grades": list(words.GRADE_NAMES.items()),
    }
    return Page("errors/index.md", "index", "All codes", description, "data/apis/", values, views.date)


def conditions_page(views: Views) -> Page:
    """Return the index of conditions, by family."""
    families = [family.value for family in views.catalogue.families]
    counts = {name: len(codes) for name, codes in views.catalogue.codes_of.items()}
    description = "The underlying problems that the X (Twitter) APIs report, whatever code they use for them."
    return Page(
        "conditions/index.md",
        "conditions",
        "Conditions",
        description,
        "data/conditions/",
        {"families": families, "counts": counts},
        views.date,
    )


def guides_page(views: Views) -> Page:
    """Return the index of guides."""
    guides = [(guide.value, advice.promise(guide.value)) for guide in views.catalogue.guides]
    description = "From a symptom to a fix, one question at a time."
    return Page("guides/index.md", "guides", "Guides", description, "data/guides/", {"guides": guides}, views.date)


def retry_page(views: Views) -> Page:
    """Return the retry policy, with every class in one table."""
    retries = list(views.catalogue.retry.values())
    bibliography = Bibliography(views.catalogue, cited(retries))
    values = {
        "classes": [(retry, advice.wait(retry), bibliography.cite(retry.sources)) for retry in retries],
        "schedule": schedule(retries),
        "window": next(filter(None, map(window, retries)), None),
        "snippets": {name: snippet.value for name, snippet in views.catalogue.snippet.items()},
        "sources": bibliography.all(),
    }
    description = "Whether to send again after an X API error, when first, how the wait grows and where it stops."
    return Page("retry-policy.md", "retry", "Retry policy", description, "data/retry.yaml", values, views.date)


def matrix_page(views: Views) -> Page:
    """Return the comparison matrix, with a row for each condition and a column for each API."""
    sections = [
        (
            family.value,
            [
                (condition, cells, reporting)
                for condition in family.value.conditions
                for cells in [views.cells(condition)]
                for reporting in [" ".join(cell.api.id for cell in cells if cell.codes or cell.also)]
            ],
        )
        for family in views.catalogue.families
    ]
    conditions = [placed.value for placed in views.catalogue.conditions if placed.value.story]
    bibliography = Bibliography(views.catalogue, [name for own in conditions if own.story for name in cited(own.story.periods)])
    description = "The same problem in every X (Twitter) API: which code or status reports it in which version."
    values = {
        "apis": list(views.catalogue.api.values()),
        "wide": [api.id for api in views.catalogue.api.values() if _is_wide(api, views)],
        "stories": list(filter(None, (story_view(own, views, bibliography) for own in conditions))),
        "sources": bibliography.all(),
        "sections": sections,
        "choices": {
            "apis": [(api.id, api.label) for api in views.catalogue.api.values()],
            "families": [(family.name, family.value.title) for family in views.catalogue.families],
        },
    }
    return Page(
        "matrix.md",
        "matrix",
        "Comparison matrix",
        description,
        "data/conditions/",
        values,
        views.date,
        options={"hide": ["navigation", "toc"]},
    )


def _is_wide(api: Api, views: Views) -> bool:
    """Whether the column of an API needs space for names, because most of its codes are constants or other long names."""
    lengths = sorted(len(view.code.code) for view in views.codes.values() if view.api is api)
    return lengths[len(lengths) // 2] > SHORT_NAME


SHORT_NAME = 12
"""Characters of a code that fit a narrow column of the matrix."""


def coverage_page(views: Views) -> Page:
    """Return the coverage page, which counts what the catalogue has and lacks."""
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
    checked = [(placed.name, f"errors/{placed.name}/", placed.value.checked) for placed in views.catalogue.codes]
    checked += [(placed.name, f"conditions/{placed.name}/", placed.value.checked) for placed in views.catalogue.conditions]
    checked += [(placed.name, f"guides/{placed.name}/", placed.value.checked) for placed in views.catalogue.guides]
    stale = [one for one in checked if is_stale(one[2], views.catalogue.version[:10])]
    values = {"columns": COLUMNS, "rows": rows, "gaps": gaps, "stale": stale, "checked": len(checked)}
    description = "How many codes of each API have a verbatim message, an example, a source of the vendor, and what is not verified."
    return Page(
        "about/coverage.md", "coverage", "Coverage", description, "data/", values, views.date, options={"hide": ["navigation", "toc"]}
    )


def changes_page(views: Views) -> Page:
    """Return the page of X's changes: the dated events of all APIs, newest first, by year."""
    moments = views.catalogue.moments
    bibliography = Bibliography(views.catalogue, cited(moment for _, moment in moments))
    years: dict[str, list[tuple[Api, Moment, list[SourceView]]]] = {}
    for api, moment in moments:
        years.setdefault(moment.date[:4], []).append((api, moment, bibliography.cite(moment.sources)))
    description = "What X announced, changed, and retired in its APIs, newest first, with sources: why a call stopped working."
    values = {"years": years, "sources": bibliography.all()}
    return Page("changes.md", "changes", "What X changed", description, "data/apis/", values, views.date, options={"hide": ["navigation"]})
