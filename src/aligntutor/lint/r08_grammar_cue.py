"""R08: an article or a verb that fits one option alone tells the answer to who knows the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import option_kind, parts, words

CODE = "R08"
LAST = 24
"""Characters at the end of a stem in which its last word is looked for."""
_END = re.compile(
    r"\b(?:(?P<article>an?)(?:[\s:…—–-]|\.\.\.)*|(?P<verb>is|are)(?:[\s:…_—–-]|\.\.\.)*)$", re.IGNORECASE
)
_BLANK = re.compile(r"\b(?P<article>an?)\s+_{2,}(?P<verb>)", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou]|hon(?:est|our|or)|heir|hour")
_CONSONANT = re.compile(r"eu|ewe|one\b|once|ouija|u(?:[bcfhjknqrstv][aeiou]|ni(?!n|m))")
_SPELT_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an MRI, a UFO."""
_NUMBER_VOWEL = re.compile(r"8|1[18](?!\d)")
_TAIL = frozenset("about at by for from in of on that to where which who with".split())
"""Words that end the part of an option in which its head noun stands."""
_MANY = frozenset(
    "both few many most several some these those two three four five six seven eight nine ten".split()
)
_PLURAL = frozenset("children criteria data feet men mice people phenomena teeth women".split())


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck an error where a or an, is or are at the end of the stem fits some options alone."""
    if not desk.english or item.question.kind not in ("choice", "multiple"):
        return
    stem = item.question.stem.rstrip()
    found = _END.search(stem, max(0, len(stem) - LAST)) or ("__" in stem and _BLANK.search(stem))
    if not found:
        return
    texts = [text for text in parts(item.question) if words(text)]
    if found["article"] and len({_begins_with_vowel(text) for text in texts}) > 1:
        told = f"The article before the options (“{found['article']}”) fits some of them and not others."
        yield Problem(CODE, "error", told, "Write “a(n)”, or give each option an article of its own.")
    elif found["verb"] and option_kind(item) != "number" and len(set(map(_many, texts))) > 1:
        told = f"The verb before the options (“{found['verb']}”) fits some of them and not others."
        yield Problem(
            CODE, "error", told, "Bring the options to one number, or end the stem with a question."
        )


def _begins_with_vowel(text: str) -> bool:
    """Whether its first word is spoken with a vowel at its start."""
    start = re.sub(r"^\W+", "", text)
    first = re.split(r"[\s'’-]", start, maxsplit=1)[0]
    if first[:1].isdigit():
        return bool(_NUMBER_VOWEL.match(first))
    if first.isupper() and len(first) > 1:
        return first[0] in _SPELT_VOWEL
    low = first.casefold()
    return bool(_VOWEL.match(low)) and not _CONSONANT.match(low)


def _many(text: str) -> bool:
    """Whether an option speaks of several things, by its head noun."""
    said = words(text)
    head = next((n for n, word in enumerate(said) if n and word in _TAIL), len(said))
    noun = said[head - 1]
    ends = noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "ics", "news", "series", "lens"))
    return said[0] in _MANY or noun in _PLURAL or "and" in said[:head] or ends


PAGE = Page(
    title="A cue of grammar",
    finds=(
        "A stem that runs into its options with “a” or “an” while some options begin with a vowel and "
        "others do not, or with “is” or “are” while some options are singular and others plural."
    ),
    matters=(
        "Grammar then strikes out options without any knowledge of the matter. McMorris, Brown, Snyder and "
        "Pruzek (1972) put such cues into items on purpose and found the items easier; Haladyna, Downing "
        "and Rodriguez (2002) list grammatical inconsistency among the clues to avoid."
    ),
    mend="Write “a(n)”, give each option its own article, bring all to one number, or ask a whole question.",
    bad="""\
cards:
- id: lift
  kind: choice
  ask: A vessel that leaves the water behind and rides on air is an
  options:
  - text: airship
    correct: true
    feedback: It floats in air as a boat floats in water.
  - text: glider
    feedback: A glider has to sink a little all the time.
  - text: rocket
    feedback: A rocket throws gas backwards and needs no air.
  why: A big bag of light gas weighs less than the air it displaces.
""",
    good="""\
cards:
- id: lift
  kind: choice
  ask: What do we call a vessel that rides on air because it is lighter?
  options:
  - text: airship
    correct: true
    feedback: It floats in air as a boat floats in water.
  - text: glider
    feedback: A glider has to sink a little all the time.
  - text: rocket
    feedback: A rocket throws gas backwards and needs no air.
  why: A big bag of light gas weighs less than the air it displaces.
""",
)
