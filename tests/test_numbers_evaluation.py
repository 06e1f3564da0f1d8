"""evals.numbers on cases made for the purpose: what counts as read, as real, as told."""

from __future__ import annotations

from evals.numbers import Case, Record, Stated, figures


def case(relation: str, told: str, *stated: tuple[float, float | None]) -> Case:
    articles = tuple(Stated(str(n), wanted, read, 9.0) for n, (wanted, read) in enumerate(stated))
    return Case("1", "killed", relation, told, articles, "")


def test_shares_are_of_what_they_say() -> None:
    cases = [
        case("update", "update", (2, 2), (3, 3)),
        case("conflict", "update", (1, 1), (4, None)),
        case("agree", "scope", (5, 4)),
        case("scope", "", (6, 6)),
    ]
    records = [Record("1", "killed", 2, 2), Record("2", "killed", 2, 3), Record("3", "injured", 1, None)]
    told = {f.name: f.value for f in figures(cases, records)}
    assert told["read right"] == 4 / 6
    assert told["mismatch P"] == 2 / 3
    assert told["mismatch R"] == 2 / 3
    assert told["relation"] == 1 / 2
    assert told["toll"] == 1 / 2
