"""A tutor made of plain data: what the screens show, without decks, memory or store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event as Signal

from aligntutor.core.asks import (
    Answer,
    Arrange,
    Arranged,
    Ask,
    Choose,
    Chosen,
    Match,
    Matched,
    Reason,
    Recall,
    Recalled,
    Shown,
    Verdict,
    Write,
    Written,
)
from aligntutor.core.decks import Place
from aligntutor.core.events import Event, EventType
from aligntutor.core.items import Deal
from aligntutor.core.states import Mark, Scheduling
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering
from aligntutor.settings import SETTINGS, Places, Settings
from aligntutor.settings.catalogue import checked, wanted
from aligntutor.tutor import NotSaved, Refused
from aligntutor.tutor.browsing import NO_CARDS, NOTHING, Result
from aligntutor.tutor.by_hand import Aside, CardFacts
from aligntutor.tutor.changelog import Change
from aligntutor.tutor.comparing import Comparison, Side
from aligntutor.tutor.counted import DeckFacts
from aligntutor.tutor.figures import Figure, Period, Row
from aligntutor.tutor.keeping import Trouble
from aligntutor.tutor.mapping import CardLine, Closer, DeckMap, Idea, MapChapter, WholeIdea
from aligntutor.tutor.preferring import Preference, preferences
from aligntutor.tutor.searching import Found
from aligntutor.tutor.shown import (
    Asking,
    ChapterRow,
    ChapterText,
    DeckRow,
    Done,
    IdeaLine,
    IdeaText,
    Lesson,
    Overview,
    PassageText,
    Standing,
    Step,
    Summary,
    Told,
)

STEM = (
    "A hospital rewards its scheduling system for a low average recorded waiting time. The system begins "
    "telling the front desk to register patients just minutes before a doctor is free, so the recorded waits "
    "shrink while people queue outside. Which concept describes this best?"
)
CHOICE = Choose(
    STEM,
    (
        Shown("deceptive-alignment", "Deceptive alignment"),
        Shown("key", "Specification gaming"),
        Shown("goal-misgeneralisation", "Goal misgeneralisation"),
        Shown("distribution-shift", "Distribution shift"),
    ),
)
HOLDS = (
    "Recorded waits were rewarded, and they fell. The purpose, shorter waits, was missed: the weak "
    "spot is the "
    "wording."
)
TEMPTS = "In both, nobody wanted the outcome. But there the reward is fine and a wrong aim is learned."
SEVERAL = Choose(
    "Which of these are reasons why many final goals lead to the same means?",
    (
        Shown("h1", "Being switched off ends the pursuit of any goal."),
        Shown("h2", "Machines fear death."),
        Shown("h3", "Resources help with nearly every goal."),
        Shown("h4", "Programmers ask for it."),
    ),
    many=True,
)
WRITE = Write(
    "When a measure is made into a target, it stops being a good measure. What is this regularity called?",
    "A name and a word. Capitals and small slips of spelling are forgiven.",
)
RECALL = Recall(
    "Why would a system with almost any final goal try to keep itself from being switched off?",
    "Being switched off would stop it from reaching that goal, whatever the goal is. Staying on is "
    "useful for "
    "nearly everything, so it becomes an instrumental goal: wanted only as a means, though nobody "
    "asked for it.",
)
ORDER = Ordering(
    ask="Put the steps of Goodhart’s law in order.",
    items={
        "want": "Something is wanted that is hard to count",
        "pick": "An indicator is picked to stand for it",
        "push": "The indicator is pushed",
        "part": "The indicator stops showing what was wanted",
    },
    constraints=(("want", "pick"), ("pick", "push"), ("push", "part")),
    why="An indicator fails after it was pushed, and not before.",
)
PAIRS = Matching(
    ask="Which pattern does each of these show?",
    pairs={
        "A feed trained for clicks favours bait.": "Specification gaming",
        "A robot led people past green lamps and seeks green lamps.": "Goal misgeneralisation",
        "A car trained in the sun overlooks a man in the snow.": "Distribution shift",
    },
    extra=("Deceptive alignment",),
    why="Look where the trouble sits.",
)
ARRANGE, MATCH = ORDER.pose(Deal("a")), PAIRS.pose(Deal("a"))
CHECKLIST = ("Being off stops any goal", "Staying on is only a means", "Nobody has to ask for it")
LESSON = Lesson(
    term="Specification gaming",
    definition="A stated objective is met to the letter while the outcome behind it is missed.",
    why_it_matters=(
        "We can only reward what we manage to write down. A capable system finds the gap between the "
        "words and "
        "the wish, and the better it is at its task, the more surely it finds it."
    ),
    case=(
        "A cleaning robot rewarded for not seeing dirt learns to drive with its camera covered. No dirt "
        "is seen, "
        "as the reward demands, and none is removed."
    ),
    contrasts=(
        (
            "Goal misgeneralisation",
            "There the objective was fine on the training data and the wrong aim was learned. Here the "
            "wording "
            "itself is at fault.",
        ),
    ),
    where="Aligning AI, under “Outer alignment”",
    source_noun="essay",
    nth=2,
    of=4,
    place="ai-alignment/specification-gaming",
)
GAMING = "specification-gaming"
MASTERY = {"k": "known", "l": "learning", "m": "met", "n": "new"}


def chapter(title: str, marks: str) -> MapChapter:
    """A chapter of ideas without names, one a letter of `MASTERY`."""
    slug = title.lower().replace(" ", "-")
    ideas = (Idea(f"{slug}-{n}", f"{title} {n}", MASTERY[mark]) for n, mark in enumerate(marks, 1))
    return MapChapter(slug, title, tuple(ideas))


MAP = DeckMap(
    "ai-alignment",
    "AI alignment",
    (
        chapter("Sounding the alarm", "kkkkl"),
        MapChapter(
            "what-ai-is",
            "What AI is",
            (
                Idea("ai-alignment", "AI alignment", "known", opens=(GAMING,)),
                Idea("goodharts-law", "Goodhart’s law", "known", opens=(GAMING,)),
                Idea("objective-functions", "Objective functions", "learning", opens=(GAMING,)),
            ),
        ),
        MapChapter(
            "aligning-ai",
            "Aligning AI",
            (
                *chapter("Aligning", "kkkl").ideas,
                Idea(
                    GAMING,
                    "Specification gaming",
                    "learning",
                    ("ai-alignment", "goodharts-law", "objective-functions"),
                    ("outer-alignment", "inner-alignment", "deceptive-alignment"),
                    ("goal-misgeneralisation",),
                    "due in 6 days",
                    20_228,
                ),
                Idea("outer-alignment", "Outer alignment", "learning", (GAMING,)),
                Idea("inner-alignment", "Inner alignment", "met", (GAMING,)),
                Idea("goal-misgeneralisation", "Goal misgeneralisation", "new", alike=(GAMING,)),
                Idea("deceptive-alignment", "Deceptive alignment", "new", (GAMING,)),
                *chapter("Later", "nnnnnn").ideas,
            ),
        ),
        chapter("Existential risk", "nnnnnnnnnnnn"),
        chapter("What to do", "nnnnnn"),
    ),
)
PASSAGE = (
    "Every system is told what to do in some form of words, a number or a set of examples. What is told is "
    "never all of what is wanted.\n\nA weak system does little with the difference. A strong one looks for "
    "whatever scores well, and *specification gaming* is what it finds."
)
BEGINNING = LESSON._replace(chapter="Saying what we want", passage=PASSAGE)
TEXTS = (
    ChapterText("sounding-the-alarm", "Sounding the alarm", (PassageText("Many people spoke up."),)),
    ChapterText(
        "saying-what-we-want",
        "Saying what we want",
        (
            PassageText(
                PASSAGE,
                (
                    IdeaText("specification-gaming", "Specification gaming", LESSON.definition),
                    IdeaText(
                        "goodharts-law",
                        "Goodhart’s law",
                        "A measure that is made a target stops being a good measure.",
                        "learning",
                    ),
                ),
            ),
            PassageText("Nothing above says that words are of no use.\n\nThey are all there is."),
        ),
    ),
    ChapterText("what-ai-is", "What AI is", (PassageText("A model is not handed its skills one by one."),)),
)
OVERVIEW = Overview(
    date="Thursday 14 May",
    due=23,
    new=4,
    minutes=9,
    decks=(
        DeckRow(
            "ai-alignment",
            "AI alignment",
            18,
            4,
            0.36,
            (
                ChapterRow("Sounding the alarm", 2, 0, 0.94),
                ChapterRow("What AI is", 5, 0, 0.71, "what-ai-is"),
                ChapterRow("Aligning AI", 11, 4, 0.39),
                ChapterRow("Existential risk", 0, 0, 0.0),
                ChapterRow("What to do", 0, 0, 0.0),
            ),
            readable=True,
            ideas=50,
        ),
        DeckRow("statistics", "Statistics for sceptics", 5, 0, 0.82, (ChapterRow("Averages", 5, 0, 0.82),)),
    ),
    week=(("today", 23), ("Fri", 8), ("Sat", 12), ("Sun", 5), ("Mon", 14), ("Tue", 9), ("Wed", 4)),
    first_run=False,
    tomorrow=8,
)
CLEAR = OVERVIEW._replace(due=0, week=(("today", 0), *OVERVIEW.week[1:]))
FIRST = OVERVIEW._replace(
    due=0,
    new=4,
    tomorrow=0,
    first_run=True,
    decks=(OVERVIEW.decks[0]._replace(due=0, mastered=0.0),),
)
SUMMARY = Summary(
    cards=23,
    minutes=9,
    met=(IdeaLine("met", "Specification gaming"), IdeaLine("met", "Goal misgeneralisation")),
    right=17,
    asked=19,
    expected="about as many as expected",
    stronger=(IdeaLine("known", "Goodhart’s law", "now holds for 3 months"),),
    slipped=(IdeaLine("learning", "Orthogonality", "returns in 10 minutes"),),
    mixed_up=(("Specification gaming", "Distribution shift"),),
    next=((2, "in 10 minutes"), (8, "tomorrow"), (12, "on Saturday")),
)

GAMED = Side("specification-gaming", "Specification gaming", LESSON.definition, LESSON.case, LESSON.where)
OTHERS = {
    "goal-misgeneralisation": Side(
        "goal-misgeneralisation", "Goal misgeneralisation", "A wrong aim is learned from data that fit it.",
        "A robot led people past green lamps and seeks green lamps.", "Aligning AI, note 4",
    ),
    "shift": Side("shift", "Distribution [b]shift[/b]", "The world is another one than in training.", "", ""),
}  # fmt: skip
STEERS = "\x1b[31mIt is near.[/]"
FORECAST = (23, 8, 12, 5, 14, 9, 4, 10, 7, 16, 6, 3, 9, 6)
FIGURES = (
    Figure("retention", "Recalled", "gauge", "recalled", (Row("recalled", 0.91, 407, 0.88, 0.93, 0.9),)),
    Figure(
        "ahead", "Coming up", "columns", "cards",
        tuple(Row("today" if n == 0 else "day", cards, day=20_222 + n) for n, cards in enumerate(FORECAST)),
        "132 cards in 14 days. New ideas come on top.",
    ),
    Figure(
        "days", "Days of study", "days", "answers",
        tuple(Row("day", (n * 7) % 5 * 9 * (n % 6 > 0), day=20_041 + n) for n in range(182)),
        "22 of the last 30.",
    ),
    Figure(
        "time", "Time", "columns", "minutes",
        tuple(Row("week of 2025-03-01", 10 + n * 13 % 40, day=20_041 + 7 * n) for n in range(26)),
        "9 hours in all. 12 min on a day of study, 14 s an answer.",
    ),
)  # fmt: skip
FIGURES_READ = (
    Figure(
        "confidence", "How sure, how right", "shares", "right",
        (
            Row("sure", 0.84, 200, 0.77, 0.88),
            Row("no word", 0.73, 120, 0.67, 0.8),
            Row("unsure", 0.61, 80, 0.49, 0.72),
        ),
        "When you say “sure”, about one answer in 6 is wrong.",
    ),
    Figure(
        "foretold", "Foretold, and recalled", "shares", "recalled",
        (Row("80% to 85%", 0.79, 70, 0.68, 0.87, 0.83), Row("90% to 95%", 0.93, 210, 0.89, 0.96, 0.92)),
        "Brier score 0.092.",
    ),
    Figure("levels", "Recalled, by level", "shares", "recalled", (Row("remember", 0.93, 200, 0.89, 0.96),)),
    Figure(
        "kinds", "Recalled, by kind of question", "shares", "recalled",
        (Row("choice", 0.9, 300, 0.86, 0.93),),
    ),
    Figure(
        "hardest", "Hardest ideas", "ranked", "right",
        (Row("[b]Orthogonality[/b]", 0.52, 21, 0.32, 0.72), Row("Goodhart’s law", 0.7, 30, 0.52, 0.83)),
    ),
    Figure(
        "tempting", "Most tempting wrong answers", "ranked", "given",
        (Row("Distribution shift", 0.4, 15, 0.2, 0.64, note=f"In questions on Goodhart’s law. {STEERS}"),),
    ),
)  # fmt: skip


def asking(ask: Ask, chapter: str = "Aligning AI") -> Asking:
    """A question as the tutor gives it."""
    previews = ("10 min", "2 days", "6 days", "15 days") if isinstance(ask, Recall) else ("", "", "", "")
    return Asking(chapter, ask, previews, "item")


def told_of(kind: EventType) -> Event:
    """An event of which only the type matters."""
    return Event("id", "writer", 1, "", 0, 0, 0, 0, kind, {})


@dataclass
class FakeStudy:
    """Goes through its steps in order; the first option named `key` (or the typed `goodhart`) is right."""

    steps: Sequence[Step]
    at: int = 0
    done: int = 6
    total: int = 23
    unsaved: int = 0
    """So many of the next attempts to store fail."""
    told: Told | None = None
    """What to say about any answer; none = by the rules above."""
    compare: str = ""
    """What each answer can be compared with."""
    weighs: bool = False
    """Whether to ask how sure each graded answer is."""
    confidences: list[str] = field(default_factory=list)
    note: str = ""
    """What else to say of an answer."""
    answers: list[Answer] = field(default_factory=list)
    flag: str = ""
    """The note on each card."""
    acts: list[EventType] = field(default_factory=list)
    """What was done by hand and not taken back."""
    summary: Summary = SUMMARY
    log: list[str] = field(default_factory=list)
    deck: str | None = None

    @property
    def step(self) -> Step:
        nothing = "" if self.steps else "Nothing is due here."
        return (
            self.steps[self.at] if self.at < len(self.steps) else Done(self.summary._replace(nothing=nothing))
        )

    @property
    def standing(self) -> Standing:
        return Standing(self.done, self.total, 4)

    def read(self) -> Step:
        self._store("read")
        self.at += 1
        return self.step

    def given(self, answer: Answer) -> bool:
        return self.weighs and not isinstance(answer, Recalled) and answer != Written("")

    def answer(self, answer: Answer, confidence: str = "") -> Told:
        self._store("answer")
        self.confidences.append(confidence)
        step = self.step
        assert isinstance(step, Asking)
        self.answers.append(answer)
        self.done += 1
        told = self.told._replace(answer=answer) if self.told else grade(step, answer)
        return told._replace(note=self.note, compare=self.compare)

    def go_on(self) -> Step:
        self.log.append("go on")
        self.at += 1
        return self.step

    def by_hand(self, action: EventType, note: str = "", days: int = 1) -> str:
        self._store(f"{action} {note}".strip())
        self.acts.append(action)
        if action != "flag" and len(self.answers) <= self.at:
            self.at += 1
        return f"{action.title()} done."

    def undo(self) -> tuple[Event, ...]:
        self._store("undo")
        if self.acts:
            return (told_of(self.acts.pop()),)
        if not self.answers:
            return ()
        self.answers.pop()
        self.done -= 1
        self.at = min(self.at, len(self.steps) - 1)
        # another question, though it asks the same
        self.steps = [step._replace() if n == self.at else step for n, step in enumerate(self.steps)]
        return (told_of("review"),)

    def finish(self) -> Summary:
        return self.summary

    def _store(self, what: str) -> None:
        if self.unsaved:
            self.unsaved -= 1
            raise NotSaved("The disk is full.", "Make room, then try again.")
        self.log.append(what)


def grade(step: Asking, answer: Answer) -> Told:
    """A verdict by the simplest rules."""
    where = "Aligning AI, “Outer alignment”"
    match step.ask, answer:
        case Choose(many=True) as ask, Chosen(ids):
            key = "; ".join(option.text.rstrip(".") for option in ask.options if option.id in ("h1", "h3"))
            right = set(ids) == {"h1", "h3"}
            verdict = Verdict(right, 1.0 if right else 0.5, key, (Reason("holds", "Both serve any goal."),))
        case Choose() as ask, Chosen(ids):
            key = next((option.text for option in ask.options if option.id == "key"), "")
            wrong = () if ids == ("key",) else (Reason("tempts", TEMPTS, ids[0]),)
            verdict = Verdict(not wrong, float(not wrong), key, (*wrong, Reason("holds", HOLDS, "key")))
        case Write(), Written(text):
            right = "goodhart" in text.lower()
            reason = Reason(
                "holds", "Once the number is what counts, people and machines work on the number."
            )
            verdict = Verdict(
                right, float(right), "Goodhart’s law", (reason,), nearly=right and "’" not in text
            )
        case Recall() as ask, Recalled(rating, met):
            unmet = [point for n, point in enumerate(ask.checklist) if n not in met]
            reasons = (Reason("remark", f"Not yet in your answer: {'; '.join(unmet)}."),) if unmet else ()
            verdict = Verdict(rating > 1, float(rating > 1), ask.back, reasons)
        case Arrange() as ask, Arranged():
            verdict = ORDER.grade(ask, answer)
        case Match() as ask, Matched():
            verdict = PAIRS.grade(ask, answer)
        case _:
            raise AssertionError(f"{answer} does not answer {step.ask}")
    return Told(answer, verdict, "again in 6 days" if verdict.correct else "again in 10 min", where, "essay")


@dataclass
class FakeBrowser:
    """Cards that are found by what their names and questions hold."""

    names: Sequence[str] = tuple(f"Idea {n}" for n in range(60))
    refuses: bool = False
    aside: set[str] = field(default_factory=set)
    acts: list[tuple[str, tuple[str, ...], str, int]] = field(default_factory=list)
    today: int = 20_222

    def find(self, text: str) -> Result:
        words = [word for word in text.split() if ":" not in word]
        unknown = "is:x means nothing here." if "is:x" in text else ""
        cards = [
            Found(
                f"d/{n}", name, "its name", f"What is {name.lower()}?", "d", "", "new", 0, 0, 0.0, 0,
                Mark(f"d/{n}", "asked" if f"d/{n}" in self.aside else ""),
            )
            for n, name in enumerate(self.names)
            if all(word in name.lower() for word in words)
        ]  # fmt: skip
        return Result(
            [] if unknown else cards, unknown, (unknown,) if unknown else NOTHING if self.names else NO_CARDS
        )

    def act(self, action: str, cards: Sequence[str], note: str = "", days: int = 1) -> str:
        if self.refuses:
            raise Refused("The disk is full.", "Make room, then try again.")
        self.acts.append((action, tuple(cards), note, days))
        self.aside |= set(cards) if action == "suspend" else set()
        return f"{len(cards)} cards done."

    def read(self) -> None:
        self.acts.append(("read", (), "", 0))


@dataclass
class FakeTutor:
    """Gives one overview, and sessions over the same steps."""

    steps: Sequence[Step] = ()
    shown: Overview = OVERVIEW
    settings: Settings = field(default_factory=Settings)
    prepared: bool = True
    exam: str = "Friday 12 June"
    texts_of: dict[str, Sequence[ChapterText]] = field(default_factory=lambda: {"ai-alignment": TEXTS})
    on_study: Callable[[FakeStudy], None] = lambda study: None
    begun: list[str | None] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    named: list[tuple[str, ...]] = field(default_factory=list)
    """The ideas that sessions were about."""
    chosen: list[tuple[str, object]] = field(default_factory=list)
    """What was set, with its value."""
    last: FakeStudy | None = None
    trouble: Trouble | None = None
    changed: Sequence[Change] = ()
    chart: DeckMap | None = MAP
    away: list[Aside] = field(default_factory=list)
    """Cards that are set aside."""
    browser: FakeBrowser = field(default_factory=FakeBrowser)
    today: int = 20_222
    figured: Sequence[Figure] = FIGURES
    figured_read: Sequence[Figure] = FIGURES_READ
    reading: Signal | None = None
    """Set once the answers may be read."""
    asked: list[tuple[Period, str]] = field(default_factory=list)
    """What figures were wanted of."""

    def browse(self) -> FakeBrowser:
        return self.browser

    def facts(self, card: str) -> CardFacts:
        return CardFacts(card, "", "", "", f"What is {card}?", None, Mark(card), None, ())

    def place(self, card: str) -> Place:
        return Place(f"/decks/{card}.yaml", 14)

    def decks(self) -> list[DeckFacts]:
        return [
            DeckFacts(deck.id, deck.title, "1", f"/decks/{deck.id}", deck.ideas, 9, 9, "bundled")
            for deck in self.shown.decks
        ]

    def compare(self, deck: str, concept: str, other: str = "") -> Comparison:
        if concept != GAMED.id:
            raise Refused(f"{deck} has no ideas {concept} and {other}.", "Name two concepts of one deck.")
        notes = (LESSON.contrasts[0][1],) if other == "goal-misgeneralisation" else ()
        return Comparison(GAMED, OTHERS[other or "goal-misgeneralisation"], notes, tuple(OTHERS), "essay")

    def figures(self, period: Period, deck: str) -> tuple[Figure, ...]:
        self.asked.append((period, deck))
        return tuple(self.figured)

    def figures_read(self, period: Period, deck: str, stop: Callable[[], bool]) -> tuple[Figure, ...]:
        while self.reading and not self.reading.wait(0.01):
            if stop():
                return ()
        return tuple(self.figured_read)

    def look_after(self, pause: Callable[[], object]) -> Trouble | None:
        return self.trouble

    def ready(self) -> bool:
        return self.prepared

    def prepare(self) -> tuple[()]:
        self.prepared = True
        return ()

    def overview(self) -> Overview:
        return self.shown

    def changes(self) -> Sequence[Change]:
        return self.changed

    def map(self, deck: str | None = None) -> DeckMap:
        if self.chart is None:
            raise Refused("“Sums” has no ideas to map.", "Study its cards: they stand on their own.")
        return self.chart

    def closer(self, deck: str, concept: str) -> Closer:
        return Closer(LESSON.definition, {"goal-misgeneralisation": (4, 6)})

    def idea(self, deck: str, concept: str) -> WholeIdea:
        lesson = LESSON._replace(term=self.map().ideas[concept].term)
        card = CardFacts(
            f"{deck}/{concept}/name", concept, lesson.term, "name", STEM, None, Mark(""), None, ()
        )
        line = CardLine(card, "its name", "due in 6 days, holds for 12 days, right 5 of 6 times")
        return WholeIdea(lesson, {"goal-misgeneralisation": (4, 6)}, (line,))

    def aside(self) -> list[Aside]:
        return list(self.away)

    def bring_back(self, card: str) -> None:
        if card.endswith("stuck"):
            raise Refused("The disk is full.", "Make room, then try again.")
        self.away = [one for one in self.away if one.card != card]

    def texts(self, deck: str) -> Sequence[ChapterText]:
        return self.texts_of[deck]

    def study(
        self, deck: str | None = None, *, cards: int | None = None, minutes: float | None = None,
        mode: str = "due", ideas: Sequence[str] = (),
    ) -> FakeStudy:  # fmt: skip
        self.begun.append(deck)
        self.named.append(tuple(ideas))
        self.modes.append(mode)
        self.last = FakeStudy(self.steps)
        self.on_study(self.last)
        return self.last

    def choose(self, name: str, value: object) -> None:
        if value == 13:
            raise Refused("The disk is full.", "Make room, then try again.")
        self.chosen.append((name, value))
        kind = SETTINGS[name].kind
        good = Settings().value(name) if value is None else checked(kind, value)
        if good is None:
            raise Refused(f"It should be {wanted(kind)}.")
        if name in Scheduling._fields:
            scheduling = self.settings.scheduling._replace(**{name: good})
            self.settings = self.settings._replace(scheduling=scheduling)
        else:
            self.settings = self.settings._replace(**{name: good})

    def preferences(self) -> tuple[Preference, ...]:
        return preferences(Places(Path("/nowhere"), Path("/nowhere"), Path("/nowhere")), self.settings)

    def ahead(self) -> FakeTutor:
        return self

    by_hand = ahead

    def undo(self) -> list[Event]:
        return [told_of("exam")]

    pause_until = None

    def told(self) -> tuple[str, str]:
        return self.exam, "none"

    def exam_on(self, text: str) -> str:
        if text == "never":
            raise Refused("'never' is not a day to come.", "Type a date.")
        self.exam = text
        return f"Exam set: {text}."

    def close(self) -> None:
        pass
