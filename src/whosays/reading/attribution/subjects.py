"""Subjects: who does what a verb says, where the verb shares it with another or a parser has lost it.

"Saying", set off by a comma, has the subject of the main clause, whatever noun stands before it.
"""

from __future__ import annotations

from whosays.reading.attribution.frames import Frame, antecedent_of
from whosays.reading.attribution.sources import source_phrase, source_phrases
from whosays.reading.clauses.propositions import noun_phrase
from whosays.reading.parsing import Token

_WILLING = frozenset(
    ["unable", "quick", "keen", "eager", "careful", "anxious", "reluctant", "unwilling", "willing", "happy"]
)
_COLLECTIVE = frozenset(["police", "staff", "people", "majority", "number"])
SUBJECTS = ("nsubj", "csubj")


def subject_of(frame: Frame, verb: Token) -> Token | None:
    """The subject of `verb`, or the one it shares with the verb it hangs on; None where it has none."""
    cites = _citing_noun(frame, verb)
    if cites:
        return cites
    first = verb
    for _ in range(4):
        own = _nearest(frame, verb)
        if own and verb is not first and _is_beside_denial(frame, first, verb):
            verb = next(t for t in frame.sentence.ancestors(verb) if t.pos == "VERB")
            continue
        if own and verb is not first and (outer := _speaks_on(frame, first, verb, own[0])):
            verb = outer
            continue
        if own and (verb is first or _agrees(frame, own[0], first)):
            return antecedent_of(frame, own[0])
        if own and verb.dep in ("acl", "ccomp"):  # "its statement that they had died and now speaks"
            above = [t for t in frame.sentence.ancestors(verb) if t.pos == "VERB"]
            if not above:
                return None
            verb = above[0]
            continue
        if frame.sentence.children(verb, "nsubjpass"):
            return None
        head = frame.sentence.head(verb)
        if verb.dep == "pcomp" and head.lower == "by" and _is_how(frame, verb, frame.sentence.head(head)):
            verb = frame.sentence.head(head)
            continue
        if verb.dep == "acl" and _is_main_verb(frame, verb, head):
            return head
        if verb.dep in ("relcl", "acl") and head.pos in ("NOUN", "PROPN"):
            issuer = _issuer(frame, head) if verb.tag == "VBG" else None
            if issuer:
                return issuer
            if verb.tag == "VBG" and (outer := _outside(frame, verb, head)):
                verb = outer
                continue
            return head if verb.tag == "VBG" else None
        if verb.dep == "ROOT" or head is verb:
            return _lost_subject(frame, verb)
        if (
            verb.dep not in ("conj", "advcl", "xcomp", "acomp")
            or head is verb
            or head.pos not in ("VERB", "AUX", "ADJ")
        ):
            return None
        denying = frame.sentence.head(head)
        if verb.dep == "advcl" and head.dep == "ccomp" and _is_his_own(frame, verb, denying):
            verb = denying  # "denied that he would go, calling the report false"
            continue
        if (verb.dep == "advcl" and verb.tag != "VBG") or (head.pos == "ADJ" and head.lemma not in _WILLING):
            return None  # "too early to say" is said by nobody
        if verb.dep == "xcomp" and head.text in ("’s", "'s"):
            return None  # "it’s easy to predict"
        verb = head
    return None


def _speaks_on(frame: Frame, participle: Token, inner: Token, subject: Token) -> Token | None:
    """The verb whose subject "saying" has in "Hale said the rise could hurt the club, saying …".

    It is not that of the clause it stands in, where that is no speaker; None elsewhere.
    """
    sentence = frame.sentence
    outer = sentence.head(inner)
    says = inner.dep == "ccomp" and outer.lemma in frame.cues("utter") and outer.index < inner.index
    if participle.tag != "VBG" or not says or not _is_set_off(frame, participle):
        return None
    return None if source_phrase(sentence, subject, frame.lexicon) else outer


def _outside(frame: Frame, participle: Token, noun: Token) -> Token | None:
    """The verb whose subject "saying" has in "Hale decried the delay, saying …", hung on the delay."""
    phrase = source_phrase(frame.sentence, noun, frame.lexicon)
    if phrase or noun.dep not in ("dobj", "pobj") or not _is_set_off(frame, participle):
        return None
    return next((t for t in frame.sentence.ancestors(noun) if t.pos == "VERB"), None)


def _is_set_off(frame: Frame, participle: Token) -> bool:
    return participle.index > 0 and frame.sentence.tokens[participle.index - 1].text == ","


