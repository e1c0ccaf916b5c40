"""Words: folding, stems and edit distance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.core.words import distance, fold, jaccard, stem, stems, tokens

SHORT = st.text(alphabet="abcd e", max_size=9)


def plain_distance(left: str, right: str) -> int:
    """Optimal string alignment by its recurrence, without a band."""
    table = {(i, 0): i for i in range(len(left) + 1)} | {(0, j): j for j in range(len(right) + 1)}
    for i, a in enumerate(left, 1):
        for j, b in enumerate(right, 1):
            found = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                found = min(found, table[i - 2, j - 2] + 1)
            table[i, j] = found
    return table[len(left), len(right)]


@settings(deadline=None)
@given(SHORT, SHORT, st.integers(0, 4))
def test_distance_is_the_recurrence_cut_off(left: str, right: str, most: int) -> None:
    assert min(plain_distance(left, right), most + 1) == distance(left, right, most)


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [
        ("", "", 0),
        ("reward", "reward", 0),
        ("rewrad", "reward", 1),
        ("reward", "rewards", 1),
        ("ca", "abc", 3),
    ],
)
def test_distance_of_known_pairs(left: str, right: str, edits: int) -> None:
    assert edits == distance(left, right, 5)


def test_distance_of_long_strings_takes_linear_time() -> None:
    assert distance("a" * 20_000 + "b", "a" * 20_000 + "c", 2) == 1


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(["en", "de", "en-GB"]))
def test_folding_twice_changes_nothing(text: str, language: str) -> None:
    once = fold(text, language)
    assert once == fold(once, language)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from("a an the biases 1,000 3,8 -5 -- s's quizzes criterias + % thes ize ´".split()))
)
def test_folding_twice_changes_nothing_for_awkward_words(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Goodhart’s Law!", "goodharts law"),
        ("Goodhart´s law", "Goodhart law"),
        ("mesa-optimizers", "Mesa optimiser"),
        ("generalizations", "generalisation"),
        ("analyzed", "analysed"),
        ("policies", "policy"),
        ("biases", "bias"),
        ("losses", "loss"),
        ("sizes", "size"),
        ("prizes", "prize"),
        ("hypotheses", "hypothesis"),
        ("analyses", "analysis"),
        ("caches", "cache"),
        ("searches", "search"),
        ("ＡＩ　safety", "ai safety"),
        ("1,000", "1000"),
        ("3,8", "3.8"),
        ("−5", "-5"),
        ("10%", "10 %"),
        ("an  agent\t", "agent"),
        ("GPT\u20114", "gpt 4"),
        ("re\u00adward", "reward"),
        ("AIs", "AI"),
        ("general AI's", "general ai"),
        ("the AGI’s", "AGI"),
    ],
)
def test_spellings_of_one_answer_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-3.5", "GPT-35"),
        ("C++", "C"),
        ("C#", "C"),
        ("-5", "5"),
        ("10:30", "1030"),
        ("1/4", "14"),
        ("x < 5", "x > 5"),
        ("hepatitis A", "hepatitis"),
        ("bus", "bu"),
        ("$5", "£5"),
        ("की", "कि"),
        ("GAS", "GA"),
        ("as", "a"),
    ],
)
def test_different_answers_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_articles_plurals_and_ise_are_folded_in_english_alone() -> None:
    assert fold("The optimizers", "de") == "the optimizers"
    assert fold("The optimizers", "EN-us") == "optimiser"


def test_a_text_of_punctuation_alone_is_kept() -> None:
    assert fold(" ?! ") == "?!"
    assert fold("the") == "the"
    assert fold("") == ""


@pytest.mark.parametrize(
    "family",
    [
        "align aligns aligned aligning alignment",
        "optimise optimize optimiser optimizers optimisation optimizations optimising optimal",
        "predict predicts predicted predictions predictive predictor",
        "general generalise generalisation generalizations generally",
        "generate generates generated generation generator generative",
        "create creates created creation creating creative",
        "interpret interpretable interpretability interpretations",
        "instrument instruments instrumental instrumentally",
        "policy policies",
        "bias biases",
        "plan plans planned planning",
        "study studies studied studying",
        "easy easily",
        "honest honesty honestly",
        "power powers powerful",
        "moral morals morality morally",
        "move moves moving movement",
        "deceptive deceptively deception",
        "Goodhart's goodhart".lower(),
    ],
)
def test_a_family_of_words_shares_its_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("general", "gene"),
        ("string", "strong"),
        ("topic", "top"),
        ("power", "pow"),
        ("bias", "biased opinion"),
    ],
)
def test_unrelated_words_keep_stems_of_their_own(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@settings(deadline=None)
@given(st.from_regex(r"[a-z]{3,15}", fullmatch=True))
def test_a_stem_keeps_three_letters(word: str) -> None:
    assert len(stem(word)) >= 3


def test_tokens_keep_inner_hyphens_apostrophes_and_percent() -> None:
    assert list(tokens("Mesa-optimisers don’t reach 10% (ever).")) == [
        "mesa-optimisers",
        "don't",
        "reach",
        "10%",
        "ever",
    ]


def test_stems_leave_out_stopwords_and_short_words() -> None:
    assert stems("The AI is trained on rewards") == {"train", "reward"}


def test_jaccard_is_the_shared_part() -> None:
    assert jaccard({"a", "b"}, {"b", "c"}) == pytest.approx(1 / 3)
    assert jaccard(set(), set()) == 0.0
