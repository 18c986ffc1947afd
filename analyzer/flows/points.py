"""What the flow stage's parts hand each other: effects of calls, sources and sinks, all by the program's numbers."""

from typing import NamedTuple

from analyzer.catalogue.channels import Channel
from analyzer.flows.model import TransformationKind

RESULT = -1
"""Instead of an operand: what the instruction defines."""
STORE = -2
"""Instead of an operand: something that outlives the run; the first part names it."""
CALLBACK = -3
"""Instead of an operand: a parameter or the result of a method that the framework runs because of the call."""

WHOLE = "*"
"""A part's word: whatever is in it."""
KEYED = "[]"
"""A part's word: what is kept under a key."""


class Part(NamedTuple):
    """One part of an object: ``word``, and for KEYED the operand whose constant is the key (-1: any key)."""

    word: str
    key: int = -1


class Place(NamedTuple):
    """Where a call's effect reads or writes. ``operand``: of the call, the receiver first if it has one, then the
    declared parameters; or RESULT, STORE, CALLBACK. ``callback``: (name of the method, its declared parameter from 1, 0
    for its receiver, RESULT for its result).
    """

    operand: int
    parts: tuple[Part, ...] = ()
    callback: tuple[str, int] = ("", 0)


class Effect(NamedTuple):
    """``same``: the target gets the value itself; else one that is computed from it and all that is in it. ``source``
    None: the target is emptied. ``kind``: what is done to the data; ``algorithm`` the place whose text says how, or
    ``algorithm_name`` what the method itself says; ``key`` the place of the key or salt.
    """

    source: Place | None
    target: Place
    same: bool
    kind: TransformationKind | None = None
    algorithm: Place | None = None
    algorithm_name: str = ""
    key: Place | None = None


class Source(NamedTuple):
    """One place where personal information appears. ``pc`` in code units, -1: at entry. ``operand``: RESULT, what the
    instruction at ``pc`` defines; k >= 0: operand k of the call at ``pc`` is filled with it; at entry: parameter k
    (``this`` is 0 in an instance method). ``api`` and ``argument`` as in ``SensitiveRead``. ``upstream``: the operand
    (of a field read: 0, the object) that usually carries the data already; where data of the same type from another
    source does arrive there, this one says nothing new. -1: it stands for itself.
    """

    method: int
    pc: int
    operand: int
    data_type: str
    api: str
    argument: str = ""
    upstream: int = -1


class Way(NamedTuple):
    """What a sink's call says of where data goes: ``kind`` of ``Destination``, and the place that tells."""

    kind: str
    place: Place


class Sink(NamedTuple):
    """One call by which data may leave: its ``operands`` (receiver first, 0-based), ``whole`` when fields of what is
    handed over leave too, ``stream``: the operand whose origin decides the channel, -1 if none. ``sdk``: id of the SDK
    whose API it is.
    """

    method: int
    pc: int
    api: str
    channel: Channel
    operands: tuple[int, ...]
    whole: bool = False
    stream: int = -1
    ways: tuple[Way, ...] = ()
    sdk: str = ""
