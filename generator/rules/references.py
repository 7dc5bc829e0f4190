"""Rules for references: every reference has a target, and every entry that must be referenced is referenced."""

from collections.abc import Iterator
from typing import Any

from generator.catalogue import LANGUAGES, Catalogue, Placed, api_of, condition_codes, flow_codes, targets
from generator.rules.problem import Problem, unknown


def unknown_condition(catalogue: Catalogue) -> Iterator[Problem]:
    """The condition of every code exists."""
    for code in catalogue.codes:
        yield from unknown(code, ("condition",), code.value.condition, "condition", catalogue.condition)


def unused_condition(catalogue: Catalogue) -> Iterator[Problem]:
    """Every condition has a code, or lists codes of other conditions in `also`."""
    for condition in catalogue.conditions:
        if not catalogue.codes_of[condition.name] and not condition.value.also:
            yield Problem(condition, (), "No code has this condition.", "Set it as the `condition` of a code, or remove it.")


def unknown_source(catalogue: Catalogue) -> Iterator[Problem]:
    """Every cited source is in sources.yaml."""
    for entry, field, source in catalogue.citations:
        if source not in catalogue.source:
            yield from unknown(entry, field, source, "source", catalogue.source)


def unused_source(catalogue: Catalogue) -> Iterator[Problem]:
    """Every source is cited in an entry."""
    cited = {source for _, _, source in catalogue.citations}
    for source in catalogue.sources:
        if source.name not in cited:
            yield Problem(source, (), "No entry cites this source.", "Cite it in an entry, or remove it.")


def unknown_retry(catalogue: Catalogue) -> Iterator[Problem]:
    """Every retry class that a condition or a code refers to exists."""
    for condition in catalogue.conditions:
        yield from unknown(condition, ("retry",), condition.value.retry, "retry class", catalogue.retry)
    for code in catalogue.codes:
        if code.value.retry:
            yield from unknown(code, ("retry",), code.value.retry, "retry class", catalogue.retry)
        for index, retry in enumerate(code.value.retry_also):
            yield from unknown(code, ("retry_also", index), retry, "retry class", catalogue.retry)


def unused_retry(catalogue: Catalogue) -> Iterator[Problem]:
    """Every retry class is used by a condition or a code."""
    used = {condition.value.retry for condition in catalogue.conditions}
    used.update(name for code in catalogue.codes for name in (code.value.retry, *code.value.retry_also) if name)
    for retry in catalogue.retries:
        if retry.name not in used:
            tip = "Set it as the `retry` of a condition or code, or remove it."
            yield Problem(retry, (), "No condition or code uses this retry class.", tip)


