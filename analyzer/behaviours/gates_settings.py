"""Calls that read or write stored settings: which argument is the key, which the value on the first start."""

from typing import NamedTuple

from analyzer.behaviours.gates_values import NONE, Num, Raw, Text, Thing, Truth, Value, equal, truth

Names = dict[str, frozenset[str]]

SETTINGS: Names = {
    "Landroid/content/SharedPreferences;": frozenset({"getBoolean", "getInt", "getString", "contains"}),
    "Lcom/tencent/mmkv/MMKV;": frozenset(
        {
            *("decodeBool", "decodeInt", "decodeString", "getBoolean", "getInt", "getString"),
            *("contains", "containsKey"),
        }
    ),
    "Lcom/orhanobut/hawk/Hawk;": frozenset({"get", "contains"}),
    "Lio/paperdb/Book;": frozenset({"read", "contains"}),
    "Landroidx/datastore/preferences/core/Preferences;": frozenset({"get", "contains"}),
}
"""Stores of settings: the framework's, and libraries that apps keep flags with. The key is the first argument, the
default the second.
"""

KEY_MAKERS: Names = {
    "Landroidx/datastore/preferences/core/PreferencesKeys;": frozenset({"booleanKey", "intKey", "stringKey"}),
}
ENDING: Names = {
    "Ljava/lang/System;": frozenset({"exit"}),
    "Ljava/lang/Runtime;": frozenset({"exit", "halt"}),
    "Landroid/os/Process;": frozenset({"killProcess"}),
    "Lkotlin/system/ProcessKt;": frozenset({"exitProcess"}),
}
"""Calls that end the process: what stands behind them does not run."""

WRITES = ("put", "set", "save", "encode", "write", "store", "edit", "add")
"""How names of methods that store something begin."""


class Reading(NamedTuple):
    """A method that returns a stored setting: number of the argument that is the key, and of the default (-1: none,
    then it is ``otherwise``, None when that is not known). ``mixed``: the default may also be ``otherwise``.
    ``present``: it only tells whether there is such a setting.
    """

    key: int
    default: int = -1
    otherwise: int | None = 0
    mixed: bool = False
    present: bool = False

    def first(self, arguments: tuple[Value | None, ...]) -> Value | None:
        """What a call says that the setting is on the first start, None when it does not."""
        constant = None if self.otherwise is None else Num(self.otherwise)
        if self.present or self.default < 0:
            return constant
        given = arguments[self.default] if self.default < len(arguments) else None
        return given if not self.mixed or given == constant else None


def reading(cls: str, name: str, parameters: int) -> Reading:
    """How a method of SETTINGS reads; ``parameters`` without the receiver."""
    first = 0 if cls == "Lcom/orhanobut/hawk/Hawk;" else 1
    if name.startswith("contains"):
        return Reading(first, present=True)
    return Reading(first, first + 1 if parameters > 1 else -1)


def known_function(cls: str, name: str, arguments: tuple[Value | None, ...]) -> Value | None:
    """The result of a few framework functions that hand a flag on, or compare."""
    given = arguments[0] if arguments else None
    other = arguments[1] if len(arguments) > 1 else None
    if cls in _BOXES:
        if name in ("valueOf", "booleanValue", "intValue", "parseBoolean", "getAsBoolean", "toString"):
            return _unboxed(given, name)
        if name == "equals":
            return _told(equal(given, other))
    if (cls, name) in _EQUALS:
        return _told(equal(given, other))
    if (cls, name) in _EMPTY:
        return _told(_is_empty(given))
    if (cls, name) == ("Ljava/lang/String;", "length") and isinstance(given, Raw):
        return Raw(given.gates, len(str(given.default)))
    return None


_BOXES = frozenset({"Ljava/lang/Boolean;", "Ljava/lang/Integer;", "Ljava/lang/String;"})
_EQUALS = frozenset(
    {
        ("Ljava/lang/String;", "equalsIgnoreCase"),
        ("Ljava/lang/Object;", "equals"),
        ("Landroid/text/TextUtils;", "equals"),
        ("Ljava/util/Objects;", "equals"),
        ("Lkotlin/jvm/internal/Intrinsics;", "areEqual"),
    }
)
_EMPTY = frozenset(
    {
        ("Landroid/text/TextUtils;", "isEmpty"),
        ("Ljava/lang/String;", "isEmpty"),
    }
)


def _unboxed(given: Value | None, name: str) -> Value | None:
    if isinstance(given, Raw) and name == "parseBoolean":
        return Raw(given.gates, int(str(given.default).lower() == "true"))
    return given if isinstance(given, Raw | Truth | Num | Thing) else None


def _is_empty(given: Value | None) -> Truth:
    if isinstance(given, Raw):
        empty = given.default in ("", 0)
        return Truth(given.gates, NONE) if empty else Truth(NONE, given.gates)
    return Truth(NONE, NONE)


def _told(flag: Truth) -> Truth | None:
    return flag if flag.zero or flag.nonzero else None


def is_text(value: Value | None) -> bool:
    """Whether a value is a constant string that may be a key."""
    return isinstance(value, Text) and 2 < len(value.value) <= 48 and " " not in value.value


def flag_of(value: Value | None) -> Truth | None:
    """A value as a flag if it tells of a gate."""
    return _told(truth(value)) if isinstance(value, Raw | Truth) else None


def write_of(name: str, arguments: tuple[Value | None, ...]) -> tuple[str, int] | None:
    """(key, 0 or 1) when a call of this simple name stores a flag under a constant key."""
    if not name.startswith(WRITES):
        return None
    texts = [a.value for a in arguments if isinstance(a, Text) and is_text(a)]
    flags = [a.value for a in arguments[1:] if isinstance(a, Num) and a.value in (0, 1)]
    return (texts[0], flags[0]) if len(texts) == len(flags) == 1 else None
