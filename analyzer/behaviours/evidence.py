"""From uses to evidence: which permissions each thing that was seen needs, at which levels, how surely."""

from collections.abc import Iterable, Iterator, Mapping

from analyzer.apk.model import Component, IntentFilter, Manifest
from analyzer.behaviours.levels import Arguments, Need, Target, argument_places, level_bits, needs
from analyzer.behaviours.model import PermissionProof
from analyzer.behaviours.use import AUTHORITIES, STORAGE_NAMES, STORAGE_PATHS, TELLING_STRINGS, Use
from analyzer.catalogue.facts import ApiPermission, IntentKind
from analyzer.catalogue.tables import HIGHEST_LEVEL, Tables
from analyzer.program.owner import Owner
from analyzer.value import Value

_P = "android.permission."
_STORAGE_PERMISSIONS = (_P + "MANAGE_EXTERNAL_STORAGE", _P + "READ_EXTERNAL_STORAGE", _P + "WRITE_EXTERNAL_STORAGE")
FILE_SCHEME = "file:"
"""``Use.what`` of a manifest filter through which the app is handed paths of files."""

_ENABLING = (
    "Landroid/content/pm/PackageManager;->setComponentEnabledSetting",
    "Landroid/content/pm/PackageManager;->setApplicationEnabledSetting",
)
_FLAGGED_SCANS = (_P + "BLUETOOTH_SCAN", _P + "NEARBY_WIFI_DEVICES")
_UNATTRIBUTED = Owner(kind="unattributed")


class Evidence(Value, kw_only=True):
    """One use that needs ``need.permission``."""

    use: Use
    need: Need

    def proof(self, bits: int, text: str) -> PermissionProof:
        """As a proof for the levels ``bits``, which ``text`` shows."""
        use = self.use
        weak = self.need.weak or not bits
        return PermissionProof(
            kind=use.kind, what=use.what, levels=text, site=use.site, owner=use.owner, grade=use.grade, weak=weak
        )


def target_of(manifest: Manifest, uses: Iterable[Use]) -> Target:
    """What the conditions of facts are decided with."""
    flagged = any(
        "neverForLocation" in asked.flags for asked in manifest.uses_permissions if asked.name in _FLAGGED_SCANS
    )
    strings = frozenset(use.what for use in uses if use.kind == "string" and use.what in TELLING_STRINGS)
    return Target(sdk=min(manifest.target_sdk, HIGHEST_LEVEL), never_for_location=flagged, strings=strings)


def enables_components(uses: Iterable[Use]) -> bool:
    """Whether live code switches components on or off: then a disabled one may be enabled."""
    return any(use.kind == "api" and use.live and use.what.startswith(_ENABLING) for use in uses)


def manifest_uses(manifest: Manifest, owners: Mapping[str, Owner], enabling: bool = False) -> Iterator[Use]:
    """What the manifest itself uses: filters, guards of components, types of foreground services, own permissions.

    ``owners`` maps a component's Java class name to its owner; others are unattributed. A disabled component is dead,
    unless code is ``enabling`` components.
    """
    declared = {permission.name for permission in manifest.declared_permissions}
    for asked in manifest.uses_permissions:
        if asked.name in declared:
            yield Use(kind="own-permission", what=asked.name, owner=Owner(kind="app"), grade="reachable")
    for component in manifest.components:
        owner = owners.get(component.name, _UNATTRIBUTED)
        alive = enabling or (component.enabled and manifest.application_enabled)
        yield from _component_uses(component, owner, "reachable" if alive else "packaged")


def _component_uses(component: Component, owner: Owner, grade: str) -> Iterator[Use]:
    def use(kind: str, what: str) -> Use:
        return Use(kind=kind, what=what, owner=owner, grade=grade)  # type: ignore[arg-type]  # literals at each call

    for name in sorted({component.permission, component.read_permission, component.write_permission} - {""}):
        yield use("component-guard", name)
    for service_type in component.service_types:
        yield use("service-type", service_type)
    for action in sorted({action for intent in component.filters for action in intent.actions}):
        yield use("manifest-filter", action)
    if any(_takes_files(intent) for intent in component.filters):
        yield use("manifest-filter", FILE_SCHEME)


def _takes_files(intent: IntentFilter) -> bool:
    """Whether others may hand paths to it: by scheme, or by a MIME type alone, which stands for file and content."""
    schemes = {data.split(":", 1)[0] for data in intent.data if ":" in data}
    return "file" in schemes or (not schemes and any("/" in data for data in intent.data))


