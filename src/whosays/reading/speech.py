"""Speech: "X said that …", "…, X said", "X denied the report", "X has not confirmed …".

One verb, its speakers, and what of the sentence it credits them with.
"""

from __future__ import annotations

from dataclasses import replace

from whosays.reading.contents import content_of, is_as_clause, is_they
from whosays.reading.frames import Attribution, Frame, Link, antecedent_of
from whosays.reading.noun_contents import is_clause_in_disguise, puts_a_figure, puts_down
from whosays.reading.parsing import Token
from whosays.reading.propositions import noun_phrase
from whosays.reading.relays import citer, quoting, spokesman, told_medium
from whosays.reading.sources import SourcePhrase, source_phrase, source_phrases
from whosays.reading.stances import stance_of_cue

_WILLING = frozenset(
    ["unable", "quick", "keen", "eager", "careful", "anxious", "reluctant", "unwilling", "willing", "happy"]
)
_SUBJECTS = ("nsubj", "csubj")
_PICTURES = ("show", "depict", "capture")
_OUGHT = ("must", "should", "ought")


def speech(frame: Frame, verb: Token) -> Attribution | None:
    """ "X said that …", "…, X said", "X told Y …", "X denied the report", "X has not confirmed …"."""
    if (
        verb.lemma == "put"
        and not _says_it(frame, verb)
        and not (puts_a_figure(frame, verb) or puts_down(frame, verb))
    ):
        return None  # "as one diplomat put it", "put the toll at nine"
    after = frame.sentence.tokens[verb.index + 1 : verb.index + 2]
    is_said = verb.lemma in ("say", "believe", "think", "report", "know") and verb.tag in ("VBN", "VBD")
    if is_said and any(t.lower == "to" for t in after) and frame.sentence.children(verb, "xcomp"):
        return None  # "the tower, said to be haunted"
    if any(
        t.lower in _OUGHT or (t.lower == "will" and verb.lemma == "ask")
        for t in frame.sentence.children(verb, "aux")
    ):
        return None  # "the hospital must answer how the chart was altered"
    if verb.lemma == "deny" and frame.sentence.children(verb, "dative"):
        return None  # "a late goal denied them the cup"
    speakers = _speakers(frame, verb)
    if not speakers:
        return None
    stance, kind = stance_of_cue(frame.sentence, verb, frame.lexicon)
    if stance is None and any(_is_doubtful(frame, s) for s in speakers):
        stance = "hedges"
    content = content_of(frame, verb, speakers)
    if verb.lemma in _PICTURES and _is_it(speakers):
        speakers = (replace(speakers[0], kind="data"),)
        content = content_of(frame, verb, speakers)
    if not content and stance in ("cannot-confirm", "withdrawn"):
        for below in frame.sentence.children(verb, "ccomp", "xcomp", "dobj", "prep"):
            content |= frame.indexes(below)
        content = content or {verb.index}
    if not content:
        return None
    if stance == "withdrawn":  # "withdraws its report of Tuesday that …"
        content |= {i for t in frame.sentence.children(verb, "ccomp") for i in frame.indexes(t)}
    cue = _cue_words(frame, verb)
    taken = {t.index for s in speakers for t in s.tokens}
    content -= taken | {verb.index} if content != {verb.index} else set()
    media, media_cue = told_medium(frame, verb, content)
    voice = spokesman(frame, verb)
    chains = []
    for speaker in speakers:
        chain = [*voice, Link(speaker, cue)]
        if media and media.head not in speaker.tokens:
            chain.insert(0, Link(media, media_cue))
        elif not media:
            chain = [*(citer(frame, verb) or quoting(frame, verb)), *chain]
        chains.append(tuple(chain))
    heard = verb.lemma in frame.cues("perceive") and is_they(speakers)
    return Attribution(verb, tuple(chains), frozenset(content), stance, kind, is_of_witness=heard)


def _is_it(speakers: tuple[SourcePhrase, ...]) -> bool:
    """True for the speaker of "It shows a man at the gate", which may be a film."""
    return speakers[0].is_pronoun and speakers[0].head.lower == "it"


def _says_it(frame: Frame, verb: Token) -> bool:
    return any(t.lower == "it" for t in frame.sentence.children(verb, "dobj"))


def _is_doubtful(frame: Frame, speaker: SourcePhrase) -> bool:
    """True for "unconfirmed reports", "initial indications": words that hold their own word back."""
    statement = speaker.kind in ("media", "document", "data", "group")
    return statement and any(t.lower in frame.lexicon.list("hedges", "adjectives") for t in speaker.tokens)


def _speakers(frame: Frame, verb: Token) -> tuple[SourcePhrase, ...]:
    subject = _subject(frame, verb)
    above = frame.sentence.head(subject) if subject else verb
    if subject and subject.lower == "it" and above is not verb and above.lemma == "be":
        return ()  # "it was not possible to confirm"
    if subject is None or (subject.lower == "it" and frame.sentence.children(verb, "nsubjpass", "auxpass")):
        return ()  # "it remains to be seen"
    if _is_earlier_version(frame, subject):
        return ()
    is_certain = _speaks(frame, verb)
    is_own = bool(frame.sentence.children(verb, *_SUBJECTS)) or verb.dep == "acl"
    is_speaker = is_own and verb.lemma in frame.cues("utter") and _is_uttered(frame, verb)
    return tuple(
        _with_clause(frame, verb, phrase)
        for noun in (subject, *_listed_after(frame, verb, subject))
        for phrase in source_phrases(
            frame.sentence,
            noun,
            frame.lexicon,
            is_certain=is_certain or is_speaker,
            is_speaker=is_speaker,
        )
    )


