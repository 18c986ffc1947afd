"""A policy file that lies in no folder: what was fetched from an address, or is an entry of a package."""

from pathlib import PurePosixPath

from analyzer.value import Value


class SourceFile(Value, kw_only=True):
    """Content under a name whose suffix says the format (".html" …). ``charset`` is what a server stated, ``address``
    the address that it was fetched from; both may be "".
    """

    name: str
    data: bytes
    charset: str = ""
    address: str = ""

    @property
    def suffix(self) -> str:
        """The last suffix of the name, with its dot; "" without one."""
        return PurePosixPath(self.name).suffix

    def __str__(self) -> str:
        return self.name
