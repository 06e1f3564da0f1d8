"""Whether a cause is known: one side says it is open, the other what it seems to be."""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Conflict
from whosays.telling.conflicts.lookup import Phrases
from whosays.telling.conflicts.matters import Matter, Matters
from whosays.telling.conflicts.sides import Stand, conflict


def find_causes(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflict of a cause said to be open and one said to show; none where either is missing.

    What is laid to something ("because of") counts only beside what happened in the story.
    """
    if not any(matters.that_may_have(lexicon.list("slots", "cause_open"))):
        return ()
    phrases = lexicon.once(_causes)
    happened = {f"event:{name}" for name in lexicon.list("slots", "located")}
    sides: dict[str, list[Stand]] = {"shown": [], "laid": [], "open": []}
    telling = [
        (matter, keys)
        for matter in matters.all
        if _is_credited(matter) and not matter.report.proposition.background
        if (keys := phrases.keys_in(matter.forms_after(matter.report.span.start)))
    ]
    if not any("open" in keys for _, keys in telling):
        return ()
    for matter, _ in telling:
        for found in phrases.find(matter.words_after(matter.report.span.start)):
            if found.key != "laid" or matter.keys & happened:
                sides[found.key].append(Stand(matter, found.span))
    shown = sides["shown"] + sides["laid"]
    if not sides["open"] or not shown:
        return ()
    why = "One side says that the cause is not known yet, the other what it seems to be."
    made = conflict("cause", "cause", "attribution", why, [shown, sides["open"]])
    return (made,) if made else ()


def _causes(lexicon: Lexicon) -> Phrases:
    return Phrases({side: lexicon.list("slots", f"cause_{side}") for side in ("open", "shown", "laid")})


def _is_credited(matter: Matter) -> bool:
    return matter.report.part == "text" and bool(matter.report.chain)
