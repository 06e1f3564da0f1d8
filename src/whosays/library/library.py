"""A store put to use: articles are listed, read, placed and told, and what is kept is asked for.

What holds:

* The same articles in the same order give the same stories and ledgers, in one run or in many, killed
  at any moment or not: an article gets its number once, and they are placed in that order.
* What is written, is written whole: a batch of readings with their places, a batch of ledgers. A ledger
  that is not up to date is told anew before it is shown.
* What changes the result, the reader and the lexicon, is chosen once for a store.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, cast

from whosays import lexicon
from whosays.engine import Engine, Failed, LocalEngine
from whosays.errors import StoreError
from whosays.judgements import MATTERS, constraints, standing
from whosays.lexicon import Lexicon
from whosays.library import arrivals, retelling
from whosays.library.arrivals import Listed
from whosays.library.intake import Intake, take_in
from whosays.library.placing import PlacedBatch, Placing, complete_profiles, placed
from whosays.library.retelling import Retold, TellStories, retold
from whosays.model import (
    Article,
    ChangedStory,
    Hit,
    Judgement,
    Ledger,
    MadeBy,
    StorySummary,
    Tombstone,
    Unread,
    content_id,
)
from whosays.pipeline import Progress
from whosays.reading.models import Models, load
from whosays.settings import Reader, Settings
from whosays.store import Numbered, PackedStory, Store, open_store, query_of
from whosays.store.reading_cache import ReadingCache, place_of
from whosays.store.reading_cache import erase as erase_in_cache
from whosays.version import __version__

BATCH: Final = 32
"""Articles that are read before they are written: what a killed run loses at most."""

_JUDGED: Final = "judged"  # the setting that says for which judgements the stories were made
_AHEAD: Final = 200  # articles that are fetched at once to be read


@dataclass(frozen=True, slots=True)
class Untold:
    """A story that could not be told, and why."""

    story: str
    articles: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadWith:
    """How articles are read: the user's lexicon, the reader (that of the store where None), engine, cache."""

    lexicon: Path | None = None
    reader: Reader | None = None
    engine: Engine | None = None
    cache: Path | None = None


