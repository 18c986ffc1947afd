"""How a reader settles a suspected finding on a device or by hand."""

from analyzer.value import Value


class Hook(Value, kw_only=True):
    """A method to record: its whole signature as a programmer writes it, the constant that an argument has to hold
    ("" for any), and methods that should stand on the call stack.

    ``obfuscated`` is the method as the package has it where a mapping file restored its name, and so what a device
    knows; ``callers_obfuscated`` the same for each of ``callers``, "" where its name was not restored, () without a
    mapping.
    """

    signature: str
    argument: str = ""
    callers: tuple[str, ...] = ()
    obfuscated: str = ""
    callers_obfuscated: tuple[str, ...] = ()


class RetestView(Value, kw_only=True):
    """The re-test of one finding. ``entries`` are the ways in from which its places are reached, ``hooks`` is empty
    where nothing in the code proves the finding; ``more`` counts methods that only the facts file holds.
    """

    precondition: str
    trigger: str
    entries: tuple[str, ...] = ()
    hooks: tuple[Hook, ...] = ()
    more: int = 0
    confirms: str
    refutes: str
