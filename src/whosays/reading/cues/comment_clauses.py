"""Comment clauses: ", said X," and ", X said," read by their shape.

A statistical parser often makes of "The vaccine, said Dr Holm, works" a vaccine that speaks. Between
two marks, a verb of speech and a noun phrase say who speaks, whatever the parse makes of them; the
rest of the sentence is what is said. The term is that of Quirk et al. (1985, 15.53).
"""

from __future__ import annotations

import re
from dataclasses import replace

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.relays import told_medium
from whosays.reading.attribution.scopes import between_semicolons
from whosays.reading.attribution.source_kinds import is_matter, kind_of, whole_of
from whosays.reading.attribution.sources import SourcePhrase, is_medium, source_phrase
from whosays.reading.attribution.subjects import is_all_subject, stands_in_content
from whosays.reading.parsing import Token
from whosays.reading.stances.stances import stance_of_cue

_MARKS = frozenset(["’’", "''", ",", "”", '"', "’", "'", "—", "–", "?", "!", "…", "“", "‘"])
_ENDS = frozenset([",", ".", "—", "–", ";", ":", "”", '"', "(", "…", "!"])
_ADVERBIAL = frozenset(
    [
        "on",
        "in",
        "at",
        "during",
        "after",
        "before",
        "by",
        "via",
        "outside",
        "to",
        "over",
        "late",
        "early",
        "when",
        "who",
        "whose",
        "from",
        "this",
        "last",
        "as",
    ]
)
_SPOKEN = (",", "?", "!", "…", "—")
_CLOSING = ("’’", "”", '"', "’", "'", "»", "''")
_LONGEST_INSET = 6
_RELATIVE = ("which", "that", "who", "whom")
_CONCEDING = ("although", "though", "while", "whereas")
_PARTY = re.compile(r"[A-Z]{1,3} ?- ?[A-Z]")  # "D-Ohio"
_OUTER = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ", "PRON", "ADV")


def inverted(frame: Frame, verb: Token) -> Attribution | None:
    """ ", said X,": the noun phrase after the verb speaks, the rest of the sentence is what it says."""
    tokens = frame.sentence.tokens
    v = verb.index
    if not _may_comment(frame, verb) or v == 0 or tokens[v - 1].text not in _MARKS:
        return None
    if verb.lemma in frame.cues("against") and v - 1 not in frame.quoted:
        return None  # "the complaint, filed on Monday, accuses the bank of fraud"
    if is_all_subject(frame, verb):
        return None
    words = words_after(frame, _after_inset(frame, v + 1))
    if not words or words[-1].index + 1 >= len(tokens):
        return None
    end = _end_of_adverbials(frame, _after_participle(frame, words[-1].index + 1))
    if end is None and not (v - 1 in frame.quoted and tokens[v - 1].text in _CLOSING):
        return None
    closes = bool(end) and all(t.pos == "PUNCT" for t in tokens[end:])
    shows = verb.lemma in frame.cues("find") - frame.cues("utter")
    reads = shows or verb.lemma == "read" or (closes and verb.lemma in ("say", "state"))
    phrase = speaker_of(frame, words, reads=reads)
    if phrase and shows and not _may_show(frame, phrase):
        return None  # "The video, filmed on Monday, shows the wreck"
    content = frozenset(t.index for t in tokens if end and not v <= t.index < end) or frame.quoted
    content -= _own_concession(frame, end) if end else frozenset()
    if phrase is None or not says_something(frame, content) or stands_in_content(frame, verb, phrase.head):
        return None
    return Attribution(verb, ((Link(phrase, (verb,)),),), between_semicolons(frame, verb, content, end))


def _may_show(frame: Frame, phrase: SourcePhrase) -> bool:
    """True for data and documents, papers too, which show and find."""
    papers = phrase.head.lemma in frame.lexicon.list("sources", "document")
    return phrase.kind in ("data", "document") or (phrase.head.pos == "NOUN" and papers)


