"""The base of every frozen value that travels between stages and into saved facts."""

from typing import dataclass_transform

import msgspec


# Tells type checkers that a subclass is frozen without saying so again, as msgspec treats it.
@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen record (subclasses say ``kw_only=True``); unknown keys are refused when it is read back.

    Containers inside a value are tuples, so that a value is frozen to the bottom.
    """
