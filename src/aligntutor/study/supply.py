"""What a mode of studying draws on; each thing is looked up when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from aligntutor.core.states import CardState, Scheduling

from .queue import Family, Idea


class Supply(Protocol):
    """The cards of some decks on a study day. None of them is set aside."""

    @property
    def today(self) -> int:
        """The study day."""

    @property
    def scheduling(self) -> Scheduling:
        """The learner's settings."""

    def on_step(self) -> Sequence[CardState]:
        """Cards on a (re)learning step that is due now or soon."""

    def due(self, ahead: int = 0) -> Sequence[CardState]:
        """Reviews due by today or by so many days from it, siblings included."""

    def families(self) -> Mapping[Family, int]:
        """How many reviews are due by today of each concept, siblings included."""

    def watched(self) -> bool:
        """Whether a review is due of a card that was answered wrong though the learner was sure."""

    def touched(self) -> set[Family]:
        """Concepts of which a card was answered today."""

    def resets(self) -> Sequence[str]:
        """Cards that wait to be learnt anew."""

    def started(self, busy: set[Family]) -> Sequence[tuple[Sequence[str], Sequence[str]]]:
        """For each concept met: its first cards left unanswered, else its next card where it is not busy."""

    def new(self, most: int) -> Mapping[str, Sequence[Idea]]:
        """Deck -> up to so many new ideas, in prerequisite order."""

    def introduced(self) -> int:
        """New ideas that were met today, in whatever deck."""

    def introduced_here(self) -> int:
        """Those of them that belong to these decks."""

    def a_day(self) -> int:
        """Reviews that a day allows."""

    def reviews_left(self) -> int:
        """Reviews still allowed today."""

    def alike(self, states: Sequence[CardState]) -> Mapping[Family, set[str]]:
        """The look-alikes of the concepts of these cards, by their ids."""

    def met(self) -> Sequence[CardState]:
        """Every card that was answered."""

    def wrong(self, since: int) -> Sequence[CardState]:
        """Cards failed on a study day or later, the last failed first."""

    def flagged(self) -> Mapping[str, CardState | None]:
        """Cards with a flag."""

    def pause(self) -> range:
        """The study days of the pause that is under way or to come; none where there is no such pause."""

    def exam(self) -> int:
        """The study day of the exam that is prepared for; 0 where there is none."""
