"""What people judged of a story, applied as constraints: their word holds over the program's.

Invariants: without judgements nothing here changes anything; every report stays in exactly one claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.model import Claim, Judgement, Name, SharedText, Story, content_id
from whosays.telling.claims.claims import ClaimGroup
from whosays.telling.claims.gist import Gist
from whosays.telling.claims.wording import wordings
from whosays.telling.names.names import StoryNames

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements on reports, by pair of report ids in order, and on single reports.

    A claim's id stands for the report that founds it.
    """

    same_claim: Mapping[Pair, Judgement]
    different_claim: Mapping[Pair, Judgement]
    same_source: Mapping[Pair, Judgement]
    apart: Mapping[Pair, Judgement]
    wrong_source: Mapping[str, Judgement]

    def vouched(self, reports: Iterable[str]) -> bool:
        """True where somebody judged two of `reports`, which are all of one claim, to be one claim."""
        held = set(reports)
        return any(held.issuperset(pair) for pair in self.same_claim)

    def one_source(self, a: Iterable[str], b: Iterable[str]) -> Judgement | None:
        """The judgement that a report of `a` and one of `b` have one source; None where there is none."""
        return _between(self.same_source, a, b)

    def two_sources(self, a: Iterable[str], b: Iterable[str]) -> Judgement | None:
        """The judgement that a report of `a` and one of `b` have different or independent sources."""
        return _between(self.apart, a, b)

    def independent(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """True where a report of `a` and one of `b` are judged to be independent."""
        found = self.two_sources(a, b)
        return found is not None and found.verb == "independent"


def judged_of(story: Story) -> Judged:
    """The judgements of `story` on its reports."""
    if not story.judgements:
        return Judged({}, {}, {}, {}, {})
    founding = {content_id("claim", r.id): r.id for reading in story.readings for r in reading.reports}
    reports = set(founding.values())
    found: dict[str, dict[Pair, Judgement]] = {}
    wrong: dict[str, Judgement] = {}
    for judgement in story.judgements:
        a, b = (founding.get(key, key) for key in (judgement.a, judgement.b))
        if judgement.verb == "wrong-source" and a in reports:
            wrong[a] = judgement
        elif a in reports and b in reports:
            low, high = sorted((a, b))
            found.setdefault(judgement.verb, {})[low, high] = judgement
    return Judged(
        same_claim=found.get("same-claim", {}),
        different_claim=found.get("different-claim", {}),
        same_source=found.get("same-source", {}),
        apart=found.get("different-source", {}) | found.get("independent", {}),
        wrong_source=wrong,
    )


def reason(judgement: Judgement, what: str) -> str:
    """Why something is as it is, where a person says so."""
    note = f": {judgement.note}" if judgement.note else ""
    return f"judged {what} by {judgement.by}{note}"


# ------------------------------------------------------------------------------------ shared text


def judged_text(story: Story) -> Story:
    """`story` with the shared text that people saw, and without what they did not."""
    shared = {(text.a, text.b): text for text in story.shared_text}
    articles = {reading.article.id for reading in story.readings}
    for judgement in story.judgements:
        low, high = sorted((judgement.a, judgement.b))
        if judgement.verb == "does-not-share-text":
            shared.pop((low, high), None)
        elif judgement.verb == "shares-text" and {low, high} <= articles:
            because = reason(judgement, "to share text")
            shared.setdefault((low, high), SharedText(low, high, "rewrite", because))
    return replace(story, shared_text=tuple(shared[pair] for pair in sorted(shared)))


# ------------------------------------------------------------------------------------------ names


def judged_names(names: StoryNames, story: Story) -> StoryNames:
    """`names` as people judged them. A name is meant by its id or by any of its forms, as written."""
    for judgement in story.judgements:
        if judgement.verb == "same-name":
            names = _one_name(names, judgement)
        elif judgement.verb == "different-name":
            names = _two_names(names, judgement, story)
    return names


def _one_name(names: StoryNames, judgement: Judgement) -> StoryNames:
    a, b = (_meant(names, key) for key in (judgement.a, judgement.b))
    if a is None or b is None or a.id == b.id:
        return names
    forms = dict.fromkeys((*a.aliases, b.name, *b.aliases))
    joined = replace(a, aliases=tuple(form for form in forms if form != a.name))
    return StoryNames(
        tuple(joined if n is a else n for n in names.names if n is not b),
        {mention: a.id if key == b.id else key for mention, key in names.by_mention.items()},
    )


def _two_names(names: StoryNames, judgement: Judgement, story: Story) -> StoryNames:
    """The form `b` becomes a name of its own, with its mentions."""
    whole, form = _meant(names, judgement.a), judgement.b
    if whole is None or form not in whole.aliases:
        whole, form = _meant(names, judgement.b), judgement.a
    if whole is None or form not in whole.aliases:
        return names
    own = Name(content_id("name", "judged", whole.id, form), form, whole.kind)
    left = replace(whole, aliases=tuple(alias for alias in whole.aliases if alias != form))
    articles = {reading.article.id: reading.article for reading in story.readings}
    by_mention = {
        (article, part, span): own.id
        if key == whole.id and span.of(articles[article].part(part)) == form
        else key
        for (article, part, span), key in names.by_mention.items()
    }
    told = tuple(each for n in names.names for each in ((left, own) if n is whole else (n,)))
    return StoryNames(told, by_mention)


def _meant(names: StoryNames, key: str) -> Name | None:
    return next((n for n in names.names if key in (n.id, n.name, *n.aliases)), None)


# ----------------------------------------------------------------------------------------- claims


def judged_claims(
    groups: Sequence[ClaimGroup], told: Sequence[Gist], judged: Judged
) -> tuple[ClaimGroup, ...]:
    """`groups` as people judged them, in the order of their founding reports.

    "Same claim" joins the two groups; "different claim" takes the later of the two reports out of the
    group of the other, into a group of its own. Where both were said the second holds.
    """
    if not judged.same_claim and not judged.different_claim:
        return tuple(groups)
    place = {gist.report.id: i for i, gist in enumerate(told)}
    members = [[place[report.id] for report in group.reports] for group in groups]
    for a, b in judged.same_claim:
        left, right = (next(m for m in members if place[key] in m) for key in (a, b))
        if left is not right:
            members.remove(right)
            left.extend(right)
    for a, b in judged.different_claim:
        early, late = sorted((place[a], place[b]))
        held = next(m for m in members if late in m)
        if early in held:
            held.remove(late)
            members.append([late])
    ordered = sorted(sorted(m) for m in members)
    before = {tuple(place[report.id] for report in group.reports): group for group in groups}
    return tuple(before.get(tuple(m)) or _group([told[i] for i in m]) for m in ordered)


def _group(told: Sequence[Gist]) -> ClaimGroup:
    return ClaimGroup(tuple(g.report for g in told), *wordings(told))


def with_unjudged(claims: Sequence[Claim], plain: Sequence[Claim]) -> tuple[Claim, ...]:
    """`claims`, each with the count that the claim of its wording has among `plain`."""
    count = {report: claim.traced for claim in plain for report in claim.reports}
    return tuple(replace(claim, unjudged=count[claim.text]) for claim in claims)


def _between(pairs: Mapping[Pair, Judgement], a: Iterable[str], b: Iterable[str]) -> Judgement | None:
    if not pairs:
        return None
    return next((pairs[pair] for pair in _ordered(a, tuple(b)) if pair in pairs), None)


def _ordered(a: Iterable[str], b: Sequence[str]) -> Iterator[Pair]:
    return ((min(x, y), max(x, y)) for x in a for y in b)
