"""What a schema cannot say: one small function per rule; its docstring is the sentence.

A rule yields problems; `check` gives each its place, and lets pass what the `allow` of an entry names with a reason.
"""

from collections.abc import Callable, Iterator

from generator.catalogue import Catalogue
from generator.entries import Entry
from generator.findings import Finding, quoted
from generator.rules import guides, ids, references, sourcing, texts
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
]


EXTERNAL = {"found-first": "Each message and example of a code is found first by the search; tests/scripts/found-first.test.js checks it."}
"""Rules that need a browser. An exception from one stands under `allow`, too, and the test says if it is not needed."""

EXCUSABLE = {
    "title-length",
    "summary-length",
    "same-summary",
    "item-form",
    "fix-verb",
    "vague-words",
    "inferred-wording",
    "message-parts",
    "excerpt-alone",
    *EXTERNAL,
}
"""Rules of style, from which an entry may be excepted: no page hangs on them."""


def check(catalogue: Catalogue) -> list[Finding]:
    """Every finding of every rule, less the allowed ones, and a finding for each exception that is not needed."""
    findings, used = list[Finding](), set[tuple[str, str]]()
    for rule in RULES:
        for problem in rule(catalogue):
            if rule_name(rule) in EXCUSABLE and rule_name(rule) in _allowed(problem.entry.value):
                used.add((problem.entry.name, rule_name(rule)))
            else:
                findings.append(_finding(problem, rule_name(rule)))
    for entry in catalogue.described:
        for index, name in enumerate(_allowed(entry.value)):
            if name not in EXTERNAL and (entry.name, name) not in used:
                fault = "needed" if name in EXCUSABLE else "possible"
                problem = Problem(entry, ("allow", index), f"The exception from {quoted(name)} is not {fault}.", "Remove it.")
                findings.append(_finding(problem, "unneeded-exception"))
    return findings


def rule_name(rule: Rule) -> str:
    """The name of a rule as findings and exceptions spell it."""
    return rule.__name__.replace("_", "-")


def _finding(problem: Problem, rule: str) -> Finding:
    entry, field, message, tip = problem
    return Finding(entry.mark(*field), entry.name, message, tip, rule)


def _allowed(entry: Entry) -> list[str]:
    return [exception.rule for exception in getattr(entry, "allow", [])]
