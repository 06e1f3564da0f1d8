"""Contents: what of a sentence one verb credits its speakers with.

A clause ("said that …"), what stands beside the verb ("…, she said"), quotations, and noun phrases
that are statements ("confirmed the death", "put the toll at nine", "spoke of a second leak").
"""

from __future__ import annotations

import re

from whosays.model import SourceKind
from whosays.reading.frames import Frame
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.scopes import own_aside, own_concession, own_present, runs
from whosays.reading.sources import SourcePhrase
from whosays.reading.stances import has_statement

_SPOKEN_BY = {"refer": "to", "allude": "to", "call": "for"}
_FAULTS = frozenset(
    [
        "mistake",
        "error",
        "guilt",
        "fault",
        "defeat",
        "role",
        "crime",
        "murder",
        "doubt",
        "use",
        "loss",
        "death",
        "theft",
        "fraud",
        "arson",
        "assault",
        "manslaughter",
        "bribery",
        "perjury",
        "rape",
        "robbery",
        "burglary",
        "treason",
        "espionage",
    ]
)
_PERSONAL = ("him", "her", "them", "me", "us", "you")
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ism|ity|ness|ing|ance|ence|ure|age|ability|cy|sal|val|ack)s?$")
_EXPECTING = frozenset({"group", "government", "organisation", "data", "media", "document"})
_FINDERS = frozenset({"data", "document", "media", "organisation", "government", "group"})
_SHOWERS = frozenset({"data", "document", "media", "organisation"})


def content_of(frame: Frame, verb: Token, speakers: tuple[SourcePhrase, ...]) -> set[int]:
    """The indexes of what `verb` credits its speakers with; empty where it credits nothing."""
    kinds = {s.kind for s in speakers}
    says = _says(frame, verb, kinds)
    content = _clause(frame, verb, speakers) if says else set()
    if verb.lemma in frame.cues("act") or says:
        content |= _acts(frame, verb)
    if says and not content:
        content |= _parenthetic(frame, verb)
    if says and _is_outside_quotes(frame, verb) and not _is_deed(frame, verb):
        content |= _quoted_beside(frame, verb, content)
    content = content or _noun_content(frame, verb, kinds)
    if not content and verb.lemma in frame.cues("perceive") and ("witness" in kinds or is_they(speakers)):
        for below in frame.sentence.children(verb, "dobj", "ccomp"):
            content |= frame.indexes(below)
    return content or _of_content(frame, verb)


def _is_deed(frame: Frame, verb: Token) -> bool:
    """True for "continued to spread “lies”", "maintained neutrality, “a pillar of the charter”": nothing is said."""
    objects = frame.sentence.children(verb, "dobj", "xcomp")
    return verb.lemma in frame.cues("deed") and any(t.index not in frame.quoted for t in objects)


def _says(frame: Frame, verb: Token, kinds: set[SourceKind]) -> bool:
    """True where `verb` takes a clause or a quotation as what its subject says."""
    if verb.lemma in ("put", "have", "see") and is_as_clause(frame, verb):
        return True
    if verb.lemma == "ask" and _asks_whether(frame, verb):
        return False
    if verb.lemma == "go":  # "…, the minister went on"
        return any(t.lower == "on" for t in frame.sentence.children(verb, "prt", "prep", "advmod"))
    if verb.lemma == "read":  # "the notice on the door read: “…”"
        return bool(kinds & {"document", "data"}) and _is_outside_quotes(frame, verb)
    if verb.lemma == "find":
        own = bool(frame.sentence.children(verb, "nsubj"))
        return bool(kinds & (_FINDERS if own else _SHOWERS))
    if verb.lemma in frame.cues("find") and verb.lemma not in frame.cues("utter"):
        return bool(kinds & _SHOWERS) or verb.lemma in ("suggest", "indicate", "signal")
    return verb.lemma in frame.cues("say")


def _asks_whether(frame: Frame, verb: Token) -> bool:
    """True for "asked the admiral whether …": a question tells nothing."""
    clauses = frame.sentence.children(verb, "ccomp", "advcl")
    return any(t.lower in ("whether", "if") for c in clauses for t in frame.sentence.children(c, "mark"))


