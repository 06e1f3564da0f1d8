"""Contents without a clause: "confirmed the death", "put the toll at nine", "spoke of a second leak"."""

from __future__ import annotations

import re

from whosays.model import SourceKind
from whosays.reading.attribution.frames import Frame
from whosays.reading.attribution.scopes import own_aside
from whosays.reading.parsing import Token
from whosays.reading.stances.stances import has_statement

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


def noun_content(frame: Frame, verb: Token, kinds: set[SourceKind]) -> set[int]:
    """What is credited where it is a noun phrase: "confirmed the death", "put the toll at nine"."""
    sentence = frame.sentence
    if puts_a_figure(frame, verb) or puts_down(frame, verb):
        return {i for t in sentence.children(verb, "dobj", "prep", "prt") for i in frame.indexes(t)}
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
        return {i for t in sentence.children(verb, "dobj", "xcomp") for i in frame.indexes(t)}
    shows = verb.lemma in frame.cues("show") and (bool(kinds & {"data", "document"}) or reports)
    if not (shows or verb.lemma in frame.cues("noun")) or not _governs_statement(frame, verb):
        return set()
    content: set[int] = set()
    if verb.lemma == "prove" and not sentence.children(verb, "dobj"):
        return content  # "the test proved negative"
    noun = sentence.head(verb)
    denied = noun.lemma in frame.lexicon.list("stances", "deniable")
    if denied and verb.dep == "relcl" and verb.lemma in frame.lexicon.list("stances", "deny"):
        return frame.indexes(noun) - frame.indexes(verb)  # "a claim his lawyer disputes"
    for below in sentence.children(verb, "dobj", "oprd"):
        content |= frame.indexes(below) - own_aside(frame, below)
    if content:
        for prep in sentence.children(verb, "prep"):
            blamed = prep.lower == "on" and verb.lemma == "blame"
            if blamed or prep.lower in ("of", "as", "for", "over") or (shows and prep.index > verb.index):
                content |= frame.indexes(prep)
    elif verb.lemma in frame.lexicon.list("stances", "deny"):  # "dismissed as “invention” a report of …"
        content = {i for t in sentence.children(verb, "prep") if t.lower == "as" for i in frame.indexes(t)}
    return content


def puts_down(frame: Frame, verb: Token) -> bool:
    """True for "attributed the crash to ice", "put the fire down to a heater": a cause is given."""
    sentence = frame.sentence
    down = [t for t in sentence.children(verb, "prt", "advmod", "prep") if t.lower == "down"]
    heads = [verb] if verb.lemma in ("attribute", "ascribe") else down if verb.lemma == "put" else []
    to = any(p.lower == "to" for head in heads for p in sentence.children(head, "prep", "dative"))
    return to and bool(sentence.children(verb, "dobj"))


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
    """True for "put the number of dead at nine", "gave the toll as nine", "puts the party at 24 per cent"."""
    counted = frame.sentence.children(verb, "dobj")
    gives = verb.lemma == "give" and any(t.lemma in frame.cues("figure") for t in counted)
    if not counted or not (gives or verb.lemma in ("put", "set", "estimate", "value", "price")):
        return False
    by = ("as", "at") if gives else ("at", "on") if verb.lemma == "put" else ("at",)
    nouns = [
        n
        for head in (verb, *counted)
        for p in frame.sentence.children(head, "prep")
        if p.lower in by
        for n in frame.sentence.children(p, "pobj")
    ]
    return any(t.pos == "NUM" for n in nouns for t in frame.sentence.subtree(n))


def of_content(frame: Frame, verb: Token) -> set[int]:
    """What is spoken of: "spoke of a second leak", "warned of floods", "stands by its account"."""
    sentence = frame.sentence
    told = verb.lemma in frame.cues("tell")  # "told her of a crack": the object is who was told
    if verb.lemma not in frame.cues("of_content") or (sentence.children(verb, "dobj") and not told):
        return set()
    if verb.lemma in ("refer", "allude") and verb.tag == "VBG" and verb.dep == "advcl":
        return set()  # "…, he said, referring to the letter": what the writer adds
    if verb.lemma == "call":  # "called for the minister to resign"
        for below in sentence.children(verb, "advcl", "ccomp", "xcomp"):
            if any(t.lower == "for" for t in sentence.children(below, "mark")):
                return frame.indexes(below)
    heads = [verb, *(_told(frame, verb) if told else ())]
    for prep in (p for head in heads for p in sentence.children(head, "prep")):
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


def _told(frame: Frame, verb: Token) -> list[Token]:
    """Who "told her of a crack", "told reporters of a leak" names as told, of whom nothing is said."""
    reporters = frame.lexicon.list("boilerplate", "own_people")
    told = frame.sentence.children(verb, "dobj", "dative")
    return [t for t in told if t.pos == "PRON" or t.lemma in reporters]


def _governs_statement(frame: Frame, verb: Token) -> bool:
    """False where a noun after the verb is a thing and no statement: "released a prisoner"."""
    sentence = frame.sentence
    objects = sentence.children(verb, "dobj")
    named = any(sentence.children(t, "nsubj") for t in sentence.children(verb, "oprd", "ccomp"))
    called = sentence.children(verb, "oprd")
    if called and (objects or named or verb.lemma != "call" or any(_is_quoted(frame, t) for t in called)):
        return True  # "called the fraud breathtaking"
    if verb.lemma == "call" and sentence.children(verb, "prt") and not called:
        return False  # "called out the mayor", "called off the strike"
    if verb.lemma in frame.cues("dub"):
        near = [t for head in (verb, *objects) for t in sentence.children(head, "prep")]
        named = len(objects) > 1 or any(_is_quoted(frame, t) for t in objects)
        return named or any(t.lower == "as" for t in near)  # "labels videos" tells nothing
    if verb.lemma in frame.lexicon.list("stances", "deny") and has_statement(sentence, verb, frame.lexicon):
        return True
    if verb.tag == "VBG" and verb.dep in ("advcl", "acl", "prep") and not sentence.children(verb, "nsubj"):
        return False
    if verb.lemma in ("confirm", "announce", "report", "reveal", "note", "claim") and any(
        o.entity == "PERSON" for o in objects
    ):
        return False  # "confirmed Judge Kerr to the bench"
    if not _is_sayable(frame, verb, objects) or _is_to_himself(frame, verb):
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


def _is_to_himself(frame: Frame, verb: Token) -> bool:
    """True for "promised himself a bicycle"."""
    return any(t.lower.endswith(("self", "selves")) for t in frame.sentence.children(verb, "dative"))


def _is_quoted(frame: Frame, noun: Token) -> bool:
    """True where words of the noun phrase are quoted."""
    return bool(frame.indexes(noun) & frame.quoted)