def _is_beside_denial(frame: Frame, verb: Token, joined: Token) -> bool:
    """True for "said" in "She denied that he had left and said he was ill", read as what he did, too."""
    sentence = frame.sentence
    outer = next((t for t in sentence.ancestors(joined) if t.pos == "VERB"), None)
    denies = outer is not None and outer.lemma in frame.lexicon.list("stances", "deny") and outer.tag == "VBD"
    had = any(t.lower == "had" for t in sentence.children(joined, "aux"))
    alone = verb.tag == "VBD" and not sentence.children(verb, "aux", "auxpass")
    return denies and had and alone and verb.dep == "conj" and joined.dep in ("ccomp", "acl", "relcl")


def _is_his_own(frame: Frame, verb: Token, cue: Token) -> bool:
    """True for a participle after what somebody denied, and for "adding": whoever denied goes on."""
    return verb.tag == "VBG" and (verb.lemma == "add" or cue.lemma in frame.lexicon.list("stances", "deny"))


def _issuer(frame: Frame, noun: Token) -> Token | None:
    """Who speaks in "the union released a statement saying …"; a medium that prints one only relays it."""
    verb = frame.sentence.head(noun)
    statements = frame.cues("holders") | frame.cues("occasion") | frame.lexicon.list("sources", "document")
    if noun.dep != "dobj" or noun.lemma not in statements or verb.lemma not in frame.cues("issue"):
        return None
    for subject in frame.sentence.children(verb, "nsubj"):
        phrase = next(iter(source_phrases(frame.sentence, subject, frame.lexicon)), None)
        return antecedent_of(frame, subject) if phrase and phrase.kind != "media" else None
    return None


def _nearest(frame: Frame, verb: Token) -> list[Token]:
    """The subject next before `verb`, where the parser has found two: "Under cross-examination he …"."""
    subjects = frame.sentence.children(verb, *SUBJECTS)
    before = [t for t in subjects if t.index < verb.index]
    if len(before) > 1 and _is_of_aside(frame, before[0], verb):
        return before[-1:]
    if len(before) == 1 and (shown := _shown_by(frame, before[0])):
        return [shown]
    if not before or any(t.pos == "PUNCT" for t in frame.sentence.tokens[before[0].index : verb.index]):
        return subjects
    return before[-1:]


def _shown_by(frame: Frame, subject: Token) -> Token | None:
    """The clip of "A clip shot on a telephone shows …", where the parser has made a noun of "shot"."""
    for noun in frame.sentence.children(subject, "nsubj") if subject.pos == "NOUN" else ():
        phrase = source_phrase(frame.sentence, noun, frame.lexicon)
        if phrase and phrase.kind in ("data", "document"):
            return noun
    return None


def _is_of_aside(frame: Frame, subject: Token, verb: Token) -> bool:
    """True for "two" in "Nine were killed, two of them at home, medics said": it tells of what is said."""
    words = noun_phrase(frame.sentence, subject)
    clause = frame.sentence.children(verb, "ccomp")
    parts = any(t.lower == "of" and t.index == subject.index + 1 for t in words)
    return parts and bool(clause) and clause[0].index < words[0].index


def _is_how(frame: Frame, verb: Token, main: Token) -> bool:
    """True for "Hale began by saying that …", "caused a stir by saying …"."""
    says = verb.tag == "VBG" and bool(frame.sentence.children(verb, "ccomp"))
    return says and main.pos == "VERB" and not frame.sentence.children(main, "auxpass")


def _agrees(frame: Frame, subject: Token, verb: Token) -> bool:
    """False where number tells that `subject` is not that of `verb`: "the victims … and now speaks"."""
    beside = frame.sentence.head(verb)
    bare = verb.tag == "VB" and verb.dep == "conj" and beside.tag in ("VBD", "VBZ", "VBP")
    plural = verb.tag == "VBP" or (bare and not frame.sentence.children(verb, "aux"))
    one = subject.tag in ("NN", "NNP") and subject.lower not in _COLLECTIVE
    return not (verb.tag == "VBZ" and subject.tag in ("NNS", "NNPS")) and not (plural and one)


def _citing_noun(frame: Frame, verb: Token) -> Token | None:
    """The noun before "citing": "the paper, quoting officials, reported", whatever the parse makes of it."""
    tokens = frame.sentence.tokens
    if verb.index < 4 or tokens[verb.index - 1].text != "," or verb.lemma not in frame.cues("say"):
        return None
    for citing in reversed(tokens[1 : verb.index - 1]):
        if citing.text == "," and tokens[citing.index + 1].lower in ("citing", "quoting"):
            noun = tokens[citing.index - 1]
            while (
                noun.head < citing.index
                and frame.sentence.head(noun).pos in ("NOUN", "PROPN")
                and noun.dep in ("appos", "compound", "pobj")
            ):
                noun = frame.sentence.head(noun)
            return noun if noun.pos in ("NOUN", "PROPN") else None
        if citing.pos == "VERB" and citing.dep != "relcl" and citing.lower not in ("citing", "quoting"):
            return None
    return None


