"""Speech: "X said that …", "…, X said", "X denied the report", "X has not confirmed …".

One verb, its speakers, and what of the sentence it credits them with.
"""

from __future__ import annotations

from collections.abc import Iterable

from whosays.reading.frames import Attribution, Frame, Link
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.propositions import is_aside
from whosays.reading.relays import told_medium
from whosays.reading.sources import SourcePhrase, source_phrases
from whosays.reading.stances import has_statement, stance_of_cue

_SUBJECTS = ("nsubj", "csubj")
_FINDERS = frozenset({"data", "document", "media", "organisation"})


def speech(frame: Frame, verb: Token) -> Attribution | None:
    """ "X said that …", "…, X said", "X told Y …", "X denied the report", "X has not confirmed …"."""
    if verb.lemma == "put" and not any(t.lower == "it" for t in frame.sentence.children(verb, "dobj")):
        return None  # "as one diplomat put it" alone
    speakers = _speakers(frame, verb)
    if not speakers:
        return None
    stance, kind = stance_of_cue(frame.sentence, verb, frame.lexicon)
    if stance is None and any(_is_doubtful(frame, s) for s in speakers):
        stance = "hedges"
    content = _content(frame, verb, speakers)
    if not content and stance in ("cannot-confirm", "withdrawn"):
        for below in frame.sentence.children(verb, "ccomp", "xcomp", "dobj", "prep"):
            content |= frame.indexes(below)
        content = content or {verb.index}
    if not content:
        return None
    cue = _cue_words(frame, verb)
    taken = {t.index for s in speakers for t in s.tokens}
    content -= taken | {verb.index} if content != {verb.index} else set()
    media, media_cue = told_medium(frame, verb, content)
    chains = []
    for speaker in speakers:
        chain = [Link(speaker, cue)]
        if media:
            chain.insert(0, Link(media, media_cue))
        chains.append(tuple(chain))
    heard = verb.lemma in frame.cues("perceive") and _is_they(speakers)
    return Attribution(verb, tuple(chains), frozenset(content), stance, kind, is_of_witness=heard)


def _is_doubtful(frame: Frame, speaker: SourcePhrase) -> bool:
    """True for "unconfirmed reports", "initial indications": words that hold their own word back."""
    statement = speaker.kind in ("media", "document", "data", "group")
    return statement and any(t.lower in frame.lexicon.list("hedges", "adjectives") for t in speaker.tokens)


def _speakers(frame: Frame, verb: Token) -> tuple[SourcePhrase, ...]:
    subject = _subject(frame, verb)
    if subject is None or (subject.lower == "it" and frame.sentence.children(verb, "nsubjpass")):
        return ()
    is_certain = _speaks(frame, verb)
    return source_phrases(frame.sentence, subject, frame.lexicon, is_certain=is_certain)


def _speaks(frame: Frame, verb: Token) -> bool:
    """True where what is said stands beside the verb, so that its subject speaks, whatever its noun."""
    sentence = frame.sentence
    if stance_of_cue(sentence, verb, frame.lexicon)[0] == "cannot-confirm":
        return True
    if verb.lemma in frame.cues("find") or verb.lemma not in frame.cues("say"):
        return False
    beside = verb.dep == "parataxis" or _is_as_clause(frame, verb)
    return (
        beside
        or verb.lemma in frame.lexicon.list("stances", "deny")
        or bool(sentence.children(verb, "ccomp"))
    )


def _is_as_clause(frame: Frame, verb: Token) -> bool:
    return verb.dep == "advcl" and any(
        t.lower == "as" for t in frame.sentence.children(verb, "mark", "advmod")
    )


def _subject(frame: Frame, verb: Token) -> Token | None:
    """The subject of `verb`, or the one it shares with the verb it hangs on."""
    for _ in range(4):
        own = frame.sentence.children(verb, *_SUBJECTS)
        if own:
            return _antecedent(frame, own[0])
        if frame.sentence.children(verb, "nsubjpass"):
            return None
        head = frame.sentence.head(verb)
        if verb.dep in ("relcl", "acl") and head.pos in ("NOUN", "PROPN"):
            return head if verb.tag == "VBG" else None
        if verb.dep == "ROOT" or head is verb:
            return _lost_subject(frame, verb)
        if (
            verb.dep not in ("conj", "advcl", "xcomp", "acomp")
            or head is verb
            or head.pos not in ("VERB", "AUX", "ADJ")
        ):
            return None
        if (verb.dep == "advcl" and verb.tag != "VBG") or (head.pos == "ADJ" and head.lemma != "unable"):
            return None  # "too early to say" is said by nobody
        verb = head
    return None


