"""What the learned tagger reads, joined with what the frames read.

The tagger knows more cues than any list and finds the edges of contents better; the frames know
relays, stances and kinds. Where both see a cue, the frame gives the chain and the tagger the content. A
cue of the lexicon that only the tagger sees gives a chain of one link, if the tagger is sure of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.model import Span
from whosays.reading.frames import Attribution, Frame, Link
from whosays.reading.parsing import ParsedSentence
from whosays.reading.sources import source_phrases
from whosays.reading.stances import stance_of_cue
from whosays.reading.tagger import TaggedAttribution

SURE = 0.8
_CUES = ("say", "noun", "act", "show", "holders")


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
    """`attribution` with the content of the tagged one that has its cue."""
    same = next((t for t in tagged if attribution.cue.index in t.cue), None)
    content = same.content - attribution.tokens if same else frozenset()
    fixed = attribution.stance == "cannot-confirm" or attribution.cue.lower == "according"
    return replace(attribution, content=content) if content and not fixed else attribution


def _alone(frame: Frame, tagged: TaggedSentence) -> Iterator[Attribution]:
    """What only the tagger sees, where its cue is of the lexicon and its source in the sentence."""
    tokens = frame.sentence.tokens
    cue = tuple(tokens[i] for i in sorted(tagged.cue))
    main = next((t for t in cue if t.pos in ("VERB", "NOUN")), cue[0])
    content = tagged.content - tagged.source - tagged.cue
    if tagged.probability < SURE or not content or not any(main.lemma in frame.cues(k) for k in _CUES):
        return
    heads = [
        tokens[i] for i in sorted(tagged.source) if tokens[i].head not in tagged.source or tokens[i].head == i
    ]
    phrases = [
        p for h in heads[:1] for p in source_phrases(frame.sentence, h, frame.lexicon, is_certain=True)
    ]
    if phrases:
        stance, kind = stance_of_cue(frame.sentence, main, frame.lexicon)
        chains = tuple((Link(p, cue),) for p in phrases)
        yield Attribution(main, chains, content, stance, kind)
