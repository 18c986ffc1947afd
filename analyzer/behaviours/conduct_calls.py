"""Calls and stores that conduct is recognised by, with the constants that reach them."""

from collections.abc import Iterable, Iterator

from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.program.values import CallArguments, Values

IPUT = (0x59, 0x5F)
_CONST_CLASS = 0x1C


def calls(code: CodeIndex, names: Names) -> Iterator[tuple[str, Place]]:
    """(signature, place) of every call of these methods in packaged code that is no open-source library's."""
    for call in code.calls_of(names):
        for place in code.places(call.rows):
            if not code.is_library(place.method):
                yield call.signature, place


def texts(call: CallArguments | None, argument: int) -> list[str]:
    """The constant texts that may reach an argument (receiver 0), sorted; each element of an array by itself."""
    values = _reaching(call, argument)
    found = {line for one in values if one.kind in ("string", "strings", "uri") for line in str(one.value).split("\n")}
    return sorted(found)


def words(call: CallArguments | None, argument: int) -> list[tuple[str, ...]]:
    """The constant commands that may reach an argument, in words: a text is split, an array is one command."""
    found = set()
    for one in _reaching(call, argument):
        if one.kind in ("string", "strings"):
            found.add(tuple(str(one.value).split("\n") if one.kind == "strings" else str(one.value).split()))
    return sorted(found)


def numbers(call: CallArguments | None, argument: int) -> frozenset[int]:
    """The constant numbers that may reach an argument."""
    return frozenset(int(one.value) for one in _reaching(call, argument) if one.kind == "int")


def only_number(call: CallArguments | None, argument: int) -> int | None:
    """The one number that reaches an argument; None when others may, or none is known."""
    if call is None or argument >= len(call.arguments):
        return None
    return single(call.arguments[argument])


def single(values: Values | None) -> int | None:
    """The number that a set of constants is; None when it is anything else."""
    found = {int(one.value) for one in values or () if one.kind == "int"}
    return found.pop() if len(found) == 1 and len(values or ()) == 1 else None


def _reaching(call: CallArguments | None, argument: int) -> Values:
    if call is None or argument >= len(call.arguments):
        return frozenset()
    certain = call.arguments[argument]
    return certain if certain is not None else call.known[argument] if argument < len(call.known) else frozenset()


def stores(code: CodeIndex, owners: Iterable[str], name: str, kind: str) -> Iterator[Place]:
    """Where an instance field is written, by whichever of the classes the code names."""
    find, program = code.program.symbols.strings.find, code.program
    fields = [program.symbols.fields.find(program.find_type(owner), find(name), find(kind)) for owner in owners]
    for place in code.places(code.rows_with([number for number in fields if number >= 0], *IPUT)):
        if not code.is_library(place.method):
            yield place


def classes_named(code: CodeIndex, method: int) -> set[str]:
    """Descriptors of the classes whose literal (``X.class``) a method loads."""
    first, end = int(code.program.methods.first[method]), int(code.program.methods.end[method])
    op, ref = code.program.sites.op[first:end], code.program.sites.ref[first:end]
    return {code.program.type_name(int(type_)) for type_ in ref[op == _CONST_CLASS] if type_ >= 0}
