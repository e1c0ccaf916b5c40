"""Numbers inside an entry: ratios that can be worked out, wrong numbers that are numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aligntutor.core.concepts import Concept
from aligntutor.kinds.quantities import read

from . import naming
from .complaints import Steps
from .sheets import Leaf

_RATIO = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*/\s*([0-9]+(?:\.[0-9]+)?)\s*")


def check_figures(leaf: Leaf, at: Steps, concept: Concept) -> None:
    """Complain about ratios that are none, and slips that are no numbers."""
    for n, figure in enumerate(concept.figures):
        for name, ratio in figure.derive.items():
            found = _RATIO.fullmatch(ratio)
            if not found or not float(found[2]):
                steps = (*at, "figures", n, "derive", name)
                leaf.complain(steps, f"expected two numbers, got {naming.got(ratio)}", "Such as 162/4271.")
        check_slips(leaf, (*at, "figures", n), figure.slips, figure.unit)


def check_slips(leaf: Leaf, at: Steps, slips: Mapping[str, str], unit: str) -> None:
    """Complain about typical wrong numbers that are no numbers; `at` is what they belong to."""
    for slip in slips:
        if not leaf.full and not read(slip, unit):
            steps = (*at, "slips", slip)
            message = f"expected a number before the colon, got {naming.got(slip)}"
            leaf.complain(steps, message, "Such as `17: why it tempts`.", on_key=True)
