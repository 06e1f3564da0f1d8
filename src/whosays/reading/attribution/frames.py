"""What the frames of attribution are made of: links, attributions, and the sentence they are read in."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Stance, StanceKind
from whosays.reading.attribution.sources import SourcePhrase
from whosays.reading.parsing import ParsedSentence, Token


@dataclass(frozen=True, slots=True)
class Link:
    """A source with the words that credit it."""

    phrase: SourcePhrase
    cue: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one cue credits: parallel chains ("A and B said" has two), and the content's tokens.

    `stance` is set where the cue itself denies or does not confirm. `is_of_before` tells that the
    content is what the sentence before says ("This news was confirmed by …"); `is_of_witness` that it
    holds only where the source turns out to be a witness ("They have heard explosions"); so does what
    an "it" of the kind data shows only where something was spoken of that can ("It shows a man").
    `told` is what of a denial the sentence tells by itself, too: the charge that is denied. Where
    `is_charge` it does so as what others charge, and not as its own ("denied accusations that …").
    """

    cue: Token
    chains: tuple[tuple[Link, ...], ...]
    content: frozenset[int]
    stance: Stance | None = None
    stance_kind: StanceKind | None = None
    is_of_before: bool = False
    is_of_witness: bool = False
    told: frozenset[int] = frozenset()
    is_charge: bool = False

    @property
    def tokens(self) -> frozenset[int]:
        """The indexes of all words of its sources and cues."""
        links = [link for chain in self.chains for link in chain]
        phrase = {t.index for link in links for t in link.phrase.tokens}
        return frozenset(phrase | {t.index for link in links for t in link.cue} | {self.cue.index})


@dataclass(frozen=True)
class Frame:
    """What every frame needs: the sentence, the indexes of its quoted tokens, the lexicon."""

    sentence: ParsedSentence
    quoted: frozenset[int]
    lexicon: Lexicon

    def cues(self, key: str) -> frozenset[str]:
        """The list `key` of the lexicon's cues."""
        return self.lexicon.list("cues", key)

    def indexes(self, token: Token) -> set[int]:
        """The indexes of `token` and all below it."""
        return {t.index for t in self.sentence.subtree(token)}


def antecedent_of(frame: Frame, subject: Token) -> Token:
    """The noun a relative pronoun stands for ("Hua, who said …"); any other `subject` itself."""
    if subject.lower not in ("who", "which", "that"):
        return subject
    for above in frame.sentence.ancestors(subject):
        if above.dep == "relcl":
            return frame.sentence.head(above)
        be = frame.sentence.head(above)
        nouns = frame.sentence.children(be, "attr") if above.dep == "ccomp" and be.lemma == "be" else []
        if nouns and any(t.lower == "it" for t in frame.sentence.children(be, "nsubj")):
            return nouns[0]  # "it was Hale who told the jury that …"
    return subject
