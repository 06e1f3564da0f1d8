"""Origins that may be one: each is a head or linked, whatever says the same as what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from stories import body, build, invented_lexicon, line, page, person

from whosays.model import Report
from whosays.telling.names.names import StoryNames
from whosays.telling.origins.agreement import Agreement
from whosays.telling.origins.groups import Group
from whosays.telling.origins.links import possible_identities
from whosays.telling.sources.furthest import StorySources

SHUT = "the bridge is shut"
STORY, _ = build(
    page("Noon", line(f"Company manager Ines Holt said {SHUT}.", person("Company manager Ines Holt"))),
    page("Star", line(f"The firm Orle Freight said {SHUT}.", body("The firm Orle Freight"))),
    page("Post", line(f"The firm Sel Lines said {SHUT}.", body("The firm Sel Lines"))),
    page("Argus", line(f"The Norland army said {SHUT}.", body("The Norland army"))),
)
SOURCES = StorySources(STORY, StoryNames(), invented_lexicon())
REPORTS = tuple(reading.reports[0] for reading in STORY.readings)
GROUPS = tuple(Group((SOURCES.furthest(report),)) for report in REPORTS)
PAIRS = tuple((a, b) for b in range(4) for a in range(b))


@dataclass(frozen=True, slots=True)
class Differing(Agreement):
    """Reports of which some, in pairs by id, do not say the same."""

    differing: frozenset[frozenset[str]] = frozenset()

    def agree(self, a: Iterable[Report], b: Iterable[Report], alike: float) -> bool:  # noqa: ARG002  # no words are compared
        others = [report.id for report in b]
        return any(frozenset((one.id, other)) not in self.differing for one in a for other in others)


def links_where(differ: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    pairs = frozenset(frozenset((REPORTS[a].id, REPORTS[b].id)) for a, b in differ)
    found = possible_identities(GROUPS, Differing({}, pairs), SOURCES)
    return {(link.a, link.b) for link in found}


def test_a_manager_of_some_firm_may_speak_for_either_of_two() -> None:
    assert links_where([]) == {(1, 0)}


def test_what_says_something_else_than_the_best_told_source_is_linked_to_that() -> None:
    assert (0, 3) in links_where([(0, 3)])


@given(st.sets(st.sampled_from(PAIRS)))
def test_every_origin_is_a_head_or_linked_and_heads_are_never_more_than_where_all_say_the_same(
    differ: set[tuple[int, int]],
) -> None:
    links = links_where(differ)
    linked = {i for _, i in links}
    assert len(links) == len(linked)
    assert len(GROUPS) - len(linked) <= 3


def test_a_claim_that_nobody_reports_has_no_links() -> None:
    assert possible_identities((), None, SOURCES) == ()
