"""What the learned tagger reads, joined with what the frames read.

The tagger knows more cues than any list and finds the edges of contents better; the frames know
relays, stances and kinds. Where both see a cue, the frame gives the chain and the tagger the content.
What only the tagger sees counts if it is sure of it and the words around bear it out; where the frames
have seen an idiom ("claimed a medal", "denied bail") they keep their word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.model import Span
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.relays import told_medium
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.clauses.propositions import is_finite
from whosays.reading.learned.tagger import TaggedAttribution
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.stances.stances import stance_of_cue

SURE = 0.8
_MOVED = 0.3  # of its words: where the two differ more, they speak of different clauses


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A tagged attribution by the indexes of one sentence's tokens; its source may stand elsewhere."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    probability: float


def in_sentence(
    sentence: ParsedSentence, at: int, tagged: Sequence[TaggedAttribution]
) -> tuple[TaggedSentence, ...]:
    """The attributions whose cue stands in `sentence`, which begins at `at` of the text."""

    def covered(spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(
            t.index for t in sentence.tokens for s in spans if s.start < at + t.end and at + t.start < s.end
        )

    found = (
        TaggedSentence(covered([t.cue]), covered(t.source), covered(t.content), t.probability) for t in tagged
    )
    return tuple(t for t in found if t.cue)


def joined(
    frame: Frame, by_frames: Sequence[Attribution], tagged: Sequence[TaggedSentence]
) -> tuple[Attribution, ...]:
    """The attributions of both, in order of cue."""
    made = [_with_content(a, tagged) for a in by_frames]
    seen = {i for a in by_frames for i in a.tokens}
    made += [found for t in tagged if not t.cue & seen for found in _alone(frame, t)]
    return tuple(sorted(made, key=lambda a: a.cue.index))


def _with_content(attribution: Attribution, tagged: Sequence[TaggedSentence]) -> Attribution:
    """`attribution` with the content of the tagged one that has its cue.

    What the frame has left out between its first word and its last stays out: asides of the writer.
    """
    same = next((t for t in tagged if attribution.cue.index in t.cue), None)
    fixed = attribution.stance in ("cannot-confirm", "withdrawn") or attribution.cue.pos != "VERB"
    if same is None or fixed or not attribution.content:
        return attribution
    own = attribution.content
    asides = set(range(min(own), max(own))) - own
    content = same.content - attribution.tokens - asides
    if max(len(own - content), len(content - own)) > _MOVED * len(own):
        return attribution
    return replace(attribution, content=content)


def _alone(frame: Frame, tagged: TaggedSentence) -> Iterator[Attribution]:
    """What only the tagger sees, where the words around bear it out.

    Its cue has to be of the lexicon, its source one by its own noun, and its content a clause or a
    quotation: of noun phrases ("claimed a medal", "denied bail") the frames know more.
    """
    tokens = frame.sentence.tokens
    cue = tuple(tokens[i] for i in sorted(tagged.cue))
    main = next((t for t in cue if t.pos in ("VERB", "NOUN")), cue[0])
    content = tagged.content - tagged.source - tagged.cue
    if tagged.probability < SURE or not content or not _is_said(frame, main, content):
        return
    heads = [
        tokens[i] for i in sorted(tagged.source) if tokens[i].head not in tagged.source or tokens[i].head == i
    ]
    phrases = [p for h in heads[:1] for p in source_phrases(frame.sentence, h, frame.lexicon)]
    if phrases:
        stance, kind = stance_of_cue(frame.sentence, main, frame.lexicon)
        media, media_cue = told_medium(frame, main, set(content))
        outer = (Link(media, media_cue),) if media and media.head not in phrases[0].tokens else ()
        chains = tuple((*outer, Link(p, cue)) for p in phrases)
        words = {t.index for link in outer for t in (*link.phrase.tokens, *link.cue)}
        yield Attribution(main, chains, content - words, stance, kind)


def _is_said(frame: Frame, cue: Token, content: frozenset[int]) -> bool:
    """True for a clause with its subject beside a cue of the lexicon, and for a quotation beside any verb."""
    words = [frame.sentence.tokens[i] for i in sorted(content) if frame.sentence.tokens[i].pos != "PUNCT"]
    quoted = sum(t.index in frame.quoted for t in words)
    if quoted > 2 and 2 * quoted > len(words):
        return cue.pos == "VERB" and cue.index not in frame.quoted
    clauses = any(
        t.pos in ("VERB", "AUX")
        and is_finite(frame.sentence, t)
        and any(s.index in content for s in frame.sentence.children(t, "nsubj", "nsubjpass", "expl"))
        and t.dep != "relcl"
        for t in words
    )
    return clauses and any(cue.lemma in frame.cues(k) for k in ("say", "holders"))
