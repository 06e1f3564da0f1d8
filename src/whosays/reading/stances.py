"""How a statement is meant: asserted, hedged, denied, not confirmed, predicted, withdrawn.

A cue may say it ("denied that", "has not confirmed", "retracted its claim"), or the statement itself
("allegedly", "is believed to", "will", "is untrue"). Negation counts only in the scope of the verb that
it stands with: "did not deny" denies nothing.
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Stance, StanceKind
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.propositions import Clause, is_negated, tense

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
    return (
        _not_confirming(sentence, verb, lexicon, negated=negated)
        or _not_speaking(sentence, verb, lexicon, negated=negated)
        or _taking_back(sentence, verb, lexicon, negated=negated)
        or _ruling_out(sentence, verb, negated=negated)
        or _doubting(sentence, verb, lexicon, negated=negated)
        or _NOTHING
    )


def _not_confirming(
    sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, negated: bool
) -> Meant | None:
    if _is_neither(sentence, verb, lexicon):
        return "cannot-confirm", "not-confirmed"
    if verb.lemma not in lexicon.list("stances", "confirm"):
        return None
    governing = sentence.head(verb) if verb.dep == "xcomp" else None
    could = any(t.lower in ("could", "can") for t in sentence.children(verb, "aux"))
    if (governing and governing.lemma == "unable") or (could and negated):
        return "cannot-confirm", "could-not-verify"
    if negated or (governing and governing.lemma in lexicon.list("stances", "decline")):
        return "cannot-confirm", "not-confirmed"
    return None


def _is_neither(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for both verbs of "would neither confirm nor deny"."""
    if verb.lemma not in lexicon.list("stances", "confirm") | {"deny"}:
        return False
    heads = (verb, sentence.head(verb)) if verb.dep == "conj" else (verb,)
    return any(t.lower == "neither" for head in heads for t in sentence.children(head))


def _not_speaking(sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, negated: bool) -> Meant | None:
    if verb.lemma in lexicon.list("stances", "decline"):
        below = sentence.children(verb, "xcomp")
        named = bool(below) and below[0].lemma in ("name", "identify", "quote")
        if named and sentence.children(below[0], "auxpass"):
            return None  # "declined to be named"
        speaks = bool(below) and below[0].lemma in lexicon.list("stances", "speaking")
        speaks = speaks or any(t.lemma == "comment" for t in sentence.children(verb, "dobj"))
        return ("cannot-confirm", "declined-to-comment") if speaks else None
    governing = sentence.head(verb)
    refuses = governing.lemma in lexicon.list("stances", "decline") - {"fail"} and not sentence.children(
        verb, "auxpass"
    )
    if verb.dep == "xcomp" and refuses and verb.lemma in lexicon.list("stances", "speaking"):
        return "cannot-confirm", "declined-to-comment"
    unable = verb.dep == "xcomp" and governing.lemma == "unable"
    if not negated and not unable:
        return None
    details = ("detail", "explanation", "reason", "information", "comment")
    gives = verb.lemma in ("give", "provide", "offer", "disclose", "release")
    if gives and any(t.lemma in details for t in sentence.children(verb, "dobj")):
        return "cannot-confirm", "declined-to-comment"
    calls = ("call", "message", "email", "request")
    returned = verb.lemma == "return" and any(t.lemma in calls for t in sentence.children(verb, "dobj"))
    if returned or verb.lemma in ("respond", "reply", "answer"):
        return "cannot-confirm", "no-reply"
    if verb.lemma == "comment":
        return "cannot-confirm", "declined-to-comment"
    if verb.lemma in lexicon.list("stances", "speaking") and _is_question(sentence, verb):
        return "cannot-confirm", "declined-to-comment"
    return None


def _is_question(sentence: ParsedSentence, verb: Token) -> bool:
    """True where what is not said is a question: "would not say how many"."""
    clauses = sentence.children(verb, "ccomp", "dobj")
    clauses += [
        t for t in sentence.children(verb, "advcl") if t.index < verb.index
    ]  # "Whether it is, X could not say"
    asks = {"how", "whether", "what", "who", "why", "where", "when", "which", "if"}
    return any(sentence.subtree(c)[0].lower in asks for c in clauses)


def _ruling_out(sentence: ParsedSentence, verb: Token, *, negated: bool) -> Meant | None:
    """ "Ruled out arson" says that it was none, "has not ruled out arson" that it may have been."""
    if verb.lemma != "rule" or not any(t.lower == "out" for t in sentence.children(verb, "prt")):
        return None
    return ("hedges", None) if negated else ("denies", None)


