"""A spelling that two articles share against the rest links what they tell."""

from __future__ import annotations

from dataclasses import replace

from stories import Line, body, build, invented_lexicon, line, page, witness

from whosays.model import Claim, Name, NameMention, Span
from whosays.telling.names.names import StoryNames
from whosays.telling.origins.origins import trace_origins
from whosays.telling.sources.furthest import StorySources

LEXICON = invented_lexicon()


def told(name: str, source: str) -> Line:
    who = witness(source) if " " in source else body(source)
    return line(f"{source} said that Minister {name} has closed the bridge.", who)


def claim_of(*spellings: str) -> Claim:
    """The claim of two witnesses and of papers that write a minister's name in these ways."""
    sources = ["Ada Lind", "Bo Ragn", *("Police" for _ in spellings[2:])]
    pages = [
        page(f"Paper {i}", told(spelling, source))
        for i, (spelling, source) in enumerate(zip(spellings, sources, strict=True))
    ]
    story, groups = build(*pages)
    mentions = {}
    readings = []
    for reading, spelling in zip(story.readings, spellings, strict=True):
        start = reading.article.text.index(spelling)
        mention = NameMention(Span(start, start + len(spelling)), "person")
        mentions[reading.article.id, mention.part, mention.span] = "n"
        readings.append(replace(reading, names=(mention,)))
    story = replace(story, readings=tuple(readings))
    names = StoryNames((Name("n", "Verech", "person", tuple(dict.fromkeys(spellings))),), mentions)
    return trace_origins(groups, StorySources(story, names, LEXICON), None)[0]


def test_a_slip_that_two_share_links_them() -> None:
    apart = claim_of("Verech", "Verech", "Verech", "Verech", "Verech")
    linked = claim_of("Verec", "Verec", "Verech", "Verech", "Verech")
    assert apart.traced.at_least == linked.traced.at_least + 1
    assert apart.traced.at_most == linked.traced.at_most
    assert any("both write “Verec” where most write “Verech”" in link.why for link in linked.links)


def test_a_spelling_of_one_or_of_as_many_is_no_shared_slip() -> None:
    for spellings in (("Verec", "Verech", "Verech", "Verech"), ("Verec", "Verec", "Verech", "Verech")):
        assert not any("both write" in link.why for link in claim_of(*spellings).links)
