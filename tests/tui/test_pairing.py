"""Giving each left side a right side, by keys and by mouse."""

from __future__ import annotations

from aligntutor.core.asks import Match, Matched
from tests.tui.fakes import MATCH, PAIRS, FakeTutor, asking
from tests.tui.seeing import keys_shown, row_of, running, seen

assert isinstance(MATCH, Match)
LEFT = [side.id for side in MATCH.left]
RIGHT = [side.id for side in MATCH.right]
LETTER = {side.text: "abcd"[n] for n, side in enumerate(MATCH.right)}
RIGHT_KEYS = [LETTER[PAIRS.pairs[side.text]] for side in MATCH.left]


def matched(*rights: int) -> list[Matched]:
    return [Matched(tuple((left, RIGHT[right]) for left, right in zip(LEFT, rights, strict=True)))]


async def test_letters_go_from_one_left_side_to_the_next():
    tutor = FakeTutor([asking(MATCH)])
    async with running(tutor, study=True) as pilot:
        assert keys_shown(pilot).startswith("A–D match   Space next   Enter answer   Ctrl+G I do not know")
        await pilot.press("a", "b", "d", "enter")
        assert tutor.last.answers == matched(0, 1, 3)


async def test_a_right_side_is_given_to_one_left_side_at_a_time():
    tutor = FakeTutor([asking(MATCH)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("a", "b", "a", "enter")
        assert tutor.last.answers == []
        assert "Give each of them a letter." in seen(pilot)
        await pilot.press("c", "enter")
        assert tutor.last.answers == matched(2, 1, 0)


async def test_arrows_and_space_alone_suffice():
    tutor = FakeTutor([asking(MATCH)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("space", "down", "space", "space", "down", "space", "enter")
        assert tutor.last.answers == matched(0, 2, 1)


async def test_space_after_the_last_right_side_takes_it_away():
    async with running(FakeTutor([asking(MATCH)]), study=True) as pilot:
        await pilot.press("space", "space", "space", "space")
        assert seen(pilot).count("D  Deceptive alignment") == 2
        await pilot.press("space")
        assert seen(pilot).count("D  Deceptive alignment") == 1


async def test_right_pairs_are_marked():
    async with running(FakeTutor([asking(MATCH)]), study=True) as pilot:
        await pilot.press(*RIGHT_KEYS, "enter")
        assert "✓ Yes." in seen(pilot)
        assert [f"✓ {n}" in seen(pilot) for n in (1, 2, 3)] == [True] * 3


async def test_wrong_pairs_are_marked_and_put_right():
    async with running(FakeTutor([asking(MATCH)]), study=True, size=(80, 30)) as pilot:
        await pilot.press(RIGHT_KEYS[0], RIGHT_KEYS[2], RIGHT_KEYS[1], "enter")
        assert "✗ Only partly right." in seen(pilot)
        assert ["✓ 1" in seen(pilot), "✗ 2" in seen(pilot), "✗ 3" in seen(pilot)] == [True] * 3
        assert seen(pilot).count("goes with") == 2


async def test_the_mouse_gives_what_it_clicks():
    tutor = FakeTutor([asking(MATCH)])
    async with running(tutor, study=True) as pilot:
        await pilot.click(offset=(10, row_of(pilot, MATCH.left[1].text)))
        await pilot.click(offset=(10, row_of(pilot, f"D  {MATCH.right[3].text}")))
        await pilot.press("a", "b", "enter")
        assert tutor.last.answers == matched(1, 3, 0)


async def test_not_knowing_has_its_own_key():
    tutor = FakeTutor([asking(MATCH)])
    async with running(tutor, study=True) as pilot:
        await pilot.press("a", "ctrl+g")
        assert tutor.last.answers == [Matched(())]
        assert "✗ Not known yet." in seen(pilot)
