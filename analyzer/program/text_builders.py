"""``StringBuilder`` and ``StringBuffer``: the text after a change."""

from collections.abc import Sequence

from analyzer.names import MethodName
from analyzer.program.heap import Concrete, NoAnswerError, as_text, units
from analyzer.program.pure_values import limited, number, part_of, text_of

BUILDER_CLASSES = frozenset({"Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;"})
BUILDER_READERS = frozenset(
    {"toString", "length", "charAt", "substring", "subSequence", "indexOf", "lastIndexOf", "isEmpty"}
)
"""Methods of builders that do not change them; all are those of String as well."""


def grown(name: MethodName, text: str, args: Sequence[Concrete]) -> str:
    """A builder's text after one of its changing methods; ``args`` without the builder.

    Raises:
        NoAnswerError: another method, or an argument that does not fit.
    """
    member, kinds = name.name, name.parameters
    if member == "<init>":
        return "" if not kinds or kinds[0] == "I" else text_of(args[0])
    if member == "append":
        added = as_text(args[0], kinds[0])
        if len(kinds) == 3:
            start, end = number(args[1]), number(args[2])
            added = part_of(added, start, end if kinds[0] == "[C" else end - start)
        return limited(text + added)
    if member == "appendCodePoint":
        return limited(text + units(chr(number(args[0]) & 0xFFFF)))
    if member == "reverse":
        return text[::-1]
    if member in ("setLength", "deleteCharAt", "setCharAt", "insert", "delete", "replace"):
        return _changed(member, kinds, text, args)
    raise NoAnswerError


def _changed(member: str, kinds: tuple[str, ...], text: str, args: Sequence[Concrete]) -> str:
    at = number(args[0])
    if not 0 <= at <= len(text):
        raise NoAnswerError
    if member == "setLength":
        return text[:at]
    if member == "insert":
        return limited(text[:at] + as_text(args[1], kinds[1]) + text[at:])
    if member == "deleteCharAt":
        return text[:at] + text[at + 1 :]
    if member == "setCharAt":
        return text[:at] + chr(number(args[1]) & 0xFFFF) + text[at + 1 :]
    end = min(number(args[1]), len(text))
    if end < at:
        raise NoAnswerError
    return limited(text[:at] + (text_of(args[2]) if member == "replace" else "") + text[end:])
