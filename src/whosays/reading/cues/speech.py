"""Speech: "X said that …", "…, X said", "X denied the report", "X has not confirmed …".

One verb, its speakers, and what of the sentence it credits them with.
"""

from __future__ import annotations

from dataclasses import replace

from whosays.model import Stance
from whosays.reading.attribution.contents import content_of, is_as_clause, is_they
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.noun_contents import is_clause_in_disguise, puts_a_figure, puts_down
from whosays.reading.attribution.relays import citer, quoting, spokesman, told_medium
from whosays.reading.attribution.sources import SourcePhrase, source_phrase, source_phrases
from whosays.reading.attribution.subjects import SUBJECTS, subject_of
from whosays.reading.clauses.propositions import noun_phrase
from whosays.reading.parsing import Token
from whosays.reading.stances.refusals import is_question
from whosays.reading.stances.stances import stance_of_cue

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
    if not speakers or _may_yet_show(frame, verb, speakers):
        return None
    stance, kind = stance_of_cue(frame.sentence, verb, frame.lexicon)
    if stance is None and _does_not_do(frame, verb):
        return None
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
    if not content or _is_only_tried(frame, verb, stance):
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


def _does_not_do(frame: Frame, verb: Token) -> bool:
    """True for "refused to leave", "refused to call it a crime": nothing is said, nor left unsaid."""
    declining = frame.lexicon.list("stances", "decline") - {"fail"}
    refused = verb.dep == "xcomp" and frame.sentence.head(verb).lemma in declining
    return refused or (verb.lemma in declining and bool(frame.sentence.children(verb, "xcomp")))


def _may_yet_show(frame: Frame, verb: Token, speakers: tuple[SourcePhrase, ...]) -> bool:
    """True for "evidence that would confirm it", "tests could show": there is none so far."""
    shows = verb.lemma in frame.cues("find") | frame.cues("show") | frame.cues("weigh")
    plain = (source_phrase(frame.sentence, s.head, frame.lexicon) for s in speakers)
    things = all(p is None or p.kind in ("data", "document") for p in plain)
    may = any(t.lower in ("would", "could", "might") for t in frame.sentence.children(verb, "aux"))
    return shows and things and may


def _is_only_tried(frame: Frame, verb: Token, stance: Stance | None) -> bool:
    """True for "struggled to predict their costs", "wants to explain why": nothing is said yet."""
    head = frame.sentence.head(verb)
    tried = verb.dep == "xcomp" and verb.tag == "VB" and head.lemma in frame.cues("try")
    clauses = frame.sentence.children(verb, "ccomp")
    says = (bool(clauses) and not is_question(frame.sentence, verb, frame.lexicon)) or bool(frame.quoted)
    return tried and not says and stance not in ("cannot-confirm", "withdrawn", "denies")


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
    subject = subject_of(frame, verb)
    above = frame.sentence.head(subject) if subject else verb
    if subject and subject.lower == "it" and above is not verb and above.pos == "AUX":
        return ()  # "it was not possible to confirm"
    if subject and _is_of_clause(frame, verb):
        return ()
    if subject is None or (subject.lower == "it" and frame.sentence.children(verb, "nsubjpass", "auxpass")):
        return ()  # "it remains to be seen"
    if _is_earlier_version(frame, subject) or _is_addressed(frame, verb, subject):
        return ()
    is_certain = _speaks(frame, verb)
    is_own = bool(frame.sentence.children(verb, *SUBJECTS)) or verb.dep == "acl"
    is_speaker = is_own and verb.lemma in frame.cues("utter") and _is_uttered(frame, verb)
    if verb.lemma == "threaten" and subject.tag == "NN":
        is_speaker = False  # "the loss of the grant threatens to close the school"
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


def _is_addressed(frame: Frame, verb: Token, subject: Token) -> bool:
    """True for "Mr Hale, tell us what happened": he is asked to speak."""
    between = frame.sentence.tokens[subject.index + 1 : verb.index]
    bare = verb.tag == "VB" and not frame.sentence.children(verb, "aux")
    return bare and verb.dep != "xcomp" and any(t.text == "," for t in between[:1])


def _is_of_clause(frame: Frame, verb: Token) -> bool:
    """True for ", which suggests that …" after what shows nothing: "which" stands for the clause before."""
    sentence = frame.sentence
    which = [t for t in sentence.children(verb, "nsubj") if t.lower == "which"]
    shows = verb.lemma in ("suggest", "indicate", "show", "signal", "prove")
    bears_out = verb.lemma in frame.cues("weigh") | {"confirm", "reveal", "explain"}
    if verb.dep != "relcl" or not which or sentence.tokens[which[0].index - 1].text != ",":
        return False
    if not shows and not bears_out:
        return False
    phrase = source_phrase(sentence, sentence.head(verb), frame.lexicon)
    if not shows:
        return phrase is None
    return phrase is None or phrase.kind not in ("data", "document")


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
    if _explains_why(frame, verb):
        return False
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


def _explains_why(frame: Frame, verb: Token) -> bool:
    """True for "the ice explains why the mast fell"."""
    clauses = frame.sentence.children(verb, "ccomp") if verb.lemma == "explain" else ()
    return any(t.tag == "WRB" for c in clauses for t in frame.sentence.children(c, "advmod"))


def _speaks(frame: Frame, verb: Token) -> bool:
    """True where what is said stands beside the verb, so that its subject speaks, whatever its noun."""
    sentence = frame.sentence
    if stance_of_cue(sentence, verb, frame.lexicon)[0] in ("cannot-confirm", "withdrawn"):
        return True
    shows = verb.lemma in frame.cues("find") | frame.cues("weigh") or _explains_why(frame, verb)
    if shows or verb.lemma not in frame.cues("say"):
        return False
    beside = verb.dep == "parataxis" or is_as_clause(frame, verb)
    return (
        beside
        or verb.lemma in frame.lexicon.list("stances", "deny")
        or bool(sentence.children(verb, "ccomp"))
    )


def _cue_words(frame: Frame, verb: Token) -> tuple[Token, ...]:
    """The verb with its negation and the verb that governs it: "has not confirmed", "declined to"."""
    sentence = frame.sentence
    words = [verb, *sentence.children(verb, "neg", "aux", "auxpass", "prt")]
    governing = sentence.head(verb)
    if verb.dep == "xcomp" and governing is not verb and governing.index < verb.index:
        words.append(governing)
    return tuple(sorted((t for t in words if t.lower != "to"), key=lambda t: t.index))
