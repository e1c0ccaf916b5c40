"""Reference numbers for FSRS from py-fsrs 6.3 and ts-fsrs 5.4 (MIT) and fsrs-rs 6.6 (BSD-3-Clause).

They stand in those projects' own tests, or were worked out with them. Weights with fewer than 21
numbers are padded: w19 = 0 (stability does not damp same-day gains), w20 = 0.5 (the older curve).
"""

from __future__ import annotations

from typing import NamedTuple

from aligntutor.core.states import DEFAULT_WEIGHTS

CURVE = (
    (0, 1, 1.0),
    (1, 2, 0.9403443),
    (2, 3, 0.9253786),
    (3, 4, 0.9185229),
    (4, 4, 0.9),
    (5, 2, 0.8261359),
    (1, 1, 0.9),
    (2, 1, 0.84588465),
    (3, 1, 0.8093881),
    (8, 8.2956, 0.9024733),
)
"""Days, stability, retrievability (default weights)."""
CURVE_DECAY_02 = ((0, 1, 1.0), (1, 1, 0.9), (2, 1, 0.84028935), (3, 1, 0.7985001))
"""The same with w20 = 0.2."""
INTERVALS_OF_ONE = (3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 1)
"""Whole days for a stability of 1 at retention 0.1, 0.2 ... 1.0, at least 1."""
INTERVALS_OF_TEN = ((0.7, 92.879), (0.8, 33.160), (0.9, 10.0), (0.95, 4.026), (0.99, 0.687))
"""Retention, days to three places for a stability of 10."""
INTERVAL_LONG = (121.01552, 121.01551)
"""Stability, days at retention 0.9."""

FIRST_STABILITY = (0.212, 1.2931, 2.3065, 8.2956)
FIRST_DIFFICULTY = (6.4133, 5.11217071, 2.11810397, 1.0)

DIFFICULTY_OF_FIVE_UNREVERTED = (8.354889, 6.6774445, 5.0, 3.3225555)
"""From difficulty 5, ratings 1 to 4, before mean reversion (that is, with w7 = 0)."""
DIFFICULTY_OF_FIVE = (8.34176237, 6.66599536, 4.99022837, 3.31446137)

AT = ((1, 0.9), (2, 0.8), (3, 0.7), (4, 0.6))
"""Difficulty and retrievability for the next three, with a stability of 5."""
RECALLED_FIVE = ((3, 25.60252118), (2, 28.22657096), (3, 58.65599107), (4, 127.2266925))
"""Rating and stability; the first was made without bonus or penalty, so it is a Good."""
FORGOTTEN_FIVE = (1.05253961, 1.18943295, 1.36808387, 1.58498896)
SAME_DAY_FIVE = (1.596818, 5.0, 5.0, 8.12960956)
"""Ratings 1 to 4 on the same day."""

FSRS_RS_19 = (
    0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437,
    0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534,
    0.0, 0.5,
)  # fmt: skip
FSRS_5 = (
    0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11,
    0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621, 0.0, 0.5,
)  # fmt: skip
LONG_TERM_5 = (
    0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904,
    0.3025, 2.1214, 0.2498, 2.9466, 0.4891, 0.6468, 0.0, 0.5,
)  # fmt: skip


def frozen(weights: tuple[float, ...]) -> tuple[float, ...]:
    """The weights with what happens within a day switched off."""
    return (*weights[:17], 0.0, 0.0, 0.0, weights[20])


class Sequence(NamedTuple):
    """Ratings with the days that passed before each, and what they come to."""

    weights: tuple[float, ...]
    ratings: tuple[int, ...]
    days: tuple[int, ...]
    stability: float
    difficulty: float


_A = ((1, 3, 3, 3, 3, 3), (0, 0, 1, 3, 8, 21))
_D = (0, 1, 3, 8, 21)
SEQUENCES = (
    Sequence(DEFAULT_WEIGHTS, *_A, 53.626902917, 6.357487084),
    Sequence(frozen(DEFAULT_WEIGHTS), *_A, 53.3350641, 6.3574867),
    Sequence(FSRS_5, *_A, 48.26549438, 7.10441712),
    Sequence(frozen(FSRS_5), *_A, 48.065163, 7.10441712),
    Sequence(FSRS_RS_19, (1, 3, 3, 3, 1), _D, 2.9691455, 8.000659),
    Sequence(FSRS_RS_19, (1, 3, 3, 3, 2), _D, 17.091452, 7.6913934),
    Sequence(FSRS_RS_19, (1, 3, 3, 3, 3), _D, 31.722992, 7.382128),
    Sequence(FSRS_RS_19, (1, 3, 3, 3, 4), _D, 71.7502, 7.0728626),
)
ONE_STEP = (20.925528, 7.005062, 21, 3, 40.87456, 6.9913807)
"""Stability, difficulty, days, rating -> stability, difficulty with FSRS_RS_19."""

