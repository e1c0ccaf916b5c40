"""Fingerprint of a source text: enough to find copied runs and moved paragraphs, not to rebuild the text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .words import tokens

RUN = 6
"""Words in one hashed run; a shared run of n words shows as n - 5 neighbouring hits."""
_HEX = 10
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"\[\^([^\]]+)\]")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the source."""

    section: str
    hash: str
    runs: tuple[str, ...]
    """Hash of each run of `RUN` words, in order."""


@dataclass(frozen=True)
class SharedRun:
    """Words in a row that stand in the source as well."""

    words: tuple[str, ...]
    section: str


class FingerprintError(ValueError):
    """A fingerprint file that cannot be read."""


@dataclass(frozen=True)
class Fingerprint:
    """Salted hashes of a source text's word runs, its section slugs and footnote numbers."""

    salt: str
    sections: dict[str, str]
    """Slug -> heading."""
    footnotes: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    _absent: set[str] = field(default_factory=set, compare=False, repr=False)
    """Runs that were looked for in vain: texts share most of theirs."""

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        places: dict[str, list[tuple[int, int]]] = {}
        for p, paragraph in enumerate(self.paragraphs):
            for n, run in enumerate(paragraph.runs):
                places.setdefault(run, []).append((p, n))
        return places

    def shared_runs(self, text: str) -> list[SharedRun]:
        """Longest runs of at least `RUN` words that the text shares with the source, in text order."""
        words = tokens(text)
        runs = [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
        fresh = {run for run in runs if run not in self._absent}
        shared = {run: places for run in fresh if (places := self._places.get(_hash(self.salt, run)))}
        self._absent.update(fresh.difference(shared))
        if not shared:
            return []
        found: list[SharedRun] = []
        at = 0
        while at < len(runs):
            best, where = 0, 0
            for p, n in shared.get(runs[at], ()):
                length = self._follow(words, at, p, n)
                if length > best:
                    best, where = length, p
            if best:
                found.append(SharedRun(words[at : at + best], self.paragraphs[where].section))
            at += max(1, best - RUN + 1)
        return found

    def _follow(self, words: Sequence[str], at: int, p: int, n: int) -> int:
        runs, length = self.paragraphs[p].runs, RUN
        while at + length < len(words) and n + 1 < len(runs):
            n += 1
            if runs[n] != _hash(self.salt, " ".join(words[at + length - RUN + 1 : at + length + 1])):
                break
            length += 1
        return length


def _hash(salt: str, run: str) -> str:
    return hashlib.sha256((salt + run).encode("utf-8", "surrogatepass")).hexdigest()[:_HEX]


def slug(heading: str) -> str:
    """A heading as an anchor: words joined by hyphens."""
    return "-".join(token.strip("%") for token in tokens(_LINK.sub(r"\1", heading)))


def make(markdown: str, salt: str = "") -> Fingerprint:
    """The fingerprint of a Markdown text; YAML front matter is skipped, links and marks are removed.

    The salt is by default taken from the text, so that the same text gives the same file.
    """
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown.replace("\r\n", "\n"), flags=re.DOTALL)
    salt = salt or hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    sections: dict[str, str] = {}
    footnotes: list[str] = []
    paragraphs: list[Paragraph] = []
    section = ""
    for block in re.split(r"\n\s*\n|\n(?=#{1,6}\s)|(?<=\n)(?=\[\^[^\]]+\]:)", body):
        first, *rest = block.strip().split("\n") or [""]
        if heading := _HEADING.match(first):
            title = _LINK.sub(r"\1", heading[1])
            section = slug(title)
            sections.setdefault(section, title)
            first = ""
        if note := re.match(r"\[\^([^\]]+)\]:", first):
            footnotes.append(note[1])
        words = tokens(_NOTE.sub(" ", _LINK.sub(r"\1", " ".join((first, *rest)))))
        if words:
            runs = tuple(_hash(salt, " ".join(words[n : n + RUN])) for n in range(len(words) - RUN + 1))
            paragraphs.append(Paragraph(section, _hash(salt, " ".join(words)), runs))
    return Fingerprint(salt, sections, tuple(footnotes), tuple(paragraphs))


def to_json(fingerprint: Fingerprint) -> str:
    """The fingerprint as the text of its file."""
    rows = [[p.section, p.hash, "".join(p.runs)] for p in fingerprint.paragraphs]
    head = {"format": 1, "run": RUN, "salt": fingerprint.salt, "sections": fingerprint.sections,
            "footnotes": fingerprint.footnotes}  # fmt: skip
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "paragraphs": [\n' + body + "\n]\n}\n"


def from_json(text: str) -> Fingerprint:
    """The fingerprint in a file's text. Raises FingerprintError where it is none, or a newer one."""
    try:
        data = json.loads(text)
        if data["format"] != 1 or data["run"] != RUN:
            raise FingerprintError("made by another version of aligntutor; make it again")
        rows = tuple(
            Paragraph(section, whole, tuple(runs[n : n + _HEX] for n in range(0, len(runs), _HEX)))
            for section, whole, runs in data["paragraphs"]
        )
        return Fingerprint(str(data["salt"]), dict(data["sections"]), tuple(data["footnotes"]), rows)
    except FingerprintError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FingerprintError("not a fingerprint file") from error
