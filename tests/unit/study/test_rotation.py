"""Which item asks a card."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aligntutor.study.rotation import deal, pick

from .makers import a_state, an_item

CARD = "d/c/recognise"


def test_a_card_without_items_cannot_be_asked():
    with pytest.raises(ValueError, match="without items"):
        pick([], None, "0")


def test_a_new_card_is_chosen_from_before_it_is_typed():
    items = [an_item(CARD, "w", kind="typed"), an_item(CARD, "c", kind="true-false")]
    assert pick(items, None, "0").question.kind == "true-false"


def test_a_graduated_card_is_typed():
    items = [an_item(CARD, "w", kind="typed"), an_item(CARD, "c", kind="true-false")]
    assert pick(items, a_state(CARD), "0").question.kind == "typed"


def test_a_relearning_card_is_chosen_from_again():
    items = [an_item(CARD, "w", kind="typed"), an_item(CARD, "c", kind="true-false")]
    assert pick(items, a_state(CARD, phase="relearning"), "0").question.kind == "true-false"


def test_cases_come_before_rewordings():
    items = [an_item(CARD, "words"), an_item(CARD, "story", case="story")]
    assert pick(items, None, "0").case == "story"


def test_never_the_same_item_twice_in_a_row_and_all_of_them_in_turn():
    items = [an_item(CARD, name) for name in "abcde"]
    state, seen = None, []
    for _ in range(10):
        item = pick(items, state, "7")
        seen.append(item.key)
        state = a_state(CARD, last_item=item.key)
    assert all(left != right for left, right in pairwise(seen))
    assert set(seen[:5]) == {item.key for item in items} == set(seen[5:])


def test_never_the_same_case_twice_in_a_row_where_there_is_another():
    items = [an_item(CARD, f"{case}{form}", case=case) for case in "xy" for form in "12"]
    last = next(item for item in items if item.case == "x")
    assert pick(items, a_state(CARD, last_item=last.key), "0").case == "y"


def test_the_only_item_is_asked_again():
    only = an_item(CARD, "only")
    assert pick([only], a_state(CARD, last_item=only.key), "0") is only


def test_the_other_form_is_better_than_the_same_item_again():
    typed, chosen = an_item(CARD, "w", kind="typed"), an_item(CARD, "c", kind="true-false")
    assert pick([typed, chosen], a_state(CARD, last_item=typed.key), "0") is chosen


@pytest.mark.parametrize(("right", "most"), [(2, 3), (3, 4), (4, 4)])
def test_a_fourth_option_from_three_quarters_right(right: int, most: int):
    assert deal(an_item(CARD, "a"), a_state(CARD, reps=4, right=right)).most == most


def test_the_order_changes_with_the_review_number():
    item = an_item(CARD, "a")
    assert deal(item, a_state(CARD, reps=4)).seed != deal(item, a_state(CARD, reps=5)).seed
    assert deal(item, None).most == 3
