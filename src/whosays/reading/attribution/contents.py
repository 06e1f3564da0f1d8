"""Contents: what of a sentence one verb credits its speakers with.

A clause ("said that …"), what stands beside the verb ("…, she said"), quotations, and noun phrases
that are statements ("confirmed the death", "put the toll at nine", "spoke of a second leak").
"""

from __future__ import annotations

from whosays.model import SourceKind
from whosays.reading.attribution.frames import Frame
from whosays.reading.attribution.noun_contents import noun_content, of_content
from whosays.reading.attribution.scopes import own_aside, own_concession, own_present, runs
from whosays.reading.attribution.sources import SourcePhrase
from whosays.reading.parsing import ParsedSentence, Token

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
    if not content or (verb.lemma in frame.lexicon.list("stances", "deny") and content <= frame.quoted):
        content |= noun_content(
            frame, verb, kinds
        )  # "denied reports that it sank, “in the bay or elsewhere”"
    if not content and verb.lemma in frame.cues("perceive") and ("witness" in kinds or is_they(speakers)):
        for below in frame.sentence.children(verb, "dobj", "ccomp"):
            content |= frame.indexes(below)
    return content or of_content(frame, verb)


def _is_deed(frame: Frame, verb: Token) -> bool:
    """True for "continued to spread “lies”", "maintained order, “a pillar of the state”": nothing is said."""
    objects = frame.sentence.children(verb, "dobj", "xcomp")
    return verb.lemma in frame.cues("deed") and any(t.index not in frame.quoted for t in objects)


def _says(frame: Frame, verb: Token, kinds: set[SourceKind]) -> bool:
    """True where `verb` takes a clause or a quotation as what its subject says."""
    if verb.lemma in ("put", "have", "see") and is_as_clause(frame, verb):
        return True
    if verb.lemma == "ask" and _asks_whether(frame, verb):
        return False
    if verb.lemma == "go":  # "…, the minister went on"
        on = any(t.lower == "on" for t in frame.sentence.children(verb, "prt", "prep", "advmod"))
        return on and not is_as_clause(frame, verb)  # "as the night goes on"
    if verb.lemma == "read":  # "the notice on the door read: “…”"
        return bool(kinds & {"document", "data"}) and _is_outside_quotes(frame, verb)
    if verb.lemma == "see" and any(t.lower == "as" for t in frame.sentence.children(verb, "prep")):
        return False  # "each sees the others as “a threat”"
    if verb.lemma == "see" and not kinds & {"organisation", "media"}:
        return False  # "the poll saw long queues"
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
        and not (verb.lemma == "hold" and c.pos not in ("VERB", "AUX"))  # "held him responsible"
    ]
    clause = clause or _before_semicolon(frame, verb)
    clause = _after_another(frame, verb, clause) or _of_what(frame, verb) or clause
    if not clause and verb.lemma == "say":  # "said hailstones the size of eggs had fallen": a noun misread
        clause = [
            c
            for c in sentence.children(verb, "xcomp")
            if sentence.children(c, "ccomp") and c.tag in ("VBZ", "NNS")
        ]
    if not clause and verb.lemma in frame.cues("tell"):
        clause = [c for c in sentence.children(verb, "advcl") if _has_no_mark(sentence, c)]
    if not clause and verb.lemma in frame.cues("tell"):  # "told the jury he had slept": no jury that he slept
        told = sentence.children(verb, "dobj")
        clause = [c for t in told for c in sentence.children(t, "relcl") if _has_its_subject(frame, c, t)]
    clause = (
        _with_that(frame, verb, clause) or clause or _that_clause(frame, verb) or _second_subject(frame, verb)
    )
    if not clause:
        return set()
    content = frame.indexes(clause[0]) - own_aside(frame, clause[0])
    content -= own_concession(frame, clause[0], verb) | own_present(frame, clause[0], verb)
    return content | _misplaced(frame, verb, clause[0]) | _adverbial(frame, verb, clause[0], heads)


def _before_semicolon(frame: Frame, verb: Token) -> list[Token]:
    """What "Hale said the dam was safe; it held" says, hung on the verb after the semicolon."""
    parted = [c for c in frame.sentence.children(verb, "ccomp") if _is_parted(frame, c, verb)]
    below = [t for c in parted for t in frame.sentence.children(c, "ccomp") if t.index > verb.index]
    return [t for t in below if not _is_parted(frame, t, verb)][:1]