def _clause(frame: Frame, verb: Token, speakers: tuple[SourcePhrase, ...]) -> set[int]:
    sentence = frame.sentence
    heads = {s.head.index for s in speakers}
    clause = [
        c
        for c in sentence.children(verb, "ccomp")
        if not frame.indexes(c) & heads
        and not _is_parted(frame, c, verb)
        and not _is_headless(frame, c, verb)
    ]
    if not clause and verb.lemma in frame.cues("tell"):
        clause = [c for c in sentence.children(verb, "advcl") if _has_no_mark(sentence, c)]
    if not clause and verb.lemma in frame.cues("tell"):  # "told the jury he had slept": no jury that he slept
        told = sentence.children(verb, "dobj")
        clause = [c for t in told for c in sentence.children(t, "relcl") if _has_its_subject(frame, c, t)]
    clause = clause or _that_clause(frame, verb)
    if not clause:
        return set()
    content = frame.indexes(clause[0]) - own_aside(frame, clause[0])
    content -= own_concession(frame, clause[0], verb) | own_present(frame, clause[0], verb)
    return content | _misplaced(frame, verb, clause[0])


def _has_its_subject(frame: Frame, clause: Token, noun: Token) -> bool:
    """True for a clause right after `noun` that begins with its own subject, not with "who" or "that"."""
    first = frame.sentence.subtree(clause)[0]
    subjects = frame.sentence.children(clause, "nsubj", "nsubjpass")
    own = bool(subjects) and first.index <= subjects[0].index and subjects[0].tag not in ("WP", "WDT")
    objects = frame.sentence.children(clause, "dobj", "attr", "acomp", "prep", "advmod", "npadvmod")
    return own and first.index == noun.index + 1 and first.tag not in ("WDT", "WP", "WP$") and bool(objects)


def _is_parted(frame: Frame, clause: Token, verb: Token) -> bool:
    """True for two sentences with a semicolon between: "One says …; the other says …"."""
    first, last = sorted((clause.index, verb.index))
    between = frame.sentence.tokens[first:last]
    dashes = [t for t in frame.sentence.tokens[: verb.index] if t.text in ("–", "—", "--")]
    if (
        len(dashes) > 1
        and dashes[-1].index == verb.index - 1
        and dashes[-2].index < clause.index < verb.index
    ):
        return True  # "The mayor – he was fined in May – said …"
    return clause.index < verb.index and any(t.text == ";" and t.index not in frame.quoted for t in between)


def _is_headless(frame: Frame, clause: Token, verb: Token) -> bool:
    """True for the misparse of "Insurance claims reached nine million": a clause with no subject."""
    sentence = frame.sentence
    if verb.dep != "ROOT" or clause.index < verb.index or clause.index in frame.quoted:
        return False
    beside = sentence.children(clause, "nsubj", "nsubjpass", "expl", "csubj", "mark", "dobj", "advcl")
    own = [t for t in beside if t.dep not in ("dobj", "advcl") or t.index < clause.index]
    return clause.tag in ("VBD", "VBZ", "VBP") and not own


def _that_clause(frame: Frame, verb: Token) -> list[Token]:
    """The clause of "said in a statement seen by Reuters that …", hung on a word between."""
    sentence = frame.sentence
    found = [
        t
        for t in sentence.subtree(verb)
        if t.index > verb.index + 2
        and t.dep in ("ccomp", "acl", "relcl")
        and any(m.dep == "mark" and m.lower == "that" for m in sentence.children(t))
        and (
            sentence.head(t).lemma not in frame.cues("say") | frame.cues("holders") | frame.cues("noun")
            or sentence.tokens[sentence.subtree(t)[0].index - 1].text == ","
            or _is_said_in(sentence, sentence.head(t), verb)
        )
        and sentence.head(t).tag in ("VBN", "NN", "NNS", "NNP")
    ]
    return found[:1] if verb.lemma in frame.cues("utter") else []


def _is_said_in(sentence: ParsedSentence, noun: Token, verb: Token) -> bool:
    """True for "warn in a note that", of which the parser has made what the note is about."""
    prep = sentence.head(noun)
    return noun.dep == "pobj" and prep.lower == "in" and sentence.head(prep) is verb


