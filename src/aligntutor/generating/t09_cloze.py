"""T09: the term is filled into a sentence on why the concept matters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligntutor.core.concepts import Concept
from aligntutor.core.identity import text_id
from aligntutor.core.items import Item
from aligntutor.core.words import stems, tokens
from aligntutor.kinds.cloze import Cloze

from .answering import answers
from .building import built, slot
from .drawing import Drawing
from .explaining import grounds
from .wording import sentences, thing

BLANK = "___"
_LEANING = frozenset(
    """
    also and both but he hence her his it its nor or she so such that their them then therefore these they
    this those thus too yet
    """.split()
)
"""Words at the start of a sentence that hang it on the one before."""
_POINTING = frozenset("it its they them their this these those".split())


def build(concept: Concept, drawing: Drawing) -> Iterator[Item]:
    """One cloze for each sentence of `why_it_matters` that names the term exactly once."""
    asked = f"Which {thing(concept)} is missing?"
    before = ""
    for text in sentences(concept.why_it_matters):
        prompt = _prompt(concept, before, text)
        if prompt:
            found = answers(drawing, concept)
            question = Cloze(
                ask=f"{asked} {prompt}",
                answer=concept.term,
                accept=concept.aliases,
                also_accept=found.also_accept,
                near_miss=found.near_miss,
                rivals=found.rivals,
                language=drawing.deck.language,
                why=grounds(concept, text),
            )
            key = slot(drawing, concept, "name", "T09", "write", text_id(text))
            yield built(drawing, key, concept, question, "remember")
        before = text


def _prompt(concept: Concept, before: str, text: str) -> str:
    """The sentence with its blank, after the one it leans on; empty where it cannot be asked.

    A pronoun leans on the sentence before, and that is left out where it tells the term. A sentence
    that begins by leaning cannot do without.
    """
    gapped = _gapped(text, concept.term)
    heard = tokens(text)
    if not gapped or not (_LEANING.intersection(heard[:1]) or _POINTING.intersection(heard)):
        return gapped
    if before and not stems(before) & stems(" ".join(concept.names)):
        return f"{before} {gapped}"
    return "" if _LEANING.intersection(heard[:1]) else gapped


def _gapped(text: str, term: str) -> str:
    """The sentence with a blank for the term, and "a(n)" before it; empty unless it stands there once."""
    straight = text.replace("’", "'")
    pattern = rf"(?<![\w-]){re.escape(term.replace('’', chr(39)))}(?![\w-])"
    found = list(re.finditer(pattern, straight, re.IGNORECASE))
    if len(found) != 1:
        return ""
    lead, rest = text[: found[0].start()], text[found[0].end() :]
    return re.sub(r"\b([Aa])n?(\s+)$", r"\1(n)\2", lead) + BLANK + rest