def _lost_subject(frame: Frame, verb: Token) -> Token | None:
    """The subject that the parser gave to an aside: "Olsen, who was among the injured, said"."""
    sentence = frame.sentence
    if verb.index == 0 or sentence.tokens[verb.index - 1].text != ",":
        return None
    for clause in sentence.children(verb, "ccomp"):
        if clause.index < verb.index:
            for noun in sentence.children(clause, "nsubj", "nsubjpass"):
                if noun.pos == "PROPN" and noun.index == sentence.subtree(verb)[0].index + len(
                    sentence.children(noun, "compound")
                ):
                    return noun
    return None


def _antecedent(frame: Frame, subject: Token) -> Token:
    """The noun a relative pronoun stands for: "Hua, who said …"."""
    if subject.lower not in ("who", "which", "that"):
        return subject
    for above in frame.sentence.ancestors(subject):
        if above.dep == "relcl":
            return frame.sentence.head(above)
    return subject


def _content(frame: Frame, verb: Token, speakers: tuple[SourcePhrase, ...]) -> set[int]:
    """The indexes of what `verb` credits its speakers with; empty where it credits nothing."""
    sentence = frame.sentence
    says, takes_noun = verb.lemma in frame.cues("say"), verb.lemma in frame.cues("noun")
    kinds = {s.kind for s in speakers}
    if verb.lemma in frame.cues("find") and not kinds & _FINDERS:
        says = False
    content: set[int] = set()
    says = says or verb.lemma == "put"
    heads = {s.head.index for s in speakers}
    clause = [c for c in sentence.children(verb, "ccomp") if not frame.indexes(c) & heads]
    if says and not clause and verb.lemma in frame.cues("tell"):
        clause = [c for c in sentence.children(verb, "advcl") if _has_no_mark(sentence, c)]
    if says and clause:
        content |= frame.indexes(clause[0]) - _own_concession(frame, clause[0]) - _own_aside(frame, clause[0])
        content |= _misplaced(frame, verb, clause[0])
    if verb.lemma in frame.cues("act") or says:
        for below in sentence.children(verb, "xcomp"):
            having = any(t.lower == "having" for t in sentence.children(below, "aux"))
            if verb.lemma in frame.cues("act") or below.tag == "VBG" or having:
                content |= frame.indexes(below)
    if says and not content:
        content |= _parenthetic(frame, verb)
    if says and _is_outside_quotes(frame, verb):
        content |= _quoted_beside(frame, verb, content)
    shows = verb.lemma in frame.cues("show") and bool(kinds & {"data", "document"})
    takes_noun = takes_noun or shows
    if not content and takes_noun and _governs_statement(frame, verb):
        for below in sentence.children(verb, "dobj", "oprd"):
            content |= frame.indexes(below) - _own_aside(frame, below)
        if content or verb.lemma in ("refer", "speak"):
            for prep in sentence.children(verb, "prep"):
                if prep.lower in ("of", "as", "for", "over") or (shows and prep.index > verb.index):
                    content |= frame.indexes(prep)
    if not content and verb.lemma in frame.cues("perceive") and ("witness" in kinds or _is_they(speakers)):
        for below in sentence.children(verb, "dobj", "ccomp"):
            content |= frame.indexes(below)
    if not content and verb.lemma == "refer":
        for prep in sentence.children(verb, "prep"):
            content |= frame.indexes(prep)
    return content


def _has_no_mark(sentence: ParsedSentence, clause: Token) -> bool:
    """True for the clause of "told the paper, on condition of anonymity, that …", read as an adverbial."""
    has_subject = bool(sentence.children(clause, "nsubj", "nsubjpass"))
    return has_subject and not sentence.children(clause, "mark") and clause.tag not in ("VBG", "TO")


def _is_they(speakers: tuple[SourcePhrase, ...]) -> bool:
    return any(s.is_pronoun and s.head.lower in ("they", "he", "she") for s in speakers)


