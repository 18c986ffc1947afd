"""What a value says about consent: constants, stored settings, flags, and objects by where they come from.

A value read from a stored setting is known by what it is on the very first start (its default): the outcome of a test
that the default does not give means that somebody has changed the setting.
"""

from typing import NamedTuple

Gates = frozenset[int]
"""Numbers of gates, one of which stands open."""

NONE: Gates = frozenset()


class Num(NamedTuple):
    """A constant number, boolean or null."""

    value: int


class Text(NamedTuple):
    """A constant string."""

    value: str


class Raw(NamedTuple):
    """A stored setting. ``default`` is what it is as long as nobody has agreed."""

    gates: Gates
    default: int | str


class Truth(NamedTuple):
    """A flag. ``zero`` and ``nonzero``: gates one of which stands open when it has that value; None when it never
    has it.
    """

    zero: Gates | None
    nonzero: Gates | None


class Match(NamedTuple):
    """A number that tells by being one of some: the identity of the view that was clicked, or of a button."""

    pairs: tuple[tuple[int, Gates], ...]

    def gates(self, value: int) -> Gates:
        """Gates that stand open when the number is ``value``."""
        return next((gates for one, gates in self.pairs if one == value), NONE)


class Thing(NamedTuple):
    """An object by where it comes from: ``kind`` "new" (type number), "view" (resource id), "lambda" (method number),
    "static" (field number), "param" (argument number, the receiver is 0), "either" (an argument by its number, or the
    constant ``pc``), "key" (string, of a data store). ``pc`` is the position that made a "new" one.
    """

    kind: str
    what: int | str
    pc: int = -1


Value = Num | Text | Raw | Truth | Match | Thing


def truth(value: Value | None) -> Truth:
    """A value as a flag."""
    match value:
        case Num(0):
            return Truth(NONE, None)
        case Num(_):
            return Truth(None, NONE)
        case Truth():
            return value
        case Raw(gates, default):
            return Truth(NONE, gates) if default == 0 else Truth(gates, NONE)
    return Truth(NONE, NONE)


def either(a: Gates | None, b: Gates | None) -> Gates | None:
    """What is known when one of two ways was taken."""
    if a is None or b is None:
        return b if a is None else a
    return a | b if a and b else NONE


def known_by(value: Value | None) -> bool:
    """Whether a flag's value tells of a gate."""
    return isinstance(value, Raw | Truth) and bool(truth(value).zero or truth(value).nonzero)


def equal(a: Value | None, b: Value | None) -> Truth:
    """Whether two values are equal, as a flag."""
    for one, other in ((a, b), (b, a)):
        if isinstance(other, Num | Text):
            if isinstance(one, Raw):
                same = one.default == other.value
                return Truth(one.gates, NONE) if same else Truth(NONE, one.gates)
            if isinstance(one, Match) and isinstance(other, Num):
                return Truth(NONE, one.gates(other.value))
            if isinstance(one, Truth) and isinstance(other, Num):
                return one if other.value else Truth(one.nonzero, one.zero)
    return Truth(NONE, NONE)


def joined(a: Value | None, a_path: Gates, b: Value | None, b_path: Gates) -> Value | None:
    """A value that is one of two, each under the gates of its way."""
    if a == b:
        return a
    for one, other in ((a, b), (b, a)):
        if isinstance(one, Thing) and one.kind == "param" and isinstance(other, Num):
            return Thing("either", one.what, other.value)
    if not isinstance(a, Num | Raw | Truth) or not isinstance(b, Num | Raw | Truth):
        return None
    if isinstance(a, Raw) and isinstance(b, Raw) and a.default == b.default:
        return Raw(a.gates | b.gates, a.default)
    first, second = _under(truth(a), a_path), _under(truth(b), b_path)
    merged = Truth(either(first.zero, second.zero), either(first.nonzero, second.nonzero))
    return merged if merged.zero or merged.nonzero else None


def _under(flag: Truth, path: Gates) -> Truth:
    """A flag whose value was made behind gates: having it means that they stand open."""
    if not path:
        return flag
    return Truth(
        path if flag.zero == NONE else flag.zero,
        path if flag.nonzero == NONE else flag.nonzero,
    )


def behind(value: Value, path: Gates) -> Value:
    """A value that was made behind gates."""
    return _under(truth(value), path) if path and isinstance(value, Num | Raw | Truth) else value


def turned(value: Value | None) -> Value | None:
    """The opposite of a flag; None when that is not known."""
    match value:
        case Num(number):
            return Num(number ^ 1)
        case Truth(zero, nonzero):
            return Truth(nonzero, zero)
        case Raw(gates, int(default)):
            return Raw(gates, default ^ 1)
    return None
