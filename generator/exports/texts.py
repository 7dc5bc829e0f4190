"""The texts for programs that read rather than parse: Markdown twins of pages, llms.txt, robots.txt."""

import re
from collections.abc import Iterable, Iterator

from generator import words
from generator.catalogue import Catalogue
from generator.entries import Claim, Source, Statement
from generator.exports.documents import Documents, PublishedCode
from generator.page import cited_by

_CODE = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\*_\[\]#])")
NOTICE = "Independent of X Corp. and not endorsed by it. Catalogue: CC BY 4.0."


def twins(documents: Documents, catalogue: Catalogue) -> dict[str, str]:
    """Path to text: the page of every code and of every number as Markdown (CommonMark, no HTML)."""
    codes = dict[str, str]()
    for code in documents.codes.values():
        ids = (code.id, *catalogue.code[code.id].value.was)
        codes |= dict.fromkeys([f"errors/{name}.md" for name in ids], "\n".join(_code(code, documents, catalogue)))
    names = dict(zip(catalogue.meanings, catalogue.meanings, strict=True)) | catalogue.former_names
    numbers = {f"errors/{name}.md": "\n".join(_number(own, documents, catalogue)) for name, own in names.items()}
    return codes | numbers


def llms_txt(documents: Documents, catalogue: Catalogue, site: str) -> str:
    """The index for language models (llmstxt.org): every code page by API, each with its Markdown twin as address."""
    lines = [
        "# X API Error Reference",
        "",
        "> Every known error of the X (Twitter) APIs, what it means and what to do, with sources.",
        f"> Version {catalogue.version}. {NOTICE}",
        "",
        f"- [Everything in one text]({site}llms-full.txt)",
        f"- [Everything as JSON]({site}catalogue.json) and its [schema]({site}catalogue.schema.json)",
        f"- [OpenAPI document]({site}openapi.json) of all files for programs",
        f"- [Retry policy]({site}retry-policy.json): the retry classes of every code, in figures",
        f"- [Matrix]({site}matrix.csv): the same problem in every API",
    ]
    for api in catalogue.apis:
        lines += ["", f"## {_text(api.value.title)}", ""]
        lines += [
            f"- [{code.id}: {_text(code.title)}]({code.url.rstrip('/')}.md): {_text(code.summary)}" for code in _of(api.name, documents)
        ]
    lines += ["", "## Guides", ""]
    lines += [f"- [{_text(guide.value.title)}]({site}guides/{guide.name}/): {_text(guide.value.symptom)}" for guide in catalogue.guides]
    return "\n".join(lines) + "\n"


def llms_full_txt(documents: Documents, catalogue: Catalogue) -> str:
    """The Markdown of every code page in one text, in the order of the catalogue."""
    return "\n".join("\n".join(_code(code, documents, catalogue)) for code in documents.codes.values())