def _own_concession(frame: Frame, comma: int) -> frozenset[int]:
    """What follows the comment clause in ", the mayor says, though nobody has seen it": the writer's own."""
    tokens = frame.sentence.tokens
    opens = tokens[comma : comma + 2]
    concedes = len(opens) == 2 and opens[0].text == "," and opens[1].lower in _CONCEDING
    return frozenset(range(comma, len(tokens))) - frame.quoted if concedes else frozenset()


def _after_participle(frame: Frame, start: int) -> int:
    """Where "lodged on Monday" ends in ", says the indictment lodged on Monday"."""
    token = frame.sentence.tokens[start]
    noun = frame.sentence.tokens[start - 1]
    if token.tag not in ("VBN", "VBD") or noun.lemma not in frame.lexicon.list("sources", "document"):
        return start
    words = [t for t in frame.sentence.subtree(token) if t.index >= start and t.pos != "PUNCT"]
    plain = words[0] is token and all(t is token or t.tag not in ("VBD", "VBZ", "VBP", "MD") for t in words)
    return words[-1].index + 1 if plain else start


def _after_inset(frame: Frame, start: int) -> int:
    """Where the speaker begins after an adverbial set off: ", said, in particular, the mayor"."""
    tokens = frame.sentence.tokens
    if tokens[start : start + 1] and tokens[start].text == ",":
        inset = tokens[start + 1 : start + 1 + _LONGEST_INSET]
        end = next((t.index for t in inset if t.text in _ENDS), None)
        if end and tokens[end].text == "," and tokens[start + 1].pos in ("ADP", "ADV"):
            return end + 1
    return start


def inserted(frame: Frame, verb: Token) -> Attribution | None:
    """ ", X said,", ", X, said": the noun phrase before the verb speaks."""
    tokens = frame.sentence.tokens
    v = verb.index
    if not (_may_comment(frame, verb) or _may_tell(frame, verb)) or v + 1 >= len(tokens):
        return None
    by = [n for t in frame.sentence.children(verb, "agent") for n in frame.sentence.children(t, "pobj")]
    if verb.tag == "VBN" and any(source_phrase(frame.sentence, n, frame.lexicon) for n in by):
        return None  # ", a claim denied by the army"
    words = words_before(frame, v - 1)
    if not words:  # "its owner, Belmar, announced"
        words = words_before(frame, v - 2) if v > 1 and tokens[v - 1].text == "," else []
    if not words or tokens[words[0].index - 1].text not in _MARKS:
        words = _before_relative(frame, v - 1) or words
    maker = words
    words = _with_its_maker(frame, words, verb)
    if not words or words[0].index < 3:
        return None
    start = words[0].index
    charges = verb.lemma in frame.lexicon.list("events", "charge")  # "denied it, as the board alleges"
    if start > 1 and tokens[start - 1].lower == "as" and tokens[start - 2].text in _MARKS and not charges:
        start -= 1  # "…, as one diver pointed out, …"
    if tokens[start - 1].text not in _MARKS:
        return None
    title = (
        words_before(frame, start - 2) if tokens[start - 1].text == "," and tokens[v - 1].text == "," else []
    )
    if title and tokens[title[0].index - 1].text in _MARKS:
        start = title[0].index
    elif tokens[v - 1].text == "," and tokens[words[-1].index + 2].lower not in _RELATIVE:
        return None
    else:
        title = []
    particle = tokens[v + 1].dep == "prt" or _is_aloud(frame, verb)
    after = v + 1 + particle
    if _may_tell(frame, verb):  # ", a witness told the inquest,"
        own = after < len(tokens) and tokens[after].lower == "this"  # "told this newspaper"
        after += own + len(words_after(frame, after + own))
    end = _end_of_adverbials(frame, after)
    if end is None or (_may_tell(frame, verb) and after == v + 1):
        return None
    apposed = words[-1].pos != "PROPN" or _PARTY.match(frame.sentence.words(words))
    names = [title] if title and title[-1].pos == "PROPN" and apposed else [words]
    shows = verb.lemma in frame.cues("find") - frame.cues("utter")
    phrase = speaker_of(frame, names[0], reads=shows or verb.lemma == "read")
    if phrase and shows and not _may_show(frame, phrase):
        return None
    content = frozenset(t.index for t in tokens if not start <= t.index < end)
    content -= _own_concession(frame, end)
    if phrase is None or not says_something(frame, content):
        return None
    content = between_semicolons(frame, verb, content, end)
    medium, cue = told_medium(frame, verb, set())
    outer = (Link(medium, cue),) if medium and _may_tell(frame, verb) else ()
    if maker is not words:
        seen_by = speaker_of(frame, maker, reads=False)
        outer = (Link(seen_by, (verb,)),) if seen_by and is_medium(seen_by, frame.lexicon) else ()
    return Attribution(verb, ((*outer, Link(phrase, (verb,))),), content)


