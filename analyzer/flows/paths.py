"""Access paths: which part of a value is tainted.

A path is a tuple of parts, outermost first; () is the value itself with everything in it. A part is a field (its number
in the value graph, an int), a word of the models ("text", "any"), or what is kept under a key: ("[]", key), where the
key is a constant or None for any. Elements of arrays are kept under their index.
"""

from typing import Final

from analyzer.flows.models import ANY_PART
from analyzer.flows.points import KEYED, WHOLE

Part = int | str | tuple[str, str | int | None]
Path = tuple[Part, ...]

LONGEST: Final = 5
"""Parts of a path that are told apart; everything below is one."""
ANY: Final = ANY_PART
ELEMENT: Final = "element"
"""The models' word for an element whose index does not matter."""


def keyed(key: str | int | None) -> Part:
    """What is kept under a key."""
    return (KEYED, key)


def cut(path: Path) -> Path:
    """The path with as many parts as are told apart; a field that comes a third time (lists, trees) ends it."""
    path = path[:LONGEST]
    for at, part in enumerate(path):
        if isinstance(part, int) and path.index(part) != at and path[:at].count(part) > 1:
            return path[:at]
    return path


def meets(wanted: Part, held: Part) -> bool:
    """Whether asking for one part may give what is held in the other."""
    if isinstance(wanted, int) or isinstance(held, int):
        return wanted == held
    if wanted == held or ANY in (wanted, held) or WHOLE in (wanted, held):
        return True
    if isinstance(wanted, tuple) and isinstance(held, tuple):
        return wanted[1] is None or held[1] is None
    return (wanted == ELEMENT and isinstance(held, tuple)) or (held == ELEMENT and isinstance(wanted, tuple))


def surely(wanted: Part, held: Part) -> bool:
    """Whether writing one part surely overwrites the other."""
    if isinstance(wanted, tuple) and wanted[1] is None:
        return False
    return wanted == held and wanted not in (ANY, ELEMENT, WHOLE)


def taken(parts: Path, path: Path) -> Path | None:
    """What is left of a path when the parts are taken out of the value; None when they are not on it."""
    for part in parts:
        if not path:
            return ()
        if not meets(part, path[0]):
            return None
        path = path if part == WHOLE else path[1:]
    return path


def is_field(part: Part) -> bool:
    """Whether a part is a field of a class, and not a part that only models know."""
    return isinstance(part, int)


def last_field(path: Path) -> int:
    """The innermost field on a path, 0 for none."""
    return next((part for part in reversed(path) if isinstance(part, int)), 0)
