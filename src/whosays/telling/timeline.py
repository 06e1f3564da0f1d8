"""What is said to have happened when, at the granularity of the words.

Only times that the words of an article resolve are put in order. A time that stays open, such as
"Sunday" in an article without a date, is no less said: it follows after the others, in the order of
the articles, with its open value. No day is invented for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.model import Claim, Happening, Report, Story, Time

_FINEST_FIRST = (
    "minute",
    "hour",
    "part-of-day",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "year",
)
_NO_POINT = "_REF"
"""How the TimeML values PRESENT_REF, PAST_REF and FUTURE_REF end."""


def order_happenings(story: Story, claims: Sequence[Claim]) -> tuple[Happening, ...]:
    """The timeline of `story`: one line for each claim that says when it happened, earliest first.

    Of times that begin together the finer one comes first. Durations ("for 12 days") and times at
    which something was only said ("said on Friday") give no line.
    """
    reports = {r.id: r for reading in story.readings for r in reading.reports}
    found = [h for claim in claims if (h := _happening(claim, reports)) is not None]
    dated = [h for h in found if h.time.earliest is not None]
    undated = [h for h in found if h.time.earliest is None]
    dated.sort(key=lambda h: (h.time.earliest or "", _FINEST_FIRST.index(h.time.granularity)))
    at = {reading.article.id: n for n, reading in enumerate(story.readings)}
    undated.sort(key=lambda h: (at[h.first_seen], h.time.span))
    return (*dated, *undated)


def _happening(claim: Claim, reports: Mapping[str, Report]) -> Happening | None:
    timed = [
        time
        for report in claim.reports
        for time in reports[report].times
        if is_of_happening(reports[report], time)
    ]
    if not timed:
        return None
    _, time = min(enumerate(timed), key=lambda at: (_openness(at[1]), at[0]))
    return Happening(time=time, claim=claim.id, first_seen=reports[claim.reports[0]].article)


def is_of_happening(report: Report, time: Time) -> bool:
    """True where `time` lies in what is said and is a point: not when it was said, not how long.

    "Now" and "recently" name no point.
    """
    if time.duration or time.value.endswith(_NO_POINT):
        return False
    return any(content.covers(time.span) for content in report.content)


def _openness(time: Time) -> tuple[bool, int]:
    """Resolved times before open ones, finer before coarser."""
    return time.earliest is None, _FINEST_FIRST.index(time.granularity)
