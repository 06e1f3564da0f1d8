"""The propositions of a sentence: its clauses, and what each says.

A sentence is cut at finite clauses that can stand alone: coordinated verbs, relative clauses set off
by a comma, and adverbial clauses with a subject of their own ("arrived in Russia, where they have been
granted asylum" has two). Restrictive relative clauses stay with the noun they restrict. The idea of
clauses as units of information is that of ClausIE (Del Corro and Gemulla, WWW 2013); the cuts are ours.

Every token of the sentence outside a nested clause is in exactly one clause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.model import Proposition, Slots, Span, Term, TermKind
from whosays.reading.clauses.comments import is_comment
from whosays.reading.clauses.commitment import carried_out
from whosays.reading.parsing import ParsedSentence, Token

Tense = Literal["past", "present", "future", "none"]

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CONTENT: Mapping[str, TermKind] = {
    "NOUN": "noun",
    "PROPN": "name",
    "VERB": "verb",
    "ADJ": "adjective",
    "ADV": "adverb",
    "NUM": "number",
}
_LIGHT = frozenset(
    [
        "be",
        "have",
        "do",
        "get",
        "make",
        "take",
        "give",
        "begin",
        "start",
        "continue",
        "keep",
        "seem",
        "appear",
        "become",
    ]
)
_RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_SINCE = frozenset({"now", "currently", "formerly", "still"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SMALLEST = 3  # words a clause needs to stand alone


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its main word, and its tokens in order, those of nested clauses left out.

    `antecedent` has the words outside it that its relative pronoun or its aside is about.
    """

    head: Token
    tokens: tuple[Token, ...]
    antecedent: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        """Where its first word begins in the sentence."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last word ends in the sentence."""
        return self.tokens[-1].end


def clauses(sentence: ParsedSentence, within: Collection[int] | None = None) -> tuple[Clause, ...]:
    """The clauses of `sentence`, or of its tokens with the indexes `within`, in order."""
    allowed = set(within) if within is not None else set(range(len(sentence.tokens)))
    heads = _heads(sentence, allowed)
    owner = {i: _owner(sentence, sentence.tokens[i], heads, allowed) for i in sorted(allowed)}
    found: list[Clause] = []
    for head in sorted(heads):
        tokens = _trimmed([sentence.tokens[i] for i in sorted(allowed) if owner[i] == head])
        if tokens:
            about = _antecedent(sentence, sentence.tokens[head], tokens)
            found.append(Clause(sentence.tokens[head], tuple(tokens), about))
    return tuple(sorted(found, key=lambda c: c.start))


def _heads(sentence: ParsedSentence, allowed: set[int]) -> set[int]:
    tops = [t for t in sentence.tokens if t.index in allowed and _is_top(t, allowed)]
    heads = {t.index for t in tops if t.pos in ("VERB", "AUX")}
    if not heads and tops:  # a quotation without a verb of its own: its weightiest word
        heads = {max(tops, key=lambda t: (len(allowed & _below(sentence, t)), -t.index)).index}
    for token in sentence.tokens:
        if token.index in allowed and token.index not in heads and _stands_alone(sentence, token):
            words = [t for t in sentence.subtree(token) if t.index in allowed and t.pos != "PUNCT"]
            if len(words) >= _SMALLEST:
                heads.add(token.index)
    return heads


def _below(sentence: ParsedSentence, token: Token) -> set[int]:
    return {t.index for t in sentence.subtree(token)}


def _is_top(token: Token, allowed: set[int]) -> bool:
    return token.head == token.index or token.head not in allowed


def _stands_alone(sentence: ParsedSentence, token: Token) -> bool:
    if is_aside(sentence, token):
        return True
    if token.pos not in ("VERB", "AUX"):
        return False
    has_subject = bool(sentence.children(token, "nsubj", "nsubjpass", "expl"))
    if token.dep == "conj":
        return sentence.head(token).pos in ("VERB", "AUX") and is_finite(sentence, token)
    if token.dep == "relcl":
        return is_finite(sentence, token) and _set_off(sentence, token)
    if token.dep in ("advcl", "parataxis"):
        return has_subject and is_finite(sentence, token) and not _compares(sentence, token)
    return token.dep == "ccomp" and has_subject and _joined_by_comma(sentence, token)


