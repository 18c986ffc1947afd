"""Texts that are known in part: a hole stands for what is missing."""

from collections.abc import Iterable
from typing import NamedTuple

from analyzer.names import BadNameError, java_name
from analyzer.program.flow import Flow
from analyzer.program.values import Const

HOLE = "\0"
"""Stands for a part that is not known."""
MOST_TEXTS, LONGEST = 8, 2048
"""Texts of one operand that are told, characters of one."""


class Text(NamedTuple):
    """A text with its holes, and how it is known: an origin of ``Destination``, "" for what says nothing by itself."""

    text: str
    origin: str = "constant"


Texts = tuple[Text, ...]
UNKNOWN: Texts = (Text(HOLE),)
EMPTY: Texts = (Text("", ""),)


def constant_text(const: Const, kind: str) -> str:
    """A constant as a text; "" for null and for what has none."""
    if const.kind in ("string", "uri"):
        return _clean(str(const.value)[:LONGEST])
    if const.kind == "class":
        try:
            return java_name(str(const.value))
        except BadNameError:
            return ""
    if const.kind == "int" and kind and kind in "BSIJ":
        return str(const.value)
    if const.kind == "int" and kind == "C":
        return _clean(chr(int(const.value) & 0xFFFF))
    return ""


def _clean(text: str) -> str:
    """Without what stands for a hole, and without halves of surrogate pairs."""
    return text.replace(HOLE, "\ufffd").encode("utf-8", "replace").decode("utf-8")


def joined(parts: Iterable[Texts]) -> Texts:
    """Every combination of the parts one after another; holes side by side are one."""
    found: list[Text] = [Text("", "")]
    for texts in parts:
        found = [
            Text(_appended(before.text, after.text), _both(before.origin, after)) for before in found for after in texts
        ][:MOST_TEXTS]
    return limited(Text(one.text, one.origin or "constant") for one in found)


def _appended(before: str, after: str) -> str:
    if before.endswith(HOLE) and after.startswith(HOLE):
        after = after[1:]
    return (before + after)[:LONGEST]


def _both(origin: str, after: Text) -> str:
    """How a text is known whose pieces are: as they are when they agree, else it is built."""
    if not after.origin or after.text == HOLE:
        return origin
    return after.origin if origin in ("", after.origin) else "builder"


def composed(base: Texts, parts: dict[str, list[Texts]]) -> Texts:
    """An address of parts that were set one by one, upon what the object was before."""
    path = joined(
        [texts if n == 0 else joined([(Text("/", ""),), texts]) for n, texts in enumerate(parts.get("path", ()))]
    )
    if "host" not in parts:
        return joined([base, (Text("/", ""),), path]) if "path" in parts else base
    scheme = joined(parts["scheme"][-1:]) if "scheme" in parts else UNKNOWN
    port = joined([(Text(":", ""),), parts["port"][-1]]) if "port" in parts else (Text("", ""),)
    tail = joined([(Text("/", ""),), path]) if "path" in parts else (Text("", ""),)
    return joined([scheme, (Text("://", ""),), parts["host"][-1], port, tail])


def limited(texts: Iterable[Text]) -> Texts:
    """Different texts in their order, holes alone only when there is nothing else, and no more than are kept."""
    found: dict[str, Text] = {}
    for one in texts:
        found.setdefault(one.text, one)
    if len(found) > 1:
        found.pop(HOLE, None)
    return tuple(list(found.values())[:MOST_TEXTS])


def literal(flow: Flow, at: int) -> Texts:
    """What a constant instruction loads; () for a number, null above all."""
    i = flow.instructions[at]
    if i.op in (0x1A, 0x1B):
        fits = 0 <= i.ref < len(flow.dex.string_length) and flow.dex.string_length[i.ref] <= LONGEST
        return (Text(_clean(flow.dex.string(i.ref))),) if fits else UNKNOWN
    return (Text(constant_text(Const("class", flow.dex.type_name(i.ref)), "")),) if i.op == 0x1C else ()