def _is_main_verb(frame: Frame, verb: Token, noun: Token) -> bool:
    """True for "The militia announced that …", of which the parser has made a noun with a participle."""
    sentence = frame.sentence
    clause = sentence.children(verb, "ccomp")
    return (
        noun.dep == "ROOT"
        and verb.tag in ("VBD", "VBN", "VBZ")
        and bool(clause)
        and clause[0].index > verb.index > noun.index
    )


def _lost_subject(frame: Frame, verb: Token) -> Token | None:
    """The subject that the parser gave to an aside: "Olsen, who was among the injured, said"."""
    sentence = frame.sentence
    if verb.index == 0:
        return None
    before = sentence.tokens[verb.index - 1]
    misnamed = before.dep in ("amod", "compound", "npadvmod") and before.tag in ("NN", "NNS", "NNP")
    if misnamed and sentence.head(before) is verb and sentence.children(verb, "ccomp"):
        return before  # "The firm disputes that …"
    for prep in sentence.children(verb, "prep"):  # "According to Zora, a source at the mint said …"
        for noun in sentence.children(prep, "pobj") + [
            n for to in sentence.children(prep, "prep") for n in sentence.children(to, "pobj")
        ]:
            for apposed in sentence.children(noun, "appos"):
                words = sentence.subtree(apposed)
                after_comma = words[0].index and sentence.tokens[words[0].index - 1].text == ","
                if prep.index < verb.index and after_comma and words[-1] is before:
                    return apposed
    told = verb.lemma in frame.cues("tell")
    for following in (
        sentence.children(verb, "dobj") if not told else ()
    ):  # "…, wrote the mediator, Ismet Kaval"
        first = noun_phrase(sentence, following)[0]
        if sentence.children(verb, "ccomp") and first.index == verb.index + 1:
            return following
    if sentence.tokens[verb.index - 1].text in ("–", "—", "--"):
        return _before_dashes(frame, verb)
    if sentence.tokens[verb.index - 1].text != ",":
        return None
    for clause in sentence.children(verb, "ccomp"):
        if clause.index < verb.index:
            for noun in sentence.children(clause, "nsubj", "nsubjpass"):
                if noun.pos == "PROPN" and noun.index == sentence.subtree(verb)[0].index + len(
                    sentence.children(noun, "compound")
                ):
                    return noun
    return None


def _before_dashes(frame: Frame, verb: Token) -> Token | None:
    """The noun before the aside in "The mayor of Lusk – he was fined in May – said …"."""
    tokens = frame.sentence.tokens
    dashes = [t.index for t in tokens[: verb.index - 1] if t.text == tokens[verb.index - 1].text]
    if not dashes or dashes[-1] == 0:
        return None
    noun = tokens[dashes[-1] - 1]
    while noun.pos in ("NOUN", "PROPN", "ADP") and noun.head < noun.index:
        noun = frame.sentence.head(noun)
    starts = noun_phrase(frame.sentence, noun)[0].index == 0
    return noun if noun.pos in ("NOUN", "PROPN") and starts else None


def is_all_subject(frame: Frame, verb: Token) -> bool:
    """True for "The mayor, who is ill, denies the charges": what stands before the verb is who speaks."""
    subject = next(iter(frame.sentence.children(verb, "nsubj")), verb)
    words = frame.sentence.subtree(subject)
    before = words[0].index == 0 and words[-1].index == verb.index - 1
    takes_a_noun = verb.lemma in frame.cues("noun") and verb.index - 1 not in frame.quoted
    return before and takes_a_noun and bool(frame.sentence.children(subject, "relcl", "acl"))


def stands_in_content(frame: Frame, verb: Token, subject: Token) -> bool:
    """True for the tide in "Ada Renn, a diver, said the tide had turned": it stands in what she says."""
    sentence = frame.sentence
    before = [t for t in sentence.children(verb, "nsubj", "dep") if t.index < verb.index]
    below = sentence.head(subject)
    set_off = any(t.text == "," for t in sentence.tokens[subject.index : below.index])
    described = any(sentence.children(t, "appos", "relcl", "acl") for t in before)
    if not before or subject.index < verb.index or below is verb or (set_off and not described):
        return False  # "The serum, said the doctor, works"
    return subject.dep in ("nsubj", "nsubjpass") and verb in sentence.ancestors(below)