def is_aside(sentence: ParsedSentence, token: Token) -> bool:
    """True for what a writer adds without a verb: "the base in Belin, now under the rebels' control"."""
    if token.dep != "prep" or token.index < 2:
        return False
    first = sentence.subtree(token)[0]
    return first.lower in _SINCE and first.index > 1 and sentence.tokens[first.index - 1].text == ","


def _compares(sentence: ParsedSentence, token: Token) -> bool:
    """True for what a parser makes of "stones as big as eggs fell": a measure, no clause."""
    adjective = sentence.head(token)
    measured = any(t.lower == "as" for t in sentence.children(adjective, "advmod"))
    return measured and any(t.lower == "as" for t in sentence.children(token, "mark"))


def _joined_by_comma(sentence: ParsedSentence, token: Token) -> bool:
    """True for two main clauses that the parser has put one below the other without a cue."""
    head = sentence.head(token)
    return any(
        t.text == ";" for t in sentence.tokens[min(token.index, head.index) : max(token.index, head.index)]
    )


def is_finite(sentence: ParsedSentence, token: Token) -> bool:
    """True where `token` is a finite verb, by its own form or by an auxiliary."""
    return token.tag in _FINITE or any(t.tag in _FINITE for t in sentence.children(token, "aux", "auxpass"))


def _set_off(sentence: ParsedSentence, token: Token) -> bool:
    first = min(t.index for t in sentence.subtree(token))
    before = sentence.tokens[first - 1].text if first else ""
    return before in (",", "—", "–", "-", "(") or sentence.tokens[first].lower == "where"


def _owner(sentence: ParsedSentence, token: Token, heads: set[int], allowed: set[int]) -> int | None:
    chain = [token, *sentence.ancestors(token)]
    for above in chain:
        if above.index in heads:
            return above.index
        if above.index not in allowed:
            break
    is_whole = len(allowed) == len(sentence.tokens)
    verbless = len(heads) == 1 and sentence.tokens[min(heads)].pos not in ("VERB", "AUX")
    return min(heads) if is_whole or verbless else None


def _trimmed(tokens: list[Token]) -> list[Token]:
    def is_edge(t: Token) -> bool:
        return t.pos in ("PUNCT", "SPACE", "CCONJ") and t.text not in (
            '"',
            "“",
            "”",
            "‘",
            "’",
            "'",
            "$",
            "%",
        )

    while tokens and is_edge(tokens[0]):
        tokens = tokens[1:]
    while tokens and is_edge(tokens[-1]):
        tokens = tokens[:-1]
    return tokens


def proposition(
    sentence: ParsedSentence, clause: Clause, offset: int, lexicon: Lexicon, *, is_old: bool
) -> Proposition:
    """What `clause` says; `offset` is where the sentence begins, `is_old` whether its times are."""
    main = main_word(sentence, clause.head)
    head, failed = carried_out(sentence, main, lexicon)
    own_tense = tense(sentence, clause.head)
    return Proposition(
        terms=_terms(clause, offset),
        predicate=head.lemma if head.pos != "PUNCT" else None,
        negated=is_negated(sentence, clause.head, main) != failed,
        tense=own_tense,
        background=is_old or is_pluperfect(sentence, clause.head),
        comment=is_comment(sentence, clause.tokens, clause.head, head, lexicon),
    )


def main_word(sentence: ParsedSentence, head: Token) -> Token:
    """The word that carries the meaning: below a light verb its complement or object."""
    for _ in range(3):
        if head.lemma not in _LIGHT:
            return head
        below = sentence.children(head, "xcomp", "acomp", "attr", "dobj", "oprd")
        if not below:
            return head
        head = below[0]
    return head


def tense(sentence: ParsedSentence, head: Token) -> Tense:
    """Past, present or future by the verb's form; a present perfect is past."""
    helpers = sentence.children(head, "aux", "auxpass")
    lemmas = {t.lower for t in helpers}
    if lemmas & {"will", "wo", "'ll", "’ll", "shall"}:
        return "future"
    if any(t.lemma == "have" for t in helpers) or head.tag == "VBD":
        return "past"
    if any(t.tag == "VBD" for t in helpers):
        return "past"
    if head.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP", "MD") for t in helpers):
        return "present"
    return "none"


def is_pluperfect(sentence: ParsedSentence, head: Token) -> bool:
    """True for "had left"."""
    return any(t.lower in ("had", "'d", "’d") and head.tag == "VBN" for t in sentence.children(head, "aux"))


