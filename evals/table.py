"""The table of figures in the README, from the last `make score`: `python -m evals.table .scores README.md`.

Nothing in the table is written by hand: it stands between two marks and is replaced whole.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

BEGIN, END = "<!-- figures: make table -->\n", "<!-- end of figures -->\n"
ROWS: tuple[tuple[str, str, str], ...] = (
    ("ledgers", "report recall", "annotated reports at whose place something is told"),
    ("ledgers", "chain exact", "of those, the whole chain is right"),
    ("ledgers", "last source", "the last source of a chain is right"),
    ("ledgers", "invented", "a chain is told where nobody is credited (lower is better)"),
    ("ledgers", "top claims", "of the first claims told, those that a reader marked as news"),
    ("ledgers", "grouping P", "pairs of reports told as one claim that are one"),
    ("ledgers", "grouping R", "pairs that are one claim and told as one"),
    ("ledgers", "same origin P", "pairs told as one origin that are one"),
    ("ledgers", "same origin R", "pairs that are one origin and told as one"),
    ("ledgers", "over-count", "claims whose “at least” is too high: false corroboration (lower is better)"),
    ("ledgers", "conflict P", "conflicts told that a reader marked"),
    ("ledgers", "conflict R", "conflicts that a reader marked and that are told"),
    ("ledgers", "number+time+place P", "the same for numbers, times and places"),
    ("ledgers", "boilerplate recall", "boilerplate masked"),
    ("ledgers", "boilerplate harm", "reports masked by mistake (lower is better)"),
    ("ledgers", "alias P", "pairs of names told as one that are one"),
    ("ledgers", "alias R", "pairs of names that are one and told as one"),
    ("stories_closed", "chain exact", "the whole chain is right, in stories kept closed"),
    ("stories_closed", "last source", "the last source of a chain is right, in these"),
    ("stories_closed", "invented", "a chain is told where nobody is credited, in these (lower is better)"),
    ("stories_closed", "grouping F1", "reports put together as one claim, in these"),
    ("stories_closed", "over-count", "claims whose “at least” is too high, in these (lower is better)"),
    ("stories_closed", "conflict P", "conflicts told that a reader marked, in these"),
    ("stories_closed", "conflict R", "conflicts that a reader marked and that are told, in these"),
    ("chains", "unseen full chain", "whole chain right, on sentences by someone who had not seen the code"),
    (
        "chains",
        "unseen invented (no chain wanted)",
        "a chain told where none is wanted, on the same (lower is better)",
    ),
    ("chains", "unseen stance", "stance right, on the same"),
    ("chains", "unseen_2 full chain", "whole chain right, on a later set by somebody else"),
    (
        "chains",
        "unseen_2 invented (no chain wanted)",
        "a chain told where none is wanted, on that set (lower is better)",
    ),
    ("chains", "unseen_3 full chain", "whole chain right, on a third set, by somebody else again"),
    (
        "chains",
        "unseen_3 invented (no chain wanted)",
        "a chain told where none is wanted, on that set (lower is better)",
    ),
    ("chains", "unseen_4 full chain", "whole chain right, on the newest set, by somebody else again"),
    (
        "chains",
        "unseen_4 invented (no chain wanted)",
        "a chain told where none is wanted, on the newest set (lower is better)",
    ),
    ("chains", "unseen_4 stance", "stance right, on the newest set"),
    (
        "origins_unseen_3",
        "chains given: bound exact",
        "bound on origins right at both ends, on stories by someone who had not seen the code",
    ),
    ("origins_unseen_3", "chains given: over-count", "its lower end too high, on these (lower is better)"),
    ("origins_unseen_3", "end to end: bound exact", "the same bound, all the way from the articles"),
    ("origins_unseen_3", "end to end: over-count", "too high, all the way (lower is better)"),
    ("conflicts", "macro-F1", "how two articles differ, told right: seven relations"),
    ("stance", "UW macro-F1", "did it happen, by the words of the news: three answers"),
    ("stance", "UW macro-F1, always happened", "the same, always answering that it did"),
    ("attribution", "attribution P", "attributions read that are annotated"),
    ("attribution", "attribution R", "annotated attributions that are read"),
    ("tagger", "attribution F1", "attributions, by the learned tagger alone (`--reader learned`)"),
    ("gathering", "mixed B-cubed P", "articles gathered into the right stories amid 2,000 others, precision"),
    ("gathering", "mixed B-cubed F1", "the same, F1"),
    ("shared_text", "planted 40–90 % pairs F1", "copies planted in a pile, found"),
    ("shared_text", "release first", "the press release that an article draws on, found first"),
    ("events", "CoNLL F1 ours", "mentions of one event put together"),
    ("numbers", "mismatch P", "differing tolls shown that are real"),
    ("times", "value DATE", "dates with exactly the right value"),
    ("quantities", "value", "numbers of something with the right ends, bound and unit"),
    ("extraction", "scrapinghub text F1", "text taken from pages"),
)
SETS = {
    "ledgers": "7 annotated stories",
    "stories_closed": "12 annotated stories, closed",
    "chains": "invented items: 150, 100, 100, 120",
    "origins_unseen_3": "24 invented stories, 39 claims",
    "conflicts": "49 invented pairs",
    "stance": "UW, dev",
    "shared_text": "planted copies; reuse_dev",
    "events": "ECB+ dev",
    "numbers": "gva_dev, 102 cases",
    "attribution": "PolNeAR dev",
    "tagger": "PolNeAR dev",
    "gathering": "stories_dev, folds by event",
    "times": "TimeBank",
    "quantities": "73 invented sentences",
    "extraction": "scrapinghub",
}


def table(scores: Path) -> str:
    """The rows as a Markdown table; each with its set, its value and its 95 % interval."""
    lines = ["| what is measured | set | value | 95 % |", "|---|---|---:|---:|"]
    for name, figure, words in ROWS:
        told = json.loads((scores / f"{name}.json").read_text(encoding="utf-8"))["figures"][figure]
        low, high = told["low"], told["high"]
        between = "" if low is None or high is None else f"{low:.2f} to {high:.2f}"
        lines.append(f"| {words} (`{name}`: {figure}) | {SETS[name]} | {told['value']:.2f} | {between} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Put the table between the marks of the file given."""
    scores, page = Path(sys.argv[1]), Path(sys.argv[2])
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    page.write_text(f"{before}{BEGIN}\n{table(scores)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
