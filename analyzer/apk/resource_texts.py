"""The texts that a resource may have on a device: what code gets that asks for a string or an array of strings."""

from functools import cached_property

from analyzer.apk.axml import TYPE_STRING
from analyzer.apk.container import EntryError, Package
from analyzer.apk.resources import ResourceTable

MOST_TEXTS = 16
"""Different texts of one resource (translations, members of an array) that are told."""
_TABLE = "resources.arsc"


class ResourceTexts:
    """The texts of a package's resources by id, () for what is no text or is not there. The table is read when the
    first is asked for, or by `load`; the package has to be open then.
    """

    def __init__(self, package: Package) -> None:
        self._package = package

    @cached_property
    def _table(self) -> ResourceTable | None:
        try:
            return ResourceTable(self._package.read(_TABLE)) if _TABLE in self._package else None
        except EntryError:
            return None  # a gap already: the manifest's reader has met it

    def load(self) -> "ResourceTexts":
        """Read the table now."""
        _ = self._table
        return self

    def __call__(self, identity: int) -> tuple[str, ...]:
        """The different texts of a string in all languages, or of an array's members; () when they are too many."""
        table = self._table
        if table is None or not 0 < identity < 1 << 32:
            return ()
        values = [one.value for one in table.values(identity)] or list(table.items(identity))
        texts = tuple(dict.fromkeys(value.text for value in values if value.kind == TYPE_STRING))
        return texts if len(texts) <= MOST_TEXTS else ()