def _before_relative(frame: Frame, comma: int) -> list[Token]:
    """The words of "the minister" in ", the minister, who saw it, said"; none without such a clause."""
    tokens = frame.sentence.tokens
    if comma < 4 or tokens[comma].text != ",":
        return []
    for start in range(comma - 2, 1, -1):
        if tokens[start].text in _MARKS - {","} or start in frame.quoted:
            return []
        if tokens[start].lower in _RELATIVE and tokens[start - 1].text == ",":
            return words_before(frame, start - 2)
    return []


def _with_its_maker(frame: Frame, words: list[Token], verb: Token) -> list[Token]:
    """The words of "papers" in ", papers seen by the Clarion showed": the participle's noun speaks."""
    tokens = frame.sentence.tokens
    if not words or verb.lemma not in frame.cues("find") | frame.cues("show"):
        return words
    by, taken = tokens[words[0].index - 1], tokens[words[0].index - 2]
    made = by.lower == "by" and taken.tag in ("VBN", "VBD") and taken.lemma in frame.cues("carry")
    return words_before(frame, taken.index - 1) if made else words


def _may_comment(frame: Frame, verb: Token) -> bool:
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "NNS", "NN", "VB") or verb.index in frame.quoted:
        return False
    if verb.lemma in frame.cues("utter"):
        return verb.lemma == "warn" or not (verb.lemma in ("put", "go") or verb.lemma in frame.cues("tell"))
    if verb.lemma in frame.cues("find") | frame.cues("beside"):
        return verb.tag not in ("VBN", "VB")
    reads = verb.lemma == "read" and (_is_aloud(frame, verb) or bool(frame.quoted))
    return reads or (verb.lemma in frame.cues("gesture") and verb.index - 1 in frame.quoted)


def _is_aloud(frame: Frame, verb: Token) -> bool:
    """True for ", the clerk read out"."""
    after = frame.sentence.tokens[verb.index + 1 : verb.index + 2]
    return verb.lemma == "read" and any(t.lower == "out" for t in after)


def _may_tell(frame: Frame, verb: Token) -> bool:
    return verb.lemma == "tell" and verb.tag in ("VBD", "VBZ") and verb.index not in frame.quoted


def words_after(frame: Frame, start: int) -> list[Token]:
    """The words of one noun phrase that begins at `start`; none where no noun phrase does."""
    tokens = frame.sentence.tokens
    words: list[Token] = []
    for token in tokens[start:]:
        joined = token.text in ("-", "'", "’", "’s", "'s") or token.lower in ("of", "for")
        if token.tag == "VBZ" and words[-1:] and words[-1].pos == "PRON":
            break  # "say it’s a threat"
        first = token.tag in ("VBG", "VBN", "VB") and not words[-1:]
        inside = token.pos in _OUTER or joined or first or _is_attribute(token)
        if not inside or (token.lower in _ADVERBIAL):
            break
        if token.entity in ("DATE", "TIME") and not _is_of_age(frame, token):
            break
        words.append(token)
    while words and words[-1].lower in ("of", "for"):  # "Hale of “The Daily Show”"
        words.pop()
    return _without_matter(frame, words)