def _after_another(frame: Frame, verb: Token, clauses: list[Token]) -> list[Token]:
    """Of two clauses the one after `verb`: "While he knew it was late, Hale said he had to go"."""
    after = [c for c in clauses if c.index > verb.index]
    quoted = any(c.index in frame.quoted for c in clauses)
    following = frame.sentence.tokens[verb.index + 1 : verb.index + 2]
    follows = any(t.pos != "PUNCT" for t in following)
    return after if len(clauses) > len(after) > 0 and follows and not quoted else []


def _of_what(frame: Frame, verb: Token) -> list[Token]:
    """The last clause of "What Hale said was that the bridge had rusted"."""
    be = frame.sentence.head(verb)
    what = any(t.lower == "what" for t in frame.sentence.children(verb, "dobj"))
    return frame.sentence.children(be, "ccomp") if verb.dep == "csubj" and what and be.lemma == "be" else []


def _second_subject(frame: Frame, verb: Token) -> list[Token]:
    """What "Moss, a diver, said boats expected to sail had sunk" says, misread as a second subject."""
    subjects = frame.sentence.children(verb, "nsubj")
    after = [t for t in subjects if t.index > verb.index and frame.sentence.children(t, "acl")]
    return after if len(subjects) > len(after) and verb.lemma in frame.cues("utter") else []


def _with_that(frame: Frame, verb: Token, clauses: list[Token]) -> list[Token]:
    """Of two clauses the one that "that" joins: "It agrees: the study found that the sea rose"."""
    after = [c for c in clauses if c.index > verb.index]
    that = [c for c in after if any(t.lower == "that" for t in frame.sentence.children(c, "mark"))]
    return that if len(clauses) > 1 and frame.sentence.tokens[verb.index + 1].lower == "that" else []


def _adverbial(frame: Frame, verb: Token, clause: Token, speakers: set[int]) -> set[int]:
    """What the parser hung on the cue and belongs to the clause: its circumstance, or its condition.

    "The boy fell while picking fruit, the agency reported"; "said it would pay if the deal is off".
    """
    sentence = frame.sentence
    last = max(frame.indexes(clause))
    end = min((i for i in (*speakers, verb.index) if i > last), default=last)
    found: set[int] = set()
    for below in sentence.children(verb, "advcl", "prep"):
        words = frame.indexes(below)
        marks = {t.lower for t in sentence.children(below, "mark")}
        before_cue = clause.index < verb.index and last < min(words) and max(words) < end
        condition = verb.index < clause.index and min(words) == last + 1 and marks & {"if", "unless"}
        if (before_cue and sentence.tokens[min(words) - 1].text != ",") or condition:
            found |= words
    return found


def _has_its_subject(frame: Frame, clause: Token, noun: Token) -> bool:
    """True for a clause right after `noun` that begins with its own subject, not with "who" or "that".

    Such a clause may be what the noun stands in ("the house he bought"), unless it is an audience.
    """
    first = frame.sentence.subtree(clause)[0]
    subjects = frame.sentence.children(clause, "nsubj", "nsubjpass")
    own = bool(subjects) and first.index <= subjects[0].index and subjects[0].tag not in ("WP", "WDT")
    objects = frame.sentence.children(clause, "dobj", "attr", "acomp", "prep", "advmod", "npadvmod")
    hears = noun.lemma in frame.lexicon.list("sources", "audience")
    follows = first.index == noun.index + 1 and first.tag not in ("WDT", "WP", "WP$")
    return own and follows and (hears or bool(objects))


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
    return any(t.text == ";" and t.index not in frame.quoted for t in between)


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
        and any(m.lower == "that" and _joins(sentence, t, m) for m in sentence.children(t))
        and (
            sentence.head(t).lemma not in frame.cues("say") | frame.cues("holders") | frame.cues("noun")
            or sentence.tokens[sentence.subtree(t)[0].index - 1].text == ","
            or _is_said_in(sentence, sentence.head(t), verb)
        )
        and sentence.head(t).tag in ("VBN", "NN", "NNS", "NNP")
    ]
    return found[:1] if verb.lemma in frame.cues("utter") and not _is_deed(frame, verb) else []


