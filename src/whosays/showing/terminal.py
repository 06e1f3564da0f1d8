"""A ledger for a terminal: headline, articles, claims with their chains, conflicts, checks.

Every word is printed as `rich.text.Text`, so that nothing an article holds is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from whosays.model import Ledger, Unread
from whosays.showing import wording
from whosays.showing.entries import (
    ArticleEntry,
    ClaimEntry,
    ConflictEntry,
    Evidence,
    OriginEntry,
    ReportEntry,
    SideEntry,
    StoryEntry,
)
from whosays.showing.ledger_entries import entries

CLAIMS_IN_FULL: Final = 12
CLAIMS_IN_BRIEF: Final = 12
LINES: Final = 6
"""How many lines of one kind an entry shows before it says how many more there are."""

_STYLES: Final = ("cyan", "yellow", "magenta", "green", "blue", "red")


def show(ledger: Ledger, console: Console, first: Ledger | None = None) -> None:
    """Print `ledger` on `console`, as wide as that is; colour only where the console has any.

    What the `first` ledger that was printed lists as unread is not listed again.
    """
    story = entries(ledger, first)
    sections = (
        ("", _header(story)),
        ("WHAT IS CLAIMED", _claims(story)),
        ("WHERE THEY DIFFER", _conflicts(story)),
        ("SEEN OR HEARD", _seen(story)),
        ("SHARED TEXT", _shared(story)),
        ("NAMES", _names(story)),
        ("TIMELINE", _timeline(story)),
        ("CHECK NEXT", _checks(story)),
        ("NOT READ", _unread(story.unread, story)),
        ("LEFT OUT", _unread(story.left_out, story)),
    )
    for title, parts in sections:
        for index, part in enumerate(parts):
            if title and not index:
                console.print(Rule(Text(title, style="bold"), align="left", style="dim"))
                console.print()
            console.print(part)
            console.print()


def plain(ledger: Ledger, width: int, first: Ledger | None = None) -> str:
    """`ledger` as `show` prints it, `width` columns wide, without colour, ended by a line feed."""
    page = StringIO()
    show(ledger, Console(file=page, width=width, color_system=None, force_terminal=False), first)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


# ------------------------------------------------------------------------------------------ header


def _header(story: StoryEntry) -> Iterator[RenderableType]:
    yield Text(story.headline, style="bold")
    summary = Text()
    for index, part in enumerate(story.summary):
        summary.append(" · " if index else "")
        summary.append(part, style="bold red" if part == "ORDER UNKNOWN" else "")
    yield summary
    table = _table()
    for article in story.articles[: CLAIMS_IN_FULL * 2]:
        table.add_row(_number(article.number), *_article(article))
    yield Group(table, *_more(story.articles, CLAIMS_IN_FULL * 2, "article"))


def _article(article: ArticleEntry) -> tuple[Text, Text, Text]:
    publisher = Text(article.publisher, style="" if article.known else "dim italic")
    if article.credited:
        publisher.append(f" ← {', '.join(article.credited)}", style="dim")
    title = Text(article.title or "no headline", style="" if article.title else "dim")
    if article.called:
        title.append(f"  {article.called}", style="dim")
    return publisher, Text(article.published or wording.UNDATED, style="dim"), title


# ------------------------------------------------------------------------------------------ claims


def _claims(story: StoryEntry) -> Iterator[RenderableType]:
    news = story.of_weight("news")
    for claim in news[:CLAIMS_IN_FULL]:
        yield _claim(claim)
    if brief := news[CLAIMS_IN_FULL : CLAIMS_IN_FULL + CLAIMS_IN_BRIEF]:
        yield Group(*(_brief(c) for c in brief))
    left = len(news) - CLAIMS_IN_FULL - CLAIMS_IN_BRIEF
    folded = [wording.counted(left, "more claim")] if left > 0 else []
    for weight, noun in (("background", "background claim"), ("comment", "comment")):
        claims = story.of_weight("background" if weight == "background" else "comment")
        folded += [wording.counted(len(claims), noun)] if claims else []
    if folded:
        yield Text(f"… and {', '.join(folded)}. All of them: --format html or --format json.", style="dim")


def _claim(claim: ClaimEntry) -> RenderableType:
    body: list[RenderableType] = [_bound(claim)]
    body += [_origin(o) for o in claim.origins if not o.own_word]
    if claim.untraced and claim.counted:
        body.append(_note("untraced", f"{_numbers(claim.untraced)} on their own word"))
    if claim.beside:
        body.append(_note("beside it", f"{_numbers(claim.beside)} {wording.BESIDE}"))
    body += [_note(f"{x.a} ? {x.b}", f"may be the same: {x.why}") for x in claim.links]
    body += [
        _note("circular", f"{' ← '.join(f'[{e.number}]' for e in loop)}: counted once")
        for loop in claim.circular
    ]
    return Group(_worded(claim), Padding(Group(*body), (0, 0, 0, 5)))


def _worded(claim: ClaimEntry) -> Table:
    table = _table()
    words = _quote(claim.text.evidence)
    words.stylize("bold")
    table.add_row(Text(f"{claim.number:>3}", style="dim"), words)
    return table


def _bound(claim: ClaimEntry) -> Text:
    line = Text(f"{claim.heard} → ")
    line.append(claim.bound, style="bold" if claim.counted else "")
    if claim.untraced and not claim.counted:
        line.append(f" · own word of {_numbers(claim.untraced)}")
    for mark in claim.marks:
        line.append(f" · {mark}", style="yellow")
    if claim.conflicts:
        line.append(f" · {wording.mismatches(claim.conflicts)}", style="red")
    return line


def _origin(origin: OriginEntry) -> RenderableType:
    if origin.place is None:
        label = Text(f"not counted: {origin.label}", style="dim")
        return _lettered(Text("–", style="dim"), label, origin)
    style = _STYLES[origin.place % len(_STYLES)]
    letter = Text(f"{origin.letter}{'?' if origin.linked else ''}", style=f"bold {style}")
    return _lettered(letter, Text(origin.label, style=style), origin)


def _lettered(letter: Text, label: Text, origin: OriginEntry) -> RenderableType:
    chains = list({_chain(r).plain: _chain(r) for r in origin.reports}.values())
    ends = {r.chain[-1].name.casefold() for r in origin.reports}
    told = len(chains) == 1 and origin.label.casefold() in ends
    rows = [*([] if told else [label]), *chains[:LINES], *_more(chains, LINES, "report")]
    rows += [Text(f"∵ {reason}", style="dim") for reason in origin.because[:LINES]]
    rows += _more(origin.because, LINES, "reason")
    table = _table()
    for index, row in enumerate(rows):
        table.add_row(letter if index == 0 else Text("  "), row)
    return table


def _chain(report: ReportEntry) -> Text:
    line = _number(report.evidence.number)
    for index, step in enumerate(report.chain):
        line.append(" ← " if index else " ", style="dim")
        line.append(step.name, style="" if step.named else "italic")
        if step.cues:
            line.append(f" {wording.quoted(' … '.join(step.cues))}", style="dim")
        if step.notes:
            line.append(f" ({', '.join(step.notes)})", style="dim")
    if report.headline:
        line.append(" (headline)", style="dim")
    if report.stance and report.stance not in line.plain:
        line.append(f" · {report.stance}", style="yellow")
    return line


def _brief(claim: ClaimEntry) -> Table:
    table = _table()
    words = _quote(claim.text.evidence)
    words.append(f"  {claim.bound}", style="dim")
    table.add_row(Text(f"{claim.number:>3}", style="dim"), words)
    return table


# --------------------------------------------------------------------------------------- the others


def _conflicts(story: StoryEntry) -> Iterator[RenderableType]:
    for conflict in story.conflicts[:CLAIMS_IN_FULL]:
        yield _conflict(conflict)
    yield from _more(story.conflicts, CLAIMS_IN_FULL, "mismatch", "mismatches")


def _conflict(conflict: ConflictEntry) -> RenderableType:
    head = Text(f"{conflict.number:>3}  ", style="bold red")
    head.append(f"{conflict.kind}", style="bold")
    head.append(f" · {conflict.relation_words}")
    table = _table(first=28)
    for side in conflict.sides:
        table.add_row(Text(side.value, style="bold"), Group(*_side(side)))
    why = [Text(conflict.why, style="dim")] if conflict.why else []
    return Group(head, Padding(Group(*why, table), (0, 0, 0, 3)))


def _side(side: SideEntry) -> Iterator[Text]:
    for report, differs in side.reports[:3]:
        yield _quote(report.evidence, differs)
    yield from _more(side.reports, 3, "report")


def _seen(story: StoryEntry) -> Iterator[RenderableType]:
    table = _table()
    for seen in story.seen[:CLAIMS_IN_FULL]:
        table.add_row(Text(seen.kind), _quote(seen.evidence, seen.sign))
    without = {a.number for a in story.articles} - {s.evidence.number for s in story.seen}
    rest = [Text(f"No sign of own reporting: {_numbers(sorted(without))}")] if without else []
    if story.claims:
        yield Group(table, *_more(story.seen, CLAIMS_IN_FULL, "sign"), *rest)


def _shared(story: StoryEntry) -> Iterator[RenderableType]:
    table = _table()
    for shared in story.shared[:CLAIMS_IN_FULL]:
        giver = f" · likely from [{shared.giver}]" if shared.giver else ""
        table.add_row(Text(f"[{shared.a}] [{shared.b}]"), Text(f"{shared.kind}{giver}: {shared.because}"))
    if story.shared:
        yield Group(table, *_more(story.shared, CLAIMS_IN_FULL, "pair"))


def _names(story: StoryEntry) -> Iterator[RenderableType]:
    aliased = [n for n in story.names if n.aliases]
    table = _table()
    for name in aliased[:CLAIMS_IN_FULL]:
        table.add_row(Text(name.name), Text(f"= {' = '.join(name.aliases)}", style="dim"))
    if aliased:
        yield Group(table, *_more(aliased, CLAIMS_IN_FULL, "name"))


def _timeline(story: StoryEntry) -> Iterator[RenderableType]:
    table = _table()
    for line in story.timeline[: CLAIMS_IN_FULL * 2]:
        when = line.resolved or (wording.quoted(line.words) if line.words else "open")
        table.add_row(Text(when), _quote(line.evidence, line.words))
    if story.timeline:
        yield Group(table, *_more(story.timeline, CLAIMS_IN_FULL * 2, "line"))


def _checks(story: StoryEntry) -> Iterator[RenderableType]:
    table = _table()
    for check in story.checks[:CLAIMS_IN_FULL]:
        line = Text(check.why)
        if check.evidence:
            line.append(f"  [{check.evidence.number}]", style="dim")
        if check.claim:
            line.append(f"  claim {check.claim}", style="dim")
        table.add_row(Text("·"), line)
    if story.checks:
        yield Group(table, *_more(story.checks, CLAIMS_IN_FULL, "check"))


def _unread(listed: Sequence[Unread], story: StoryEntry) -> Iterator[RenderableType]:
    if story.listed_above:
        if listed:
            yield Text(f"{wording.counted(len(listed), 'item')}, {wording.LISTED_ABOVE}", style="dim")
        return
    table = _table()
    for unread in listed[:CLAIMS_IN_FULL]:
        table.add_row(Text(unread.item), Text(unread.reason))
    if listed:
        yield Group(table, *_more(listed, CLAIMS_IN_FULL, "item"))


# ------------------------------------------------------------------------------------------- pieces


def _table(first: int | None = None) -> Table:
    """A table without lines; its first column at most `first` columns of the terminal wide."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=first)
    return table


def _quote(found: Evidence, marked: str = "") -> Text:
    line = Text(f"{wording.quoted(found.words)} ")
    if marked and marked in found.words:
        start = line.plain.index(marked)
        line.stylize("bold", start, start + len(marked))
    return line.append_text(_number(found.number))


def _number(number: int) -> Text:
    return Text(f"[{number}]", style="dim")


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)


def _note(mark: str, words: str) -> Text:
    line = Text(f"{mark}: ", style="yellow")
    line.append(words)
    return line


def _more(listed: Sequence[object], shown: int, noun: str, plural: str | None = None) -> list[Text]:
    left = len(listed) - shown
    if left <= 0:
        return []
    return [Text(f"… and {left:,} more {noun if left == 1 else plural or noun + 's'}", style="dim")]
