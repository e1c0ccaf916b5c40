"""One best answer among a few options."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from aligntutor.core.asks import Answer, Ask, Choose, Reason, Shown, Verdict
from aligntutor.core.items import Deal, Option

from .optioning import KEY, arrange, holding, ids_of, picks


@dataclass(frozen=True)
class Choice:
    """A question with one right option."""

    kind: Literal["choice"] = field(default="choice", kw_only=True)
    ask: str
    """The question, which can be answered before the options are read."""
    options: tuple[Option, ...]
    """The best distractors first: how many of them are shown depends on the learner's success."""
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
        """Text of the right option; empty where the author marked none."""
        return next((option.text for option in self.options if option.correct), "")

    def pose(self, deal: Deal) -> Ask:
        """The key among the first `deal.most - 1` distractors, in an order that follows from the seed."""
        named = list(zip(ids_of(self.options), self.options, strict=True))
        keys = [pair for pair in named if pair[0] == KEY]
        others = [pair for pair in named if pair[0] != KEY]
        shown = arrange(keys + others[: max(1, deal.most - 1)], deal.seed)
        return Choose(self.stem, tuple(Shown(id, option.text) for id, option in shown))

    def guess(self, ask: Ask) -> float:
        """One in the number of options shown."""
        return 1 / len(ask.options) if isinstance(ask, Choose) and ask.options else 0.0

    def grade(self, ask: Ask, answer: Answer) -> Verdict:
        """Right where the key was picked; no pick means "I do not know".

        Raises ValueError for another kind of answer, an option that was not shown, or several picks.
        """
        picked = picks(ask, answer)
        if len(picked) > 1:
            raise ValueError(f"one option can be picked here, not {len(picked)}: {', '.join(picked)}")
        options = dict(zip(ids_of(self.options), self.options, strict=True))
        key = options.get(KEY)
        reasons = holding(key.feedback if key else "", self.why, KEY)
        if not picked:
            return Verdict(False, 0.0, self.key, reasons)
        if picked[0] == KEY:
            return Verdict(True, 1.0, self.key, reasons)
        pick = options.get(picked[0])
        if pick is None:
            raise ValueError(f"no option of this question: {picked[0]}")
        if pick.feedback:
            reasons = (Reason("tempts", pick.feedback, picked[0]), *reasons)
        return Verdict(False, 0.0, self.key, reasons, confused=(pick.names,) if pick.names else ())
