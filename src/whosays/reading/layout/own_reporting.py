"""Signs that an article's own people saw, heard or asked: the words that say so, and no more.

Read conservatively. "Our correspondent" belongs to whoever wrote the text; "a Reuters reporter" is a
sign only where Reuters is the outlet or is credited, for else somebody else's reporting is relayed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from whosays.lexicon import Lexicon
from whosays.model import Article, Credit, OwnReporting, Span
from whosays.reading.layout.datelines import Dateline
from whosays.reading.layout.lines import words_of

_PROPER = r"[A-Z][\w.'’&-]{0,30}(?: [A-Z][\w.'’&-]{0,30}){0,4}"
_NAME = r"(?P<name>(?:[Tt]he )?[A-Z][\w.'’&-]{0,30}(?: (?:[A-Z][\w.'’&-]{0,30}|of|for)){0,4})"
_TOLD = re.compile(
    rf"\b(?:told|tells|spoke to|spoke with|speaking to|in an interview with|interviewed by) {_NAME}"
)


def find_own_reporting(
    article: Article,
    signed: Sequence[Credit],
    credited: Sequence[Credit],
    byline: Span | None,
    dateline: Dateline | None,
    lexicon: Lexicon,
) -> tuple[OwnReporting, ...]:
    """The signs, in the order of the text, without overlap.

    `signed` are the credits of byline and dateline, whose words "told Reuters" are Reuters' own.
    """
    own = _own_names(article, signed, lexicon)
    signs = [*_in_words(article.text, lexicon), *_by_name(article.text, own, lexicon)]
    agency = any(c.kind == "agency" for c in credited)
    person = any(c.kind == "author" and " " in c.name for c in credited)
    if dateline and byline and person and not agency:
        signs.append(OwnReporting("dateline", dateline.span))
    signs += [
        OwnReporting("contributor", c.span) for c in credited if c.kind == "contributor" and " " in c.name
    ]
    kept: list[OwnReporting] = []
    for sign in sorted(signs, key=lambda s: (s.span, s.kind)):
        if not kept or kept[-1].span.end <= sign.span.start:
            kept.append(sign)
    return tuple(kept)


def _in_words(text: str, lexicon: Lexicon) -> Iterator[OwnReporting]:
    """Signs that name nobody: "our correspondents", "told this newspaper"."""
    correspondent, interview = _patterns(
        lexicon.list("boilerplate", "own_people"), lexicon.list("boilerplate", "own_outlet")
    )
    for match in correspondent.finditer(text):
        yield OwnReporting("correspondent", Span(*match.span()))
    for match in interview.finditer(text):
        yield OwnReporting("interview", Span(*match.span()))


def _by_name(text: str, own: frozenset[str], lexicon: Lexicon) -> Iterator[OwnReporting]:
    """Signs that name the outlet: "told The Herald", "a reporter for The Herald"."""
    if not own:
        return
    for match in _TOLD.finditer(text):
        size = _own_length(match["name"], own, lexicon)
        if size:
            yield OwnReporting("interview", Span(match.start(), match.start("name") + size))
    for match in _people(lexicon.list("boilerplate", "own_people")).finditer(text):
        for group in ("before", "after"):
            size = _own_length(match[group] or "", own, lexicon)
            if size and (group == "after" or size == len(match["before"])):
                end = match.start("after") + size if group == "after" else match.end("people")
                yield OwnReporting("correspondent", Span(match.start(), end))
                break


def is_own_name(name: str, article: Article, lexicon: Lexicon) -> bool:
    """True where `name` is the article's outlet, or its short form: "the Echo" in the Drumlea Echo."""
    own = _own_names(article, (), lexicon)
    if not own or not any(c.isupper() for c in name.removeprefix("The ")):
        return False
    agency = lexicon.agency(name) or lexicon.agency(name.removeprefix("The ").removeprefix("the "))
    if _squashed(name) in own or (agency and agency.key in own):
        return True
    words, outlet = _bare(name), _bare(article.outlet or "")
    return words != () and words in (outlet[: len(words)], outlet[-len(words) :])


def _bare(name: str) -> tuple[str, ...]:
    """The words of `name` without an article before them."""
    words = tuple(words_of(name))
    return words[1:] if words[:1] == ("the",) else words


def _own_length(name: str, own: frozenset[str], lexicon: Lexicon) -> int:
    """How much of the beginning of `name` is one of the outlet's own names."""
    ends = [m.end() for m in re.finditer(r"\S+", name)]
    for end in reversed(ends):
        part = name[:end].rstrip(".,'’")
        agency = lexicon.agency(part) or lexicon.agency(part.removeprefix("The ").removeprefix("the "))
        if _squashed(part) in own or (agency and agency.key in own):
            return len(part)
    return 0


def _own_names(article: Article, signed: Sequence[Credit], lexicon: Lexicon) -> frozenset[str]:
    """The outlet's names, squashed, and the keys of its entry and of those who signed."""
    names = {c.agency for c in signed if c.agency}
    names |= {_squashed(c.name) for c in signed if c.kind == "outlet"}
    outlet = (article.outlet or "").lower()
    if outlet:
        site = re.sub(r"^(?:www|edition|m|en|news|amp)\.", "", outlet)
        agency = lexicon.agency(outlet) or lexicon.agency(site) or lexicon.agency(f"the {outlet}")
        names |= {agency.key} if agency else set()
        names.add(_squashed(site.split(".")[0] if "." in site and " " not in site else site))
    return frozenset(n for n in names if len(n) > 1)


def _squashed(name: str) -> str:
    words = words_of(name)
    return "".join(words[1:] if words[:1] == ("the",) and len(words) > 1 else words)


@lru_cache(maxsize=4)
def _patterns(people: frozenset[str], outlet: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    who, what = "|".join(sorted(people)), "|".join(sorted(outlet))
    return (
        re.compile(rf"\b[Oo]ur (?:own )?(?:[a-z]+ )?(?:{who})\b"),
        re.compile(
            rf"\b(?:told|tells|spoke to|spoke with|speaking to|interview with) (?:this|our) (?:{what})\b"
        ),
    )


@lru_cache(maxsize=4)
def _people(people: frozenset[str]) -> re.Pattern[str]:
    who = "|".join(sorted(people))
    return re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree) (?:(?P<before>{_PROPER}) )?(?P<people>{who})\b"
        rf"(?: (?:for|from|of|with) (?P<after>(?:[Tt]he )?{_PROPER}))?"
    )
