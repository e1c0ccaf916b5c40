"""YAML events in, light nodes out: text with its place, nothing converted, every excess refused."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NoReturn, TypeAlias

import yaml

from .characters import FORBIDDEN, MOST_MARKS, name, pile
from .naming import got
from .pointing import File
from .syntax import explain

MOST_NODES = 200_000
MOST_DEPTH = 16
MOST_BYTES = 64 * 1024
"""Bytes of UTF-8 in one text."""
MOST_LINES = 200
_SAFE = 200
"""A text of no more characters than this is within both limits."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Table(dict[str, Any]):
    """Keys with their values, in the order of the file; a value is text, a node, or None for nothing."""

    __slots__ = ("flow", "mark", "marks", "size")

    def __init__(self, event: Any) -> None:
        self.mark = event.start_mark
        """Where it begins: `line` and `column`, from 0."""
        self.marks: list[Any] = []
        """Where each key and each value begins: key, value, key, value, ..."""
        self.flow = event.flow_style
        """Written in braces."""
        self.size = 0
        """Keys and values in the whole file; told of the outermost table alone."""

    def mark_of(self, key: str, value: bool = True) -> Any:
        """Where the value of one of its keys begins, or the key itself."""
        return self.marks[2 * list(self).index(key) + value]

    def drop(self, keys: Collection[str]) -> None:
        """Take keys out, and their marks."""
        pairs = zip(self, self.marks[::2], self.marks[1::2], strict=True)
        self.marks = [mark for key, *both in pairs if key not in keys for mark in both]
        for key in keys:
            del self[key]


class Row(list[Any]):
    """Entries in order."""

    __slots__ = ("mark", "marks")

    def __init__(self, event: Any) -> None:
        self.mark = event and event.start_mark
        self.marks: list[Any] = []
        """Where each entry begins."""


Node: TypeAlias = Table | Row | str | None


