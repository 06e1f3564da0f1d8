from __future__ import annotations

import pytest

from whosays.reading.clauses.commitment import carried_out, commitment
from whosays.reading.models import Models
from whosays.reading.parsing import ParsedSentence, Token


def word(sentence: ParsedSentence, lemma: str) -> Token:
    return next(t for t in sentence.tokens if t.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "said"),
    [
        ("The crew left the harbour.", "leave", "happened"),
        ("The crew did not leave the harbour.", "leave", "did-not"),
        ("Nobody left the harbour.", "leave", "did-not"),
        ("The crew may leave the harbour.", "leave", "open"),
        ("The crew will leave the harbour.", "leave", "open"),
        ("The crew managed to leave the harbour.", "leave", "happened"),
        ("The crew did not manage to leave the harbour.", "leave", "did-not"),
        ("The crew failed to leave the harbour.", "leave", "did-not"),
        ("The crew never failed to leave the harbour.", "leave", "happened"),
        ("The crew refused to leave the harbour.", "leave", "did-not"),
        ("The crew were not able to leave the harbour.", "leave", "did-not"),
        ("The crew wanted to leave the harbour.", "leave", "open"),
        ("The crew threatened to leave the harbour.", "leave", "open"),
        ("The master knew that the crew left the harbour.", "leave", "happened"),
        ("The master did not know that the crew left the harbour.", "leave", "happened"),
        ("The master said that the crew left the harbour.", "leave", "happened"),
        ("The master did not say that the crew left the harbour.", "leave", "open"),
        ("The master hoped that the crew left the harbour.", "leave", "open"),
        ("The master denied that the crew left the harbour.", "leave", "did-not"),
        ("If the crew left the harbour, the pilot would follow.", "leave", "open"),
        ("The pilot waited after the crew left the harbour.", "leave", "happened"),
        ("The crew waited to leave the harbour.", "leave", "open"),
    ],
)
def test_what_the_words_commit_the_speaker_to(text: str, lemma: str, said: str, models: Models) -> None:
    (sentence,) = models.parser.parse([text])
    assert commitment(sentence, word(sentence, lemma), models.lexicon) == said


@pytest.mark.parametrize(
    ("text", "verb", "about", "failed"),
    [
        ("Rescuers failed to reach the village.", "fail", "reach", True),
        ("Rescuers managed to reach the village.", "manage", "reach", False),
        ("Rescuers succeeded in reaching the village.", "succeed", "reach", False),
        ("Rescuers wanted to reach the village.", "want", "want", False),
        ("Rescuers reached the village.", "reach", "reach", False),
        ("The pump failed.", "fail", "fail", False),
        ("Rescuers failed to prevent the fall of the tower.", "fail", "prevent", False),
        ("Guards failed to keep the crowd from the gate.", "fail", "keep", False),
        ("The club failed to keep its promise.", "fail", "keep", True),
    ],
)
def test_success_and_failure_are_of_what_was_tried(
    text: str, verb: str, about: str, failed: bool, models: Models
) -> None:
    (sentence,) = models.parser.parse([text])
    found, turned = carried_out(sentence, word(sentence, verb), models.lexicon)
    assert (found.lemma, turned) == (about, failed)
