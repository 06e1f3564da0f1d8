"""The records that flow through whosays: Article -> Reading -> Story -> Ledger.

What holds for all of them:

* Every record is frozen. A stage takes records and returns new ones.
* Every offset is a Unicode code point; every span is half-open, [start, end).
* A span lies in one part of an article, its text or its title. The words of a span are always the
  slice of that part, never a retyped copy.
* An id is a hash of a JSON list of what makes the record the same record: the same input gives the
  same id in every run and on every machine.

The words used here are those of the trade; ``docs/glossary.md`` explains each one.
"""

from whosays.model.article import Article, Part, Published, Span, Unread
from whosays.model.ids import content_id
from whosays.model.judgement import Judgement, StoryJudgements, Verb
from whosays.model.keeping import Change, ChangedStory, ChangeKind, Hit, StorySummary, Tombstone
from whosays.model.ledger import (
    Check,
    Claim,
    Conflict,
    ConflictKind,
    Happening,
    Ledger,
    Link,
    MadeBy,
    Name,
    Origin,
    Relation,
    Side,
    Status,
    Traced,
)
from whosays.model.reading import (
    Anchor,
    Boilerplate,
    BoilerplateKind,
    Bound,
    Carried,
    Casualties,
    Credit,
    CreditKind,
    Granularity,
    Harm,
    NameKind,
    NameMention,
    OwnReporting,
    Proposition,
    Quantity,
    Reading,
    Report,
    Slots,
    Source,
    SourceKind,
    Stance,
    StanceKind,
    Term,
    TermKind,
    Time,
    ToldCasualties,
    Weight,
    weight_of,
)
from whosays.model.story import Passage, RecurringLine, SharedKind, SharedText, Story

__all__ = [
    "Anchor",
    "Article",
    "Boilerplate",
    "BoilerplateKind",
    "Bound",
    "Carried",
    "Casualties",
    "Change",
    "ChangeKind",
    "ChangedStory",
    "Check",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Credit",
    "CreditKind",
    "Granularity",
    "Happening",
    "Harm",
    "Hit",
    "Judgement",
    "Ledger",
    "Link",
    "MadeBy",
    "Name",
    "NameKind",
    "NameMention",
    "Origin",
    "OwnReporting",
    "Part",
    "Passage",
    "Proposition",
    "Published",
    "Quantity",
    "Reading",
    "RecurringLine",
    "Relation",
    "Report",
    "SharedKind",
    "SharedText",
    "Side",
    "Slots",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "StanceKind",
    "Status",
    "Story",
    "StoryJudgements",
    "StorySummary",
    "Term",
    "TermKind",
    "Time",
    "ToldCasualties",
    "Tombstone",
    "Traced",
    "Unread",
    "Verb",
    "Weight",
    "content_id",
    "weight_of",
]
