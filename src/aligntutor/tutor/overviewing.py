"""What the home screen shows, from the very plan that a sitting would follow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from aligntutor.core.days import MINUTE, Moment, study_day
from aligntutor.core.identity import deck_of
from aligntutor.store import Compiled, Log
from aligntutor.study.backlog import laid_out
from aligntutor.study.queue import Plan

from . import wording
from .changelog import news
from .counted import DeckFacts
from .counting import cards_of
from .exams import next_exam
from .mastery import KNOWN, share
from .planning import answer_ms, pause_of, plan, reviews_a_day
from .shown import ChapterRow, DeckRow, Overview

ENDING = "To end it earlier: Pause, in the settings."
LESSON_MS = 45_000
"""Estimate for reading a lesson."""


def overview(log: Log, compiled: Compiled, decks: Sequence[DeckFacts], at: Moment) -> Overview:
    """The home screen."""
    scheduling = log.scheduling
    today = study_day(at, scheduling.turn)
    usable = [facts.deck for facts in decks if not facts.trouble]
    work = plan(log, compiled, usable, at)
    told = news(log, today)
    exam = next_exam(log, usable, at)
    about = next((facts.title for facts in decks if facts.deck == exam.deck), "")
    cards = cards_of(work)
    chapters, due = compiled.known(cards), len(cards)
    waiting = Counter((deck_of(card), chapters.get(card, "")) for card in cards)
    week = _week(log, work, due, today)
    postponed = wording.postponed(work, today)
    first_cards = sum(len(idea.cards) for idea in work.ideas)
    lessons = sum(1 for idea in work.ideas if idea.concept)
    ms = (due + first_cards) * answer_ms(log) + lessons * LESSON_MS
    return Overview(
        date=wording.date_line(today),
        due=due,
        new=len(work.ideas),
        minutes=max(1, round(ms / MINUTE)) if due or work.ideas else 0,
        decks=tuple(
            _deck_row(facts, log, compiled, work, waiting, told.get(facts.deck, "")) for facts in decks
        ),
        week=tuple(
            ("today" if ahead == 0 else wording.weekday(today + ahead), cards)
            for ahead, cards in enumerate(week)
        ),
        first_run=log.blank,
        tomorrow=week[1],
        note=" ".join(
            filter(None, (ENDING if work.away else postponed, wording.exam(exam.day, today, about)))
        ),
        idle=postponed if work.away else "Done for today." if work.postponed else "",
    )


def _week(log: Log, work: Plan, due: int, today: int) -> list[int]:
    """What is due today, and the reviews of the six days after it, with what is left over today."""
    falling_due = log.forecast(today)
    waiting = falling_due[0] if work.away else work.postponed
    return laid_out([due, *falling_due[1:]], waiting, reviews_a_day(log), today, pause_of(log, today))


def _deck_row(
    facts: DeckFacts, log: Log, compiled: Compiled, work: Plan, waiting: Mapping[tuple[str, str], int],
    told: str,
) -> DeckRow:  # fmt: skip
    """One deck, and what is told of its edits.

    Its new ideas are those of a sitting in it alone, as `due` counts them; `waiting` is the number of due
    cards by deck and chapter.
    """
    if facts.trouble:
        return DeckRow(facts.deck, facts.title, 0, 0, 0.0, (), facts.trouble)
    chapters = compiled.chapters(facts.deck)
    chapter_of = {concept.id: concept.chapter for concept in compiled.concepts(facts.deck)}
    due = Counter({chapter: cards for (deck, chapter), cards in waiting.items() if deck == facts.deck})
    mine = work.offered.get(facts.deck, ())
    new = Counter(chapter_of.get(idea.concept, "") for idea in mine)
    ideas = Counter(chapter_of.values())
    reached: defaultdict[str, float] = defaultdict(float)
    for concept, hold in log.concept_holds(facts.deck).items() if facts.concepts else ():
        if concept in chapter_of:
            reached[chapter_of[concept]] += share(hold)
    held = sum(reached.values()) if facts.concepts else log.held_alone(facts.deck, KNOWN)
    number = facts.concepts or facts.cards
    return DeckRow(
        facts.deck,
        facts.title,
        sum(due.values()),
        len(mine),
        held / number if number else 0.0,
        tuple(
            ChapterRow(
                c.title, due[c.id], new[c.id], reached[c.id] / ideas[c.id] if ideas[c.id] else 0.0, c.id
            )
            for c in chapters
        )
        if len(chapters) > 1
        else (),
        note="; ".join(filter(None, (_left_out(facts.left_out), told))),
        readable=any(chapter.text for chapter in chapters),
        ideas=facts.concepts,
        changed=bool(told),
    )


def _left_out(entries: int) -> str:
    return f"{wording.plural(entries, 'broken entry', 'broken entries')} left out" if entries else ""
