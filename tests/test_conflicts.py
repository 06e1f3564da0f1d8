"""Where invented reports differ, and how that is classified."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told_conflicts import articles, conflicts, ledger, of_kind

from whosays.reading.models import Models
from whosays.telling.conflicts.durations import days_of
from whosays.telling.conflicts.weighing import MOST

FERRY = (
    (
        "2031-05-02",
        "The ferry Aldona sank near a pier in Port Sel. At least 12 people were killed, the coast guard"
        " said. The harbour authority said the captain had been arrested. The accident happened at"
        " around 6am. Mayor Ana Tolm denied the reports.",
    ),
    (
        "2031-05-03",
        "The ferry Aldona sank in a pier in Port Sel. At least 19 people were killed, the coast guard"
        " said. The accident happened at 6.20am. Residents left 12 days ago.",
    ),
    (
        None,
        "Port Sel mourns. The ferry Aldona sank, killing 14 people, a nurse said. The cause of the"
        " accident was unclear, police said. The coast guard has not confirmed that the ferry sank.",
    ),
)


# ---------------------------------------------------------------------------------------- numbers


def test_a_new_version_with_a_lower_toll_is_an_update(models: Models) -> None:
    pages = articles(
        ("2031-05-02", "Seven people were injured when a ferry sank, the coast guard said."),
        ("2031-05-03", "Six people were injured when a ferry sank, the coast guard said."),
    )
    (found,) = ledger(models, [pages[0], replace(pages[1], title="UPDATE: A ferry sinks")]).conflicts
    assert (found.kind, found.relation) == ("number", "update")


def test_a_toll_of_one_of_two_fires_is_scope(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "Three people were killed in the first fire, the coast guard said."),
        ("2031-05-03", "Five people were killed by fire in Port Sel, the coast guard said."),
    )
    assert (found.kind, found.relation) == ("number", "scope")


def test_a_later_victim_makes_the_toll_grow(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "Three people were killed in the ferry fire, the coast guard said."),
        ("2031-05-03", "A fourth victim of the ferry fire, which killed three others, has died."),
    )
    assert (found.kind, found.relation) == ("number", "update")


def test_a_toll_that_grows_is_an_update(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "At least 12 people were killed when a ferry sank, the coast guard said."),
        ("2031-05-03", "At least 19 people were killed when a ferry sank, the coast guard said."),
    )
    assert (found.kind, found.relation) == ("number", "update")
    assert [side.value for side in found.sides] == [
        "At least 12 people were killed",
        "At least 19 people were killed",
    ]


def test_a_toll_that_may_have_grown_has_an_unknown_order(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "At least 12 people were killed when a ferry sank, the coast guard said."),
        (None, "At least 19 people were killed when a ferry sank, the coast guard said."),
    )
    assert found.relation == "order-unknown"


def test_more_in_hospital_than_hurt_show_an_early_toll(models: Models) -> None:
    (found,) = conflicts(
        models,
        (
            "2031-05-02",
            "At least 40 people were injured in the fire, police said. Over 50 were taken to hospital.",
        ),
        ("2031-05-03", "More than 50 people were injured in the fire, police said."),
    )
    assert (found.slot, found.relation) == ("number injured", "update")


def test_the_gravely_hurt_compare_whatever_the_word(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "Four people were seriously injured in the fire, police said."),
        ("2031-05-03", "Seven people were critically injured in the fire, police said."),
    )
    assert [side.value for side in found.sides] == [
        "Four people were seriously injured",
        "Seven people were critically injured",
    ]


def test_words_show_that_a_toll_has_grown_where_no_day_does(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "At least 12 people were killed when a ferry sank, the coast guard said."),
        (None, "A ferry sank. The death toll has risen to 19, the coast guard said."),
    )
    assert found.relation == "update"


def test_several_hundred_leave_room(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "Several hundred people were arrested at the march, police said."),
        ("2031-05-03", "Police arrested 340 people at the march."),
    )
    assert found.relation == "precision"


def test_a_vague_toll_is_compared_with_a_number_that_it_holds(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "Dozens of people were injured in a crush at the Port Sel fair on Friday."),
        ("2031-05-03", "In all 47 people were injured in the crush at the Port Sel fair."),
    )
    assert (found.slot, found.relation) == ("number injured", "precision")


def test_the_main_verb_counts_whom_a_clause_describes(models: Models) -> None:
    """Held is what they were, freed is what is told of them; and as many escaped as did, of all the girls."""
    freed = conflicts(
        models,
        ("2031-05-02", "Dozens of captives held by rebels in Ost and Port Sel were freed on Friday."),
        ("2031-05-02", "The rebels released 15 soldiers in Port Sel on Friday, the ministry said."),
    )
    assert [c.slot for c in of_kind(freed, "number")] == ["number freed"]
    escaped = conflicts(
        models,
        ("2031-05-02", "Fifty-seven of the girls escaped from Port Sel."),
        ("2031-05-02", "About 40 girls managed to escape from Port Sel."),
    )
    assert [c.slot for c in of_kind(escaped, "number")] == ["number escaped"]


def test_two_exact_tolls_of_one_day_conflict(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "The fire killed 12 people, police said."),
        ("2031-05-02", "The fire killed 15 people, a nurse said."),
    )
    assert found.relation == "conflict"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 12 people were killed.", "The fire killed 12 people."),
        ("The fire injured more than 50 people.", "51 people were injured in the fire."),
        ("The fire killed 12 people.", "Two of them were killed in their sleep."),
        ("The fire killed 12 people.", "The fire killed three women."),
        ("The fire killed 12 people.", "The fire killed a 15-year-old boy."),
        ("The fire killed 12 people.", "Three others were killed in the fire."),
        ("The fire killed 12 people.", "The fire injured 15 people."),
        ("The fire killed 12 people.", "Fires have killed 15 people since January."),
        ("The fire killed 12 people.", "War has killed more than 90,000 people."),
        ("The crew has eight ships.", "The firm sold nine ships last year."),
    ],
)
def test_what_is_no_other_total_is_no_conflict(models: Models, one: str, other: str) -> None:
    assert not conflicts(models, ("2031-05-02", one), ("2031-05-02", other))


def test_the_attacker_may_be_counted_with_the_dead(models: Models) -> None:
    (found,) = of_kind(
        conflicts(
            models,
            ("2031-05-02", "The gunman killed six people before he shot himself, police said."),
            ("2031-05-02", "Seven people were killed at the mall, police said."),
        ),
        "number",
    )
    assert found.relation == "scope"


def test_lengths_conflict_where_they_leave_no_room(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "The vote brought the end of Marek Dolan's 12-year rule over Norland."),
        (None, "The vote brought the end of Marek Dolan's two-decade rule over Norland."),
    )
    assert (found.kind, found.relation) == ("number", "conflict")


def test_a_rounded_length_is_precision(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "The rebels captured the town of Ostrel after 12 days of fighting."),
        (None, "In just over a week, the rebels captured the town of Ostrel."),
    )
    assert (found.kind, found.relation) == ("number", "precision")


def test_how_long_one_thing_took_is_compared_in_other_words(models: Models) -> None:
    found = conflicts(
        models,
        (
            None,
            "The government has fallen, with rebels of Norland seizing control of the capital in 12 days.",
        ),
        (
            None,
            "In just over a week, rebel groups captured Ostrel, the second city of Norland, and two ports.",
        ),
    )
    assert [c.relation for c in found if c.slot == "length of time"] == ["precision"]


def test_two_stays_in_one_country_are_two_lengths(models: Models) -> None:
    found = conflicts(
        models,
        (None, "In just over a week, Ana Brack captured Ostrel in Norland."),
        (None, "In 12 days, Marek Dolan captured Port Sel in Norland."),
    )
    assert not [c for c in found if c.slot == "length of time"]


@pytest.mark.parametrize(
    ("value", "days"),
    [("P12D", 12.0), ("P1W", 7.0), ("P2DE", 7305.0), ("PT12H", 0.5), ("PXD", None), ("2031", None)],
)
def test_days_of_a_duration(value: str, days: float | None) -> None:
    assert days_of(value) == days


# ------------------------------------------------------------------------------- times and places


def test_two_times_of_one_event_conflict(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-20", "The port ban was adopted by the council of Vantor in March."),
        ("2031-05-20", "The port ban was adopted by the council of Vantor last week."),
    )
    assert (found.kind, found.relation) == ("time", "conflict")


def test_two_days_of_the_news_conflict_on_little_else(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "The consulate in Port Sel was attacked late on Wednesday, police said."),
        ("2031-05-02", "The attack on the consulate in Port Sel took place on Thursday night."),
    )
    assert (found.kind, found.relation) == ("time", "conflict")


def test_a_day_within_a_month_is_no_conflict(models: Models) -> None:
    assert not conflicts(
        models,
        ("2031-05-20", "The port ban was adopted by the council of Vantor in March."),
        ("2031-05-20", "The port ban was adopted by the council of Vantor on March 9."),
    )


def test_the_day_of_saying_is_no_time_of_what_happened(models: Models) -> None:
    assert not conflicts(
        models,
        ("2031-05-20", "Police said on Tuesday that the harbour bridge had collapsed."),
        ("2031-05-20", "Police said on Monday that the harbour bridge had collapsed."),
    )


def test_near_hours_of_an_accident_conflict(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "The train accident happened at 6.05am."),
        (None, "The train accident occurred at 6.20am, a neighbour said."),
        (None, "The fire brigade was called to the accident at 6.45am."),
    )
    assert found.kind == "time"
    assert len(found.sides) == 2


def test_in_a_tunnel_is_not_near_it(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "The bus crashed in a tunnel."),
        (None, "The bus crashed near the tunnel, the fire brigade said."),
    )
    assert (found.kind, found.relation) == ("place", "conflict")


# ------------------------------------------------------------------------------ denials, statuses


def test_a_denial_stands_against_what_it_denies(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "The Herald reported that Norland sold rifles to the militia."),
        (None, "Minister Ana Tolm denied that Norland sold rifles to the militia."),
    )
    assert (found.kind, found.relation) == ("denial", "attribution")
    assert "denied" in found.sides[1].value


def test_a_denial_without_object_stands_against_what_it_follows(models: Models) -> None:
    (found,) = conflicts(
        models,
        (
            None,
            "The weather was fine. Two unnamed officials said that the firm Dorvik paid the judge"
            " a bribe. Mayor Ana Tolm denied the claim.",
        ),
    )
    assert (found.kind, found.relation) == ("denial", "attribution")
    assert "paid" in found.sides[0].value


def test_what_is_refused_is_not_denied(models: Models) -> None:
    assert not conflicts(
        models,
        (None, "The ship Aldona asked for entry to the port, officials said."),
        (None, "The council denied the ship Aldona entry to the port."),
    )


def test_a_status_not_confirmed(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "State media said that President Marek Dolan arrived in Vantor."),
        (None, "The government has not yet confirmed the arrival of President Marek Dolan."),
    )
    assert (found.kind, found.relation) == ("status", "attribution")


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("2031-05-02", "2031-05-04", "update"),
        ("2031-05-04", "2031-05-02", "conflict"),
        (None, "2031-05-02", "order-unknown"),
        ("2031-05-02", "2031-05-02", "order-unknown"),
    ],
)
def test_steps_of_a_ladder(models: Models, first: str | None, second: str | None, relation: str) -> None:
    (found,) = conflicts(
        models,
        (first, "Marek Dolan is seeking asylum in Sudria."),
        (second, "Sudria granted asylum to Marek Dolan."),
    )
    assert (found.kind, found.relation) == ("status", relation)


def test_a_step_that_is_worded_with_a_negation_is_reached(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "Captain Marek Dolan was arrested on Friday."),
        ("2031-05-04", "Captain Marek Dolan was released without charge on Sunday."),
    )
    assert (found.kind, found.slot, found.relation) == ("status", "held / cleared", "update")


def test_an_article_stands_on_its_highest_step(models: Models) -> None:
    assert not conflicts(
        models,
        (None, "Marek Dolan sought asylum. Sudria granted asylum to Marek Dolan."),
        (None, "Sudria granted asylum to Marek Dolan."),
    )


def test_a_strike_may_begin_again(models: Models) -> None:
    (found,) = conflicts(
        models,
        ("2031-05-02", "Dockers in Port Sel called off the strike, the union said."),
        ("2031-05-04", "Dockers in Port Sel went on strike, the union said."),
    )
    assert (found.kind, found.relation) == ("status", "update")


def test_what_is_only_supposed_is_not_reached(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "Sudria might grant asylum to Marek Dolan. He seeks asylum."),
        (None, "Sudria granted asylum to Marek Dolan."),
    )
    assert found.kind == "status"


def test_kin_who_travel_together_or_apart(models: Models) -> None:
    (found,) = conflicts(
        models,
        (
            "2031-05-20",
            "Marek Dolan fled to Paris with his family. Dolan had sent his wife to Paris a week earlier.",
        ),
    )
    assert (found.kind, found.relation) == ("time", "conflict")
    assert found.why.endswith("Both stand in one article.")


def test_a_cause_that_is_open_or_shows(models: Models) -> None:
    (found,) = conflicts(
        models,
        (None, "The cause of the crash was unclear, police said."),
        (None, "Investigators said initial findings suggest that the brakes of the bus failed."),
    )
    assert (found.kind, found.relation) == ("cause", "attribution")


# ------------------------------------------------------------------------------------- properties


@given(order=st.permutations(range(len(FERRY))), taken=st.integers(1, len(FERRY)))
@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
def test_what_always_holds(models: Models, order: list[int], taken: int) -> None:
    pages = articles(*(FERRY[i] for i in sorted(order[:taken])))
    shuffled = tuple(pages[i] for i in sorted(range(taken), key=order.__getitem__))
    told = ledger(models, pages)
    assert told.conflicts == ledger(models, shuffled).conflicts
    assert len(told.conflicts) <= MOST
    for conflict in told.conflicts:
        assert len(conflict.sides) >= 2
        reports = [report for side in conflict.sides for report in side.reports]
        assert len(reports) == len(set(reports))
        for side in conflict.sides:
            assert len(side.differs) == len(side.reports) > 0
            for report_id, span in zip(side.reports, side.differs, strict=True):
                report = told.reports[report_id]
                part = told.articles[report.article].article.part(report.part)
                assert span.end <= len(part)
                assert report.sentence.covers(span)
        words = " ".join(
            told.articles[told.reports[r].article].article.text for r in conflict.sides[0].reports
        )
        assert conflict.sides[0].value in " ".join(words.split())


def test_two_mismatches_between_the_same_two_reports_are_two(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-05-02", "A gas blast in Port Sel killed 12 people and injured 40 people, police said."),
        ("2031-05-02", "A gas blast in Port Sel killed 15 people and injured 60 people, medics said."),
    )
    assert {c.slot for c in found if c.kind == "number"} == {"number killed", "number injured"}
    assert len({c.id for c in found}) == len(found)


def test_hours_of_two_days_are_no_conflict(models: Models) -> None:
    early = "A bus crash in Port Sel happened at 6am on 2 May, police said."
    for day, number in (("2 May", 1), ("3 May", 0)):
        late = f"A bus crash in Port Sel happened at 6.20am on {day}, police said."
        found = conflicts(models, ("2031-05-04", early), ("2031-05-04", late))
        assert len([c for c in found if c.slot == "hour"]) == number


def test_people_without_a_name_have_a_status_by_what_they_are_called(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-05-02", "Three electricians are still missing in the mine at Port Sel, a manager said."),
        ("2031-05-04", "The three electricians were found dead at Port Sel, a manager said."),
    )
    assert [c.relation for c in of_kind(found, "status")] == ["update"]


def test_a_name_and_an_age_may_be_one_suspect(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-05-02", "A 46-year-old man was arrested after the fire in Port Sel, police said."),
        ("2031-05-04", "Aldo Renn, 46, was charged with arson after the fire in Port Sel, police said."),
    )
    assert [c.relation for c in of_kind(found, "status")] == ["update"]


def test_who_denies_a_part_stands_against_who_names_him(models: Models) -> None:
    found = conflicts(
        models,
        (
            "2031-05-02",
            "The ferry Aldona sank off Port Sel. Officials told the Herald that the saboteur was Aldo Renn."
            " Renn told police he was not involved.",
        ),
        ("2031-05-02", "The mayor of Port Sel spoke of the weather."),
    )
    (denial,) = of_kind(found, "denial")
    assert denial.relation == "attribution"
    assert [side.value for side in denial.sides] == [
        "Officials told the Herald that the saboteur was Aldo Renn.",
        "Renn told police he was not involved.",
    ]


def test_two_who_deny_their_parts_are_two(models: Models) -> None:
    found = conflicts(
        models,
        (
            "2031-05-02",
            "The harbour police said the barge was sunk by Corrin and Almira."
            " The government of Corrin denied any role in the sinking of the barge."
            " The government of Almira denied any responsibility for the barge.",
        ),
        ("2031-05-02", "The mayor of Port Sel spoke of the weather."),
    )
    assert len(of_kind(found, "denial")) == 2


def test_a_stretch_up_to_now_is_no_length(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-05-02", "Three attacks hit Port Sel in the past year, the mayor said."),
        ("2031-05-02", "Three attacks hit Port Sel in the past two years, the governor said."),
    )
    assert not [c for c in found if c.slot == "length of time"]


def test_a_plea_answers_the_charge(models: Models) -> None:
    found = conflicts(
        models,
        (
            "2031-05-02",
            "Prosecutors charged Aldo Renn with arson over the fire in Port Sel. The owner is still in"
            " hospital, officials said. Renn pleaded not guilty.",
        ),
        ("2031-05-02", "The mayor of Port Sel spoke of the weather."),
    )
    (denial,) = of_kind(found, "denial")
    assert [side.value for side in denial.sides] == [
        "Prosecutors charged Aldo Renn with arson over the fire in Port Sel.",
        "Renn pleaded not guilty.",
    ]


# ---------------------------------------------------------------------------- what fresh stories showed


def test_a_denial_in_other_words_stands_against_the_likest_report(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-05-02", "The inspectors said nurses in Sudria falsified vaccine records to win bonuses."),
        ("2031-05-03", "Nurses rejected claims that they had falsified the records of any vaccine."),
    )
    assert [one.relation for one in of_kind(found, "denial")] == ["attribution"]


def test_no_such_call_answers_the_report_of_a_call(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-05-02", "Mayor Ana Tolm said the environment ministry made a call to stop the sale."),
        (
            "2031-05-02",
            "Mayor Ana Tolm said she received a call from the ministry. A ministry spokesman said"
            " they made no such call.",
        ),
    )
    (denial,) = of_kind(found, "denial")
    assert any("no such call" in side.value for side in denial.sides)


def test_a_charge_she_denies_is_the_one_before_it(models: Models) -> None:
    found = conflicts(
        models,
        (
            "2031-05-02",
            "The minister opened a bridge. Lawmaker Jon Berg said that Ana Tolm bullied an auditor, a charge"
            " she denies.",
        ),
    )
    (denial,) = of_kind(found, "denial")
    assert any("bullied" in side.value for side in denial.sides)


def test_what_is_still_to_come_is_the_step_before_it(models: Models) -> None:
    """A launch that is planned, and one that will take place, are at one step."""
    found = conflicts(
        models,
        ("2031-05-02", "The agency has scheduled the launch of the Norland probe for Friday."),
        ("2031-05-03", "The Norland probe will blast off on Friday, the agency said."),
    )
    assert not of_kind(found, "status")


def test_a_crowd_is_not_one_subject(models: Models) -> None:
    found = conflicts(
        models,
        (None, "More than 2,000 villagers have been injured in Sudria."),
        (None, "Nearly 300 villagers have been killed in Sudria."),
    )
    assert not of_kind(found, "status")


def test_a_day_that_is_kept_tells_no_time(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-12-31", "Passengers of the Norland ferry celebrate New Year's Eve twice on the Tolm line."),
        ("2032-01-01", "Passengers of the Norland ferry celebrated New Year's Day twice on the Tolm line."),
    )
    assert not of_kind(found, "time")


def test_a_road_is_closed_and_open_again(models: Models) -> None:
    (found,) = of_kind(
        conflicts(
            models,
            ("2031-05-02", "Police closed the road at Tolm after a truck overturned."),
            ("2031-05-03", "The road at Tolm has reopened, police said."),
        ),
        "status",
    )
    assert found.relation == "update"


def test_a_length_is_of_a_verb_and_not_of_any_noun(models: Models) -> None:
    """A flight that turned back after four hours, and one that ended after eight."""
    found = conflicts(
        models,
        (
            "2031-05-02",
            "The flight from Vantor to Port Sel turned around after four hours, crews said.",
        ),
        ("2031-05-03", "The mix-up made the flight from Vantor to Port Sel land after eight hours."),
    )
    assert not [c for c in found if c.slot == "length of time"]


def test_a_toll_of_all_counts_others(models: Models) -> None:
    found = conflicts(
        models,
        (
            "2031-05-02",
            "The mayor of Vantor said that the attack killed 29 people."
            " Four attackers were shot, which put the overall death toll at 33, its news agency said.",
        ),
        ("2031-05-02", "The market of Vantor was closed on Monday."),
    )
    (toll,) = [c for c in found if c.kind == "number"]
    assert toll.relation == "scope"


def test_whose_condition_is_unknown_is_found_dead_later(models: Models) -> None:
    found = conflicts(
        models,
        ("2031-05-02", "A boy fell into a well near Vantor on Sunday. The child's condition is unknown."),
        ("2031-05-04", "The boy who fell into a well near Vantor has been found dead."),
    )
    (fate,) = [c for c in found if c.slot == "not known / found dead"]
    assert fate.relation == "update"