class Reader:
    """Turns uses into evidence for one package; what the tables say about one thing is worked out once."""

    def __init__(self, tables: Tables, manifest: Manifest, target: Target) -> None:
        self._tables = tables
        self._low = max(1, min(manifest.min_sdk, HIGHEST_LEVEL))
        self._high = max(self._low, min(manifest.max_sdk or HIGHEST_LEVEL, HIGHEST_LEVEL))
        self._target = target
        self._known: dict[tuple[str, str, Arguments], tuple[Need, ...]] = {}
        self._deciding: dict[str, frozenset[int]] = {}

    def evidence(self, uses: Iterable[Use]) -> Iterator[Evidence]:
        """All evidence of all uses, in their order."""
        uses = list(uses)
        blind_writers = {_class_of(use) for use in uses if use.kind == "uri-write" and not use.what}
        for use in uses:
            for need in self.needs(use):
                yield Evidence(use=use, need=need)
            if use.kind in ("uri", "uri-read") and use.what and _class_of(use) in blind_writers - {""}:
                for need in self._weakened(self._uri(use.what, "write")):
                    yield Evidence(use=use, need=need)

    def needs(self, use: Use) -> tuple[Need, ...]:
        """What one use needs."""
        key = (use.kind, use.what, self._telling(use))
        if key not in self._known:
            self._known[key] = tuple(self._read(use))
        return self._known[key]

    def _telling(self, use: Use) -> Arguments:
        """The arguments on which it depends what the use needs: most calls differ in others only."""
        if not use.arguments:
            return ()
        if use.what not in self._deciding:
            places = argument_places(self._tables.api_permissions(use.what))
            position = self._tables.const_argument(use.what)
            self._deciding[use.what] = places if position is None else places | {position}
        deciding = self._deciding[use.what]
        return tuple((place, value) for place, value in use.arguments if place in deciding)

    def _read(self, use: Use) -> Iterator[Need]:
        what = use.what
        if use.kind in ("api", "override"):
            yield from self._call(use)
        elif use.kind == "reflection":
            facts = (f for f in self._tables.api_permissions(what) if not f.condition.startswith("override"))
            yield from self._weakened(self._facts(facts))
        elif use.kind == "field":
            yield from self._facts(self._tables.const_permissions(what))
            if uri := self._tables.uri_field(what):
                yield from self._either_access(uri)
        elif use.kind in ("uri-read", "uri-write") and what:
            yield from self._uri(what, use.kind.removeprefix("uri-"))
        elif use.kind == "uri" and what:
            yield from self._either_access(what)
        elif use.kind == "manifest-filter" and what == FILE_SCHEME:
            yield from (self._need(name, weak=True) for name in _STORAGE_PERMISSIONS)
        elif use.kind in ("action", "action-sent", "action-received", "manifest-filter"):
            yield from self._action(use)
        elif use.kind == "service-type":
            yield from self._service_type(what)
        elif use.kind == "string" and what in AUTHORITIES:
            yield from self._either_access(f"content://{what}")
        elif use.kind == "string" and (what in STORAGE_NAMES or what.startswith(STORAGE_PATHS)):
            yield from (self._need(name, weak=True) for name in _STORAGE_PERMISSIONS)
        elif use.kind == "component-guard":
            # Others must hold it; the app itself does nothing with it.
            yield self._need(what, weak=True)
        elif use.kind == "own-permission":
            yield self._need(what)

    def _need(self, permission: str, weak: bool = False) -> Need:
        return Need(permission=permission, levels=level_bits(self._low, self._high), weak=weak)

    def _facts(self, facts: Iterable[ApiPermission], arguments: Arguments = ()) -> Iterator[Need]:
        yield from needs(tuple(facts), self._low, self._high, self._target, arguments)

    def _call(self, use: Use) -> Iterator[Need]:
        facts = self._tables.api_permissions(use.what)
        if use.kind == "api":
            facts = tuple(fact for fact in facts if not fact.condition.startswith("override"))
        yield from self._facts(facts, use.arguments)
        position = self._tables.const_argument(use.what)
        value = dict(use.arguments).get(position) if position is not None else None
        if isinstance(value, int):
            constants = self._tables.const_call_permissions(use.what, value)
            for field in sorted({constant.field for constant in constants}):
                yield from self._facts(constant.fact for constant in constants if constant.field == field)

    def _uri(self, what: str, access: str) -> Iterator[Need]:
        uri = self._tables.uri_field(what) if "->" in what else what
        rows = self._tables.uri_permissions(uri, "write" if access == "write" else "read")
        facts = (
            ApiPermission(row.mode, row.permissions, "", row.api_min, row.api_max, "curated", "public") for row in rows
        )
        yield from self._facts(facts)

    def _either_access(self, what: str) -> Iterator[Need]:
        for access in ("read", "write"):
            yield from self._weakened(self._uri(what, access))

    @staticmethod
    def _weakened(found: Iterable[Need]) -> Iterator[Need]:
        for need in found:
            yield Need(permission=need.permission, levels=need.levels, weak=True)

    def _action(self, use: Use) -> Iterator[Need]:
        kinds: tuple[IntentKind, ...]
        if use.kind == "action-sent":
            kinds = ("start",)
        elif use.kind in ("action-received", "manifest-filter"):
            kinds = ("receive-broadcast", "service-bind")
        else:
            kinds = ("receive-broadcast", "start", "service-bind")
        for kind in kinds:
            found = self._facts(row.fact for row in self._tables.intent_permissions(use.what, kind))
            yield from self._weakened(found) if use.kind == "action" else found

    def _service_type(self, name: str) -> Iterator[Need]:
        plain = "".join(f"_{letter}" if letter.isupper() else letter for letter in name).upper()
        yield self._need(f"{_P}FOREGROUND_SERVICE_{plain}")
        yield self._need(_P + "FOREGROUND_SERVICE")
        for field in (f"Landroid/content/pm/ServiceInfo;->FOREGROUND_SERVICE_TYPE_{plain}",):
            yield from self._weakened(self._facts(self._tables.const_permissions(field)))


def _class_of(use: Use) -> str:
    return use.site.method.partition(";->")[0].partition("$")[0] if use.site else ""
