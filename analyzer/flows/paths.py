"""Access paths: which part of a value is tainted.

A path is a tuple of parts, outermost first; () is the value itself with everything in it. A part is a field (its number
in the value graph, an int), a word of the models ("text", "any"), or what is kept under a key: ("[]", key), where the
key is a constant or None for any. Elements of arrays are kept under their index.
"""

from functools import lru_cache
from typing import Final

from analyzer.flows.models import ANY_PART
from analyzer.flows.points import KEYED, WHOLE

Part = int | str | tuple[str, str | int | None]
Path = tuple[Part, ...]

LONGEST: Final = 5
"""Parts of a path; what lies deeper is not followed."""
ANY: Final = ANY_PART
ELEMENT: Final = "element"
"""The models' word for an element whose index does not matter."""


def keyed(key: str | int | None) -> Part:
    """What is kept under a key."""
    return (KEYED, key)


@lru_cache(maxsize=1 << 16, typed=True)
def cut(path: Path) -> Path | None:
    """The path without the ways round that bring it back to a part that it had (lists, trees, inner classes, arrays in
    arrays, what wraps its like); None when it has more parts than are told apart.
    """
    if len(path) > 1:
        kept: list[Part] = []
        for part in path:
            again = next((at for at, other in enumerate(kept) if other == part and not _are_indices(part, part)), -1)
            if again < 0 and kept and _are_indices(part, kept[-1]):
                again = len(kept) - 1
            kept.append(part if again < 0 or not _are_indices(part, part) else keyed(None))
            if again >= 0:
                del kept[again:-1]
        path = tuple(kept)
    return path if len(path) <= LONGEST else None


def _are_indices(one: Part, other: Part) -> bool:
    """Whether both parts are elements of an array or of a list."""
    return all(part == ELEMENT or (isinstance(part, tuple) and not isinstance(part[1], str)) for part in (one, other))


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