@dataclass
class Library:
    """A store with the settings it is used with. `models` are loaded when they are first needed.

    `cache` is a file in which readings are kept for other stores and runs.
    """

    store: Store
    settings: Settings = field(default_factory=Settings)
    load_models: Callable[[Settings], Models] = load
    engine: Engine | None = None
    cache: Path | None = None

    @cached_property
    def models(self) -> Models:
        """What reads; StoreError where the store was filled with another lexicon or reader."""
        self._check()
        return self.load_models(self.settings)

    @cached_property
    def lexicon(self) -> Lexicon:
        """What tells, the models' own where these are loaded; StoreError as for `models`."""
        self._check()
        return self.models.lexicon if "models" in vars(self) else lexicon.load(self.settings.lexicon)

    def _check(self) -> None:
        kept = self.store.settings()
        if kept and kept["lexicon"] != lexicon.digest(self.settings.lexicon):
            raise StoreError(
                f"{self.store.name} was filled with another lexicon; name the folder of that with "
                "--lexicon, or start another store"
            )
        if kept and kept["reader"] != self.settings.reader:
            raise StoreError(
                f"{self.store.name} was filled with --reader {kept['reader']}; use the same, or start "
                "another store"
            )

    # ------------------------------------------------------------------------------------- adding

    def enlist(
        self, paths: Iterable[Path], *, standard_input: BinaryIO | None = None, retry: bool = False
    ) -> Listed:
        """Lists the articles under `paths` that are not known, and gives them their numbers.

        `retry` lists what failed once more. Within a `writer` of the store only.
        """
        self._check()
        return arrivals.enlist(self.store, paths, self.settings, standard_input, retry=retry)

    def read(self, progress: Progress | None = None) -> Iterator[Unread]:
        """Reads what waits, and puts it into its stories; gives what could not be read, as it goes.

        Written in batches, in order of number. Within a `writer` of the store only.
        """
        if not self.store.waiting():
            return
        self.store.write(partial(self._keep_settings, self.models.names))
        placing = self._placing()
        with (
            ReadingCache(self.cache, self.settings, self.models.names)
            if self.cache
            else nullcontext() as known
        ):
            yield from self._read(placing, self._outcomes(known), progress)

    def _read(
        self,
        placing: Placing,
        outcomes: Iterator[tuple[int, Intake | Unread]],
        progress: Progress | None,
    ) -> Iterator[Unread]:
        done = 0
        while batch := list(islice(outcomes, BATCH)):
            outcome = placed(batch, placing)
            self.store.write(partial(self._keep, outcome))
            done += len(batch)
            if progress:
                progress(done, "")
            yield from (unread for _, unread in outcome.failed)

    def _keep_settings(self, models: Sequence[str]) -> None:
        self.store.keep_setting("lexicon", lexicon.digest(self.settings.lexicon))
        self.store.keep_setting("models", "\n".join(models))
        self.store.keep_setting("reader", self.settings.reader)
        if self.cache:
            caches = {*self._caches(), place_of(self.cache)}
            self.store.keep_setting("caches", " ".join(sorted(caches)))

    def _caches(self) -> set[str]:
        """What stands for the caches that hold, or held, readings of articles of the store."""
        return set(self.store.settings().get("caches", "").split())

    def _placing(self) -> Placing:
        """The stories as they are; made anew where people have judged otherwise since they were made."""
        judged = constraints(self.store.judgements())
        made_for = content_id(judged.same, judged.different)
        anew = self.store.settings().get(_JUDGED, content_id((), ())) != made_for
        complete_profiles(self.store)
        profiles = ((p.number, p.story, p.profile) for p in self.store.profiles())
        placing = Placing(profiles, judged, founders=self.store.founders(), anew=anew)
        if anew:
            self.store.write(partial(self._move, list(placing.moves()), made_for))
        return placing

    def _move(self, moves: Sequence[tuple[int, str]], made_for: str) -> None:
        self.store.move(moves)
        self.store.keep_setting(_JUDGED, made_for)

    def _outcomes(self, known: ReadingCache | None) -> Iterator[tuple[int, Intake | Unread]]:
        """What became of what waits, each with its number, in order of number."""
        numbers: deque[int] = deque()

        def articles() -> Iterator[Article]:
            for one in self._waiting():
                numbers.append(one.number)
                yield one.article

        engine = self.engine or LocalEngine()
        models = self.models if engine.is_here else None
        for outcome in take_in(engine, articles(), self.settings, models, known):
            yield numbers.popleft(), outcome

    def _waiting(self) -> Iterator[Numbered]:
        after = 0
        while articles := self.store.next_articles(after, _AHEAD):
            yield from articles
            after = articles[-1].number

    def _keep(self, outcome: PlacedBatch) -> None:
        for number, unread in outcome.failed:
            self.store.fail(number, unread.reason)
        self.store.place(outcome.placed)
        self.store.move(outcome.moved)

    def tell(self, progress: Progress | None = None) -> Iterator[ChangedStory | Untold]:
        """Tells the stories that are not up to date, and gives what changed in each.

        Written in batches, in order of founding. A story that cannot be told is given as `Untold`, is
        listed among the failures, and stays as it was. `progress` is called with how many articles are in
        the stories that are done. Within a `writer` of the store only.
        """
        untold = self.store.untold()
        if not untold:
            return
        few = sum(untold.values()) <= retelling.BATCH  # not worth the start of a worker
        engine = LocalEngine() if few or self.engine is None else self.engine
        step = self._step(self.lexicon if engine.is_here else None)
        done = 0
        with closing(retold(engine, step, map(self.store.packed, untold))) as batches:
            for batch in batches:
                self.store.write(partial(self._keep_told, batch))
                for story, outcome in batch:
                    done += len(story.readings)
                    if isinstance(outcome, Failed):
                        yield Untold(story.id, len(story.readings), outcome.reason)
                    else:
                        yield outcome.changed
                    if progress:
                        progress(done, "")

    def _keep_told(self, batch: Sequence[tuple[PackedStory, Retold | Failed]]) -> None:
        for story, outcome in batch:
            if isinstance(outcome, Failed):
                self.store.fail_story(story.id, outcome.reason)
            else:
                self.store.keep_ledger(outcome.ledger, outcome.changed.story)

    def _step(self, words: Lexicon | None, as_of: str | None = None) -> TellStories:
        self._check()
        models = tuple(self.store.settings()["models"].splitlines())
        settings = replace(self.settings, as_of=as_of)
        made_by = MadeBy(__version__, models, settings.told())
        return TellStories(settings, made_by, standing(self.store.judgements()), words)

    # ------------------------------------------------------------------------------------- asking

    def stories(self, since: str | None = None, *, disputed: bool = False) -> Iterator[StorySummary]:
        """The stories, in order of founding: with an article dated `since` or later, or in dispute."""
        return self.store.summaries(since, disputed)

    def ledger(self, story: str, as_of: str | None = None) -> Ledger:
        """The ledger of a story, told anew where it is not up to date or `as_of` asks for another time.

        StoreError where there is no such story, or all its articles are dated later.
        """
        with self.store.snapshot():
            story = self.store.now(story)
            if self.store.founder(story) is None:
                raise StoreError(
                    f"{self.store.name} holds no story {story}; whosays stories --store "
                    f"{self.store.name} lists what it holds"
                )
            kept = None if as_of else self.store.ledger(story)
            if kept and kept[1]:
                return kept[0]
            readings = [reading for _, reading in self.store.readings(story)]
            step = self._step(self.lexicon, as_of)
            return step.told(story, readings, self.store.judgements(story), self.lexicon)

    def ledgers(self) -> Iterator[Ledger]:
        """The ledgers of all stories, in order of founding."""
        for story in self.store.story_ids():
            yield self.ledger(story)

    def search(self, words: str, most: int) -> Sequence[Hit]:
        """Where all of `words` stand: in reports, then in articles, the newest first."""
        with self.store.snapshot():
            return self.store.search(query_of(words), most)

    # ----------------------------------------------------------------------- judging and forgetting

    def judge(self, story: str, judgement: Judgement) -> tuple[ChangedStory | Untold, ...]:
        """Keeps a judgement about a story, and tells anew what it changes.

        StoreError where the story has nothing of the ids it names. Within a `writer` of the store only.
        """
        story = self.store.now(story)
        ledger = self.ledger(story)
        what, known = self._judged_by(judgement, ledger)
        for named in filter(None, (judgement.a, judgement.b)):
            if not known(named):
                raise StoreError(
                    f"“{judgement.verb}” is of {what}, and story {story} has none that is {named}; "
                    f"whosays ledger {story} --format json shows them"
                )
        self.store.write(lambda: self.store.judge(story, judgement))
        if MATTERS[judgement.verb] in ("story", ""):
            self._placing()
        return tuple(self.tell())

    def _judged_by(self, judgement: Judgement, ledger: Ledger) -> tuple[str, Callable[[str], bool]]:
        """What a judgement of this verb speaks of, in words, and whether there is one of an id or name."""
        match MATTERS[judgement.verb]:
            case "story" | "text":
                return "articles", self._holds
            case "claim" | "source" | "wrong source":
                return "reports or claims", {*ledger.reports, *(c.id for c in ledger.claims)}.__contains__
            case "name":
                names = {form for name in ledger.names for form in (name.id, name.name, *name.aliases)}
                return "names, as the articles write them", names.__contains__
            case _:
                told = _ids_of(ledger) | {i for j in self.store.judgements() for i in (j.a, j.b)}
                return "things of the ledger", lambda named: named in told or self._holds(named)

    def _holds(self, article: str) -> bool:
        return self.store.states([article]).get(article) == "held"

    def forget(
        self, named: str, by: str, at: str, caches: Iterable[Path] = (), *, others_gone: bool = False
    ) -> tuple[str, ...]:
        """Erases an article, or a story with all its articles (ids); gives the ids of the articles.

        They are erased from `caches` first. StoreError where there is none of this id, or where articles
        of the store were read with a cache that is not named, and not said to be gone. Within a `writer`
        of the store only.
        """
        caches = tuple(caches)
        if not others_gone and self._caches() - set(map(place_of, caches)):
            raise StoreError(
                f"articles of {self.store.name} were read with a cache, which may hold them: name it with "
                "--cache, or say with --no-cache that it is gone"
            )
        named = self.store.now(named)
        is_story = self.store.founder(named) is not None
        if is_story:
            articles = tuple(reading.article.id for _, reading in self.store.readings(named))
        elif self.store.states([named]).get(named) in ("held", "failed"):
            articles = (named,)
        else:
            raise StoreError(f"{self.store.name} holds no article or story {named}")
        for cache in caches:
            erase_in_cache(cache, articles)
        stones = [Tombstone(article, "article", by, at) for article in articles]
        stones += [Tombstone(named, "story", by, at)] if is_story else []
        self.store.write(lambda: self.store.erase(articles, stones))
        return articles


@contextmanager
def open_library(
    place: str,
    read_with: ReadWith | None = None,
    *,
    create: bool = False,
    load_models: Callable[[Settings], Models] = load,
) -> Iterator[Library]:
    """The library at `place`: a file, or a postgresql:// URL.

    Made where there is none and `create` says so. StoreError, with what to do, where it cannot be used.
    """
    chosen = read_with or ReadWith()
    with closing(open_store(place, create=create)) as store:
        reader = chosen.reader or cast(Reader, store.settings().get("reader", "rules"))
        settings = Settings(lexicon=chosen.lexicon, reader=reader)
        yield Library(store, settings, load_models, chosen.engine, chosen.cache)


def _ids_of(ledger: Ledger) -> set[str]:
    """All that a judgement about a story can name."""
    return {
        ledger.story.id,
        *ledger.articles,
        *ledger.reports,
        *(claim.id for claim in ledger.claims),
        *(origin.id for claim in ledger.claims for origin in claim.origins),
        *(conflict.id for conflict in ledger.conflicts),
        *(name.id for name in ledger.names),
    }