def _acts(frame: Frame, verb: Token) -> set[int]:
    """What is promised, denied or urged without a finite verb: "vowed to resign", "denied having seen it"."""
    sentence = frame.sentence
    content: set[int] = set()
    for below in sentence.children(verb, "xcomp"):
        if below.lemma in frame.cues("identify") and sentence.children(below, "auxpass"):
            continue  # "declined to be named"
        having = any(t.lower == "having" for t in sentence.children(below, "aux"))
        if verb.lemma in frame.cues("act") or below.tag == "VBG" or having:
            content |= frame.indexes(below)
    for to in sentence.children(verb, "prep"):  # "confessed to encouraging it"
        if to.lower == "to" and verb.lemma in frame.cues("utter"):
            for below in sentence.children(to, "pcomp"):
                content |= frame.indexes(below)
    return content


def _noun_content(frame: Frame, verb: Token, kinds: set[SourceKind]) -> set[int]:
    """What is credited where it is a noun phrase: "confirmed the death", "put the toll at nine"."""
    sentence = frame.sentence
    if puts_a_figure(frame, verb):
        return {i for t in sentence.children(verb, "dobj", "prep") for i in frame.indexes(t)}
    if verb.lemma == "say":  # "the government says 12,000"
        said = [
            t for t in sentence.children(verb, "dobj") if t.pos == "NUM" or is_clause_in_disguise(frame, t)
        ]
        return {i for t in said for i in frame.indexes(t)}
    if _is_yet_to_come(frame, verb):
        return set()
    reports = any(t.lemma == "report" for t in sentence.children(verb, "nsubj"))
    if verb.lemma == "rule":  # "ruled out new tariffs"
        out = any(t.lower in ("out", "in") for t in sentence.children(verb, "prt"))
        return {i for t in sentence.children(verb, "dobj") for i in frame.indexes(t)} if out else set()
    if verb.lemma in ("expect", "anticipate", "foresee") and kinds & _EXPECTING and verb.tag != "VBG":
        return {i for t in sentence.children(verb, "dobj") for i in frame.indexes(t)}
    shows = verb.lemma in frame.cues("show") and (bool(kinds & {"data", "document"}) or reports)
    if not (shows or verb.lemma in frame.cues("noun")) or not _governs_statement(frame, verb):
        return set()
    content: set[int] = set()
    noun = sentence.head(verb)
    denied = noun.lemma in frame.lexicon.list("stances", "deniable")
    if denied and verb.dep == "relcl" and verb.lemma in frame.lexicon.list("stances", "deny"):
        return frame.indexes(noun) - frame.indexes(verb)  # "a claim his lawyer disputes"
    for below in sentence.children(verb, "dobj", "oprd"):
        content |= frame.indexes(below) - own_aside(frame, below)
    if content:
        for prep in sentence.children(verb, "prep"):
            if prep.lower in ("of", "as", "for", "over") or (shows and prep.index > verb.index):
                content |= frame.indexes(prep)
    elif verb.lemma in frame.lexicon.list("stances", "deny"):  # "dismissed as “invention” a report of …"
        content = {i for t in sentence.children(verb, "prep") if t.lower == "as" for i in frame.indexes(t)}
    return content


def _is_yet_to_come(frame: Frame, verb: Token) -> bool:
    """True for "will report a loss", "is due to announce a plan": it has not been said."""
    sentence = frame.sentence
    ahead = ("will", "wo", "’ll", "'ll", "would", "shall", "should", "may", "might", "must")
    if any(t.lower in ahead for t in sentence.children(verb, "aux")):
        return True
    above = sentence.head(verb)
    return (
        verb.dep == "xcomp" and verb.tag == "VB" and above.lemma in frame.lexicon.list("stances", "planned")
    )


def is_clause_in_disguise(frame: Frame, noun: Token) -> bool:
    """True for "said the truck left in spring", of which the parser has made a truck left in spring."""
    after = frame.sentence.children(noun, "acl")
    return noun.dep == "dobj" and bool(after) and after[0].tag == "VBN" and after[0].index == noun.index + 1


