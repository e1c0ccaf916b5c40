"""`aligntutor map`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .context import Setup, Stop, iso_day, json_option, prepared, usable
from .prompts import paragraph, tell_idea
from .saying import many, nearest, say, say_json

if TYPE_CHECKING:
    from aligntutor.tutor.mapping import CardLine, DeckMap, Idea, WholeIdea

MARKS = {"known": "●", "learning": "◐", "met": "○", "new": "·"}


@click.command()
@click.argument("deck", required=False)
@click.argument("concept", required=False)
@json_option
@click.pass_obj
def command(setup: Setup, deck: str | None, concept: str | None, as_json: bool) -> None:
    """The ideas of a deck: how firmly you hold each, what it needs, what it opens, what it is taken for.

    DECK is a deck's id, or the path of one; without it, the first deck that has ideas. With CONCEPT, the id
    or the term of an idea, all there is to say of it. Nothing is recorded.
    """
    with prepared(setup, deck) as tutor:
        chart = tutor.map(usable(tutor, deck).deck if deck else None)
        if concept is None:
            if as_json:
                say_json(_chart(chart))
            else:
                _list(chart)
            return
        idea = _named(chart, concept)
        whole = tutor.idea(chart.deck, idea.id)
    if as_json:
        say_json({"deck": chart.deck, **_idea(idea), **_whole(idea, whole)})
    else:
        _tell(chart, idea, whole)


def _named(chart: DeckMap, named: str) -> Idea:
    """The idea with this id or term. Raises Stop with a did-you-mean."""
    for idea in chart.ideas.values():
        if named == idea.id or named.casefold() == idea.term.casefold():
            return idea
    hint = nearest(named, list(chart.ideas), "Its ideas are")
    raise Stop(f"There is no idea {named!r} in {chart.deck}. {hint}")


def _held(idea: Idea) -> str:
    """`known, due in 6 days`."""
    from aligntutor.tutor.mastery import WORDS

    return ", ".join(filter(None, (WORDS[idea.mastery], idea.due)))


def _list(chart: DeckMap) -> None:
    say(f"{chart.title}: {many(len(chart.ideas), 'idea')}, {chart.known} known")
    widest = max(len(idea.term) for idea in chart.ideas.values())
    for chapter in chart.chapters:
        say(f"\n{chapter.title}")
        for idea in chapter.ideas:
            say(f"  {MARKS[idea.mastery]} {idea.term.ljust(min(widest, 40))}  {_held(idea)}")


def _tell(chart: DeckMap, idea: Idea, whole: WholeIdea) -> None:
    from aligntutor.tutor.wording import apart

    ideas = chart.ideas
    say(f"{MARKS[idea.mastery]} {idea.term}: {_held(idea)}")
    tell_idea(whole.lesson)
    told = {id: f", {apart(*whole.apart[id])}" for id in idea.alike if id in whole.apart}
    for head, ids in (("Needs", idea.needs), ("Opens", idea.opens), ("Easily taken for", idea.alike)):
        if ids:
            say(f"\n{head}")
        for id in ids:
            more = told.get(id, "") if ids is idea.alike else ""
            say(f"  {MARKS[ideas[id].mastery]} {ideas[id].term}  ({id}){more}")
    if whole.cards:
        say("\nIts cards")
    for card in whole.cards:
        paragraph(card.facts.asks, first="- ", rest="  ")
        say(f"  {card.facts.card}: {card.said}")


def _chart(chart: DeckMap) -> dict[str, Any]:
    return {
        "deck": chart.deck,
        "title": chart.title,
        "ideas": len(chart.ideas),
        "known": chart.known,
        "chapters": [
            {"id": chapter.id, "title": chapter.title, "ideas": [_idea(idea) for idea in chapter.ideas]}
            for chapter in chart.chapters
        ],
    }


def _idea(idea: Idea) -> dict[str, Any]:
    return {
        "id": idea.id,
        "term": idea.term,
        "mastery": idea.mastery,
        "due": None if idea.due_day is None else iso_day(idea.due_day),
        "needs": list(idea.needs),
        "opens": list(idea.opens),
        "alike": list(idea.alike),
    }


def _whole(idea: Idea, whole: WholeIdea) -> dict[str, Any]:
    lesson = whole.lesson
    return {
        "definition": lesson.definition,
        "why_it_matters": lesson.why_it_matters,
        "case": lesson.case,
        "contrasts": [{"term": term, "note": note} for term, note in lesson.contrasts],
        "where": lesson.where,
        "told_apart": {
            id: {"right": right, "of": asked}
            for id, (right, asked) in whole.apart.items()
            if id in idea.alike
        },
        "cards": [_card(card) for card in whole.cards],
    }


def _card(card: CardLine) -> dict[str, Any]:
    facts, state = card.facts, card.facts.state
    return {
        "card": facts.card,
        "skill": facts.skill,
        "asks": facts.asks,
        "phase": state.phase if state else "new",
        "due": iso_day(state.due_day) if state else None,
        "stability": state.stability if state else None,
        "retrievability": facts.recall,
    }
