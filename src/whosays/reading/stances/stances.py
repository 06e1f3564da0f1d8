"""How a statement is meant: asserted, hedged, denied, not confirmed, predicted, withdrawn.

A cue may say it ("denied that", "has not confirmed", "retracted its claim"), or the statement itself
("allegedly", "is believed to", "will", "is untrue"). Negation counts only in the scope of the verb that
it stands with: "did not deny" denies nothing.
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Stance, StanceKind
from whosays.reading.clauses.propositions import Clause, is_negated
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.stances.hedges import is_hedged
from whosays.reading.stances.predictions import is_predicted
from whosays.reading.stances.refusals import not_confirming, not_speaking
from whosays.reading.stances.unknowns import unknown

_EARLIER = frozenset(["earlier", "previous", "original", "prior"])
_TEXTS = frozenset(["this", "our", "article", "story", "report", "post", "headline", "caption", "column"])
_PERSONS = frozenset(["i", "you", "he", "she", "we", "they"])

Meant = tuple[Stance | None, StanceKind | None]
_NOTHING: Meant = (None, None)


# -------------------------------------------------------------------------------------- of a cue


def stance_of_cue(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> Meant:
    """What the cue itself says of its content: denied, not confirmed, withdrawn; else nothing."""
    negated = bool(sentence.children(verb, "neg")) or any(
        t.lower in ("neither", "no", "none", "nobody")
        for subject in sentence.children(verb, "nsubj")
        for t in (subject, *sentence.children(subject, "det", "cc", "preconj"))
    )
    kind = not_confirming(sentence, verb, lexicon, negated=negated)
    if kind := kind or not_speaking(sentence, verb, lexicon, negated=negated):
        return "cannot-confirm", kind
    return (
        _taking_back(sentence, verb, lexicon, negated=negated)
        or _ruling_out(sentence, verb, negated=negated)
        or _doubting(sentence, verb, lexicon, negated=negated)
        or _NOTHING
    )


def _ruling_out(sentence: ParsedSentence, verb: Token, *, negated: bool) -> Meant | None:
    """ "Ruled out arson" says it was none, "has not ruled out arson" and "declined to" that it may be."""
    if verb.lemma != "rule" or not any(t.lower == "out" for t in sentence.children(verb, "prt")):
        return None
    above = sentence.head(verb).lemma if verb.dep == "xcomp" else ""
    return ("hedges", None) if negated or above in ("refuse", "decline") else ("denies", None)


def _taking_back(sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, negated: bool) -> Meant | None:
    if negated:
        return None
    if verb.lemma in lexicon.list("stances", "withdraw") and has_statement(sentence, verb, lexicon):
        return None if _is_only_sorry(sentence, verb, lexicon) else ("withdrawn", None)
    back = verb.lemma == "take" and any(t.lower == "back" for t in sentence.children(verb, "prt", "advmod"))
    if back and has_statement(sentence, verb, lexicon):
        return "withdrawn", None
    if verb.lemma in lexicon.list("stances", "deny") and _is_denied(sentence, verb, lexicon):
        return "denies", None
    if _calls_untrue(sentence, verb, lexicon):
        return ("denies", None) if has_statement(sentence, verb, lexicon) else None
    return None


def _is_only_sorry(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for "apologised for his role", which takes nothing back."""
    nouns = [n for p in sentence.children(verb, "prep") for n in sentence.children(p, "pobj")]
    regretted = lexicon.list("stances", "regretted")
    return verb.lemma.startswith("apologi") and any(n.lemma in regretted for n in nouns)