def robots_txt(site: str) -> str:
    """Everything may be read; the sitemap says what there is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n"


def _of(api: str, documents: Documents) -> Iterator[PublishedCode]:
    return (code for code in documents.codes.values() if code.api == api)


def _code(code: PublishedCode, documents: Documents, catalogue: Catalogue) -> Iterator[str]:
    """The lines of the twin of a code page."""
    condition = documents.conditions[code.condition]
    status = f"HTTP {' or '.join(map(str, code.http))}" if code.http else "no status stated"
    yield from (f"# {code.id}: {_text(code.title)}", "", _text(code.summary), "")
    yield from (
        f"- API: {_text(catalogue.api[code.api].title)}",
        f"- Sent as: {_text(words.KINDS[code.kind])} `{code.code}`{f' {_text(code.phrase.text)}' if code.phrase else ''}, {status}",
        f"- Who must act: {_text(code.who)}",
        f"- Retry: {_text(code.again)}",
        f"- State: {words.STATUSES[code.status]}",
        f"- Grade: {words.GRADES[code.grade]}",
        f"- Page: <{code.url}>",
    )
    numbers = {name: number for number, name in enumerate(cited_by(catalogue.code[code.id].value), 1)}
    if code.misleads:
        yield from ("", f"Caution: {_statement(code.misleads, numbers)}")
    yield from _claims("Fix", code.fixes, numbers)
    yield from _section(f"Fixes for every case of: {condition.title}", [fix.text for fix in condition.fixes])
    yield from _claims("Cause", code.causes, numbers)
    yield from _section("Retry, depending on the body or a header", [catalogue.retry[name].text for name in code.retry_also])
    yield from _section("What to collect before you ask for help", code.collect)
    if code.messages or code.examples:
        yield from ("", "## Example response")
    for message in code.messages:
        yield from _fence(message.text)
    for described in code.description:
        yield from (
            "",
            f"{_text(catalogue.api[code.api].owner)} describes it as “{_text(described.text)}” {_numbers(described.sources, numbers)}",
        )
    for example in code.examples:
        yield from _fence("\n".join([*([f"HTTP {example.http}"] if example.http else []), *example.headers, example.body]))
    others = [f"{name}: {documents.codes[name].title}" for name in (*condition.codes, *condition.also) if name != code.id]
    yield from _section(f"The same problem elsewhere: {condition.title}", others)
    yield from _section("What became of it", [_relation(r.source_id, r.target_id, words.RELATIONS[r.kind], r.text) for r in code.relations])
    if code.lifetime:
        yield from ("", f"History: {_statement(code.lifetime, numbers)}")
    yield from _claims("Sources disagree", code.disagreements, numbers)
    yield from ("", "## Sources", "", f"Checked against its sources on {code.checked}.", "")
    yield from (f"{number}. {_citation(catalogue.source[name])}" for name, number in numbers.items())
    yield from ("", f"Version {documents.version}. {NOTICE}", "")


def _number(name: str, documents: Documents, catalogue: Catalogue) -> Iterator[str]:
    """The lines of the twin of a number page."""
    meanings = [documents.codes[placed.name] for placed in catalogue.meanings[name]]
    yield f"# {_text(name)}{' in every API' if len(meanings) > 1 else f': {_text(meanings[0].title)}'}"
    for code in meanings:
        yield from ("", f"## {code.id}: {_text(code.title)}", "", _text(code.summary), "")
        yield from (
            f"- API: {_text(catalogue.api[code.api].title)}",
            f"- Who must act: {_text(code.who)}",
            f"- Retry: {_text(code.again)}",
            f"- First fix: {_text(code.fixes[0].text)}",
            f"- Page: <{code.url}>",
        )
    yield from ("", f"Version {documents.version}. {NOTICE}", "")


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    """A heading and its list, or nothing where the list is empty."""
    lines = [f"- {_text(item)}" for item in items]
    if lines:
        yield from ("", f"## {_text(title)}", "", *lines)


def _claims(title: str, items: Iterable[Claim | Statement], numbers: dict[str, int]) -> Iterator[str]:
    """A heading and a list of statements with the numbers of their sources, or nothing where the list is empty."""
    lines = [f"- {_statement(item, numbers)}" for item in items]
    if lines:
        yield from ("", f"## {_text(title)}", "", *lines)


def _statement(item: Claim | Statement, numbers: dict[str, int]) -> str:
    grounds = "(inferred)" if isinstance(item, Statement) and item.inferred else _numbers(item.sources, numbers)
    return f"{_text(item.text)} {grounds}".rstrip()


def _numbers(sources: Iterable[str], numbers: dict[str, int]) -> str:
    found = ", ".join(map(str, sorted({numbers[name] for name in sources})))
    return f"\\[{found}\\]" if found else ""


def _relation(before: str, after: str | None, word: str, text: str) -> str:
    return f"{before} {word}{f' {after}' if after else ''}: {text}"


def _fence(text: str) -> Iterator[str]:
    """A code block whose fence is longer than any run of backticks in it."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    yield from ("", f"{fence}text", *text.splitlines(), fence)


def _citation(source: Source) -> str:
    url = source.archived if source.dead else source.url
    named = f"[{_text(source.title)}](<{url}>)" if url else _text(source.title)
    gone = f"; the original, <{source.url}>, is gone" if source.dead else ""
    return f"{named} ({words.SOURCES[source.kind]}, read {source.read}{gone})"


def _text(text: str) -> str:
    """A text of the catalogue as Markdown: its code spans stay, and nothing else in it is read as markup or as HTML."""
    parts = _CODE.split(text)
    return "".join(part if _CODE.fullmatch(part) else _escaped(part) for part in parts)


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("`", "\\`")
