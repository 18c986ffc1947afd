"""Names that a mapping file restored, for a reader."""

from analyzer.value import Value


class RestoredName(Value, kw_only=True):
    """A method as the report shows it and as the package has it, both in full as Java writes it."""

    shown: str
    obfuscated: str


class Restoration(Value, kw_only=True):
    """Which mapping file restored names, and all methods that it restored in the proofs.

    ``known`` of ``classes`` classes that the proofs name are in the file.
    """

    name: str
    sha256: str
    classes: int
    known: int
    methods: tuple[RestoredName, ...]
