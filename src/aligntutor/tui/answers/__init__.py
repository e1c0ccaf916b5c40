"""One widget for each way of asking."""

from __future__ import annotations

from aligntutor.core.asks import Ask, Choose, Recall, Write

from .answering import Answering
from .choosing import Choosing
from .recalling import Recalling
from .writing import Writing

ANSWERS: dict[type[Ask], type[Answering]] = {
    Choose: Choosing,
    Write: Writing,
    Recall: Recalling,
}
