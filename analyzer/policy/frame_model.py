"""What reading one sentence gives: frames with the information that they are about."""

from dataclasses import dataclass

from analyzer.policy.cues import Subject
from analyzer.policy.lexicon import Match
from analyzer.policy.model import Action, Polarity


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb says: the action, who does it, whether it is denied, the verb's range and the rule."""

    action: Action
    subject: Subject
    polarity: Polarity
    verb: tuple[int, int] | None
    how: str


@dataclass(frozen=True, slots=True)
class Found:
    """A frame with its information: names of data types in the sentence."""

    frame: Frame
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All of one sentence. ``last`` are the frames that a list below it would complete; ``purpose`` is a range."""

    found: tuple[Found, ...]
    last: tuple[Frame, ...]
    purpose: tuple[int, int] | None
    has_verb: bool