DUE_DRIVEN = ((3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3), (0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21))
"""Ratings, each given when due, and the days until the next time (steps 1 and 10, relearning 10 minutes)."""


class LongTerm(NamedTuple):
    """Reviews at the listed intervals with LONG_TERM_5: what each comes to."""

    ratings: tuple[int, ...]
    intervals: tuple[int, ...]
    stability: tuple[float, ...]
    difficulty: tuple[float, ...]
    rounded: bool
    """Whether the intervals are the rounded ones; the others were spread so that no two buttons agree."""


LONG_TERM = (
    LongTerm(
        (3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3),
        (3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773),
        (3.0412, 13.09130698, 48.15848988, 154.93732625, 445.05562739, 1158.07779739, 16.63063166, 3.01732209,
         11.42247264, 37.37521902, 111.8752758, 306.5974569, 772.94026648),
        (4.49094334, 4.26664289, 4.05746029, 3.86237659, 3.68044154, 3.51076891, 4.69833071, 5.55956298,
         5.26323756, 4.98688448, 4.72915759, 4.4888015, 4.26464541),
        True,
    ),
    LongTerm(
        (1, 2, 3, 4, 1, 2, 3, 4),
        (1, 2, 6, 41, 4, 7, 21, 133),
        (0.4197, 1.0344317, 5.5356759, 41.0033667, 4.46605519, 6.67743292, 20.88868155, 132.81849454),
        (7.1434, 7.03653841, 6.64066485, 5.92312772, 6.44779861, 6.45995078, 6.10293922, 5.36588547),
        False,
    ),
    LongTerm(
        (2, 3, 4, 1, 2, 3, 4, 1),
        (2, 7, 54, 5, 8, 26, 171, 8),
        (1.1869, 6.59167572, 53.76078737, 5.0853693, 8.09786749, 25.52991279, 171.16195166, 8.11072373),
        (6.23225985, 5.89059466, 5.14583392, 5.884097, 5.99269555, 5.667177, 4.91430736, 5.71619151),
        False,
    ),
    LongTerm(
        (3, 4, 1, 2, 3, 4, 1, 2),
        (3, 33, 4, 7, 26, 193, 9, 14),
        (3.0412, 32.65484522, 4.22256838, 7.2325009, 25.52681746, 193.36618775, 8.63899847, 14.31323867),
        (4.49094334, 3.69538259, 4.83221448, 5.12078462, 4.85403286, 4.07165035, 5.1050878, 5.34697075),
        True,
    ),
    LongTerm(
        (4, 1, 2, 3, 4, 1, 2, 3),
        (15, 3, 6, 27, 240, 10, 17, 60),
        (15.2441, 3.25621013, 6.32684549, 26.56339029, 239.70462771, 9.75621519, 17.06035531, 59.59547542),
        (1.16304343, 2.99573557, 3.59851762, 3.43436666, 2.60045771, 4.03816348, 4.46259158, 4.24020203),
        True,
    ),
)  # fmt: skip

TABLE = (
    (3, 0, None, 2.3065000000, 2.1181039705),
    (3, 2, 0.9094932560, 10.9643323358, 2.1112142358),
    (3, 11, 0.8997767176, 46.2802172876, 2.1043313908),
    (2, 46, 0.9004166938, 116.3926226764, 4.7437156084),
    (1, 100, 0.9100857742, 3.9096284687, 8.2575234325),
    (3, 2, 0.9392465961, 6.6622211442, 8.2444942784),
    (3, 4, 0.9311154621, 11.5677678688, 8.2314781534),
    (4, 9, 0.9163007368, 29.4385366289, 7.6257489347),
    (2, 0, 1, 29.4385366289, 8.4090898720),
    (1, 0, 1, 8.3664105378, 9.4623070284),
    (3, 0, 1, 8.3664105378, 9.4480730907),
    (3, 5, 0.9313613599, 11.6945493138, 9.4338533869),
)
"""Rating, days, retrievability before, stability, difficulty (default weights)."""
