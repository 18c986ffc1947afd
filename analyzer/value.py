"""The base of every frozen value that travels between stages and into saved facts."""

import msgspec


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen record (subclasses say ``kw_only=True``); unknown keys are refused when it is read back.

    Containers inside a value are tuples, so that a value is frozen to the bottom.
    """