def _governs_statement(frame: Frame, verb: Token) -> bool:
    """False where a noun after the verb is a thing and no statement: "released a prisoner"."""
    sentence = frame.sentence
    if sentence.children(verb, "oprd"):
        return True  # "called the fraud breathtaking"
    if verb.lemma in frame.lexicon.list("stances", "deny") and has_statement(sentence, verb, frame.lexicon):
        return True
    if verb.tag == "VBG" and verb.dep in ("advcl", "acl", "prep") and not sentence.children(verb, "nsubj"):
        return False
    objects = sentence.children(verb, "dobj")
    if verb.lemma in frame.cues("noun_of_statement"):
        statements = frame.cues("holders") | frame.lexicon.list("sources", "document")
        return any(o.lemma in statements for o in objects)
    if verb.lemma in frame.lexicon.list("stances", "deny"):
        return not any(o.lemma in frame.lexicon.list("stances", "refusable") for o in objects)
    return True


def _misplaced(frame: Frame, verb: Token, clause: Token) -> set[int]:
    """The verb of the content that the parser joined to the cue, though nothing joins them."""
    joined = [t for t in frame.sentence.children(verb, "conj") if t.index > clause.index]
    words = set(range(clause.index, joined[0].index)) if joined else set()
    if any(
        t.index in words and ((t.dep == "cc" and t.head == verb.index) or t.text == ",")
        for t in frame.sentence.tokens
    ):
        return set()
    return frame.indexes(joined[0]) if joined else set()


def _own_concession(frame: Frame, clause: Token) -> set[int]:
    """ ", although there was no comment" after what is credited: the writer's own words again."""
    sentence = frame.sentence
    found: set[int] = set()
    for below in sentence.children(clause, "advcl"):
        first = sentence.subtree(below)[0]
        concedes = first.lower in ("although", "though", "while", "whereas", "but")
        if (
            concedes
            and below.index > clause.index
            and first.index
            and sentence.tokens[first.index - 1].text == ","
        ):
            found |= frame.indexes(below)
    return found - frame.quoted


def _own_aside(frame: Frame, top: Token) -> set[int]:
    """ ", now under rebel control" after what is credited: the writer's own words again."""
    asides = [t for t in frame.sentence.subtree(top) if is_aside(frame.sentence, t)]
    return set().union(*(frame.indexes(t) for t in asides)) - frame.quoted


def _parenthetic(frame: Frame, verb: Token) -> set[int]:
    """The clause that "X said" stands beside: "…, X said", "as X said, …"."""
    sentence = frame.sentence
    head = sentence.head(verb)
    is_as_clause = _is_as_clause(frame, verb)
    if head is verb or not (verb.dep in ("parataxis", "ccomp") or is_as_clause):
        return set()
    if verb.dep == "ccomp" and not _comes_after_comma(sentence, verb):
        return set()
    if is_as_clause and verb.lemma != "put" and sentence.children(verb, "dobj", "xcomp", "ccomp"):
        return set()  # "as rebels continue to advance" credits nobody
    return frame.indexes(head) - frame.indexes(verb)


def _comes_after_comma(sentence: ParsedSentence, verb: Token) -> bool:
    first = sentence.subtree(verb)[0].index
    return first > 0 and sentence.tokens[first - 1].text in (",", "”", '"', "—", "–", "’")


def _is_outside_quotes(frame: Frame, verb: Token) -> bool:
    return bool(frame.quoted) and verb.index not in frame.quoted


def _quoted_beside(frame: Frame, verb: Token, content: set[int]) -> set[int]:
    """The quotations of the sentence that belong to `verb`: all, unless another cue stands nearer."""
    runs = _runs(frame.quoted)
    others = [
        t.index
        for t in frame.sentence.tokens
        if t.index != verb.index
        and t.index not in frame.quoted
        and t.index not in content
        and t.pos == "VERB"
        and t.lemma in frame.cues("say")
        and frame.sentence.children(t, "nsubj")
    ]
    near: set[int] = set()
    for run in runs:
        gap = min(abs(verb.index - run[0]), abs(verb.index - run[-1]))
        if set(run) & content or (
            len(run) > 3 and not any(min(abs(o - run[0]), abs(o - run[-1])) < gap for o in others)
        ):
            near |= set(run)
    return near


def _runs(indexes: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in sorted(indexes):
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _cue_words(frame: Frame, verb: Token) -> tuple[Token, ...]:
    """The verb with its negation and the verb that governs it: "has not confirmed", "declined to"."""
    sentence = frame.sentence
    words = [verb, *sentence.children(verb, "neg", "aux", "auxpass", "prt")]
    governing = sentence.head(verb)
    if verb.dep == "xcomp" and governing is not verb and governing.index < verb.index:
        words.append(governing)
    return tuple(sorted((t for t in words if t.lower != "to"), key=lambda t: t.index))
