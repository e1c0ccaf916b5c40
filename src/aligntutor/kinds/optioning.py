"""Options: how they are identified, ordered, picked and explained."""

from __future__ import annotations

from collections import Counter

from aligntutor.core.asks import Answer, Ask, Choose, Chosen, Reason
from aligntutor.core.identity import digest, text_id
from aligntutor.core.items import Option
from aligntutor.core.words import fold, jaccard, stems

KEY = "key"
"""Id of the single right option of a choice."""
_SAME = 0.6
"""Share of content stems from which on two explanations say the same."""


def ids_of(options: tuple[Option, ...], several: bool = False) -> tuple[str, ...]:
    """Stable id of each option, in their order.

    The right option is `key` (or, where `several` are right, the hash of its text); another one is
    what it names, or the hash of its text where it names nothing or the same as a second option.
    """
    names = Counter(option.names for option in options if not option.correct)
    first = None if several else next((option for option in options if option.correct), None)
    return tuple(
        KEY
        if option is first
        else option.names
        if not option.correct and option.names != KEY and option.names and names[option.names] == 1
        else text_id(option.text)
        for option in options
    )


def arrange(named: list[tuple[str, Option]], seed: str) -> list[tuple[str, Option]]:
    """Options with their ids in the order to show: numbers sorted, others shuffled by the seed."""
    if all(any(map(str.isdigit, option.text)) for _, option in named):
        from .quantities import span  # few questions need its patterns

        sizes = {id: size for id, option in named if (size := span(option.text)) is not None}
        if len(sizes) == len(named):
            return sorted(named, key=lambda pair: sizes[pair[0]])
    return sorted(named, key=lambda pair: digest(seed, pair[0]))


def picks(ask: Ask, answer: Answer) -> tuple[str, ...]:
    """Ids of the options picked, each once. Raises ValueError where the answer does not fit the ask."""
    if not isinstance(ask, Choose) or not isinstance(answer, Chosen):
        raise ValueError(f"a choice of options is expected, not {type(answer).__name__}")
    shown = {option.id for option in ask.options}
    if strange := [id for id in answer.ids if id not in shown]:
        raise ValueError(f"not among the options shown: {', '.join(strange)}")
    return tuple(dict.fromkeys(answer.ids))


def holding(feedback: str, why: str, about: str) -> tuple[Reason, ...]:
    """Why the key holds: its feedback, then the explanation unless that says the same again."""
    if not feedback or not why:
        texts = [text for text in (feedback, why) if text]
    elif fold(feedback) in fold(why):
        texts = [why]
    elif fold(why) in fold(feedback) or jaccard(stems(feedback), stems(why)) >= _SAME:
        texts = [feedback]
    else:
        texts = [feedback, why]
    return tuple(Reason("holds", text, about) for text in texts)