def _without_matter(frame: Frame, words: list[Token]) -> list[Token]:
    """ "Hale" of "said Hale of the team's chances", who is of no body or place."""
    of = next((i for i, t in enumerate(words) if t.lower == "of" and i and words[i - 1].pos == "PROPN"), None)
    return words[:of] if of and is_matter(words[of], words[of:], frame.lexicon) else words


def _is_attribute(token: Token) -> bool:
    """True for the participle of "the returning officer"."""
    return token.tag in ("VBG", "VBN") and token.dep in ("amod", "compound") and token.head > token.index


def _is_of_age(frame: Frame, token: Token) -> bool:
    """True for the words of "54-year-old"."""
    near = frame.sentence.tokens[token.index : token.index + 5]
    return any(t.lower == "old" and t.entity == token.entity for t in near)


def words_before(frame: Frame, last: int) -> list[Token]:
    """The words of a noun phrase that ends with the token `last`; none where none does."""
    tokens = frame.sentence.tokens
    words: list[Token] = []
    for token in reversed(tokens[: last + 1]):
        joined = token.text == "-" or token.tag == "POS" or token.lower in ("of", "for")
        if (
            not (token.pos in _OUTER or joined or _is_attribute(token))
            or (token.text in _MARKS and token.tag != "POS")
            or token.lower in ("who", "which", "that", "what")
        ):
            break
        words.insert(0, token)
    while words and words[0].pos == "CCONJ":
        words.pop(0)
    return words


def _end_of_adverbials(frame: Frame, at: int) -> int | None:
    """Where the clause that ends in adverbials of time and place ends; None where it goes on."""
    tokens = frame.sentence.tokens
    while at < len(tokens):
        token = tokens[at]
        if token.text in _ENDS or token.lower == "who":
            return at
        if token.lower not in (*_ADVERBIAL, "of", "about") and token.entity not in ("DATE", "TIME"):
            if token.pos in ("VERB", "AUX", "SCONJ", "PRON", "CCONJ") and token.tag != "PRP$":
                return None
            if at == 0 or tokens[at - 1].pos not in (
                "ADP",
                "DET",
                "ADJ",
                "NOUN",
                "PROPN",
                "PRON",
                "NUM",
                "ADV",
            ):
                return None
        at += 1
    return at


def speaker_of(frame: Frame, words: list[Token], *, reads: bool) -> SourcePhrase | None:
    """The source that `words` name by themselves."""
    heads = []
    for token in words:
        if token.lower in ("of", "for"):
            break
        of = token is words[0] and whole_of(frame.sentence, token)  # "one of the divers"
        if token.pos in ("NOUN", "PROPN", "PRON") or of:
            heads.append(token)
    if words[-1].lower == "old" or words[-1].tag == "JJR":  # "the 54-year-old"; "the whistleblower", misread
        heads.append(words[-1])
    if not heads:
        return None
    head = heads[-1]
    if head.pos == "PROPN" and head.entity in ("DATE", "TIME"):
        return None  # "that the June report is wrong"
    kind = kind_of(frame.sentence, head, tuple(words), frame.lexicon)
    if kind is None and (head.pos == "NOUN" or head is words[-1]) and head.entity in ("", "DATE"):
        kind = "group" if head.tag == "NNS" else "person"  # whoever stands so speaks, whatever the noun
    if kind is None or (kind in ("data", "document") and not reads):
        return None
    name = frame.sentence.words(words)
    named = head.pos == "PROPN"
    whole = source_phrase(frame.sentence, head, frame.lexicon, is_certain=True)
    if whole is None and head.pos == "PRON":  # "…, said nothing"
        return None
    is_body = whole.is_body if whole else kind not in ("person", "witness", "group")
    return SourcePhrase(head, tuple(words), name, kind, named, None, is_body)