def is_negated(sentence: ParsedSentence, *heads: Token) -> bool:
    """True where one of `heads` is negated by a particle, by "no" or by "never"."""
    for head in heads:
        if sentence.children(head, "neg"):
            return True
        if any(t.lower in ("never", "nobody", "nothing", "none") for t in sentence.children(head)):
            return True
        for noun in sentence.children(head, "nsubj", "nsubjpass", "dobj", "attr"):
            if any(t.lower == "no" for t in sentence.children(noun, "det", "neg")):
                return True
    return False


def _terms(clause: Clause, offset: int) -> tuple[Term, ...]:
    tokens = [t for t in clause.antecedent if t not in clause.tokens] + list(clause.tokens)
    terms = []
    for t in tokens:
        kind = _CONTENT.get(t.pos)
        if kind is None or t.lemma in _LIGHT or (t.pos == "ADV" and not t.lemma.endswith("ly")):
            continue
        terms.append(Term(t.lemma, Span(offset + t.start, offset + t.end), kind))
    return tuple(terms)


def _antecedent(sentence: ParsedSentence, head: Token, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The noun phrase that a relative clause or an aside is about, where it stands right before it."""
    if head.dep == "relcl":
        noun = sentence.head(head)
    elif is_aside(sentence, head):
        noun = sentence.tokens[tokens[0].index - 2]
        while noun.dep == "pobj" and sentence.head(sentence.head(noun)).pos in ("NOUN", "PROPN"):
            noun = sentence.head(sentence.head(noun))
            if noun.dep != "compound":
                break
    else:
        return ()
    phrase = [t for t in noun_phrase(sentence, noun) if t.index < tokens[0].index]
    adjacent = bool(phrase) and tokens[0].index - phrase[-1].index <= 3
    return tuple(phrase) if adjacent and noun.pos in ("NOUN", "PROPN") else ()


def noun_phrase(sentence: ParsedSentence, noun: Token) -> list[Token]:
    """`noun` with what belongs to it, without clauses and asides that hang on it."""
    kept = []
    for token in sentence.subtree(noun):
        path = [token, *_up_to(sentence, token, noun)]
        if any(t is not noun and _is_aside(t) and not _is_of_modifier(t, noun) for t in path):
            continue
        kept.append(token)
    first = next(i for i, t in enumerate(kept) if t is noun)
    start = end = first
    while start > 0 and kept[start - 1].index == kept[start].index - 1:
        start -= 1
    while end + 1 < len(kept) and kept[end + 1].index == kept[end].index + 1:
        end += 1
    return kept[start : end + 1]


def _is_of_modifier(token: Token, noun: Token) -> bool:
    """True for what is joined before the noun: "the Health and Safety Inspectorate"."""
    return token.index < noun.index and token.dep in ("conj", "cc")


def _is_aside(token: Token) -> bool:
    if token.dep == "punct":
        return token.text not in ("-", "–", "/", "'", "’", ".")  # "pro-government" is one word
    return token.dep in ("relcl", "acl", "appos", "conj", "cc", "parataxis")


def _up_to(sentence: ParsedSentence, token: Token, top: Token) -> Iterable[Token]:
    if token is not top:
        for above in sentence.ancestors(token):
            if above is top:
                return
            yield above


def slots(sentence: ParsedSentence, clause: Clause, offset: int) -> Slots:
    """Who did what to whom, where: spans in the article's part, where the clause has them."""

    def span(tokens: list[Token]) -> Span:
        return Span(offset + tokens[0].start, offset + tokens[-1].end)

    head = clause.head
    who = sentence.children(head, "nsubj") or [
        t for by in sentence.children(head, "agent") for t in sentence.children(by, "pobj")
    ]
    whom = sentence.children(head, "nsubjpass") or sentence.children(head, "dobj", "attr")
    about = sentence.head(head) if head.dep == "relcl" else None
    nouns = {"who": who[:1], "whom": whom[:1]}
    for key, found in nouns.items():
        if found and found[0].lower in _RELATIVE and about:
            nouns[key] = [about]
    where = [
        t
        for prep in sentence.children(head, "prep")
        for t in sentence.children(prep, "pobj")
        if t.entity in _PLACES
    ]
    return Slots(
        who=span(noun_phrase(sentence, nouns["who"][0])) if nouns["who"] else None,
        did=Span(offset + head.start, offset + head.end) if head.pos in ("VERB", "AUX") else None,
        whom=span(noun_phrase(sentence, nouns["whom"][0])) if nouns["whom"] else None,
        where=span(noun_phrase(sentence, where[0])) if where else None,
    )