def _taking_back(sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, negated: bool) -> Meant | None:
    if negated:
        return None
    if verb.lemma in lexicon.list("stances", "withdraw") and has_statement(sentence, verb, lexicon):
        return "withdrawn", None
    back = verb.lemma == "take" and any(t.lower == "back" for t in sentence.children(verb, "prt", "advmod"))
    if back and has_statement(sentence, verb, lexicon):
        return "withdrawn", None
    if verb.lemma in lexicon.list("stances", "deny") and _is_denied(sentence, verb, lexicon):
        return "denies", None
    if _calls_untrue(sentence, verb, lexicon):
        return ("denies", None) if has_statement(sentence, verb, lexicon) else None
    return None


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
    if seems or verb.lemma in lexicon.list("stances", "doubt"):
        return "hedges", None
    ahead = [t for t in sentence.children(verb, "xcomp", "ccomp") if t.index > verb.index]
    infinitive = any(a.lower == "to" for t in ahead for a in sentence.children(t, "aux"))
    if infinitive and verb.lemma in lexicon.list("stances", "commit"):
        return "predicts", None
    forecasts = lexicon.list("stances", "predict") - {"project"} | lexicon.list("stances", "commit")
    if verb.lemma in forecasts and sentence.children(verb, "dobj") and not sentence.children(verb, "ccomp"):
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
    if verb.lemma == "deny" or not objects:
        refused = lexicon.list("stances", "refusable") - {"plan"}
        return not any(o.lemma in refused for o in objects)
    nouns = [t.lemma for o in objects for t in sentence.subtree(o)]
    if any(o.lower in ("this", "that", "it") and o.tag != "WDT" for o in objects):
        return True
    return any(n in lexicon.list("stances", "deniable") for n in nouns)


# --------------------------------------------------------------------------------- of a statement


def stance_of(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon, *, is_attributed: bool) -> Meant:
    """The stance of `clause` by its own words; (asserts, None) where nothing marks it."""
    head = clause.head
    unconfirmed = _unconfirmed(sentence, head, lexicon)
    if unconfirmed:
        return unconfirmed
    if stance_of_cue(sentence, head, lexicon)[0] == "withdrawn":
        return "withdrawn", None
    if _is_earlier_version(sentence, head):
        return "withdrawn", None
    if is_attributed and _does_not_tell(sentence, head):
        return "cannot-confirm", "not-confirmed"
    if is_attributed and _does_not_accord(sentence, head):
        return "denies", None
    if is_attributed and _is_called_untrue(sentence, head, lexicon):
        return "denies", None
    if _is_hedged(sentence, clause, lexicon):
        return "hedges", None
    if _is_predicted(sentence, head, lexicon, is_attributed=is_attributed):
        return "predicts", None
    return "asserts", None