def says_something(frame: Frame, content: frozenset[int]) -> bool:
    """True where the tokens `content` hold a quotation or a verb."""
    tokens = frame.sentence.tokens
    if len(content & frame.quoted) > 1:
        return True
    return any(tokens[i].pos in ("VERB", "AUX") and tokens[i].tag != "VBG" for i in content)


def after_quotation(frame: Frame, verb: Token) -> Attribution | None:
    """“…,” forecast X; “…,” a woman walking her dog told Y: who stands where a quotation ends speaks."""
    tokens = frame.sentence.tokens
    ends = [i for i in frame.quoted if i < verb.index and tokens[i].text in _CLOSING]
    if not ends or verb.index in frame.quoted:
        return None
    start = max(ends) + 1
    spoken = tokens[start - 2].text in _SPOKEN
    lists = ("say", "gesture") if spoken else ("utter",)
    if not any(verb.lemma in frame.cues(key) for key in lists):
        return None
    if start == verb.index:
        return inverted(frame, verb)
    words = [t for t in words_after(frame, start) if t.index < verb.index]
    between = tokens[words[-1].index + 1 : verb.index] if words else ()
    if not words:
        return None
    finite = ("VBD", "VBZ", "VBP")
    alone = spoken and not between and all(t.tag not in finite for t in tokens[verb.index + 1 :])
    if verb.tag not in (*finite, *(("VBN",) if alone else ())):
        return None
    plain = all(t.pos not in ("PUNCT", "AUX") and t.tag not in ("VBD", "VBZ", "VBP") for t in between)
    opens = not between or between[0].pos == "ADP" or between[0].tag in ("VBG", "VBN")
    phrase = speaker_of(frame, words, reads=False) if plain and opens else None
    content = frozenset(frame.quoted)
    if phrase is None or not says_something(frame, content):
        return None
    if between and phrase.head.pos == "NOUN":  # "a woman walking her dog"
        whole = tokens[start : verb.index]
        phrase = replace(phrase, tokens=whole, name=frame.sentence.words(whole))
    medium, cue = told_medium(frame, verb, set(content))
    outer = (Link(medium, cue),) if medium else ()
    return Attribution(verb, ((*outer, Link(phrase, (verb,))),), content)


def in_relative(frame: Frame, verb: Token) -> Attribution | None:
    """ "A move that critics say will drain the fen": the noun phrase after the pronoun speaks."""
    tokens = frame.sentence.tokens
    v = verb.index
    says = verb.lemma in frame.cues("utter") or verb.lemma in frame.cues("think")
    if not says or v in frame.quoted:
        return None
    words = words_before(frame, v - 1)
    if not words or words[0].index < 2 or tokens[words[0].index - 1].lower not in _RELATIVE:
        return None
    if verb.tag == "NNS" and len(words) == 1 and words[0].tag == "NN":
        return None  # "that campaign promises should be kept": no campaign promises anything
    if verb.pos == "NOUN" and words[-1].tag not in ("NNS", "NNPS", "NNP"):
        known = words[-1].tag == "NN" and kind_of(frame.sentence, words[-1], (words[-1],), frame.lexicon)
        if verb.tag == "NN" or not known:
            return None  # "that the vacancy rules should change", "that its annual report is late"
    after = next((t for t in tokens[v + 1 :] if t.pos not in ("ADV", "PART")), None)
    if after is None or after.tag not in ("MD", "VBD", "VBZ", "VBP") or after.index > v + 3:
        return None
    main = after if after.tag != "MD" and after.dep != "aux" else frame.sentence.head(after)
    content = {i for i in frame.indexes(main) if i > v}
    phrase = speaker_of(frame, words, reads=False)
    if phrase is None or not content:
        return None
    stance, kind = stance_of_cue(frame.sentence, verb, frame.lexicon)
    return Attribution(verb, ((Link(phrase, (verb,)),),), frozenset(content), stance, kind)