def unknown_code(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code that a condition, a guide, a flow, or the list of common codes refers to exists."""
    for condition in catalogue.conditions:
        for field, code in condition_codes(condition.value):
            yield from unknown(condition, field, code, "code", catalogue.code)
    for guide in catalogue.guides:
        for code in dict.fromkeys(targets(guide.value)):
            yield from unknown(guide, (), code, "code", catalogue.code)
    for flow in catalogue.flows:
        for field, code in flow_codes(flow.value):
            yield from unknown(flow, field, code, "code", catalogue.code)
    yield from _unknown_common(catalogue)


def unknown_place(catalogue: Catalogue) -> Iterator[Problem]:
    """Every API and guide whose page shows a flow exists, and every flow is shown on a page."""
    for flow in catalogue.flows:
        for index, name in enumerate(flow.value.apis):
            yield from unknown(flow, ("apis", index), name, "API", catalogue.api)
        for index, name in enumerate(flow.value.guides):
            yield from unknown(flow, ("guides", index), name, "guide", catalogue.guide)
        if not (flow.value.apis or flow.value.guides):
            yield Problem(flow, ("apis",), "No page shows this flow.", "Add an API to `apis`, or a guide to `guides`.")


def _unknown_common(catalogue: Catalogue) -> Iterator[Problem]:
    for common in catalogue.common:
        for index, own in enumerate(common.value.codes):
            yield from unknown(common, ("codes", index, "id"), own.id, "code", [*catalogue.code, *catalogue.meanings])


def changed_code(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code in the changelog exists."""
    for r, release in enumerate(catalogue.releases):
        for c, change in enumerate(release.changes):
            for index, code in enumerate(change.codes):
                yield from unknown(catalogue.changelog[0], ("releases", r, "changes", c, "codes", index), code, "code", catalogue.code)


def unknown_snippet(catalogue: Catalogue) -> Iterator[Problem]:
    """Every snippet that a guide, a retry class, or a condition refers to exists."""
    for guide in catalogue.guides:
        for index, name in enumerate(guide.value.snippets):
            yield from unknown(guide, ("snippets", index), name, "snippet", catalogue.snippet)
    naming: list[Placed[Any]] = [*catalogue.retries, *catalogue.conditions]
    for entry in naming:
        if entry.value.snippet:
            yield from unknown(entry, ("snippet",), entry.value.snippet, "snippet", catalogue.snippet)


def unused_snippet(catalogue: Catalogue) -> Iterator[Problem]:
    """Every snippet is listed in a guide."""
    for snippet in catalogue.snippets:
        if not catalogue.guides_with[snippet.name]:
            yield Problem(snippet, (), "No guide lists this snippet.", "Add it to the `snippets` of a guide, or remove it.")


def snippet_file(catalogue: Catalogue) -> Iterator[Problem]:
    """Every snippet has a program in snippets/, and every program in snippets/ belongs to a snippet."""
    *suffixes, last = (language.suffix for language in LANGUAGES)
    extension = f"the extension {', '.join(suffixes)}, or {last}"
    for snippet in catalogue.snippets:
        if not catalogue.programs_of[snippet.name]:
            tip = f"Add the file snippets/{snippet.name} with {extension}."
            yield Problem(snippet, (), "The snippet has no program.", tip)
    known = {name + language.suffix for name in catalogue.snippet for language in LANGUAGES}
    for file in catalogue.programs:
        if file not in known and catalogue.snippets:
            whole = Placed("snippets.yaml", catalogue.snippets[0].value, catalogue.snippets[0].document, ())
            tip = f"Rename the file to the ID of a snippet with {extension}. Otherwise, remove the file."
            yield Problem(whole, ("snippets",), f"No snippet uses the file snippets/{file}.", tip)


def retry_wait(catalogue: Catalogue) -> Iterator[Problem]:
    """A retry class with `again: after-wait` has `wait`. Every `wait` is complete, and the retry class in `otherwise` exists."""
    for retry in catalogue.retries:
        wait = retry.value.wait
        if retry.value.again != "now" and (wait is not None) != (retry.value.again == "after-wait"):
            tip = "Set `wait` only with `again: after-wait` (required) or `again: now` (optional). With any other value, remove `wait`."
            yield Problem(retry, ("again",), "`again` and `wait` contradict each other.", tip)
        if wait is None:
            continue
        if not (wait.until or wait.event or wait.first_ms is not None):
            yield Problem(retry, ("wait",), "`wait` does not state how long to wait.", "Set `until`, `event`, or `first_ms`.")
        if (wait.growth == "add") != (wait.add_ms is not None) or (wait.growth and wait.first_ms is None):
            tip = "Set `first_ms` for any `growth`, and set `add_ms` only for `growth: add`."
            yield Problem(retry, ("wait",), "`growth` does not match `first_ms` and `add_ms`.", tip)
        if wait.otherwise:
            yield from unknown(retry, ("wait", "otherwise"), wait.otherwise, "retry class", catalogue.retry)


def absence_contradicted(catalogue: Catalogue) -> Iterator[Problem]:
    """An API that a condition lists in `absent` exists and has no code for the condition."""
    for condition in catalogue.conditions:
        for index, absence in enumerate(condition.value.absent):
            field = ("absent", index, "api")
            yield from unknown(condition, field, absence.api, "API", catalogue.api)
            for code in (*(c.name for c in catalogue.codes_of[condition.name]), *condition.value.also):
                if api_of(code) == absence.api:
                    message = f"`absent` lists {absence.api}, but the code {code} reports this condition."
                    yield Problem(condition, field, message, f"Remove {absence.api} from `absent`, or correct the code.")


def also_at_home(catalogue: Catalogue) -> Iterator[Problem]:
    """The list `also` of a condition contains only codes of other conditions."""
    for condition in catalogue.conditions:
        for index, code in enumerate(condition.value.also):
            if code in catalogue.code and catalogue.code[code].value.condition == condition.name:
                yield Problem(condition, ("also", index), f"The code {code} already belongs to this condition.", "Remove it from `also`.")
