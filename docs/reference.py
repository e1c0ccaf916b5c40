"""Writes the reference parts of docs/authors.md from the code: `python docs/reference.py`."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aligntutor.decks.json_schema import json_schema
from aligntutor.generating import TEMPLATES
from aligntutor.kinds import KINDS
from aligntutor.lint import PAGES

PAGE = Path(__file__).with_name("authors.md")
WIDTH = 120
HEADS = {
    "Sheet": "A file",
    "Passage": "A passage of a lesson",
    "DeckSource": "The source of a deck",
    "Source": "A place in the source",
    "Card": "A card",
    **{kind.__name__: f"A card: {name}" for name, kind in KINDS.items()},
    "Option": "An option",
    "Concept": "An entry",
    "Attribution": "Who claims it",
    "Case": "A case",
    "NonCase": "A near thing",
    "WrongConsequent": "A wrong answer",
    "Misconception": "A misconception",
    "Contrast": "A contrast",
    "Relations": "Relations",
    "Sequence": "A sequence",
    "Figure": "A figure",
    "Consequence": "A consequence",
    "Analogy": "An analogy",
    "Trap": "A trap",
}
"""Heading of each table, in their order, by the definition of the JSON Schema."""


def fields() -> Iterator[str]:
    """A table for everything that has keys."""
    schema = json_schema()
    shapes = {"Sheet": schema, **schema["definitions"]}
    for name, head in HEADS.items():
        shape = shapes[name]
        yield from (
            "",
            f"### {head}",
            "",
            shape["description"],
            "",
            "| key | holds | what it is |",
            "|---|---|---|",
        )
        for key, value in shape["properties"].items():
            shown = f"**`{key}`**" if key in shape.get("required", ()) else f"`{key}`"
            told = value["description"].replace("|", "\\|").replace(" -> ", " → ")
            default = (
                f" Without it: `{value['default']}`." if "const" not in value and value.get("default") else ""
            )
            yield f"| {shown} | {holds(value)} | {told}{default} |"


def holds(value: dict[str, Any]) -> str:
    """What stands at a key, in words."""
    if "$ref" in value:
        head = HEADS[value["$ref"].rpartition("/")[2]]
        return f"[{head[0].lower()}{head[1:]}](#{head.casefold().replace(': ', '-').replace(' ', '-')})"
    if "const" in value or "enum" in value:
        return " or ".join(f"`{one}`" for one in value.get("enum", [value.get("const")]))
    kind = value["type"]
    if kind == "array":
        pair = "a pair: " if value.get("maxItems") == value.get("minItems", 0) else "a list: "
        return pair + holds(value["items"])
    if kind == "object":
        return "keys, each with a text"
    if isinstance(kind, list):  # what an editor may take for something else
        return "text, or a list" if "array" in kind else "text"
    return {"integer": "whole number", "number": "number", "boolean": "true or false", "string": "text"}[kind]


def templates() -> Iterator[str]:
    """A line for every template."""
    yield ""
    for code, build in TEMPLATES.items():
        told = str(sys.modules[build.__module__].__doc__).partition(": ")[2].strip()
        yield f"- `{code}` {told}"


def rules() -> Iterator[str]:
    """The page of every rule."""
    for code, page in PAGES.items():
        yield from ("", f"### {code}: {page.title}")
        for text in (page.finds, page.matters, f"*Mend.* {page.mend}"):
            yield from ("", textwrap.fill(text, WIDTH, break_long_words=False))
        if page.source:
            yield from (
                "",
                "The source that both are held against:",
                "",
                "```markdown",
                page.source.strip(),
                "```",
            )
        for head, deck in (("Bad:", page.bad), ("Good:", page.good)):
            yield from ("", head, "", "```yaml", deck.rstrip(), "```")


PARTS = {"fields": fields, "templates": templates, "rules": rules}


def renewed(text: str) -> str:
    """The page with its reference parts made anew."""
    for name, make in PARTS.items():
        begin, end = f"<!-- {name}: made by docs/reference.py -->", f"<!-- end of {name} -->"
        made = "\n".join([begin, *make(), "", end])
        text, found = re.subn(f"{begin}.*?{end}", lambda _, made=made: made, text, flags=re.DOTALL)
        assert found == 1, f"the page has one part {name}"
    return text


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), encoding="utf-8")
