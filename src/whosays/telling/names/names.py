"""Who is who in a story: mentions of one person, organisation or place brought together.

What holds:

* Every mention of the story has exactly one name, and every name a mention.
* Two people of one surname stay two. What is short ("Hale", "the Observatory") is resolved inside
  its article first: where several could be meant, to the one last named in full.
* The result does not depend on the order of the articles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from whosays.lexicon import Agency, Lexicon
from whosays.model import Name, Part, Span, Story, content_id
from whosays.telling.names.mentions import Mention, mentions_of, most_told
from whosays.telling.names.name_forms import (
    Form,
)
from whosays.telling.names.name_groups import Card, Key, group_cards
from whosays.telling.names.name_roles import Place, role_mentions
from whosays.telling.names.spelling import is_known, near, same_sound, spelling_marks

_CLEARLY = 2  # named in full in so many times the articles: who is meant by a bare surname elsewhere
_PARTS: tuple[Part, ...] = ("title", "text")
_KNOWN_AS = re.compile(
    r",?\s+(?:\((?:also |better |widely |formerly |previously |otherwise )?known as|"
    r",?(?:also|better|widely|formerly|previously|otherwise|who is) known as|"
    r"(?:whose )?(?:real name|nom de guerre)(?: is| was)?)\s+(?:the\s+)?"
)


@dataclass(frozen=True, slots=True)
class StoryNames:
    """The names of a story, and for each mention (article id, part, span) the id of its name."""

    names: tuple[Name, ...] = ()
    by_mention: Mapping[tuple[str, Part, Span], str] = field(default_factory=dict)


def merge_names(story: Story, lexicon: Lexicon) -> StoryNames:
    """The names of `story`, most mentioned first."""
    mentions = mentions_of(story, lexicon)
    texts = {(r.article.id, part): r.article.part(part) for r in story.readings for part in _PARTS}
    leaders = group_cards(_cards(mentions, lexicon), _said_to_be_one(mentions, texts))
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for mention, meant in zip(mentions, _resolved(mentions, leaders), strict=True):
        groups[meant].append(mention)
    told = sorted(
        ((_name(group), group) for group in groups.values()),
        key=lambda pair: (-len(pair[1]), pair[0].name, pair[0].id),
    )
    persons = {
        (m.article, m.part, m.span): name.id for name, group in told if name.kind == "person" for m in group
    }
    roles = role_mentions(sorted(story.readings, key=lambda r: r.article.id), persons, lexicon)
    named = {(m.article, m.part, m.span): name.id for name, group in told for m in group}
    return StoryNames(
        names=tuple(_with_roles(name, roles, texts) for name, _ in told), by_mention={**named, **roles}
    )


def _with_roles(name: Name, roles: Mapping[Place, str], texts: Mapping[tuple[str, Part], str]) -> Name:
    """The name with the offices it goes by, where they are written with a capital: "the President"."""
    written = {
        span.of(texts[article, part]) for (article, part, span), meant in roles.items() if meant == name.id
    }
    capital = {" ".join(words.split()) for words in written if words.split()[-1][0].isupper()}
    return replace(name, aliases=tuple(sorted({*name.aliases, *capital}))) if capital else name


def _cards(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Card]:
    by_key: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_key[mention.key].append(mention)
    return [
        Card(
            key=key,
            forms=_forms(same, key=lambda f: (f.core, f.titled)),
            acronyms=frozenset(a for m in same for a in (m.acronym, m.form.acronym) if a),
            agency=None if key[0] else _agency(same[0].form, lexicon),
        )
        for key, same in by_key.items()
    ]


def _forms(mentions: Sequence[Mention], key: Callable[[Form], tuple[str, bool] | str]) -> tuple[Form, ...]:
    """The forms of `mentions`, each once, in the order of `key`."""
    forms = {id(mention.form): mention.form for mention in mentions}  # most are one and the same
    if len(forms) == 1:
        return tuple(forms.values())
    return tuple(sorted(set(forms.values()), key=key))


def _said_to_be_one(
    mentions: Sequence[Mention], texts: Mapping[tuple[str, Part], str]
) -> list[tuple[Key, Key]]:
    """The pairs that an article gives as two names of one: "A (B)" of people, "A, known as B"."""
    found = []
    for left, right in pairwise(mentions):
        if len(left.form.words) < 2 or len(right.form.words) < 2:
            continue
        if (left.article, left.part) != (right.article, right.part) or left.key[0] != right.key[0]:
            continue
        text = texts[left.article, left.part]
        between = text[left.span.end : right.span.start]
        in_brackets = between.strip() == "(" and text[right.span.end : right.span.end + 1] == ")"
        if _KNOWN_AS.fullmatch(between) or (in_brackets and left.key[0]):
            found.append((left.key, right.key))
    return found


def _agency(form: Form, lexicon: Lexicon) -> str | None:
    """The key of the agency in the lexicon; an abbreviation stands only for itself."""
    found: Agency | None = lexicon.agency_by_form.get(form.core.lower())
    found = found or lexicon.agency_by_form.get(f"the {form.core.lower()}")
    if found is None:
        return None
    capitals = [f for f in (found.name, *found.forms) if f.lower() == form.core.lower()]
    return found.key if not any(f.isupper() for f in capitals) or form.core in capitals else None


# ------------------------------------------------------------------------------------- short forms


def _resolved(mentions: Sequence[Mention], leaders: Mapping[Key, Key]) -> Iterable[Key]:
    """For each mention the key of the group that is meant."""
    lengths: dict[Key, set[int]] = defaultdict(set)
    holders: dict[Key, set[str]] = defaultdict(set)
    held: dict[str, set[Key]] = defaultdict(set)
    led = [leaders[mention.key] for mention in mentions]
    for mention, leader in zip(mentions, led, strict=True):
        lengths[leader].add(len(mention.form.words))
        if len(mention.form.words) > 1:
            holders[leader].add(mention.article)
            held[mention.article].add(leader)
    longer = _LongerNames(leaders)
    article, last = "", dict[Key, int]()
    for at, (mention, leader) in enumerate(zip(mentions, led, strict=True)):
        if mention.article != article:
            article, last = mention.article, {}
        meant = leader
        if mention.short and lengths[leader] == {len(mention.form.words)}:
            meant = _meant(mention, leader, longer, holders, held[article], last) or leader
        if len(mention.form.words) > 1 and meant == leader:
            last[leader] = at
        yield meant


def _meant(
    mention: Mention,
    own: Key,
    longer: _LongerNames,
    holders: Mapping[Key, set[str]],
    here: set[Key],
    last: Mapping[Key, int],
) -> Key | None:
    """The group of a longer name that a short mention stands for, if the story tells which."""
    ways = (longer.by_surname, longer.by_spelt_surname, longer.by_end, longer.by_first_name)
    for may_mean in ways:
        meant = may_mean(mention, here) - {own}
        near_by = meant & here
        if near_by:
            return max(near_by, key=lambda leader: (last.get(leader, -1), leader))
        if len(meant) == 1:
            return meant.pop()
        if meant:
            most = sorted(meant, key=lambda leader: (-len(holders[leader]), leader))
            clearly = len(holders[most[0]]) >= _CLEARLY * len(holders[most[1]])
            return most[0] if clearly else None
    return None


class _LongerNames:
    """The full names that a short one may stand for, by the words that it has of them.

    Each way to find them takes a short mention and the groups that its article gives in full, and
    returns groups, by the keys that stand for them.
    """

    def __init__(self, leaders: Mapping[Key, Key]) -> None:
        """`leaders` are the keys of the groups by the key of each form in them."""
        self._by_last: dict[str, set[Key]] = defaultdict(set)
        self._by_first: dict[str, set[Key]] = defaultdict(set)
        self._by_end: dict[tuple[str, ...], set[Key]] = defaultdict(set)
        self._last_by_mark: dict[str, set[str]] = defaultdict(set)
        for (is_person, words), leader in leaders.items():
            if is_person and len(words) > 1:
                self._by_last[words[-1]].add(leader)
                self._by_first[words[0]].add(leader)
            elif not is_person:
                for short in Form("", words).short_forms:
                    self._by_end[short].add(leader)
        for surname in self._by_last:
            for mark in spelling_marks(surname):
                self._last_by_mark[mark].add(surname)
        self._spelt: dict[str, frozenset[Key]] = {}

    def by_surname(self, mention: Mention, here: set[Key]) -> set[Key]:
        """Persons of that surname."""
        found = self._by_last.get(mention.form.words[0], set()) if _bare(mention) else set()
        return found & here if mention.kind == "place" else set(found)

    def by_spelt_surname(self, mention: Mention, _: set[Key]) -> set[Key]:
        """Persons of that surname in another transliteration."""
        if mention.kind == "place" or not _bare(mention):
            return set()
        word = mention.form.words[0]
        if word not in self._spelt:
            self._spelt[word] = self._spelt_alike(word)
        return set(self._spelt[word])

    def _spelt_alike(self, word: str) -> frozenset[Key]:
        surnames = {surname for mark in spelling_marks(word) for surname in self._last_by_mark.get(mark, ())}
        alike = [surname for surname in surnames if same_sound(word, surname) or near(word, surname)]
        return frozenset(leader for surname in alike for leader in self._by_last[surname])

    def by_first_name(self, mention: Mention, here: set[Key]) -> set[Key]:
        """Persons by a first name alone, or by a family name that comes first ("Mr. Li")."""
        if mention.kind != "person" or not _bare(mention):
            return set()
        found = self._by_first.get(mention.form.words[0], set())
        return set(found) if mention.form.titled else found & here

    def by_end(self, mention: Mention, here: set[Key]) -> set[Key]:
        """Bodies by what is left of the name; by one word only a noun with "the", of its article."""
        if mention.kind == "person" or mention.form.abbreviated:
            return set()
        words = mention.form.words
        found = self._by_end.get(words, set())
        if len(words) > 1:
            return set(found)
        return found & here if mention.definite and is_known(words[0]) else set()


def _bare(mention: Mention) -> bool:
    words = mention.form.words
    return len(words) == 1 and " " not in words[0] and not mention.form.abbreviated


# ------------------------------------------------------------------------------------------- names


def _name(group: Sequence[Mention]) -> Name:
    """The name of a group: the fullest form without a title, and all others as they are written."""
    kind = most_told(Counter(m.kind for m in group))
    cores = Counter(m.form.core for m in group)
    forms = _forms(group, key=lambda f: f.core)
    fullest = (
        forms[0]
        if len(forms) == 1
        else max(
            forms,
            key=lambda f: (len(f.words), not f.abbreviated, cores[f.core], len(f.core), f.core),
        )
    )
    shown = {written for m in group for written in m.shown} | set(cores)
    shown |= {a for m in group for a in (m.acronym, m.form.acronym) if a}
    aliases = tuple(sorted(shown - {fullest.core}))
    return Name(content_id("name", kind, fullest.core, aliases), fullest.core, kind, aliases)
