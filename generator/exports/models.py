"""Published models of codes, conditions, APIs, and retry classes, and the meanings of their fields."""

from generator.entries import (
    Absence,
    Act,
    Again,
    Body,
    Claim,
    Entry,
    Example,
    Fix,
    Grade,
    Kind,
    Member,
    Message,
    Moment,
    Phrase,
    Relation,
    Slug,
    Statement,
    Status,
    Story,
    Wait,
)


class PublishedApi(Entry):
    """One version of an API."""

    id: Slug
    page_url: str
    title: str
    label: str
    owner: str
    lifecycle: Status
    summary: str
    hosts: list[str]
    history: list[Moment]
    bodies: list[Body]
    body_fields: list[Member]
    headers: list[Member]
    facts: list[Claim]
    practices: list[Claim]
    collect: list[str]
    source_ids: list[Slug]


class PublishedCondition(Entry):
    """An underlying problem, reported by the codes in `code_ids` and sometimes by codes of other conditions, listed in `other_code_ids`."""

    id: Slug
    page_url: str
    family_id: Slug
    title: str
    summary: str
    responsible: Act
    retry_class_id: Slug
    fixes: list[Fix]
    notes: list[Statement]
    checked: str
    code_ids: list[str]
    other_code_ids: list[str]
    relations: list[Relation]
    timeline: Story | None = None
    absences: list[Absence]


class PublishedCode(Entry):
    """One error of one API. Texts contain `code spans` in backticks."""

    id: str
    page_url: str
    api_id: Slug
    code_value: str
    code_kind: Kind
    http_statuses: list[int]
    phrase: Phrase | None = None
    type: str | None = None
    title: str
    summary: str
    messages: list[Message]
    vendor_descriptions: list[Claim]
    match: list[str]
    examples: list[Example]
    endpoints: list[str]
    private: bool
    condition_id: Slug
    causes: list[Statement]
    fixes: list[Fix]
    checked: str
    responsible: Act
    responsible_label: str
    retry_class_id: Slug
    other_retry_class_ids: list[Slug]
    retry_verdict: Again
    retry_label: str
    retry_text: str
    caution: Statement | None = None
    disagreements: list[Claim]
    grade: Grade
    explanation_grade: Grade | None = None
    lifecycle: Status
    lifetime: Statement | None = None
    relations: list[Relation]
    collect: list[str]
    guide_ids: list[str]
    source_ids: list[Slug]


class PublishedRetryClass(Entry):
    """Whether to retry, and how long to wait."""

    id: Slug
    title: str
    retry_verdict: Again
    retry_label: str
    retry_text: str
    wait: Wait | None = None
    note: str | None = None
    source_urls: list[str]


