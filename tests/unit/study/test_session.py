"""The session as a state machine."""

from __future__ import annotations

from dataclasses import replace

from aligntutor.core.days import MINUTE
from aligntutor.study.queue import Idea, Plan
from aligntutor.study.session import Asked, Finished, Learn, Limits, Session

from .makers import a_state, an_item

ITEMS = {
    card: [an_item(card, "one"), an_item(card, "two")]
    for card in ("d/a/recognise", "d/a/name", "d/b/recognise", "d/c/name", "d/e/name", "d/x", "d/y")
}
NOW = 1_000 * MINUTE


def a_session(plan: Plan, limits: Limits | None = None) -> Session:
    session = Session(plan, ITEMS.__getitem__, "0", limits or Limits(), started=NOW)
    session.go_on(NOW)
    return session


def card_at(session: Session) -> str:
    assert isinstance(session.step, Asked)
    return session.step.item.card


def answer(session: Session, *, right: bool, now: int = NOW, step: int | None = None) -> str:
    """Answer as the scheduler would: right graduates, wrong returns in ten minutes."""
    card = card_at(session)
    phase = "review" if right else "relearning"
    state = a_state(
        card, phase=phase, due_ms=0 if right else now + 10 * MINUTE, last_item=session.step.item.key
    )
    if step is not None:
        state = replace(state, phase="learning", step=step, due_ms=now + 10 * MINUTE)
    session.accept(state, 3 if right else 1)
    session.go_on(now)
    return card


def test_due_relearning_then_reviews_then_unlocked_then_new_ideas():
    plan = Plan(
        learning=(a_state("d/x", phase="relearning", due_ms=NOW),),
        reviews=(a_state("d/b/recognise"),),
        unlocked=("d/c/name",),
        ideas=(Idea("d", "a", ("d/a/recognise", "d/a/name")),),
    )
    session = a_session(plan)
    assert [answer(session, right=True) for _ in range(3)] == ["d/x", "d/b/recognise", "d/c/name"]
    assert session.step == Learn("d", "a")
    session.read()
    session.go_on(NOW)
    assert [answer(session, right=True) for _ in range(2)] == ["d/a/recognise", "d/a/name"]
    assert session.step == Finished()


def test_an_interrupted_concept_goes_on_with_its_cards_once_no_step_is_due():
    relearning = a_state("d/x", phase="relearning", due_ms=NOW)
    session = a_session(
        Plan(learning=(relearning,), begun=("d/a/name",), reviews=(a_state("d/b/recognise"),))
    )
    assert [answer(session, right=True) for _ in range(3)] == ["d/x", "d/a/name", "d/b/recognise"]


def test_a_failed_card_returns_after_three_others_until_right_once():
    plan = Plan(
        reviews=tuple(a_state(card) for card in ("d/a/name", "d/b/recognise", "d/c/name", "d/e/name", "d/x"))
    )
    session = a_session(plan)
    order = [answer(session, right=False)]
    order += [answer(session, right=True) for _ in range(5)]
    assert order == ["d/a/name", "d/b/recognise", "d/c/name", "d/e/name", "d/a/name", "d/x"]
    assert session.step == Finished()


def test_a_failed_card_returns_when_its_step_is_due():
    session = a_session(
        Plan(reviews=tuple(a_state(card) for card in ("d/a/name", "d/b/recognise", "d/c/name")))
    )
    answer(session, right=False)
    later = NOW + 11 * MINUTE
    answer(session, right=True, now=later)
    assert card_at(session) == "d/a/name"


def test_a_failed_card_returns_sooner_when_nothing_else_remains_with_another_item():
    session = a_session(Plan(reviews=(a_state("d/a/name"),)))
    first = session.step.item.key
    answer(session, right=False)
    assert card_at(session) == "d/a/name"
    assert session.step.item.key != first


def test_a_failed_card_returns_also_where_no_step_of_minutes_is_set():
    plan = Plan(
        reviews=tuple(a_state(card) for card in ("d/a/name", "d/b/recognise", "d/c/name", "d/e/name"))
    )
    session = a_session(plan)
    first = card_at(session)
    session.accept(a_state(first, due_day=101), 1)
    session.go_on(NOW)
    assert [answer(session, right=True) for _ in range(3)] == ["d/b/recognise", "d/c/name", "d/e/name"]
    assert card_at(session) == first


