"""Models of the entries in the YAML files, with one module for each kind of entry.

Derived values are not fields, because `Catalogue` computes them. Texts are plain text, except for `code spans` in backticks.
`serialization_alias` is a field's name in published documents, if it differs from the name in the YAML files.
"""

from generator.entries.api import Api, ApiFile, Body, BodyFormat, Hint, Member, Moment
from generator.entries.base import Allow, Claim, CodeId, Day, Entry, Fix, HttpStatus, Line, Name, Sent, Slug, SourceIds, Statement
from generator.entries.changelog import Change, Changelog, Release, Version
from generator.entries.code import Act, Code, Example, Grade, Message, Phrase, Status
from generator.entries.code_kinds import CODE_KINDS, CodeKind, Evidence, Kind
from generator.entries.condition import Absence, Condition, Family, Period, Relation, RelationKind, Story
from generator.entries.flow import Anywhere, Flow, Flows, Party, Stage
from generator.entries.guide import Answer, Guide, Step
from generator.entries.library import (
    Commit,
    Expression,
    Expressions,
    Library,
    LibraryRetry,
    LibraryText,
    Maintenance,
    Package,
    RaisedException,
    Registry,
    Timeout,
)
from generator.entries.retry import Again, Header, Retries, Retry, Wait
from generator.entries.search import Common, CommonCode, ExampleQuery, Overview, Overviews, OverviewWords, Synonyms, Term
from generator.entries.snippet import Snippet, Snippets
from generator.entries.source import Source, SourceKind
from generator.entries.watch import Accepted, DocsUrl, DocumentVersion, Unchecked, Watch, WatchedPage

__all__ = [
    "CODE_KINDS",
    "Absence",
    "Accepted",
    "Act",
    "Again",
    "Allow",
    "Answer",
    "Anywhere",
    "Api",
    "ApiFile",
    "Body",
    "BodyFormat",
    "Change",
    "Changelog",
    "Claim",
    "Code",
    "CodeId",
    "CodeKind",
    "Commit",
    "Common",
    "CommonCode",
    "Condition",
    "Day",
    "DocsUrl",
    "DocumentVersion",
    "Entry",
    "Evidence",
    "Example",
    "ExampleQuery",
    "Expression",
    "Expressions",
    "Family",
    "Fix",
    "Flow",
    "Flows",
    "Grade",
    "Guide",
    "Header",
    "Hint",
    "HttpStatus",
    "Kind",
    "Library",
    "LibraryRetry",
    "LibraryText",
    "Line",
    "Maintenance",
    "Member",
    "Message",
    "Moment",
    "Name",
    "Overview",
    "OverviewWords",
    "Overviews",
    "Package",
    "Party",
    "Period",
    "Phrase",
    "RaisedException",
    "Registry",
    "Relation",
    "RelationKind",
    "Release",
    "Retries",
    "Retry",
    "Sent",
    "Slug",
    "Snippet",
    "Snippets",
    "Source",
    "SourceIds",
    "SourceKind",
    "Stage",
    "Statement",
    "Status",
    "Step",
    "Story",
    "Synonyms",
    "Term",
    "Timeout",
    "Unchecked",
    "Version",
    "Wait",
    "Watch",
    "WatchedPage",
]