def _joins(sentence: ParsedSentence, clause: Token, that: Token) -> bool:
    """True for "that" as a conjunction, also before a passive that a parser makes a relative clause."""
    return that.dep == "mark" or (
        bool(sentence.children(clause, "auxpass")) and is_mark(sentence, clause, that)
    )


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
        done = verb.lemma in frame.cues("deed") and not having  # "continued calling"
        if verb.lemma in frame.cues("act") or (below.tag == "VBG" and not done) or having:
            content |= frame.indexes(below)
    for to in sentence.children(verb, "prep"):  # "confessed to encouraging it"
        if to.lower == "to" and verb.lemma in frame.cues("utter"):
            for below in sentence.children(to, "pcomp"):
                content |= frame.indexes(below)
    return content


def _has_no_mark(sentence: ParsedSentence, clause: Token) -> bool:
    """True for the clause of "told the paper, on condition of anonymity, that …", read as an adverbial."""
    has_subject = bool(sentence.children(clause, "nsubj", "nsubjpass"))
    if any(t.tag == "WRB" for t in sentence.children(clause, "advmod")):
        return False  # "a siren warns ships when it is dark"
    return has_subject and not sentence.children(clause, "mark") and clause.tag not in ("VBG", "TO")


def is_they(speakers: tuple[SourcePhrase, ...]) -> bool:
    """True for a speaker who is only "they", "he" or "she": a witness, if one was named before."""
    return any(s.is_pronoun and s.head.lower in ("they", "he", "she") for s in speakers)


def _misplaced(frame: Frame, verb: Token, clause: Token) -> set[int]:
    """The verb of the content that the parser joined to the cue, though nothing joins them."""
    joined = [t for t in frame.sentence.children(verb, "conj") if t.index > clause.index]
    if joined and _goes_on(frame, clause, joined[0]):
        return frame.indexes(joined[0])
    words = set(range(clause.index, joined[0].index)) if joined else set()
    if any(
        t.index in words and ((t.dep == "cc" and t.head == verb.index) or t.text == ",")
        for t in frame.sentence.tokens
    ):
        return set()
    return frame.indexes(joined[0]) if joined else set()


def _goes_on(frame: Frame, clause: Token, joined: Token) -> bool:
    """True for "but the wall had held" in "Renn said the roof had leaked but the wall had held".

    With a subject of its own, no comma before it and no word of speech, it is what is said.
    """
    first = frame.sentence.subtree(joined)[0]
    before = frame.sentence.tokens[max(0, first.index - 2) : first.index]
    joins = (
        len(before) == 2 and before[1].lower in ("and", "but") and before[0].text not in (",", ";", "—", "–")
    )
    subject = frame.sentence.children(joined, "nsubj", "nsubjpass", "expl")
    speaks = any(joined.lemma in frame.cues(key) for key in ("say", "noun", "utter"))
    is_past = clause.tag != "VBZ" or joined.tag in ("VBZ", "VBP")
    return joins and bool(subject) and first in frame.sentence.subtree(subject[0]) and not speaks and is_past


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
    if verb.lemma in frame.cues("tell"):  # "as the paper tells its readers", not "as they tell their stories"
        told = [t for t in told if t.dep != "dobj" or t.lemma in frame.cues("told")]
    if is_as and (told or head.lemma in frame.lexicon.list("stances", "deny")):
        return set()  # "as rebels continue to advance"; "denied the theft, as the club alleges"
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


def is_mark(sentence: ParsedSentence, clause: Token, that: Token) -> bool:
    """True for "that" as a conjunction, also where the parser is wrong: "that it would not hold"."""
    if that.lower != "that" or that.dep == "mark" or clause.dep == "acl":
        return that.lower == "that"
    if that.dep == "dobj" and sentence.children(clause, "auxpass") and sentence.children(clause, "nsubjpass"):
        return True  # a passive takes no object: "that a man had been held"
    would = any(t.lower in ("would", "will") for t in sentence.children(clause, "aux"))
    return that.dep == "dobj" and would and bool(sentence.children(clause, "nsubj"))
