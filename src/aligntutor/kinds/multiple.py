"""Several right answers among some options."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from aligntutor.core.asks import Answer, Ask, Choose, Reason, Shown, Verdict
from aligntutor.core.items import Deal, Option

from .optioning import arrange, ids_of, picks


@dataclass(frozen=True)
class Multiple:
    """A question with several right options, all of which are to be picked."""

    kind: Literal["multiple"] = field(default="multiple", kw_only=True)
    ask: str
    """The question."""
    options: tuple[Option, ...]
    """All of them are shown; at least two are right, and one is wrong."""
    why: str = ""
    """The explanation shown with every verdict."""

    @property
    def stem(self) -> str:
        """What is asked, as text."""
        return self.ask

    @property
    def accepted(self) -> tuple[str, ...]:
        """Nothing is typed."""
        return ()

    @property
    def key(self) -> str:
        """The right options, joined by semicolons; sorted, as their order in the file says nothing."""
        return "; ".join(sorted(option.text.rstrip(".") for option in self.options if option.correct))

    def pose(self, deal: Deal) -> Ask:
        """All options, in an order that follows from the seed."""
        named = list(zip(ids_of(self.options, several=True), self.options, strict=True))
        shown = arrange(named, deal.seed)
        return Choose(self.stem, tuple(Shown(id, option.text) for id, option in shown), many=True)

    def guess(self, ask: Ask) -> float:
        """One in the number of ways to pick at least one option."""
        if not isinstance(ask, Choose) or not ask.options:
            return 0.0
        return 1 / ((1 << len(ask.options)) - 1)

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Right where exactly the right options were picked.

        Credit is the share of right options that were picked less the share of wrong ones, so that
        picking everything earns as little as picking nothing.
        Raises ValueError for another kind of answer, or an option that was not shown.
        """
        picked = picks(ask, answer)
        options = dict(zip(ids_of(self.options, several=True), self.options, strict=True))
        if strange := [id for id in picked if id not in options]:
            raise ValueError(f"no option of this question: {', '.join(strange)}")
        keys = [id for id, option in options.items() if option.correct]
        wrong = [id for id in picked if not options[id].correct]
        missed = [id for id in keys if id not in picked]
        correct = bool(keys) and not wrong and not missed
        found = 1 - len(missed) / len(keys) if keys else 0.0
        credit = max(0.0, found - len(wrong) / max(1, len(options) - len(keys)))
        told = missed if missed or wrong or self.why else keys
        reasons = [Reason("tempts", options[id].feedback, id) for id in wrong]
        reasons += [Reason("holds", options[id].feedback, id) for id in told]
        reasons += [Reason("holds", self.why)]
        confused = tuple(dict.fromkeys(options[id].names for id in wrong if options[id].names))
        spoken = tuple(reason for reason in reasons if reason.text)
        return Verdict(correct, credit, self.key, spoken, confused=confused)