def test_a_step_of_a_day_is_over_for_today():
    session = a_session(Plan(begun=("d/a/name",)))
    session.accept(a_state("d/a/name", phase="learning", step=1, due_day=101, due_ms=0), 3)
    assert session.go_on(NOW) == Finished()


def test_a_card_that_stays_hard_is_shown_early_no_more_but_when_it_is_due():
    session = a_session(Plan(begun=("d/a/name",)))
    soon = a_state("d/a/name", phase="learning", due_ms=NOW + 5 * MINUTE)
    session.accept(soon, 2)
    session.go_on(NOW)
    assert card_at(session) == "d/a/name"
    session.accept(soon, 2)
    assert session.go_on(NOW) == Finished()
    session.go_on(NOW + 5 * MINUTE)
    assert card_at(session) == "d/a/name"


def test_a_failed_card_is_not_asked_twice_in_a_row_while_another_waits():
    session = a_session(Plan(reviews=(a_state("d/a/name"), a_state("d/b/recognise"))))
    answer(session, right=False)
    assert card_at(session) == "d/b/recognise"


def test_learning_cards_due_within_twenty_minutes_are_shown_early():
    soon = a_state("d/x", phase="learning", step=1, due_ms=NOW + 19 * MINUTE)
    late = a_state("d/y", phase="learning", step=1, due_ms=NOW + 21 * MINUTE)
    session = a_session(Plan(learning=(late, soon)))
    assert answer(session, right=True) == "d/x"
    assert session.step == Finished()


def test_a_written_card_without_a_concept_has_no_lesson():
    session = a_session(Plan(ideas=(Idea("d", "", ("d/x",)), Idea("d", "", ("d/y",)))))
    assert [answer(session, right=True), answer(session, right=True)] == ["d/x", "d/y"]


def test_a_limit_of_cards_ends_the_session():
    session = a_session(Plan(reviews=(a_state("d/a/name"), a_state("d/b/recognise"))), Limits(cards=1))
    assert session.progress.total == 1
    answer(session, right=True)
    assert session.step == Finished(limited=True)


def test_a_limit_of_minutes_ends_the_session():
    session = a_session(Plan(reviews=(a_state("d/a/name"), a_state("d/b/recognise"))), Limits(minutes=5))
    answer(session, right=True, now=NOW + 5 * MINUTE)
    assert session.step == Finished(limited=True)


def test_an_undone_answer_is_asked_again_at_once_and_counts_no_more():
    before = a_state("d/a/name")
    session = a_session(Plan(reviews=(before, a_state("d/b/recognise"))))
    answer(session, right=True)
    session.undone("d/a/name", before)
    session.go_on(NOW)
    assert card_at(session) == "d/a/name"
    assert session.progress.done == 0
    assert [answer(session, right=True), answer(session, right=True)] == ["d/a/name", "d/b/recognise"]


def test_undoing_the_first_answer_to_a_new_card_makes_it_new():
    session = a_session(Plan(ideas=(Idea("d", "", ("d/x",)),)))
    answer(session, right=True)
    session.undone("d/x", None)
    session.go_on(NOW)
    assert session.step.state is None


def test_progress_counts_what_remains():
    session = a_session(
        Plan(reviews=(a_state("d/a/name"),), ideas=(Idea("d", "a", ("d/a/recognise", "d/a/name")),))
    )
    assert (session.progress.done, session.progress.total) == (0, 3)
    answer(session, right=False)
    assert (session.progress.done, session.progress.total) == (1, 4)


def test_the_same_answers_at_the_same_times_give_the_same_session():
    plan = Plan(reviews=tuple(a_state(card) for card in ITEMS if card.count("/") == 2))
    runs = []
    for _ in range(2):
        session, keys = a_session(plan), []
        while isinstance(session.step, Asked):
            keys.append(session.step.item.key)
            answer(session, right=len(keys) % 3 != 0)
        runs.append(keys)
    assert runs[0] == runs[1]
    assert len(runs[0]) > 4