MEANINGS = {
    "absences": "APIs that have no error for this condition, according to a source.",
    "add_ms": "Milliseconds by which each wait is longer than the previous one, if `growth` is `add`.",
    "api_id": "ID of an API, such as `v1.1`.",
    "archived": "URL of an archived copy of the source.",
    "bodies": "Error formats of the API, each with an example.",
    "body": "A response body. IDs and secrets are replaced.",
    "body_fields": "Fields of error bodies, and what they contain.",
    "borrowed": "Whether X documents these numbers only for another case.",
    "cap_ms": "The longest wait in milliseconds.",
    "causes": "Possible causes.",
    "caution": "What the response wrongly suggests, and what is true instead.",
    "checked": "Date on which the entry was last compared with its sources.",
    "code_ids": "IDs of related codes, such as those that report the condition or raise the exception.",
    "code_kind": "What the code is: a status code, a number in the body, a problem type, and so on.",
    "code_value": "The code exactly as X sends it: a number or a name. If X sends only a message, a name of our own.",
    "collect": "What to collect before you ask for help.",
    "condition_id": "ID of the condition: the underlying problem, which is the same in all APIs.",
    "date": "Date of the event: a year, a month, or a day.",
    "dead": "Date on which the URL of the source was found not to work. Use `archived` then.",
    "disagreements": "Where sources contradict each other.",
    "endpoints": "Endpoints for which a source shows the code. Others can send it too.",
    "endpoints_label": "The endpoints in a few words.",
    "event_text": "The event to wait for before a retry, if neither a header nor a number states the wait.",
    "examples": "Recorded or documented responses.",
    "explanation_grade": "Grade of the explanation, if it is lower than the grade of the code.",
    "facts": "Facts about errors of the API.",
    "fallback_retry_class_id": "ID of the retry class to use if the response has none of the headers.",
    "family_id": "ID of the group of conditions.",
    "first_ms": "The first wait in milliseconds.",
    "fixes": "What to do, the most likely fix first.",
    "format": "Format of the body.",
    "from_code_id": "ID of the earlier code.",
    "grade": "How well the code is documented: by the vendor, by a library, by observed responses, or only by inference.",
    "growth": "How each wait is computed from the previous one: `double`, or `add` with `add_ms`.",
    "guide_ids": "IDs of the guides that lead to the code.",
    "header_lines": "Header lines of the response.",
    "headers": "Headers of error responses, and what they contain.",
    "history": "Dated events of the API, oldest first.",
    "hosts": "Host names.",
    "http_status": "Status code of the response.",
    "http_statuses": "Related status codes, such as those that X sends with the code. The list is empty if no source states one.",
    "id": "Permanent ID of the entry.",
    "inferred": "Whether the statement is inferred. It then has no sources.",
    "jitter": "Whether to add a random time to each wait.",
    "label": "Short name of the API.",
    "lifecycle": "Whether X still sends the code, or the codes of the API.",
    "lifetime": "How long X has sent the code, as far as sources state it.",
    "mark": "Whether the event is the start or the end of the API.",
    "match": "Fragments of text that identify the code in a log.",
    "messages": "Messages exactly as X sends them.",
    "name": "Name of the object, such as a header, a field, an exception class, or a library.",
    "note": "A remark.",
    "notes": "Statements about the condition.",
    "other_code_ids": "IDs of codes that belong to other conditions but can also report this one.",
    "other_retry_class_ids": "IDs of additional retry classes, which apply to the code in other cases.",
    "owner": "The provider of the API.",
    "page_url": "URL of the page about the entry on this site.",
    "periods": "The codes that reported the condition in each period, oldest first.",
    "phrase": "The reason phrase of a status code.",
    "practices": "Advice of the provider for every client.",
    "private": "Whether the code was seen only on private web or sign-in endpoints.",
    "read": "Date on which the source was last read.",
    "relation_kind": "How the code changed: renamed, split, merged, narrowed, or gone.",
    "relations": "Changes of codes from one version of the API to the next.",
    "responsible": "Who must act, as a key.",
    "responsible_label": "Who must act, in a few words.",
    "retry_class_id": "ID of the usual retry class.",
    "retry_label": "Whether to retry, in a few words.",
    "retry_text": "The retry advice: the condition, the wait, and the limit.",
    "retry_verdict": "Whether to retry, as a key. `wait` contains the wait times.",
    "since": "Start of the period, if known.",
    "source_id": "ID of the source.",
    "source_ids": "IDs of the sources.",
    "source_kind": "Kind of the source: official, library, thread, press, or an excerpt without a URL.",
    "source_urls": "URLs of the sources. A source without a URL is left out.",
    "standard": "Whether this is the registered phrase, because no source shows a phrase of X's own.",
    "summary": "What happened, in one or two sentences.",
    "text": "The text. A message or a quote is verbatim. Other texts are in our own words.",
    "timeline": "How the codes of the condition changed over the years.",
    "title": "A title of a few words.",
    "to_code_id": "ID of the later code. It is absent if nothing replaced the earlier one.",
    "type": "URI of the problem type in the body, if it cannot be derived from the code.",
    "until": "End of the period. It is absent if X still sends the codes.",
    "until_headers": "Headers that state the end of the wait. Use the first one that is present.",
    "url": "URL of the source.",
    "value_kind": "What the header contains: a `time` (Unix time in seconds), or the `seconds` from now.",
    "varies": "Parts of the message that differ from call to call.",
    "vendor_descriptions": "How the vendor describes the code, verbatim, if this differs from what the API sends.",
    "wait": "How long to wait before a retry.",
    "window_ms": "Length of the rate limit window in milliseconds, if X documents a single length.",
}
"""Meanings of the fields in the models of this module and in nested entries, by field name. Libraries also have some of the fields."""
