"""The answer to "why is this reachable?": places, the ways to them, and the picture of all ways."""

from typing import Literal

from analyzer.behaviours.model import CallSite
from analyzer.behaviours.targets import TargetKind
from analyzer.evidence.picture import Picture, Way
from analyzer.gaps import Gap
from analyzer.value import Value

Status = Literal["reachable", "not-reachable", "not-from-there", "not-in-package", "not-seen"]
"""A way was found; the places are there and nothing reaches them; nothing reaches them from where it was asked; the
code that was read names no such thing; it names none, and code that could not be read may.
"""


class Spot(Value, kw_only=True):
    """One place that the question is about, with the shortest ways to it. ``site`` has offset 0 for a whole method."""

    site: CallSite
    what: str
    live: bool
    phases: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()


class Answer(Value, kw_only=True):
    """What was found. ``places`` counts all places and ``live`` those that can run; ``spots`` are those that were
    looked at, live ones first; ``gaps`` are those that may hide code; ``unread`` says why nothing could be looked at,
    "" otherwise.
    """

    question: str
    start: str = ""
    kind: TargetKind
    status: Status
    places: int
    live: int
    spots: tuple[Spot, ...] = ()
    picture: Picture = Picture()
    gaps: tuple[Gap, ...] = ()
    unread: str = ""
