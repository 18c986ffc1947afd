"""What calls tell of addresses: the table ``own/addresses.tsv``, and which row a call fits."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from analyzer import places
from analyzer.errors import RulesetError
from analyzer.names import BadNameError, MethodName, parse_method
from analyzer.program.build import Program

Tells = Literal["result", "object", "scheme", "host", "port", "path"]
"""Of what a row tells: the result of the call; the receiver from then on; a part of the receiver's address."""

_COLUMNS = ["method", "tells", "text", "source"]
_OPERAND = re.compile(r"\{(this|arg[1-9])\}")
_MOST_SUPERTYPES = 64
STREAMS = ("Stream;", "Writer;", "Sink;", "Channel;", "Ljava/lang/Appendable;")
"""Ends of the types of arguments that a wrapping stream writes to."""

_FINISHING = frozenset({"build", "create", "get"})
"""Methods of builders that give what was built."""

Piece = str | int
"""Plain text, or a declared parameter (from 1; 0 is the receiver)."""


class Row(NamedTuple):
    """``text``: the pieces of the address."""

    tells: Tells
    text: tuple[Piece, ...]


class Rows:
    """The table, and what its rows say of one program's methods."""

    def __init__(self, program: Program, folder: Path | None = None) -> None:
        self.program = program
        self.table = read_rows(folder)
        self._classes = frozenset(name.partition("->")[0] for name in self.table)
        self._of_method: dict[int, Row | None] = {}
        self._fluent: dict[int, bool] = {}

    def of(self, reference: int) -> Row | None:
        """The row of a method (program number): of its own class or else of the nearest supertype that has one."""
        if reference not in self._of_method:
            self._of_method[reference] = self._find(reference)
        return self._of_method[reference]

    def _find(self, reference: int) -> Row | None:
        if reference < 0:
            return None
        name, kind = self.program.method_name(reference), self.program.descriptor(reference)
        owner = int(self.program.symbols.methods.owner[reference])
        for cls in self.above(owner) if name != "<init>" else (self.program.type_name(owner),):
            if cls in self._classes:
                row = self.table.get(f"{cls}->{name}{kind}") or self.table.get(f"{cls}->{name}(*)")
                if row is not None:
                    return row
        return None

    def above(self, type_: int) -> list[str]:
        """The descriptors of a type and its supertypes, nearest first."""
        types, seen = self.program.types, {type_}
        found: list[str] = []
        waiting = [type_]
        while waiting and len(found) < _MOST_SUPERTYPES:
            current = waiting.pop(0)
            found.append(self.program.type_name(current))
            for other in types.supers[int(types.super_first[current]) : int(types.super_first[current + 1])].tolist():
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return found

    def opaque(self, reference: int) -> bool:
        """Whether a call of the method tells something by itself, so that its body is not looked into."""
        return self.of(reference) is not None

    def fluent(self, reference: int) -> bool:
        """Whether the method gives back its receiver, as builders do."""
        if reference not in self._fluent:
            self._fluent[reference] = self._is_fluent(reference)
        return self._fluent[reference]

    def _is_fluent(self, reference: int) -> bool:
        if reference < 0:
            return False
        owner = self.program.type_name(int(self.program.symbols.methods.owner[reference]))
        _, _, result = self.program.descriptor(reference).rpartition(")")
        own = result in (owner, "Ljava/lang/Object;")
        builds = owner.endswith("Builder;") and (own or result.endswith("Builder;"))
        row = self.of(reference)
        if row is not None:
            return row.tells != "result" and (own or builds)
        return builds and self.program.method_name(reference) not in _FINISHING


@cache
def read_rows(folder: Path | None = None) -> dict[str, Row]:
    """Method (``Lcls;->name(args)ret`` or ``Lcls;->name(*)``), or class, to its row.

    Args:
        folder: a ``tables`` folder; by default that which ships with the tool.

    Raises:
        RulesetError: the table is missing or a row is not of the form that its header describes.
    """
    shipped = places.rulesets_dir() / "tables" / "own" / "addresses.tsv"
    path = folder / "own" / "addresses.tsv" if folder is not None else shipped
    path = path if path.is_file() else shipped
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesetError(f"tables/own/{path.name}: cannot be read ({error})", "install apkscan again") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not lines or lines[0][1].split("\t") != _COLUMNS:
        raise RulesetError(f"tables/own/{path.name}: the columns are not {', '.join(_COLUMNS)}", "see its first lines")
    table = csv.reader((line for _, line in lines[1:]), delimiter="\t", quoting=csv.QUOTE_NONE)
    rows: dict[str, Row] = {}
    for (number, _), cells in zip(lines[1:], table, strict=True):
        name, row = _row(cells, f"tables/own/{path.name}:{number}")
        if name in rows:
            raise RulesetError(f"tables/own/{path.name}:{number}: {name} stands there twice", "keep one of the rows")
        rows[name] = row
    return rows


def _row(cells: list[str], where: str) -> tuple[str, Row]:
    if len(cells) != len(_COLUMNS):
        raise RulesetError(f"{where}: {len(cells)} cells", f"write {len(_COLUMNS)} cells with tabs between them")
    method, tells, text, _ = cells
    if tells not in get_args(Tells):
        raise RulesetError(f"{where}: {tells!r} is not one of {', '.join(get_args(Tells))}", "see its first lines")
    if not _is_method(method):
        raise RulesetError(f"{where}: {method!r} is no method", "write Lcls;->name(args)ret or Lcls;->name(*)")
    pieces = [_piece(part) for part in re.split(r"(\{\w+\})", text) if part]
    if not pieces:
        raise RulesetError(f"{where}: the text is empty", "leave rows out that tell nothing")
    return method, Row(cast(Tells, tells), tuple(pieces))


def _piece(text: str) -> Piece:
    operand = _OPERAND.fullmatch(text)
    if operand is None:
        return text
    return 0 if operand.group(1) == "this" else int(operand.group(1)[3:])


def _is_method(text: str) -> bool:
    try:
        return bool(parse_method(text.replace("(*)", "()V")))
    except BadNameError:
        return False


def operand_of(piece: int, name: MethodName, static: bool) -> int:
    """A piece that is an operand, as the number of one of a call (receiver first); -1 when the call has no such."""
    if piece == 0:
        return -1 if static else 0
    return piece - static if piece <= len(name.parameters) else -1
