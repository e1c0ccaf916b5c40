"""R21: a claim that loses its "may", or its speaker, is another claim than the source makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import plain, stem

from .desk import Desk
from .page import Page
from .reading import unquoted, words
from .saying import STATING, TELLING, heard, held

CODE = "R21"
OPEN = frozenset({"hedged", "open", "reported"})
"""Degrees of certainty below a plain claim."""
_HEDGES = frozenset(
    """
    can could may might would perhaps possible possibly probable probably likely likelier unlikely maybe some
    sometimes often usually tend tends tended tendency seem seems seemed appear appears appeared suggest
    suggests expect expected suspect suspects uncertain unclear unknown unsettled whether doubt doubts
    """.split()
)
_SAYING = frozenset(
    """
    according account answered argue argues argued author believe believes call calls claim claims claimed
    demand demands essay estimate estimates fear fears opinion paper proposal propose proposes quote quotes
    recommend recommendation recommends report reports reported respondents said say says survey thinks
    thought urge urges view worries write writes wrote
    """.split()
)
_TOO_MUCH = re.compile(
    r"\b(?:certainly|definitely|inevitably|undoubtedly|without (?:a )?doubt|proven"
    r"|prove[ds]? (?:that|how|it|this|what|why))\b"
)
"""Not "prove" alone: what proves useful has turned out so."""
_DENIED = re.compile(r"(?:\b(?:cannot|never|no|nobody|none|nor|not|nothing|without)|n't)(?:\W+\w+){0,3}\W+$")


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Errors where an item that states its entry's claim loses what belongs to it, or says more than it does.

    Groups of `must_mention`, in any language; in English a hedge or a speaker for what is not plainly so,
    and no words of proof or certainty.
    """
    concept = desk.concept(item)
    if concept is None:
        return
    if item.skill in STATING and (concept.must_mention or concept.certainty in OPEN):
        said = heard(item)
        for group in concept.must_mention:
            if not mentions(said, group):
                yield _found(f"The question and its answer mention none of: {', '.join(group)}.",
                             "Put one of them into the text that the item is made from.")  # fmt: skip
        if desk.english and concept.certainty in OPEN and not hedged(said, concept, desk):
            yield _found(f"The claim is {concept.certainty}; the item neither hedges nor names a speaker.",
                         "Say “may”, “likely”, “according to …” as the source does.")  # fmt: skip
    if desk.english and item.skill not in TELLING and (found := _claimed(held(item))):
        yield _found(f"The right answer says “{found}”.", "Say no more than the source does.")


def mentions(text: str, group: Iterable[str]) -> bool:
    """Whether the text holds one of these words or turns of phrase, in whatever inflection."""
    said = _stemmed(text)
    return any(f" {wanted.strip()} " in said for wanted in map(_stemmed, group) if wanted.strip())


def hedged(text: str, concept: Concept, desk: Desk) -> bool:
    """Whether the text hedges, or names somebody who says it."""
    said = {word.removesuffix("'s") for word in words(text)}
    speakers = {word for word in words(concept.attribution.by) if len(word) > 2}
    return not said.isdisjoint(_HEDGES | _SAYING | speakers | {desk.deck.source.noun.casefold()})


@lru_cache(maxsize=16_384)
def _stemmed(text: str) -> str:
    return f" {' '.join(map(stem, words(text)))} "


@lru_cache(maxsize=16_384)
def _claimed(text: str) -> str:
    """The first word of proof or certainty that is not denied; empty for none."""
    said = plain(unquoted(text))
    hits = (hit for hit in _TOO_MUCH.finditer(said) if not _DENIED.search(said[: hit.start()]))
    return next((hit[0] for hit in hits), "")


def _found(message: str, hint: str) -> Problem:
    return Problem(CODE, "error", message, hint)


_ENTRY = """\
concepts:
- id: corvid-play
  term: snow sliding
  aliases: [sledging]
  certainty: hedged
  must_mention: [[may, perhaps]]
  definition: {definition}
"""
PAGE = Page(
    title="More than the source says",
    finds=(
        "An item that states its entry's claim and mentions no word of one of the groups in `must_mention`; "
        "one on a hedged, open or reported claim without a hedge or a speaker; and an answer that proves, "
        "or is certain or inevitable, where nothing denies it. Items that ask which idea a case shows state "
        "no claim."
    ),
    matters=(
        "Hedges fall away each time a text is retold. Sumner and others (2014) compared research papers, "
        "the press releases on them and the news: four in ten releases gave advice beyond the paper, and "
        "where they did, the news mostly followed. A learner who is tested on the bolder claim learns that "
        "one."
    ),
    mend=(
        "Take the source's own degree of certainty into the text that the item is made from, and name who "
        "says it."
    ),
    bad=_ENTRY.format(definition="the game of crows that go down a roof on their backs"),
    good=_ENTRY.format(definition="what may be a game of crows that go down a roof on their backs"),
)
