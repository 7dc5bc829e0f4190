"""Labels for catalogue keys, and formats for lists and durations."""

from typing import NamedTuple

from generator.entries import Act, Again, Grade, Maintenance, RelationKind, SourceKind, Status

GRADES: dict[Grade, str] = {
    "documented": "Documented: the vendor lists or explains it",
    "library": "From a library: a client library lists it, but no vendor page is known",
    "observed": "Observed: seen in real responses in public threads, not documented",
    "inferred": "Inferred: from the code's name, its status code, and the API's documentation",
}

GRADE_NAMES: dict[Grade, str] = {grade: text.partition(":")[0] for grade, text in GRADES.items()}

STATUSES: dict[Status, str] = {
    "current": "In use",
    "limited": "Limited: most of this API has been shut down or moved",
    "retired": "Retired: no longer sent",
    "unknown": "Unknown whether it is still sent",
}

STATES: dict[Status, str] = {
    "current": "In use",
    "limited": "API mostly closed",
    "retired": "Retired",
    "unknown": "May no longer be sent",
}
"""Short labels that say whether X still sends a code."""

PRIVATE = "Seen only on private web or sign-in endpoints"


class ActTexts(NamedTuple):
    """Texts that say who must act: `page` for pages, and `label` and `sentence` for tickets.

    The reader of a ticket may be neither the developer nor the app owner. `{owner}` is replaced with the API provider.
    """

    page: str
    label: str
    sentence: str


ACTS: dict[Act, ActTexts] = {
    "caller": ActTexts(
        "You, the developer",
        "the developer",
        "The developer of the program needs to change the code or the request.",
    ),
    "app-owner": ActTexts(
        "The app owner: settings, plan, or billing",
        "the app owner",
        "The owner of the developer app needs to change its settings, plan, or billing.",
    ),
    "account": ActTexts(
        "The user whose account or token is used",
        "the account holder",
        "The owner of the account or token needs to act.",
    ),
    "content-owner": ActTexts(
        "Usually nobody on your side: the other account or X decides",
        "the other account or {owner}",
        "Usually, only the other account or {owner} can change this.",
    ),
    "platform": ActTexts(
        "{owner}: the fault is probably on its side",
        "{owner}",
        "{owner} probably needs to fix this. The request may be correct.",
    ),
    "network": ActTexts(
        "Your network or host",
        "the network operator",
        "The operator of the program's network or host needs to act.",
    ),
    "see-body": ActTexts(
        "Nobody, unless the body reports an error",
        "nobody, unless the body reports an error",
        "No action is needed unless the body reports an error.",
    ),
    "nobody": ActTexts(
        "Nobody: there is usually nothing to fix",
        "nobody",
        "Usually, no action is needed, because there is nothing to fix.",
    ),
}
"""Labels for who must act."""

AGAINS: dict[Again, str] = {
    "no": "No",
    "not-needed": "Not needed",
    "look-inside": "Depends on the response body",
    "after-change": "Once, after a change",
    "now": "Yes, immediately",
    "after-wait": "Yes, after a wait",
}
"""Labels for whether to retry."""

RELATIONS: dict[RelationKind, str] = {
    "renamed": "renamed to",
    "split": "split; one part is now",
    "merged": "merged into",
    "narrowed": "narrowed to",
    "gone": "removed without a replacement",
}

SOURCES: dict[SourceKind, str] = {
    "official": "vendor",
    "library": "client library",
    "thread": "public thread",
    "press": "secondary source",
    "excerpt": "unattributed excerpt (weak)",
}

MAINTENANCE: dict[Maintenance, str] = {
    "maintained": "Maintained",
    "unmaintained": "Not maintained",
    "archived": "Archived",
}

READ = {
    "status": "HTTP status code",
    "code": "X's code",
    "type": "problem type",
    "detail": "problem detail",
    "message": "message",
    "headers": "response headers",
    "reset": "end of the rate limit window (Unix seconds)",
}
"""Labels for what an expression reads from a library's exception."""


def statuses(numbers: list[int]) -> str:
    """Return status codes as text: `429 and 503`. Two or more codes of 500 or higher become `5xx`."""
    server = [number for number in numbers if number >= SERVER]
    others = [str(number) for number in numbers if number < SERVER]
    return listed([*others, "5xx"] if len(server) > 1 else [*others, *map(str, server)])


SERVER = 500
"""Lowest status code of a server error."""


def listed(items: list[str]) -> str:
    """Return items joined as text: `a`, `a and b`, `a, b, and c`."""
    if len(items) > 2:  # noqa: PLR2004 - a serial comma needs three items
        return f"{', '.join(items[:-1])}, and {items[-1]}"
    return " and ".join(items)


def duration(milliseconds: int) -> str:
    """Return a duration as text: `250 ms`, `5 s`, `1 min`."""
    seconds, rest = divmod(milliseconds, 1000)
    if rest:
        return f"{milliseconds} ms"
    return f"{seconds // 60} min" if seconds and seconds % 60 == 0 else f"{seconds} s"
