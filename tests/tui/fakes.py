"""A tutor made of plain data: what the screens show, without decks, memory or store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

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
from aligntutor.core.events import Event, EventType
from aligntutor.core.items import Deal
from aligntutor.core.states import Mark
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.ordering import Ordering
from aligntutor.settings import Settings
from aligntutor.tutor import NotSaved, Refused
from aligntutor.tutor.by_hand import Aside, CardFacts
from aligntutor.tutor.changelog import Change
from aligntutor.tutor.keeping import Trouble
from aligntutor.tutor.mapping import CardLine, Closer, DeckMap, Idea, MapChapter, WholeIdea
from aligntutor.tutor.shown import (
    Asking,
    ChapterRow,
    ChapterText,
    DeckRow,
    Done,
    IdeaLine,
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
                    ("Specification gaming", LESSON.definition),
                    ("Goodhart’s law", "A measure that is made a target stops being a good measure."),
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
        return told._replace(note=self.note)

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
class FakeTutor:
    """Gives one overview, and sessions over the same steps."""

    steps: Sequence[Step] = ()
    shown: Overview = OVERVIEW
    settings: Settings = field(default_factory=Settings)
    prepared: bool = True
    texts_of: dict[str, Sequence[ChapterText]] = field(default_factory=lambda: {"ai-alignment": TEXTS})
    on_study: Callable[[FakeStudy], None] = lambda study: None
    begun: list[str | None] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    last: FakeStudy | None = None
    trouble: Trouble | None = None
    changed: Sequence[Change] = ()
    chart: DeckMap | None = MAP
    away: list[Aside] = field(default_factory=list)
    """Cards that are set aside."""

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
        mode: str = "due",
    ) -> FakeStudy:  # fmt: skip
        self.begun.append(deck)
        self.modes.append(mode)
        self.last = FakeStudy(self.steps)
        self.on_study(self.last)
        return self.last

    def remember_theme(self, theme: str) -> None:
        self.themes.append(theme)

    def ahead(self) -> FakeTutor:
        return self

    by_hand = ahead

    def undo(self) -> list[Event]:
        return [told_of("exam")]

    pause_until = None

    def exam_on(self, text: str) -> str:
        if text == "never":
            raise Refused("'never' is not a day to come.", "Type a date.")
        return f"Exam set: {text}."

    def close(self) -> None:
        pass
