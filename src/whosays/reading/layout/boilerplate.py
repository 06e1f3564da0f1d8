"""What of an article's text is not the report: masked with a kind, never deleted.

What holds for the result: spans are in order, fit the text and do not overlap; the headline, where
first it stands, is not among them; neither is any line that corrects, clarifies or withdraws.

A stretch is masked for one of three reasons: it was read as a credit, its own words give it away
(`labels.py`), or it stands where and as boilerplate stands: repeated, in a list of links, in a
gallery, or as a line without a full stop amid paragraphs that all have one (after the shallow text
features of Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features",
WSDM 2010).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from whosays.lexicon import Lexicon
from whosays.model import Article, Boilerplate, BoilerplateKind, Span
from whosays.reading.layout.credits import Credits, same_headline
from whosays.reading.layout.labels import is_correction, kind_of
from whosays.reading.layout.lines import Line, lines_of, words_of
from whosays.reading.layout.repeats import find_repeated_posts, find_repeats, is_post

PARAGRAPH = 80
"""A line of that many code points counts as a paragraph when the style of the body is judged."""

LINK_WORDS = 25
LONGEST_LINK_RUN = 10
CAPTION_WORDS = 9
GALLERY_LINES = 4
GALLERY_SHARE = 0.6
SHARED_START = 5
SHARED_RUN = 10

_INLINE: tuple[tuple[BoilerplateKind, re.Pattern[str]], ...] = (
    ("promotion", re.compile(r"Advertisement Continue reading the main story")),
    (
        "related",
        re.compile(
            r"[(\[]\s?(?:RELATED|READ|READ MORE|READ ALSO|SEE|SEE ALSO|WATCH|LISTEN|VIDEO|PHOTOS?|MORE)"
            r"\s?:[^()\[\]]{1,240}[)\]]"
        ),
    ),
    (
        "photo-credit",
        re.compile(r"[(\[]\s?(?:AP Photo|Photos?|Image|Picture|Credit|REUTERS)\s?[:/][^()\[\]]{1,240}[)\]]"),
    ),
)
_BULLET = re.compile(r"[•*·–—-]\s|\d{1,2}[.)]\s|[a-z][.)]\s|[A-Z]:\s|\[\d")
_SENTENCE_WITHIN = re.compile(r"[a-z0-9%)][.!?][\"\u201d\u2019)]?\s+[\"\u201c\u2018]?[A-Z]")


def find_boilerplate(article: Article, evidence: Credits, lexicon: Lexicon) -> tuple[Boilerplate, ...]:
    """The boilerplate of `article.text`, in order and without overlap."""
    lines = lines_of(article.text)
    kept = [line.span for line in lines if is_correction(line, lexicon)]
    kept += [evidence.headline] if evidence.headline else []
    found = list(evidence.lines)
    by_line = _by_line(article, lines, evidence, lexicon)
    found += [Boilerplate(lines[i].span, kind) for i, kind in by_line.items()]
    found += _inline(lines)
    found += [Boilerplate(s, "repeated-body") for s in find_repeated_posts(lines)]
    masked = _laid_out(found, kept, article.text)
    repeats = find_repeats(article.text, [b.span for b in masked])
    found = [*masked, *(Boilerplate(s, "repeated-body") for s in repeats)]
    return _laid_out(found, kept, article.text)


def _by_line(
    article: Article, lines: Sequence[Line], evidence: Credits, lexicon: Lexicon
) -> dict[int, BoilerplateKind]:
    """The kind of each line that is boilerplate as a whole, by its index."""
    credited = {b.span for b in evidence.lines}
    kinds: dict[int, BoilerplateKind] = {}
    for i, line in enumerate(lines):
        if line.span in credited or line.span == evidence.headline:
            continue
        kind = kind_of(line, lexicon)
        if kind:
            kinds[i] = kind
    taken = {i for i, line in enumerate(lines) if line.span in credited} | kinds.keys()
    taken |= {i for i, line in enumerate(lines) if line.span == evidence.headline}
    for rule in (
        _repeated_headlines(article, lines, evidence),
        _link_lists(lines, kinds, lexicon),
        _galleries(lines, taken),
        _gallery_headings(lines, kinds),
        _odd_lines(lines, taken),
        _trailing_links(lines, taken),
        _repeated_lines(lines),
    ):
        for i, kind in rule:
            if i not in taken and not is_correction(lines[i], lexicon):
                kinds.setdefault(i, kind)
    return kinds


# ---------------------------------------------------------------------------- rules of place and run


def _repeated_headlines(
    article: Article, lines: Sequence[Line], evidence: Credits
) -> Iterator[tuple[int, BoilerplateKind]]:
    """Lines that say the headline again."""
    if not evidence.headline:
        return
    title = " ".join(words_of(evidence.headline.of(article.text)))
    for i, line in enumerate(lines):
        if line.span > evidence.headline and not line.ends_sentence and same_headline(line, title):
            yield i, "repeated-headline"


def _link_lists(
    lines: Sequence[Line], kinds: dict[int, BoilerplateKind], lexicon: Lexicon
) -> Iterator[tuple[int, BoilerplateKind]]:
    """The lines below a label such as "Read more:", up to the next paragraph."""
    labels = lexicon.list("boilerplate", "list_labels")
    listing = False
    for i, line in enumerate(lines):
        size = line.starts(labels) if i in kinds and not line.text.startswith(("(", "[")) else 0
        if size >= 2 or 0 < size == len(line.words):
            listing = True
        elif listing and _like_a_link(line):
            yield i, "related"
        else:
            listing = False


def _trailing_links(lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[int, BoilerplateKind]]:
    """The run of links or labels that closes a text of well-formed paragraphs."""
    if not _well_formed(lines):
        return
    run: list[int] = []
    for i in range(len(lines) - 1, 0, -1):
        if i in taken:
            continue
        link = _like_a_link(lines[i]) and not lines[i].ends_sentence
        if not link or _BULLET.match(lines[i].text):
            break
        run.append(i)
    if len(run) <= LONGEST_LINK_RUN:
        yield from ((i, "related") for i in run)


def _galleries(lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[int, BoilerplateKind]]:
    """Runs of short lines that say much the same: the captions of one event's pictures."""
    alike = _alike(lines)
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and (i in taken or i in alike or _may_be_caption(lines[i])):
            run.append(i)
            continue
        while run and run[0] not in alike:
            run.pop(0)
        while run and run[-1] not in alike:
            run.pop()
        own = [j for j in run if j not in taken]
        few = len(own) < GALLERY_LINES or len(own) * 2 >= len(lines)
        if not few and sum(j in alike for j in own) >= GALLERY_SHARE * len(own):
            yield from ((j, "gallery") for j in own)
        run = []


