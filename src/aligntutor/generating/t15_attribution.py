"""T15: who makes a claim, and how firmly the source puts it, where somebody may be led astray."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aligntutor.core.concepts import Certainty, Concept
from aligntutor.core.items import Item, Level, Option

from .building import built, choice, slot
from .drawing import MOST, Drawing, lot
from .wording import opened, sentence

AUTHOR = "author"
"""What an entry calls the author of the source."""
FIRMNESS: dict[Certainty, str] = {
    "definition": "as what a word means",
    "asserted": "as plainly so",
    "hedged": "as possible or likely",
    "open": "as something not known",
    "reported": "as what others say",
}


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One choice among claimants and one among degrees of firmness, of a claim that its author wrote out.

    Each needs two wrong answers or more for which the author says why somebody might give them.
    """
    said, noun = concept.attribution, drawing.deck.source.noun
    claim = sentence(said.claim)
    if not claim:
        return
    others = {_named(one): why for one, why in said.not_by.items() if one != said.by}
    ask = f"Who puts this forward, however firmly, by the {noun}'s account? {claim}"
    yield from _chosen(drawing, concept, "not_by", ask, _named(said.by), others, "analyse")
    degrees = {FIRMNESS[one]: why for one, why in said.not_so.items() if one != concept.certainty}
    ask = f"How does the {noun} put this forward? {claim}"
    yield from _chosen(drawing, concept, "not_so", ask, FIRMNESS[concept.certainty], degrees, "evaluate")


def _named(claimant: str) -> str:
    return "the author" if claimant == AUTHOR else claimant


def _chosen(drawing: Drawing, concept: Concept, field: str, ask: str, right: str,
            wrong: Mapping[str, str], level: Level) -> Iterator[Item]:  # fmt: skip
    """The choice between the right answer and wrong ones, each with its feedback; none for fewer than two."""
    key = slot(drawing, concept, "attribute", "T15", "choose", field)
    drawn = sorted(wrong.items(), key=lambda pair: (lot(drawing.seed, key, pair[0]), pair[0]))
    question = choice(
        ask,
        Option(opened(right), correct=True, feedback=sentence(concept.attribution.why)),
        [Option(opened(text), feedback=sentence(why)) for text, why in drawn[:MOST]],
    )
    if question:
        yield built(drawing, key, concept, question, level)
