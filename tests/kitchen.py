"""A small deck that the tests of the use cases and of the faces share: three concepts, two written cards."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
format: 1
id: kitchen
title: In the kitchen
source: {title: A notebook, noun: notebook}
concepts:
- id: resting
  term: resting
  category: step
  group: after
  definition: the pause in which warmth and juice even out before the knife
  why_it_matters: A roast that is cut at once floods the board. After resting, the juice stays where it is wanted.
  examples:
  - {id: lamb, text: A leg of lamb stands under foil while guests find their chairs., also: [], why: Nothing is done to it and the juice spreads back.}
  - {id: duck, text: A duck waits on the board for a quarter of an hour., also: [], why: The wait lets the fibres loosen again.}
  contrasts:
  - {with: basting, note: Basting pours fat over the meat while the oven works; here the oven is off and nothing is done.}
  near_miss: {basting: That is done during the roasting. Asked for is what comes after it.}
  source: {sections: [sunday]}
- id: basting
  term: basting
  category: step
  group: after
  definition: the spooning of hot fat over a roast while the oven works
  examples:
  - {id: goose, text: Every half hour the cook ladles fat from the tin over the goose., also: [], why: Hot fat is spooned over it again and again.}
  relations: {prerequisites: [resting]}
- id: searing
  term: searing
  category: step
  group: after
  definition: the quick browning of a surface in a very hot pan at the start
  examples:
  - {id: steak, text: A steak hisses for a minute on each side in smoking oil., also: [], why: Great heat browns the outside at once.}
cards:
- id: salt
  front: When is meat salted?
  back: Long before it is cooked.
  checklist: [early, so that it sinks in]
- id: oven
  kind: choice
  ask: Where does a roast brown best?
  options:
  - {text: at the top of the oven, correct: true, feedback: The heat is strongest under the roof of the oven.}
  - {text: at the bottom of the oven, feedback: The bottom is gentler than the top in most ovens.}
  - {text: on the open door, feedback: An open door lets the heat out of the oven altogether.}
  why: Hot air rises.
"""


def write(folder: Path, name: str = "kitchen.yaml", text: str = TEXT) -> Path:
    """The deck as a file in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
