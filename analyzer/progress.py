"""What a long computation tells about itself, as events; the command line draws them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """A step begins. ``stage`` is a short id ("code", "policy", "compile"); ``done`` of ``total`` are counts of
    packages in a batch, both 0 elsewhere; ``detail`` names the package or entry in hand.
    """

    stage: str
    detail: str = ""
    done: int = 0
    total: int = 0


Listener = Callable[[Event], None]


def silent(event: Event) -> None:
    """The listener of callers that want to hear nothing."""
