"""Whether a read can succeed at all: at some API level of the app, all that it certainly needs is requested."""

from collections.abc import Iterator

from analyzer.apk.model import Manifest
from analyzer.behaviours.evidence import target_of
from analyzer.behaviours.levels import condition_holds
from analyzer.behaviours.splits import implied_permissions
from analyzer.catalogue.facts import ApiPermission
from analyzer.catalogue.tables import HIGHEST_LEVEL, Tables

_SURE_SOURCES = ("aosp-annotation", "curated")
_FIRST_LEVEL = 23
"""Older levels have no annotations; what is missing from 23 on counts as missing before, too."""


class Permits:
    """Asks the tables once per API and URI of one package."""

    def __init__(self, manifest: Manifest, tables: Tables) -> None:
        self._tables = tables
        self._target = target_of(manifest, ())
        self._granted = {asked.name for asked in manifest.uses_permissions}
        for name in list(self._granted):
            self._granted |= implied_permissions(name, tables, manifest.target_sdk)
        low = max(manifest.min_sdk, _FIRST_LEVEL)
        high = min(manifest.max_sdk or HIGHEST_LEVEL, HIGHEST_LEVEL)
        self._levels = range(low, high + 1)
        # Permissions of the same user id may come from another package; an unread manifest may request anything.
        self._unknown = bool(manifest.shared_user_id) or not manifest.package
        self._known: dict[tuple[str, str], bool] = {}

    def call(self, signature: str) -> bool:
        """Whether a call of a framework method can succeed."""
        return self._ask("api", signature)

    def uri(self, uri: str) -> bool:
        """Whether reading a content URI can succeed."""
        return self._ask("uri", uri)

    def _ask(self, kind: str, what: str) -> bool:
        key = (kind, what)
        if key not in self._known:
            facts = tuple(self._facts(kind, what))
            refused = bool(facts) and not self._unknown and len(self._levels) > 0
            self._known[key] = not (refused and all(self._lacks(facts, level) for level in self._levels))
        return self._known[key]

    def _facts(self, kind: str, what: str) -> Iterator[ApiPermission]:
        if kind == "api":
            yield from (f for f in self._tables.api_permissions(what) if not f.condition.startswith("override"))
            return
        for row in self._tables.uri_permissions(what, "read"):
            yield ApiPermission(row.mode, row.permissions, "", row.api_min, row.api_max, "curated", "public")

    def _lacks(self, facts: tuple[ApiPermission, ...], level: int) -> bool:
        return any(
            self._refuses(row, level) for row in facts if row.api_min <= level <= row.api_max and self._sure(row, level)
        )

    def _sure(self, row: ApiPermission, level: int) -> bool:
        if row.source not in _SURE_SOURCES or row.mode not in ("all", "any") or not row.permissions:
            return False
        if not all(self._requestable(name, level) for name in row.permissions):
            return False  # what only the system holds is refused to everybody: a try is still a try
        return condition_holds(row.condition, level, self._target) is True

    def _requestable(self, name: str, level: int) -> bool:
        info = self._tables.permission(name)
        return (
            info is not None and info.exists_at(level) and info.protection_at(level).startswith(("dangerous", "normal"))
        )

    def _refuses(self, row: ApiPermission, level: int) -> bool:
        missing = [name for name in row.permissions if name not in self._granted]
        return bool(missing) if row.mode == "all" else len(missing) == len(row.permissions)