def puts_a_figure(frame: Frame, verb: Token) -> bool:
    """True for "put the number of dead at nine", "puts the party at 24 per cent"."""
    if verb.lemma not in ("put", "set", "estimate", "value", "price") or not frame.sentence.children(
        verb, "dobj"
    ):
        return False
    nouns = [
        n
        for p in frame.sentence.children(verb, "prep")
        if p.lower == "at"
        for n in frame.sentence.children(p, "pobj")
    ]
    nouns += [
        n
        for d in frame.sentence.children(verb, "dobj")
        for p in frame.sentence.children(d, "prep")
        if p.lower == "at"
        for n in frame.sentence.children(p, "pobj")
    ]
    return any(t.pos == "NUM" for n in nouns for t in frame.sentence.subtree(n))


def _of_content(frame: Frame, verb: Token) -> set[int]:
    """What is spoken of: "spoke of a second leak", "warned of floods", "stands by its account"."""
    sentence = frame.sentence
    if verb.lemma not in frame.cues("of_content") or sentence.children(verb, "dobj"):
        return set()
    if verb.lemma == "call":  # "called for the minister to resign"
        for below in sentence.children(verb, "advcl", "ccomp", "xcomp"):
            if any(t.lower == "for" for t in sentence.children(below, "mark")):
                return frame.indexes(below)
    for prep in sentence.children(verb, "prep"):
        if verb.lemma == "stand":
            statements = frame.cues("holders") | frame.lexicon.list("stances", "deniable")
            if (
                prep.lower == "by"
                and prep.index > verb.index
                and any(n.lemma in statements for n in sentence.children(prep, "pobj"))
            ):
                return frame.indexes(prep)
        elif prep.lower == _SPOKEN_BY.get(verb.lemma, "of") and prep.index > verb.index:
            return frame.indexes(prep)
    return set()


def _has_no_mark(sentence: ParsedSentence, clause: Token) -> bool:
    """True for the clause of "told the paper, on condition of anonymity, that …", read as an adverbial."""
    has_subject = bool(sentence.children(clause, "nsubj", "nsubjpass"))
    if any(t.tag == "WRB" for t in sentence.children(clause, "advmod")):
        return False  # "a siren warns ships when it is dark"
    return has_subject and not sentence.children(clause, "mark") and clause.tag not in ("VBG", "TO")


def is_they(speakers: tuple[SourcePhrase, ...]) -> bool:
    """True for a speaker who is only "they", "he" or "she": a witness, if one was named before."""
    return any(s.is_pronoun and s.head.lower in ("they", "he", "she") for s in speakers)


def _governs_statement(frame: Frame, verb: Token) -> bool:
    """False where a noun after the verb is a thing and no statement: "released a prisoner"."""
    sentence = frame.sentence
    objects = sentence.children(verb, "dobj")
    named = any(sentence.children(t, "nsubj") for t in sentence.children(verb, "oprd", "ccomp"))
    called = sentence.children(verb, "oprd")
    if called and (objects or named or verb.lemma != "call" or any(_is_quoted(frame, t) for t in called)):
        return True  # "called the fraud breathtaking"
    if verb.lemma in frame.lexicon.list("stances", "deny") and has_statement(sentence, verb, frame.lexicon):
        return True
    if verb.tag == "VBG" and verb.dep in ("advcl", "acl", "prep") and not sentence.children(verb, "nsubj"):
        return False
    if verb.lemma in ("confirm", "announce", "report", "reveal", "note", "claim") and any(
        o.entity == "PERSON" for o in objects
    ):
        return False  # "confirmed Judge Kerr to the bench"
    if not _is_sayable(frame, verb, objects):
        return False
    if verb.lemma == "claim" and any(o.lemma in frame.cues("claimable") for o in objects):
        return True
    if verb.lemma in frame.cues("noun_of_statement"):
        statements = frame.cues("holders") | frame.lexicon.list("sources", "document")
        in_so_many_words = verb.lemma in frame.cues("in_quotes")
        return any(o.lemma in statements or (in_so_many_words and _is_quoted(frame, o)) for o in objects)
    if verb.lemma in frame.lexicon.list("stances", "deny"):
        return not any(o.lemma in frame.lexicon.list("stances", "refusable") for o in objects)
    return True


