"""What a snippet is asked for, and what it is."""

from dataclasses import dataclass
from typing import Literal

from analyzer.apk.dex import Dex
from analyzer.value import Value


@dataclass(frozen=True, slots=True, eq=False)
class SnippetRequest:
    """One place: an instruction at ``pc`` (code units) of a method, by class_def index and method index.

    A ``pc`` of -1 means the method as a whole.
    """

    dex: Dex
    class_index: int
    method_index: int
    pc: int = -1

    @classmethod
    def of_row(cls, dex: Dex, row: int, pc: int = -1) -> "SnippetRequest":
        """The same by the row of ``Dex.methods``."""
        class_index, method_index = dex.methods[row, :2].tolist()
        return cls(dex, class_index, method_index, pc)


class Snippet(Value, kw_only=True):
    """A few lines of code around a place.

    ``text`` has lines without indentation of the whole, no line end at its end, and nothing that does not print.
    ``line`` is the number of the line with the place, counted from 1; 0 when it could not be told. ``kind`` is "java"
    for decompiled code, "smali" for our disassembly, "" when there is no such code. ``reason`` says in a few words
    why it was not decompiled, "" otherwise.
    """

    text: str = ""
    line: int = 0
    kind: Literal["", "java", "smali"] = ""
    reason: str = ""


class PlacedSnippet(Value, kw_only=True):
    """A snippet of the place ``offset`` (code units) of ``method`` (``Lcls;->name(args)ret``)."""

    method: str
    offset: int
    snippet: Snippet
