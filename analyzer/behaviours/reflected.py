"""Framework methods that code calls by name: where a class and one of its methods are named by constants."""

from collections import defaultdict
from collections.abc import Iterator

from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.names import BadNameError, class_descriptor

METHOD_LOOKUPS: Names = {"Ljava/lang/Class;": frozenset({"getMethod", "getDeclaredMethod"})}

_FRAMEWORK = ("Landroid/", "Lcom/android/", "Ljava/")


def reflected_calls(code: CodeIndex, wanted: Names) -> Iterator[tuple[str, Place]]:
    """(``Lcls;->name(*)``, where the name is loaded) for each wanted framework method that code names.

    A method names it when it loads the class's Java name and the method's simple name as constants, whether it looks
    them up itself or hands both to a helper; or when it looks the name up on a literal of the class. Which overload
    is called, and whether it is called at all, is not known. Code of open-source libraries is left out: it names
    methods of later platforms to find out whether they are there.
    """
    found: dict[tuple[str, Place], None] = {}
    for signature, place in (*_named(code, wanted), *_looked_up(code, wanted)):
        if not code.is_library(place.method):
            found[(signature, place)] = None
    yield from found


def _named(code: CodeIndex, wanted: Names) -> Iterator[tuple[str, Place]]:
    """Methods that load the Java name of a wanted class and the name of one of its wanted members."""
    find = code.program.symbols.strings.find
    classes: dict[int, str] = {}
    members: dict[int, str] = {}
    for cls, names in wanted.items():
        if cls.startswith(_FRAMEWORK) and (number := find(cls[1:-1].replace("/", "."))) >= 0:
            classes[number] = cls
            members |= {n: name for name in names if name not in ("*", "<init>") and (n := find(name)) >= 0}
    if not members:
        return
    held = defaultdict(set)
    for ref, place in _loads(code, classes):
        held[place.method].add(classes[ref])
    for ref, place in _loads(code, members) if held else ():
        for cls in sorted(held.get(place.method, ())):
            if members[ref] in wanted[cls]:
                yield f"{cls}->{members[ref]}(*)", place


def _loads(code: CodeIndex, strings: dict[int, str]) -> Iterator[tuple[int, Place]]:
    """(string number, where) for each load of one of the strings."""
    rows = code.rows_with(strings, 0x1A, 0x1B)
    rows = rows[code.program.methods_of_rows(rows) >= 0]
    yield from zip(code.program.sites.ref[rows].tolist(), code.places(rows), strict=True)


def _looked_up(code: CodeIndex, wanted: Names) -> Iterator[tuple[str, Place]]:
    """Look-ups of a constant name on a literal of a wanted class.

    Where the class is not known, as when it comes out of a field, on any whose Java name the method loads.
    """
    for call in code.calls_of(METHOD_LOOKUPS):
        for place in code.places(call.rows):
            known = code.arguments(place)
            if known is None or len(known.arguments) < 2:
                continue
            literals, names = known.arguments[0] or (), known.arguments[1] or ()
            classes = {descriptor for c in literals if c.kind == "class" and (descriptor := _class(c.value))}
            if known.arguments[0] is None:
                spoken = (_class(text) for text in code.strings_of(place.method) if "." in text)
                classes |= {descriptor for descriptor in spoken if descriptor in wanted}
            for cls in sorted(classes):
                for name in sorted(str(c.value) for c in names if c.kind == "string"):
                    if cls.startswith(_FRAMEWORK) and name in wanted.get(cls, ()):
                        yield f"{cls}->{name}(*)", place


def _class(value: str | int) -> str:
    """The descriptor of a class by its name in either form, "" if it is none."""
    text = str(value)
    if text.startswith("L"):
        return text
    try:
        return class_descriptor(text)
    except BadNameError:
        return ""