def parse(file: File) -> Table:
    """The keys and values of a YAML text.

    Raises DeckError with the first thing that is no YAML or more than a deck may use: anchors,
    aliases, tags, merge keys, directives, second documents, repeated keys, excess in any direction.
    """
    builder = _Builder(file)
    take = builder.takers()
    try:
        for event in yaml.parse(file.text, Loader=_LOADER):
            take[type(event)](event)
    except yaml.YAMLError as error:
        raise explain(file, error) from None
    except (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        # What PyYAML raises beside its own errors on input that was made to break it.
        raise file.refuse("yaml", "this is not YAML that can be read", 1, 1, "Check the file.") from None
    root = builder.root()
    root.size = builder.count
    return root


class _Builder:
    """Puts events together; `here` is the node being filled, `above` those around it."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.escapes = "\\" in file.text
        self.top = Row(None)
        self.here: Any = self.top
        self.above: list[Table | Row] = []
        self.key: str | None = None
        """The key whose value comes next; None where a key comes next."""
        self.count = 0
        self.documents = 0

    def takers(self) -> dict[type, Callable[[Any], None]]:
        """What takes each type of event. Not kept here: the circle would keep every node alive."""
        return {
            yaml.ScalarEvent: self.text,
            yaml.MappingStartEvent: self.begin,
            yaml.SequenceStartEvent: self.begin,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
            yaml.DocumentEndEvent: self.nothing,
            yaml.StreamStartEvent: self.nothing,
            yaml.StreamEndEvent: self.nothing,
        }

    def text(self, event: Any) -> None:
        value, here = event.value, self.here
        if event.anchor or event.tag or len(value) > _SAFE or (self.escapes and event.style == '"'):
            self.check_text(event)
        if type(here) is Row:
            here.append(value if value or event.style else None)
        elif self.key is None:
            if not value or value in here or value == "<<":
                self.check_key(event)
            self.key = value
        else:
            here[self.key] = value if value or event.style else None
            self.key = None
        here.marks.append(event.start_mark)
        self.count += 1
        if self.count > MOST_NODES:
            self.check_count(event)

    def begin(self, event: Any) -> None:
        if event.anchor or event.tag:
            self.check_text(event)
        here = self.here
        node = Table(event) if type(event) is yaml.MappingStartEvent else Row(event)
        if type(here) is Row:
            here.append(node)
        elif self.key is None:
            self.refuse(event, "a key must be a text", "Quote the key.")
        else:
            here[self.key] = node
            self.key = None
        here.marks.append(event.start_mark)
        self.above.append(here)
        self.here = node
        self.count += 1
        if len(self.above) > MOST_DEPTH:
            self.refuse(event, f"nested more than {MOST_DEPTH} deep", "Close brackets or quote the text.")
        self.check_count(event)

    def end(self, event: Any) -> None:
        self.here = self.above.pop()

    def nothing(self, event: Any) -> None:
        """The stream and the document begin and end."""

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.refuse(event, "a second document begins", "A deck file holds one; remove the line ---.")

    def alias(self, event: Any) -> None:
        hint = "Write the text out again. A text that begins with * must be quoted."
        self.refuse(event, "aliases are not used in decks", hint)

    def root(self) -> Table:
        """The outermost node. Raises DeckError where there is none, or it is no table."""
        root = self.top[0] if self.top else None
        if isinstance(root, Table):
            return root
        if root is None:
            hint = "The smallest deck is a line `cards:`, a line `- front: ...` and a line `  back: ...`."
            raise self.file.refuse("yaml", "the file is empty", 1, 1, hint)
        mark = self.top.marks[0]
        hint = "A deck file begins with keys, such as `title:` and `cards:`."
        raise self.file.refuse("yaml", "expected keys with values", mark.line + 1, mark.column + 1, hint)

    def check_count(self, event: Any) -> None:
        """Refuse more nodes than a file may have."""
        if self.count > MOST_NODES:
            self.refuse(event, f"more than {MOST_NODES:,} keys and values", "Split the deck into chapters.")

    def check_key(self, event: Any) -> None:
        """Refuse a key that is empty, a merge key or there already."""
        key, here = event.value, self.here
        if key in here:
            first = here.mark_of(key, value=False).line + 1
            second = event.start_mark.line + 1
            message = f"the key {got(key)} stands twice, in line {first} and in line {second}"
            self.refuse(event, message, "Keep one of them.")
        if not key:
            self.refuse(event, "a key is missing before the colon", "Write `key: value`.")
        if not event.style:
            self.refuse(event, "merge keys are not used in decks", "Write the keys out.")

    def check_text(self, event: Any) -> None:
        """Refuse anchors, tags, excess, and characters that came in by an escape."""
        if event.anchor:
            hint = "Write the text out where it is needed. A text that begins with & must be quoted."
            self.refuse(event, "anchors are not used in decks", hint)
        if event.tag:
            self.refuse(event, "tags are not used in decks", "A text that begins with ! must be quoted.")
        value = event.value
        if len(value.encode("utf-8", "surrogatepass")) > MOST_BYTES:
            self.refuse(event, "a text of more than 64 KiB", "Split it, or close the quote that began it.")
        if value.count("\n", 0, -1) >= MOST_LINES:
            self.refuse(event, f"a text of more than {MOST_LINES} lines", "Split it.")
        if event.style != '"':
            return
        if found := FORBIDDEN.search(value):
            message = f"an escape stands for {name(found[0])}, which is not allowed in a deck"
            self.refuse(event, message, "It cannot be seen and could mislead. Leave it out.")
        if pile(value) >= 0:
            message = f"more than {MOST_MARKS} combining marks on one letter"
            self.refuse(event, message, "Keep the marks that the word needs.")

    def refuse(self, event: Any, message: str, hint: str) -> NoReturn:
        """Raise the problem at the event."""
        mark = event.start_mark
        raise self.file.refuse("yaml", message, mark.line + 1, mark.column + 1, hint)
