"""What typed and cloze share: a short answer, and how it is held against what is wanted."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligntutor.core.asks import Answer, Ask, Verdict, Write
from aligntutor.core.items import Deal, Option

from .comparing import Wanted, judge


@dataclass(frozen=True)
class ShortAnswer:
    """A question whose answer is a word or a few; each kind of it names itself."""

    ask: str
    """The question; in a cloze, the sentence with its blank, `___`."""
    answer: str
    """What is to be typed."""
    accept: tuple[str, ...] = ()
    """Other ways to write the answer, fully right."""
    also_accept: dict[str, str] = field(default_factory=dict)
    """A neighbour that counts as right -> the remark that goes with it."""
    near_miss: dict[str, str] = field(default_factory=dict)
    """A look-alike that counts as wrong -> its feedback."""
    rivals: tuple[str, ...] = ()
    """Terms that are never taken for a misspelling of the answer."""
    language: str = "en"
    """Code of the language of the answer; that of the deck without one."""
    why: str = ""
    """The explanation shown with every verdict."""

    @property
    def stem(self) -> str:
        """What is asked, as text."""
        return self.ask

    @property
    def options(self) -> tuple[Option, ...]:
        """Nothing is chosen."""
        return ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """The answer and its other spellings; neighbours in `also_accept` are other ideas and stay out."""
        return (self.answer, *self.accept)

    @property
    def key(self) -> str:
        """The answer as its author writes it."""
        return self.answer

    def pose(self, deal: Deal) -> Ask:
        """The question, to be answered in a line."""
        return Write(self.stem)

    def guess(self, ask: Ask) -> float:
        """None to speak of."""
        return 0.0

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Right where the text matches, slips of the keyboard allowed; see `comparing`.

        Raises ValueError for another kind of answer.
        """
        wanted = Wanted(self.accepted, self.also_accept, self.near_miss, self.rivals, self.language)
        return judge(ask, answer, wanted, self.why)