def _unconfirmed(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> Meant | None:
    """ "Could not be independently verified", "could not be reached": by nobody who is named."""
    if head.lemma == "be":  # "it was not possible to verify"
        able = sentence.children(head, "acomp")
        verifies = [
            *sentence.children(head, "xcomp"),
            *(x for t in able for x in sentence.children(t, "xcomp")),
        ]
        no = bool(sentence.children(head, "neg"))
        cannot = any(t.lower == "impossible" or (no and t.lower in ("possible", "able")) for t in able)
        if cannot and any(t.lemma in lexicon.list("stances", "confirm") for t in verifies):
            return "cannot-confirm", "could-not-verify"
    for noun in sentence.children(head, "attr") if head.lemma == "be" else ():
        no = any(t.lower == "no" for t in sentence.children(noun))
        if no and noun.lemma in ("confirmation", "verification") and sentence.children(head, "expl"):
            return "cannot-confirm", "not-confirmed"
    if not sentence.children(head, "auxpass") or not sentence.children(head, "neg"):
        return None
    could = any(t.lower == "could" for t in sentence.children(head, "aux"))
    if head.lemma in lexicon.list("stances", "confirm"):
        return "cannot-confirm", "could-not-verify" if could else "not-confirmed"
    return ("cannot-confirm", "no-reply") if could and head.lemma in ("reach", "contact") else None


def _is_earlier_version(sentence: ParsedSentence, head: Token) -> bool:
    """ "An earlier version of this article said …": the writer takes it back."""
    for subject in sentence.children(head, "nsubj", "nsubjpass"):
        words = {t.lower for t in sentence.subtree(subject)}
        if "version" in words and words & {"earlier", "previous", "original", "prior"}:
            return True
    return False


def _does_not_tell(sentence: ParsedSentence, head: Token) -> bool:
    """ "I can't tell you whether …", "we cannot say how many …"."""
    can = any(t.lower in ("can", "ca", "could", "cannot") for t in sentence.children(head, "aux"))
    tells = head.lemma in ("tell", "say", "confirm", "comment", "speculate", "verify")
    not_so = sentence.children(head, "neg") or any(t.lower == "neither" for t in sentence.children(head))
    if not (can and tells and not_so):
        return False
    return head.lemma not in ("tell", "say") or _is_question(sentence, head)


def _does_not_accord(sentence: ParsedSentence, head: Token) -> bool:
    """ "Does not accord with the facts", "does not correspond to reality"."""
    against = [n.lemma for p in sentence.children(head, "prep") for n in sentence.children(p, "pobj")]
    accords = head.lemma in ("accord", "correspond", "conform", "square", "tally", "match")
    return accords and is_negated(sentence, head) and bool({"fact", "reality", "truth"} & set(against))


def _is_called_untrue(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "That is untrue", "the story was not true", "there is no truth in it": said of what was said."""
    if head.lemma != "be":
        return False
    subjects = sentence.children(head, "nsubj", "expl")
    of_what_was_said = any(
        s.lemma in lexicon.list("stances", "deniable") or s.pos == "PRON" or s.dep == "expl" for s in subjects
    )
    complements = sentence.children(head, "acomp", "attr")
    untrue = any(c.lemma in lexicon.list("stances", "untrue") for c in complements)
    no_truth = any(c.lemma in ("true", "truth", "basis", "substance") for c in complements)
    return of_what_was_said and (untrue or (no_truth and is_negated(sentence, head)))


def _is_hedged(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon) -> bool:
    head = clause.head
    if any(t.lower in lexicon.list("hedges", "adverbs") for t in clause.tokens):
        return True
    if head.lemma == "be" and sentence.children(head, "expl"):  # "there were reports that …", "of …"
        rumours = ("rumour", "rumor", "report", "speculation", "suggestion", "claim")
        nouns = [t for t in sentence.children(head, "attr", "nsubj") if t.lemma in rumours]
        told = [c for t in nouns for c in sentence.children(t, "acl", "ccomp", "relcl", "prep")]
        if told and not is_negated(sentence, head):
            return True
    rumoured = sentence.children(head, "nsubj", "nsubjpass")
    if any(t.lemma in ("rumour", "rumor") for t in rumoured) and not is_negated(sentence, head):
        return True  # "rumour has it that …"
    if head.lemma == "suggest" and sentence.children(head, "ccomp"):
        return True  # "initial indications suggest that …"
    if head.lemma == "look" and any(
        t.lower in ("like", "as") for c in sentence.children(head, "advcl") for t in sentence.children(c)
    ):
        return True  # "looked as if it would sink"; what "looked like a shed" is only compared
    if head.lemma in lexicon.list("hedges", "weak") and sentence.children(head, "xcomp", "oprd", "ccomp"):
        return True
    modals = [t.lower for t in sentence.children(head, "aux") if t.lower in lexicon.list("hedges", "modals")]
    perceived = head.lemma in ("see", "hear", "smell", "feel")
    if modals and not (perceived and modals == ["could"]):
        return True
    is_passive = head.tag == "VBN" and bool(sentence.children(head, "auxpass", "nsubjpass"))
    return (
        is_passive
        and head.lemma in lexicon.list("hedges", "passive")
        and not sentence.children(head, "agent")
    )


def _is_ahead(sentence: ParsedSentence, head: Token) -> bool:
    """True where an adverbial of the verb itself says tomorrow, or next week."""
    times = sentence.children(head, "npadvmod", "advmod")
    return any(
        t.lower == "tomorrow"
        or (t.entity == "DATE" and any(c.lower == "next" for c in sentence.children(t, "amod", "det")))
        for t in times
    )


def _is_would(helper: Token, head: Token) -> bool:
    """True for "would" and its short form, which may be "had", too."""
    return helper.lower == "would" or (helper.lower in ("'d", "’d") and head.tag == "VB")


def _is_predicted(sentence: ParsedSentence, head: Token, lexicon: Lexicon, *, is_attributed: bool) -> bool:
    if tense(sentence, head) == "future":
        return True
    helpers = sentence.children(head, "aux", "auxpass")
    if tense(sentence, head) == "present" and not helpers and _is_ahead(sentence, head):
        return True  # "the festival opens tomorrow"
    if is_attributed and any(_is_would(t, head) for t in helpers):
        return not any(t.lemma == "have" for t in helpers)
    planned = lexicon.list("stances", "planned")
    if head.lemma == "be":  # "is to rule", "is due to reopen"
        due = [t for t in sentence.children(head, "acomp") if t.lemma in planned]
        ahead = [*sentence.children(head, "xcomp"), *(x for t in due for x in sentence.children(t, "xcomp"))]
        return any(t.lower == "to" for x in ahead for t in sentence.children(x, "aux"))
    if head.lemma in lexicon.list("stances", "predict") and sentence.children(head, "auxpass"):
        return True
    return head.lemma in planned and bool(sentence.children(head, "xcomp"))