def _calls_untrue(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for "called it baseless", "described the report as false", "branded it “fake news”"."""
    if verb.lemma not in (
        "call",
        "describe",
        "brand",
        "label",
        "dub",
        "term",
        "deem",
        "decry",
        "slam",
        "condemn",
        "denounce",
    ):
        return False
    words = sentence.children(verb, "oprd", "acomp", "ccomp") + sentence.children(verb, "dobj")[1:]
    words += [t for p in sentence.children(verb, "prep") if p.lower == "as" for t in sentence.children(p)]
    return any(
        t.lemma in lexicon.list("stances", "untrue") or t.lower in lexicon.list("stances", "untrue")
        for w in words
        for t in sentence.subtree(w)
    )


def _doubting(sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, negated: bool) -> Meant | None:
    """ "Investigators believe", "the data suggest": held back; "vowed to": said of what is to come."""
    if negated:
        return None
    seems = verb.dep == "xcomp" and sentence.head(verb).lemma in lexicon.list("hedges", "weak")
    proposes = verb.lemma == "suggest" and any(
        t.tag == "VB" and not sentence.children(t, "aux") for t in sentence.children(verb, "ccomp")
    )  # "suggested that they leave"
    if seems or (verb.lemma in lexicon.list("stances", "doubt") and not proposes):
        return "hedges", None
    ahead = [t for t in sentence.children(verb, "xcomp", "ccomp") if t.index > verb.index]
    infinitive = any(a.lower == "to" for t in ahead for a in sentence.children(t, "aux"))
    if infinitive and verb.lemma in lexicon.list("stances", "commit"):
        return "predicts", None
    forecasts = lexicon.list("stances", "predict") - {"project"} | lexicon.list("stances", "commit")
    objects = sentence.children(verb, "dobj")
    if verb.lemma in ("threaten", "swear", "undertake"):  # "threatened a strike", not "threatened the clerk"
        objects = [
            t for t in objects if verb.lemma == "threaten" and t.lemma in lexicon.list("stances", "threat")
        ]
    if verb.lemma in forecasts and objects and not sentence.children(verb, "ccomp"):
        return "predicts", None
    return None


def has_statement(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True where the verb's object is a report, a claim, a story: something that was said."""
    nouns = sentence.children(verb, "dobj", "nsubjpass")
    for prep in sentence.children(verb, "prep"):
        if prep.lower == "for":  # "apologised for its report"
            nouns += sentence.children(prep, "pobj")
    for inner in sentence.children(verb, "oprd", "ccomp"):  # "called the reports baseless"
        nouns += sentence.children(inner, "nsubj")
    return any(n.lemma in lexicon.list("stances", "deniable") for n in nouns)


def _is_denied(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    objects = sentence.children(verb, "dobj", "nsubjpass")
    as_what = [p for p in sentence.children(verb, "prep") if p.lower == "as"]
    if not objects and as_what and verb.lemma != "deny":  # "dismissed as “hot air” the call for a vote"
        said = lexicon.list("stances", "deniable") | lexicon.list("stances", "untrue")
        return any(t.lemma in said for p in as_what for t in sentence.subtree(p))
    # "denied them a permit", "was denied a permit"
    refused = sentence.children(verb, "dative") or len(objects) > 1
    if refused or _is_struck_out(sentence, verb, objects, lexicon):
        return False
    if verb.lemma == "deny" or not objects:
        refusable = lexicon.list("stances", "refusable") - {"plan"}
        return not any(o.lemma in refusable for o in objects)
    nouns = [t.lemma for o in objects for t in sentence.subtree(o)]
    if any(o.lower in ("this", "that", "it") and o.tag != "WDT" for o in objects):
        return bool(as_what) or verb.lemma not in ("reject", "dismiss", "rebuff", "contest")
    return any(n in lexicon.list("stances", "deniable") for n in nouns)


def _is_struck_out(sentence: ParsedSentence, verb: Token, objects: list[Token], lexicon: Lexicon) -> bool:
    """ "The judge dismissed the charges": a ruling."""
    agents = [n for by in sentence.children(verb, "agent") for n in sentence.children(by, "pobj")]
    bench = [*sentence.children(verb, "nsubj"), *agents]
    ruling = any(t.lemma in lexicon.list("stances", "bench") for t in bench)
    return ruling and any(o.lemma in lexicon.list("stances", "struck_out") for o in objects)


# --------------------------------------------------------------------------------- of a statement


def stance_of(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon, *, is_attributed: bool) -> Meant:
    """The stance of `clause` by its own words; (asserts, None) where nothing marks it."""
    head = clause.head
    if open_matter := unknown(sentence, head, lexicon, is_attributed=is_attributed):
        return open_matter
    if stance_of_cue(sentence, head, lexicon)[0] == "withdrawn":
        return "withdrawn", None
    if _is_earlier_version(sentence, head, lexicon):
        return "withdrawn", None
    if is_attributed and _does_not_accord(sentence, head):
        return "denies", None
    if is_attributed and _is_called_untrue(sentence, head, lexicon):
        return "denies", None
    if is_attributed and _is_disowned(sentence, head, lexicon):
        return "denies", None
    if is_hedged(sentence, clause, lexicon, is_attributed=is_attributed):
        return "hedges", None
    if is_predicted(sentence, head, lexicon, is_attributed=is_attributed):
        return "predicts", None
    return "asserts", None


def _is_earlier_version(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "An earlier version of this article said …": the writer takes it back.

    Not "the original and a new version were removed": versions of other things.
    """
    for subject in sentence.children(head, "nsubj", "nsubjpass"):
        earlier = any(t.lower in _EARLIER for t in sentence.children(subject, "amod", "compound", "nmod"))
        words = {t.lower for t in sentence.subtree(subject)}
        own = bool(words & _TEXTS) or head.lemma in lexicon.list("cues", "say")
        if subject.lower == "version" and earlier and own:
            return True
    return False


def _does_not_accord(sentence: ParsedSentence, head: Token) -> bool:
    """ "Does not accord with the facts", "does not correspond to reality"."""
    against = [n.lemma for p in sentence.children(head, "prep") for n in sentence.children(p, "pobj")]
    accords = head.lemma in ("accord", "correspond", "conform", "square", "tally", "match")
    return accords and is_negated(sentence, head) and bool({"fact", "reality", "truth"} & set(against))


def _is_disowned(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "Was not involved", "had no part in it", "is not the author", "the situation does not exist"."""
    if head.lemma == "exist":
        told_of = [s.lemma in lexicon.list("events", "anaphora") for s in sentence.children(head, "nsubj")]
        return any(told_of) and bool(sentence.children(head, "neg"))
    if not is_negated(sentence, head):
        return False
    if head.lemma == "have":
        return any(n.lemma in lexicon.list("stances", "part") for n in sentence.children(head, "dobj"))
    words = sentence.children(head, "acomp", "attr") if head.lemma == "be" else []
    if sentence.children(head, "auxpass"):  # "was not believed to be involved"
        words += [head, *sentence.children(head, "xcomp")]
    return any({w.lemma, w.lower} & lexicon.list("stances", "owned") for w in words)


def _is_called_untrue(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "That is untrue", "the story was not true", "there is no truth in it": said of what was said."""
    if head.lemma != "be":
        return False
    subjects = sentence.children(head, "nsubj", "expl")
    complements = sentence.children(head, "acomp", "attr")
    judged = any(c.lemma in lexicon.list("stances", "unwise") for c in complements)
    clauses = [x for t in (head, *complements) for x in sentence.children(t, "xcomp", "ccomp", "csubj")]
    if judged and (clauses or any(s.lower in _PERSONS for s in subjects)):
        return False  # "you are wrong", "it is wrong to hit a dog"
    of_what_was_said = any(
        s.lemma in lexicon.list("stances", "deniable") or s.pos == "PRON" or s.dep == "expl" for s in subjects
    )
    there = any(s.lower == "there" for s in subjects)  # "there has been speculation" calls nothing untrue
    untrue = not there and any(c.lemma in lexicon.list("stances", "untrue") for c in complements)
    no_truth = any(c.lemma in ("true", "truth", "basis", "substance") for c in complements)
    return of_what_was_said and (untrue or (no_truth and is_negated(sentence, head)))
