"""Rules that a schema cannot express. Each rule is a function whose docstring states the rule.

A rule yields problems. `check` adds the position of each problem, and leaves out problems that an entry allows with a reason.
"""

from collections.abc import Callable, Iterator

from generator.catalogue import Catalogue
from generator.entries import Entry
from generator.findings import Finding, quoted
from generator.rules import guides, ids, libraries, references, sourcing, texts
from generator.rules.problem import Problem

Rule = Callable[[Catalogue], Iterator[Problem]]

RULES: list[Rule] = [
    ids.duplicate_id,
    ids.case_only,
    ids.reserved_name,
    ids.out_of_order,
    ids.former_id,
    ids.release_order,
    ids.file_of_another,
    references.unknown_condition,
    references.unused_condition,
    references.unknown_source,
    references.unused_source,
    references.unknown_retry,
    references.unused_retry,
    references.unknown_code,
    references.changed_code,
    references.unknown_place,
    references.unknown_snippet,
    references.unused_snippet,
    references.snippet_file,
    references.retry_wait,
    references.absence_contradicted,
    references.also_at_home,
    sourcing.address,
    sourcing.same_address,
    sourcing.excerpt_alone,
    sourcing.source_missing,
    sourcing.claim_grounds,
    sourcing.inferred_wording,
    sourcing.explanation_grade,
    sourcing.real_date,
    sourcing.dead_source,
    texts.title_length,
    texts.summary_length,
    texts.same_summary,
    texts.cause_missing,
    texts.fix_missing,
    texts.item_form,
    texts.fix_verb,
    texts.retired_fix,
    texts.vague_words,
    texts.to_do,
    texts.message_parts,
    texts.status_number,
    texts.phrase_missing,
    texts.repeated_synonym,
    texts.hint_pattern,
    guides.answer_target,
    guides.step_reached,
    guides.step_order,
    guides.path_ends,
    guides.code_reached,
    libraries.library_reference,
    libraries.library_commit,
    libraries.exception_cause,
    libraries.library_program,
]


JAVASCRIPT_RULES = {
    "found-first": "A search for a message or example of a code lists that code first. See tests/scripts/found-first.test.js."
}
"""Rules that only JavaScript tests can check, with descriptions. Entries can allow exceptions, and the tests report unneeded ones."""

STYLE_RULES = {
    "title-length",
    "summary-length",
    "same-summary",
    "item-form",
    "fix-verb",
    "vague-words",
    "inferred-wording",
    "message-parts",
    "excerpt-alone",
    *JAVASCRIPT_RULES,
}
"""Names of the style rules. Entries can allow exceptions only to style rules, because no page depends on a style rule."""


def check(catalogue: Catalogue) -> list[Finding]:
    """Return the findings of all rules, except findings that an entry allows, and a finding for each exception that is not needed."""
    findings, used = list[Finding](), set[tuple[str, str]]()
    for rule in RULES:
        for problem in rule(catalogue):
            if rule_name(rule) in STYLE_RULES and rule_name(rule) in _allowed(problem.entry.value):
                used.add((problem.entry.name, rule_name(rule)))
            else:
                findings.append(_finding(problem, rule_name(rule)))
    for entry in catalogue.described:
        for index, name in enumerate(_allowed(entry.value)):
            if name not in JAVASCRIPT_RULES and (entry.name, name) not in used:
                fault = "no longer needed" if name in STYLE_RULES else "not allowed"
                problem = Problem(entry, ("allow", index), f"The exception to {quoted(name)} is {fault}.", "Remove it.")
                findings.append(_finding(problem, "unneeded-exception"))
    return findings


def rule_name(rule: Rule) -> str:
    """Return the name of a rule in findings and exceptions: `title-length` for the function `title_length`."""
    return rule.__name__.replace("_", "-")


def _finding(problem: Problem, rule: str) -> Finding:
    entry, field, message, tip = problem
    return Finding(entry.mark(*field), entry.name, message, tip, rule)


def _allowed(entry: Entry) -> list[str]:
    return [exception.rule for exception in getattr(entry, "allow", [])]
