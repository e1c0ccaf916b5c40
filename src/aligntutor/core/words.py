"""Words: tokens, stems, folding and edit distance, shared by grading and lint.

`tokens` and `stems` serve the item lint, `fold` and `distance` the matching of typed answers.
Folding of articles, plurals and -ise/-ize is meant for English; a deck in another language gets
only the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache
from itertools import chain, repeat

_TOKEN = re.compile(r"\w+(?:[-']\w+)*%?")
_ARTICLES = frozenset({"a", "an", "the"})
STOPWORDS = frozenset(
    """
    a about after again all also although an and any are as at be because been before being both but by can
    could did do does doing done each either else even ever every few for from get gets had has have having he
    her here him his how however if in into is it its itself just less let like made make makes many may me
    might more most much must neither no nor not now of off on once one only or other others our out over own
    per rather same she should since so some still such than that the their them themselves then there these
    they this those though through thus to too under until up upon us use used very was way we well were what
    when where which while who whom whose why will with within without would yet you your
    """.split()
)
_ENDINGS = {
    **dict.fromkeys("isation isable iser ising ised ise fulness iveness ousness ability ibility".split(), 3),
    **dict.fromkeys("ational ation ative ating ator ated ate ical ally".split(), 4),
    **dict.fromkeys("ment ness able ible ious ing ied ity ive ful ous ion".split(), 3),
    **dict.fromkeys("al ic er or".split(), 4),
    **dict.fromkeys("ly ed e".split(), 3),
}
"""Ending -> letters that must be left: `generation` gives `gener`, `creation` is `creat` and `-ion`."""
_LATER = 5
"""Letters that must be left by any ending but the first one taken off, a final e apart."""
_IZE = re.compile(r"(?<=\w\w\w[iy])z(?=(?:e|ed|er|ing|able|ability|ation|ational)$)")
_STRAIGHT = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-"})
_INITIALS = re.compile(r"\b([A-Z]{2,})['’]?s\b")
"""Initials in the plural or genitive (AIs, AI's, AGIs): once in small letters they are too short to tell."""
_QUOTES = str.maketrans("´`′ʼ", "''''")
_MINUS = "\N{MINUS SIGN}"
_PLURALS = dict(
    pair.split("/")
    for pair in """
    aliases/alias axes/axis bases/base biases/bias bonuses/bonus caches/cache crises/crisis criteria/criterion
    echoes/echo focuses/focus gases/gas heroes/hero indices/index lenses/lens matrices/matrix niches/niche
    phenomena/phenomenon quizzes/quiz statuses/status theses/thesis vertices/vertex vetoes/veto viruses/virus
    """.split()
)
_SINGULARS = frozenset("always atlas canvas chaos cosmos ethos pathos".split()) | frozenset(_PLURALS.values())


def plain(text: str) -> str:
    """The text in one compatible, caseless form with straight apostrophes."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")


@lru_cache(maxsize=32_768)
def tokens(text: str) -> tuple[str, ...]:
    """Its words in order: letters and digits, inner hyphens and apostrophes kept, `%` kept on numbers."""
    return tuple(_TOKEN.findall(plain(text)))


@lru_cache(maxsize=32_768)
def stem(token: str) -> str:
    """The token without its English endings, never shorter than three letters."""
    word = _british(_singular(token.removesuffix("'s").removesuffix("'")))
    shorter = _shortened(word, 0)
    while shorter != word:
        word, shorter = shorter, _shortened(shorter, _LATER)
    return word[:-1] if len(word) > 3 and word[-1] in "yi" and word[-2] not in "aeiou" else word


def _shortened(word: str, least: int) -> str:
    """The word without its longest ending, a doubled consonant undone; what is left needs a vowel."""
    for ending, letters in _ENDINGS.items():
        root = word.removesuffix(ending)
        needed = letters if ending == "e" else max(letters, least)
        if root != word and len(root) >= needed and any(sign in "aeiouy" for sign in root):
            return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiou" else root
    return word


@lru_cache(maxsize=32_768)
def stems(text: str, shortest: int = 3) -> frozenset[str]:
    """Stems of its content words: no stopwords, no token of fewer than `shortest` letters."""
    return frozenset(chain.from_iterable(map(_roots, tokens(text), repeat(shortest))))


@lru_cache(maxsize=32_768)
def _roots(token: str, shortest: int) -> tuple[str, ...]:
    """Stems of its parts that are long enough and no stopwords."""
    return tuple(stem(part) for part in token.split("-") if len(part) >= shortest and part not in STOPWORDS)


def jaccard(left: Set[str], right: Set[str]) -> float:
    """Shared share of two sets, 0 to 1; 0 where both are empty."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared) if left or right else 0.0


def _singular(word: str) -> str:
    """An English word without its plural ending, by rule; a second call changes nothing."""
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _SINGULARS:
        return word
    if word.endswith(("theses", "lyses")):
        return word[:-2] + "is"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return _PLURALS.get(word[:-1], word[:-1])


def _british(word: str) -> str:
    return _IZE.sub("s", word)


@lru_cache(maxsize=256)
def is_english(language: str) -> bool:
    """Whether a deck's language (`en`, `en-GB`, …) is English, whose rules of folding then apply."""
    return re.split(r"[-_]", language.casefold())[0] == "en"


@lru_cache(maxsize=16_384)
def fold(text: str, language: str = "en") -> str:
    """A typed answer reduced to what counts; folding twice changes nothing.

    Case, punctuation, invisible signs and surrounding space go; a hyphen, a slash and an underscore
    are spaces. Signs that carry the meaning stay: the marks of a number (`3.5`, `-2`, `10%`),
    mathematical and currency signs, `#`. In English the articles go too (where a word follows: not in
    "vitamin A"), plurals become singular and -ize becomes -ise. A text of punctuation alone stays.
    """
    if is_english(language):
        text = _INITIALS.sub(r"\1", text)
    whole = plain(text.translate(_QUOTES)).translate(_QUOTES)
    bare = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", whole.translate(_STRAIGHT))
    bare = re.sub(r"(?<=\d),(?=\d)", ".", bare)
    bare = re.sub(r"(?<!\S)-(?=\d)", _MINUS, bare)
    bare = re.sub(r"[-/_]", " ", re.sub(r"(?<!\d)\.|\.(?!\d)", "", bare))
    bare = re.sub(r"[^\w\s]", _mark, bare)
    words = bare.replace(_MINUS, "-").split()
    if is_english(language):
        words = [_british(_singular(word)) for word in words]
        pairs = zip(words, [*words[1:], ""], strict=False)
        words = [word for word, after in pairs if word not in _ARTICLES or not after[:1].isalnum()]
    return " ".join(words) or " ".join(whole.split())


def _mark(match: re.Match[str]) -> str:
    """A sign that is neither letter, digit nor space: kept, kept apart, or dropped."""
    sign = match[0]
    if sign in (_MINUS, "#", ".") or (kind := unicodedata.category(sign)).startswith("M"):
        return sign
    if sign == "%" or kind in ("Sm", "Sc"):
        return f" {sign} "
    text, at = match.string, match.start()
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return " " if before.isdigit() and after.isdigit() else ""


def distance(left: str, right: str, most: int) -> int:
    """Edits (insert, delete, replace, swap of neighbours) from one string to the other.

    Gives `most + 1` as soon as more than `most` are needed. Optimal string alignment distance
    (Damerau 1964; Levenshtein 1966) within a band (Ukkonen 1985), so the time is length times `most`.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    far, width = most + 1, 2 * most + 1
    earlier = [far] * width
    last = [k - most if 0 <= k - most <= len(right) else far for k in range(width)]
    for i, a in enumerate(left, 1):
        row: list[int] = []
        for k in range(width):
            j = i - most + k
            if j <= 0 or j > len(right):
                row.append(i if j == 0 else far)
                continue
            cost = last[k] + (a != right[j - 1])
            if k:
                cost = min(cost, row[k - 1] + 1)
            if k < width - 1:
                cost = min(cost, last[k + 1] + 1)
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == right[j - 1]:
                cost = min(cost, earlier[k] + 1)
            row.append(cost)
        if min(row) > most:
            return far
        earlier, last = last, row
    return min(last[len(right) - len(left) + most], far)