def _with_clause(frame: Frame, verb: Token, phrase: SourcePhrase) -> SourcePhrase:
    """`phrase` with what tells who is meant: "a person who has handled the samples said …".

    It is no statement of its own. Only of people without another word is it a part of the name.
    """
    sentence = frame.sentence
    if phrase.named or sentence.head(phrase.head) is not verb:
        return phrase
    for clause in sentence.children(phrase.head, "relcl"):
        words = sentence.subtree(clause)
        follows = words[0].index == phrase.tokens[-1].index + 1 and words[-1].index < verb.index
        if follows and words[0].tag in ("WP", "WDT") and not any(t.pos == "PUNCT" for t in words):
            tokens = (*phrase.tokens, *words)
            whole = sentence.words(tokens)
            nameless = phrase.head.lemma in ("people", "person")
            return replace(phrase, tokens=tokens, name=whole if nameless else phrase.name)
    return phrase


def _listed_after(frame: Frame, verb: Token, subject: Token) -> list[Token]:
    """The rest of "the army, the navy and the police", where the parser has found two subjects."""
    subjects = [t for t in frame.sentence.children(verb, "nsubj") if t.index < verb.index]
    if len(subjects) != 2 or subjects[0] is not subject or not frame.sentence.children(subjects[1], "cc"):
        return []
    between = set(range(subject.index + 1, noun_phrase(frame.sentence, subjects[1])[0].index))
    plain = between and all(frame.sentence.tokens[i].text == "," for i in between - frame.indexes(subject))
    return subjects[1:] if plain else []


def _is_earlier_version(frame: Frame, subject: Token) -> bool:
    """True for "an earlier version of this article said": the writer speaks of himself."""
    words = {t.lower for t in frame.sentence.subtree(subject)}
    own = bool(words & {"article", "story", "report", "post", "headline", "caption"})
    return own and bool(words & {"earlier", "previous", "original", "this"}) and "version" in words


def _is_uttered(frame: Frame, verb: Token) -> bool:
    """True where a clause or a quotation stands beside a verb that says."""
    sentence = frame.sentence
    if verb.lemma in frame.cues("against"):
        return bool(sentence.children(verb, "dobj"))
    if verb.lemma in frame.lexicon.list("stances", "commit") and sentence.children(verb, "xcomp"):
        return True
    if sentence.children(verb, "ccomp") or verb.dep == "parataxis" or is_as_clause(frame, verb):
        return True
    if verb.lemma == "say" and any(is_clause_in_disguise(frame, t) for t in sentence.children(verb, "dobj")):
        return True
    if verb.dep == "conj" and any(t.lower == "so" for t in sentence.children(verb, "advmod")):
        return True  # "…, or so the builders claimed"
    if (
        verb.dep == "ccomp"
        and verb.index
        and sentence.tokens[sentence.subtree(verb)[0].index - 1].text == ","
    ):
        return True
    return len(frame.quoted) > 3 and verb.index not in frame.quoted


def _speaks(frame: Frame, verb: Token) -> bool:
    """True where what is said stands beside the verb, so that its subject speaks, whatever its noun."""
    sentence = frame.sentence
    if stance_of_cue(sentence, verb, frame.lexicon)[0] in ("cannot-confirm", "withdrawn"):
        return True
    if verb.lemma in frame.cues("find") or verb.lemma not in frame.cues("say"):
        return False
    beside = verb.dep == "parataxis" or is_as_clause(frame, verb)
    return (
        beside
        or verb.lemma in frame.lexicon.list("stances", "deny")
        or bool(sentence.children(verb, "ccomp"))
    )


def _subject(frame: Frame, verb: Token) -> Token | None:
    """The subject of `verb`, or the one it shares with the verb it hangs on."""
    cites = _citing_noun(frame, verb)
    if cites:
        return cites
    first = verb
    for _ in range(4):
        own = _nearest(frame, verb)
        if own and verb is not first and _is_beside_denial(frame, first, verb):
            verb = next(t for t in frame.sentence.ancestors(verb) if t.pos == "VERB")
            continue
        if own and (verb is first or _agrees(own[0], first)):
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
        if verb.dep == "acl" and _is_main_verb(frame, verb, head):
            return head
        if verb.dep in ("relcl", "acl") and head.pos in ("NOUN", "PROPN"):
            issuer = _issuer(frame, head) if verb.tag == "VBG" else None
            if issuer:
                return issuer
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
        verb = head
    return None


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
    subjects = frame.sentence.children(verb, *_SUBJECTS)
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


def _agrees(subject: Token, verb: Token) -> bool:
    """False where number tells that `subject` is not that of `verb`: "the victims … and now speaks"."""
    return not (verb.tag == "VBZ" and subject.tag in ("NNS", "NNPS"))


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


def _cue_words(frame: Frame, verb: Token) -> tuple[Token, ...]:
    """The verb with its negation and the verb that governs it: "has not confirmed", "declined to"."""
    sentence = frame.sentence
    words = [verb, *sentence.children(verb, "neg", "aux", "auxpass", "prt")]
    governing = sentence.head(verb)
    if verb.dep == "xcomp" and governing is not verb and governing.index < verb.index:
        words.append(governing)
    return tuple(sorted((t for t in words if t.lower != "to"), key=lambda t: t.index))
