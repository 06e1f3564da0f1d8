"""Origins: how many are traced behind annotated claims.

    python -m evals.origins [--data SET] [--json OUT] [--verbose STORY]

A folder is a set of annotated stories (../shared/gold, the default): origins alone, with reading and
grouping given. A file is a set of invented stories (see README.md): origins alone, and the whole way
from the articles to the bound. Of an unseen half nothing but totals is ever printed.
"""

from __future__ import annotations

from evals.evaluation import SHARED, arguments, report
from evals.origins import gold, invented
from whosays.reading.models import load
from whosays.settings import Settings


def main() -> None:
    """Trace the origins of every annotated claim and print the figures."""
    parser = arguments(__doc__, SHARED / "gold")
    parser.add_argument("--verbose", help="a story whose claims are printed with their origins")
    args = parser.parse_args()
    if args.verbose and args.data.stem.startswith("unseen"):
        parser.error("an unseen half is reported in totals only")
    models = load(Settings())
    if args.data.is_dir():
        evaluation = gold.evaluate(args.data, models.lexicon, args.verbose)
    else:
        evaluation = invented.evaluate(args.data, models, args.verbose)
    report(evaluation, args.json)


if __name__ == "__main__":
    main()