def _gallery_headings(
    lines: Sequence[Line], kinds: dict[int, BoilerplateKind]
) -> Iterator[tuple[int, BoilerplateKind]]:
    """The one or two labels above numbered captions: "The day in pictures", "12 show all"."""
    for i, kind in list(kinds.items()):
        for j in (i - 1, i - 2):
            if kind != "gallery" or j < 0 or not _is_heading(lines[j]):
                break
            yield j, "gallery"


def _alike(lines: Sequence[Line]) -> set[int]:
    """Lines that share a run of words with another line that is not the same line again."""
    holders: dict[tuple[str, ...], int] = {}
    alike: set[int] = set()
    for i, line in enumerate(lines):
        if not _may_be_caption(line):
            continue
        runs = [line.words[at : at + SHARED_RUN] for at in range(len(line.words) - SHARED_RUN + 1)]
        for run in (line.words[:SHARED_START], *runs):
            other = holders.setdefault(run, i)
            if other != i and lines[other].words != line.words:
                alike.update((i, other))
    words = {lines[i].words for i in alike}
    return {i for i, line in enumerate(lines) if _may_be_caption(line) and line.words in words}


def _odd_lines(lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[int, BoilerplateKind]]:
    """Lines without a full stop amid paragraphs that all have one: captions, teasers, pull quotes."""
    if not _well_formed(lines):
        return
    first = next(i for i, line in enumerate(lines) if _is_paragraph(line))
    for i in range(first + 1, len(lines)):
        line = lines[i]
        if i in taken or line.punctuated or line.quotes or _BULLET.match(line.text):
            continue
        if not line.text[-1].isalnum() or _SENTENCE_WITHIN.search(line.text[:400]):
            continue
        if is_post(line):
            continue
        beside = [lines[j] for j in (i - 1, i + 1) if j < len(lines) and j not in taken]
        if CAPTION_WORDS <= len(line.words) <= 40 and all(b.ends_sentence for b in beside):
            yield i, "caption"


def _repeated_lines(lines: Sequence[Line]) -> Iterator[tuple[int, BoilerplateKind]]:
    """Short lines that occur again and again without being sentences."""
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if len(line.text) > 200 or line.ends_sentence:
            continue
        if line.key in seen:
            yield i, "repeated-body"
        seen.add(line.key)


def _inline(lines: Sequence[Line]) -> Iterator[Boilerplate]:
    """What stands inside a paragraph: "(RELATED: ...)", "(AP Photo/Jane Doe)"."""
    for line in lines:
        start = line.span.start
        for kind, pattern in _INLINE:
            for match in pattern.finditer(line.text):
                yield Boilerplate(Span(start + match.start(), start + match.end()), kind)


# ------------------------------------------------------------------------------------------ shapes


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= PARAGRAPH and line.ends_sentence


def _well_formed(lines: Sequence[Line]) -> bool:
    """True where the text has five paragraphs or more, nearly all closed by a full stop."""
    long = [line for line in lines if len(line.text) >= PARAGRAPH]
    return len(long) >= 5 and sum(line.ends_sentence for line in long) >= 0.7 * len(long)


def _like_a_link(line: Line) -> bool:
    return 0 < len(line.words) <= LINK_WORDS and not line.text.endswith((".", ".\u201d", '."', ":"))


def _is_heading(line: Line) -> bool:
    return len(line.words) <= 10 and not line.punctuated and not line.quotes


def _may_be_caption(line: Line) -> bool:
    return len(line.words) >= SHARED_START and len(line.text) <= 250 and not line.quotes


# ------------------------------------------------------------------------------------------- layout


def _laid_out(found: Iterable[Boilerplate], kept: Sequence[Span], text: str) -> tuple[Boilerplate, ...]:
    """`found` in order, without overlap, without what is to be kept; touching ones of a kind joined."""
    laid: list[Boilerplate] = []
    kept = sorted(kept)
    for item in sorted(found, key=lambda b: (b.span.start, -b.span.end)):
        before = bisect_left(kept, item.span.end, key=lambda k: k.start)
        if before and kept[before - 1].end > item.span.start:
            continue
        start = max(item.span.start, laid[-1].span.end if laid else 0)
        if start >= item.span.end:
            continue
        last = laid[-1] if laid else None
        if last and last.kind == item.kind and not text[last.span.end : start].strip():
            laid[-1] = Boilerplate(Span(last.span.start, item.span.end), item.kind)
        else:
            laid.append(Boilerplate(Span(start, item.span.end), item.kind))
    return tuple(laid)
