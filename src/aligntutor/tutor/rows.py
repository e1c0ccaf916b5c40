"""Items as the texts of their rows in the cache, and back."""

from __future__ import annotations

import json

from aligntutor.core.items import Item, Source
from aligntutor.kinds.codec import decode, encode


def item_text(item: Item) -> str:
    """An item as the text of its row."""
    return json.dumps(
        {
            "key": item.key,
            "card": item.card,
            "deck": item.deck,
            "concept": item.concept,
            "skill": item.skill,
            "level": item.level,
            "template": item.template,
            "concepts": item.concepts,
            "case": item.case,
            "source": [item.source.sections, item.source.footnotes, item.source.as_of],
            "words": item.words,
            "learnt": item.learnt,
            "question": encode(item.question),
        },
        ensure_ascii=False,
    )


def item_from(text: str) -> Item:
    """The item in a row."""
    data = json.loads(text)
    sections, footnotes, as_of = data.pop("source")
    data["concepts"] = tuple(data["concepts"])
    return Item(
        **{**data, "question": decode(data["question"])},
        source=Source(tuple(sections), tuple(footnotes), as_of),
    )