def _is_sayable(frame: Frame, verb: Token, objects: list[Token]) -> bool:
    """False for "dismissed 300 workers", "announced himself", "confirmed their place": things done."""
    lists = ("person", "witness", "office", "group")
    for noun in objects:
        listed = any(noun.lemma in frame.lexicon.list("sources", k) for k in lists)
        person = listed or noun.entity == "PERSON" or noun.lower in _PERSONAL
        reflexive = noun.lower.endswith(("self", "selves"))
        if verb.lemma in frame.cues("done") and (person or reflexive or noun.lemma in frame.cues("won")):
            return False
        if verb.lemma in frame.cues("admitted") and not (
            _ABSTRACT.search(noun.lower)
            or noun.lemma in frame.cues("holders")
            or noun.lemma in frame.lexicon.list("stances", "deniable")
            or noun.lemma in _FAULTS
            or noun.lower in ("it", "this", "that", "having")
            or _is_quoted(frame, noun)
        ):
            return False
    return True


def _is_quoted(frame: Frame, noun: Token) -> bool:
    """True where words of the noun phrase are quoted."""
    return bool(frame.indexes(noun) & frame.quoted)


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


def _parenthetic(frame: Frame, verb: Token) -> set[int]:
    """The clause that "X said" stands beside: "…, X said", "as X said, …"."""
    sentence = frame.sentence
    head = sentence.head(verb)
    that = [t for t in sentence.children(head, "mark") if t.lower == "that" and t.index > verb.index]
    if (
        that and verb.dep == "ccomp" and verb.index < head.index
    ):  # "promised, in remarks to X, that", misparsed
        return {i for i in frame.indexes(head) - frame.indexes(verb) if i >= that[0].index}
    is_as = is_as_clause(frame, verb)
    is_so = any(t.lower == "so" and t.index < verb.index for t in sentence.children(verb, "advmod"))
    if is_so and verb.dep in ("conj", "ccomp", "parataxis", "advcl") and head.index < verb.index:
        return frame.indexes(head) - frame.indexes(verb)  # "…, or so the builders claimed"
    if head is verb or not (verb.dep in ("parataxis", "ccomp") or is_as):
        return set()
    if verb.dep == "ccomp" and not _comes_after_comma(sentence, verb):
        return set()
    told = [t for t in sentence.children(verb, "dobj", "xcomp", "ccomp") if t.lower != "it"]
    if is_as and told:
        return set()  # "as rebels continue to advance" credits nobody
    return frame.indexes(head) - frame.indexes(verb) - own_concession(frame, head, verb)


def _comes_after_comma(sentence: ParsedSentence, verb: Token) -> bool:
    first = sentence.subtree(verb)[0].index
    return first > 0 and sentence.tokens[first - 1].text in (",", "”", '"', "—", "–", "’")


def _is_outside_quotes(frame: Frame, verb: Token) -> bool:
    return bool(frame.quoted) and verb.index not in frame.quoted


def _quoted_beside(frame: Frame, verb: Token, content: set[int]) -> set[int]:
    """The quotations of the sentence that belong to `verb`: all, unless another cue stands nearer."""
    others = [
        t
        for t in frame.sentence.tokens
        if t.index != verb.index
        and t.index not in frame.quoted
        and t.index not in content
        and t.pos == "VERB"
        and t.lemma in frame.cues("say")
        and (frame.sentence.children(t, "nsubj") or t.dep == "conj")
    ]
    theirs = [frame.indexes(c) for t in others for c in frame.sentence.children(t, "ccomp")]
    near: set[int] = set()
    for run in runs(frame.quoted):
        gap = min(abs(verb.index - run[0]), abs(verb.index - run[-1]))
        if set(run) & content or (
            len(run) > 3
            and not any(min(abs(o.index - run[0]), abs(o.index - run[-1])) < gap for o in others)
            and not any(set(run[1:-1]) & words and verb.index not in words for words in theirs)
        ):
            near |= set(run)
    return near


def is_as_clause(frame: Frame, verb: Token) -> bool:
    """True for the verb of "as X said"."""
    return verb.dep == "advcl" and any(
        t.lower == "as" for t in frame.sentence.children(verb, "mark", "advmod")
    )
