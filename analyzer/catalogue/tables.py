"""The machine-made tables of ``rulesets/tables``: each read when it is first asked for, each fact decoded on demand.

What a fact means, where it comes from and under which licence is in ``rulesets/tables/README.md``. Signatures are
those of the dex format (``Lcls;->name(args)ret``); callers resolve a call to the class that declares the method.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
import zstandard

from analyzer.catalogue.facts import (
    ApiPermission,
    ConsentTerm,
    ConstantPermission,
    Host,
    InitCall,
    IntentKind,
    IntentPermission,
    PermissionInfo,
    SdkRow,
    SensitiveFact,
    UriPermission,
)
from analyzer.catalogue.uris import level_ranges, normal_uri, shortened
from analyzer.errors import RulesetError

T = TypeVar("T")

HIGHEST_LEVEL = 36
"""The highest API level that the tables know."""

READ_AS_WRITTEN = ("addresses.tsv", "events.tsv", "personalisation_switches.tsv", "screen_words.tsv")
"""Tables of ``own/`` that are not compiled into another."""

_SUFFIX = ".msgpack.zst"
_LARGEST = 64 << 20

Members = dict[str, dict[str, tuple[SensitiveFact, ...]]]


class _ByClass(msgspec.Struct):
    names: dict[str, tuple[str, ...]]
    facts: dict[str, msgspec.Raw]


class _Sensitive(msgspec.Struct):
    names: dict[str, dict[str, tuple[str, ...]]]
    members: dict[str, dict[str, msgspec.Raw]]
    plain: dict[str, dict[str, tuple[SensitiveFact, ...]]]


class _Uris(msgspec.Struct):
    prefixes: dict[str, tuple[UriPermission, ...]]
    fields: dict[str, tuple[str, ...]]


class _Constants(msgspec.Struct):
    fields: dict[str, tuple[int | str | None, tuple[ApiPermission, ...]]]
    calls: dict[str, tuple[tuple[int, bool, tuple[str, ...]], ...]]


class _Sdks(msgspec.Struct):
    sdks: tuple[SdkRow, ...]


class Tables:
    """All tables below one folder ``rulesets/tables``.

    A member fact is found by its exact signature, by ``name(*)`` (every overload) and by ``*`` (any use of the class).
    Asked for ``Lcls;->name(*)``, the facts of all overloads are given.

    Raises (from every method, at the first use of a table):
        RulesetError: the table is missing, damaged or of another make.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._decoded: dict[tuple[str, str], dict[str, Any]] = {}

    # API -> permission

    def api_permissions(self, signature: str) -> tuple[ApiPermission, ...]:
        """Every fact about calling this method (or overriding it, where the condition says so)."""
        return tuple(self._facts("api", self._api.facts, signature, ApiPermission))

    def api_permission_classes(self) -> frozenset[str]:
        """Descriptors of the classes that have facts."""
        return frozenset(self._api.names)

    def wanted_signatures(self) -> Mapping[str, frozenset[str]]:
        """Class descriptor -> simple names of methods with permission facts, ``*`` for any member."""
        return {cls: frozenset(names) for cls, names in self._api.names.items()}

    # constants, actions, content URIs

    def const_permissions(self, field: str) -> tuple[ApiPermission, ...]:
        """Facts about a constant by its field (``Lcls;->NAME``, with or without ``:type``)."""
        known = self._constants.fields.get(field.split(":", 1)[0])
        return known[1] if known else ()

    def const_calls(self) -> frozenset[str]:
        """Signatures of calls whose constant argument can need a permission."""
        return frozenset(self._constants.calls)

    def const_argument(self, signature: str) -> int | None:
        """Index of the deciding argument (from 0, the receiver not counted) of a call of ``const_calls``."""
        taken = self._constants.calls.get(signature)
        return taken[0][0] if taken else None

    def const_call_permissions(self, signature: str, value: int) -> tuple[ConstantPermission, ...]:
        """Facts about a call that gets ``value`` there; flag constants match when all their bits are set."""
        found = []
        for _, bits, fields in self._constants.calls.get(signature, ()):
            for field in fields:
                constant, facts = self._constants.fields[field]
                if not isinstance(constant, int) or isinstance(constant, bool):
                    continue
                same = (value & 0xFFFFFFFF) == (constant & 0xFFFFFFFF)
                if same or (bits and constant and value & constant == constant):
                    found += [ConstantPermission(field=field, fact=fact) for fact in facts]
        return tuple(found)

    def intent_permissions(self, action: str, kind: IntentKind | None = None) -> tuple[IntentPermission, ...]:
        """Facts about an intent action: received, started or sent, or naming a service that the system binds."""
        facts = self._intents.get(action, ())
        return tuple(fact for fact in facts if kind is None or fact.kind == kind)

    def intent_actions(self) -> frozenset[str]:
        """Actions that have facts."""
        return frozenset(self._intents)

    def uri_permissions(self, uri: str, access: Literal["read", "write"]) -> tuple[UriPermission, ...]:
        """Facts about accessing a content URI, each with the levels at which its prefix is the longest that fits.

        A prefix fits at a path boundary: ``content://sms`` fits ``content://sms/inbox`` and not ``content://smsx``.
        """
        found: list[UriPermission] = []
        open_levels = set(range(1, HIGHEST_LEVEL + 1))
        for prefix in shortened(normal_uri(uri)):
            rows = [row for row in self._uris.prefixes.get(prefix, ()) if row.access == access]
            for row in rows:
                for first, last in level_ranges(level for level in open_levels if row.api_min <= level <= row.api_max):
                    found.append(msgspec.structs.replace(row, api_min=first, api_max=last))
            open_levels -= {level for row in rows for level in range(row.api_min, row.api_max + 1)}
        return tuple(found)

    def uri_authorities(self) -> frozenset[str]:
        """Authorities (``content://sms``) that have facts."""
        return frozenset("/".join(prefix.split("/")[:3]) for prefix in self._uris.prefixes)

    def uri_field(self, field: str) -> str:
        """The content URI that a framework field (``Lcls;->CONTENT_URI``) holds, "" if none is known."""
        held = self._uris.fields.get(field.split(":", 1)[0], ())
        return held[0] if held else ""

    def uri_fields(self) -> Mapping[str, tuple[str, ...]]:
        """Framework field -> the content URIs it has held."""
        return self._uris.fields

    # permissions

    def permission(self, name: str) -> PermissionInfo | None:
        """What is known about a permission, None for one that no table knows."""
        return self._permissions.get(name)

    def permission_names(self) -> frozenset[str]:
        """All permissions known."""
        return frozenset(self._permissions)

    def permission_members(self, permission: str) -> Mapping[str, frozenset[str]]:
        """Class descriptor -> simple names of the methods whose use needs this permission at some level."""
        return self._needing.get(permission, {})

    def permission_uris(self, permission: str) -> frozenset[str]:
        """Content URI prefixes whose access needs this permission at some level."""
        prefixes = self._uris.prefixes.items()
        return frozenset(prefix for prefix, rows in prefixes if any(permission in row.permissions for row in rows))

    def permission_actions(self, permission: str) -> frozenset[str]:
        """Intent actions that need this permission at some level."""
        actions = self._intents.items()
        return frozenset(name for name, rows in actions if any(permission in row.fact.permissions for row in rows))

    def checkable(self, name: str, lowest_level: int = 1) -> bool:
        """Whether the tables could show a use of this permission on a device of ``lowest_level`` or higher."""
        info = self._permissions.get(name)
        return info is not None and info.checkable and lowest_level <= info.last_fact_level

    # personal information

    def sensitive(self, signature: str) -> tuple[SensitiveFact, ...]:
        """Facts about calling a method; those with ``arguments`` hold only for these constant arguments."""
        return tuple(self._facts("s-api", self._sensitive.members["api"], signature, SensitiveFact))

    def sensitive_names(self) -> Mapping[str, frozenset[str]]:
        """Class descriptor -> simple names of methods with facts, ``*`` for any member."""
        return {cls: frozenset(names) for cls, names in self._sensitive.names["api"].items()}

    def sensitive_fields(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """Field (``Lcls;->name:type``) -> facts about reading it."""
        return self._flat("field")

    def sensitive_overrides(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """Framework method (``Lcls;->name(args)ret`` or ``name(*)``) -> facts about overriding it."""
        return self._flat("override")

    def sensitive_uris(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """Content URI prefix -> facts; matched at a path boundary, the longest wins."""
        return self._plain("content-uri")

    def sensitive_uri(self, uri: str) -> tuple[SensitiveFact, ...]:
        """Facts about reading a content URI by its longest prefix that has any."""
        known = self._plain("content-uri")
        for prefix in shortened(normal_uri(uri)):
            if found := known.get(prefix) or known.get(prefix + "/"):
                return found
        return ()

    def sensitive_properties(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """System property -> facts."""
        return self._plain("system-property")

    def sensitive_actions(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """Intent action -> facts."""
        return self._plain("intent-action")

    def sensitive_paths(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """File path or its start -> facts."""
        return self._plain("file-path")

    def sensitive_commands(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """Shell command or its start -> facts."""
        return self._plain("shell-command")

    def sensitive_strings(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """Other telling string constant -> facts (weak)."""
        return self._plain("string")

    def conduct(self, kind: str) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """Facts about what code does to users or other apps, of one kind (``conduct-command``)."""
        return self._plain(kind)

    def sensitive_natives(self) -> Mapping[str, tuple[SensitiveFact, ...]]:
        """``library.so:symbol`` (several libraries with commas) -> facts."""
        return self._plain("native-symbol")

    def sensitive_codes(self) -> frozenset[str]:
        """Every code of personal information (``IMEI``) that the table reads. Decodes the whole table."""
        by_signature = (self._flat(kind) for kind in self._sensitive.members)
        tables = (*by_signature, *self._sensitive.plain.values())
        return frozenset(fact.data_type for table in tables for facts in table.values() for fact in facts)

    # SDKs, hosts

    def sdk_rows(self) -> tuple[SdkRow, ...]:
        """The bulk list of SDKs, by id."""
        return self._sdks.sdks

    def sdk_init(self) -> Mapping[str, tuple[InitCall, ...]]:
        """Class descriptor -> initialisation, consent and switch calls of SDKs."""
        return self._init

    def consent_terms(self) -> tuple[ConsentTerm, ...]:
        """Words by which dialogs and stored settings speak of consent."""
        return self._consent

    def host(self, name: str) -> Host | None:
        """Who operates a host, by its longest known domain suffix at a label boundary."""
        labels = name.rstrip(".").lower().split(".")[-8:]
        for start in range(len(labels) - 1):
            if found := self._hosts.get(".".join(labels[start:])):
                return found
        return None

    # reading

    @cached_property
    def _api(self) -> _ByClass:
        return self._load("api_permission", _ByClass)

    @cached_property
    def _needing(self) -> dict[str, dict[str, frozenset[str]]]:
        found: dict[str, dict[str, set[str]]] = {}
        for cls in self._api.facts:
            for member, facts in self._members("api", self._api.facts, cls, ApiPermission).items():
                name = member.split("(", 1)[0]
                for permission in {permission for fact in facts for permission in fact.permissions}:
                    found.setdefault(permission, {}).setdefault(cls, set()).add(name)
        return {
            permission: {cls: frozenset(names) for cls, names in classes.items()}
            for permission, classes in found.items()
        }

    @cached_property
    def _constants(self) -> _Constants:
        return self._load("const_permission", _Constants)

    @cached_property
    def _intents(self) -> dict[str, tuple[IntentPermission, ...]]:
        return self._load("intent_permission", dict[str, tuple[IntentPermission, ...]])

    @cached_property
    def _uris(self) -> _Uris:
        return self._load("content_uri", _Uris)

    @cached_property
    def _permissions(self) -> dict[str, PermissionInfo]:
        return self._load("permissions", dict[str, PermissionInfo])

    @cached_property
    def _sensitive(self) -> _Sensitive:
        return self._load("sensitive_api", _Sensitive)

    @cached_property
    def _sdks(self) -> _Sdks:
        return self._load("sdk", _Sdks)

    @cached_property
    def _init(self) -> dict[str, tuple[InitCall, ...]]:
        return self._load("sdk_init", dict[str, tuple[InitCall, ...]])

    @cached_property
    def _consent(self) -> tuple[ConsentTerm, ...]:
        return self._load("consent", tuple[ConsentTerm, ...])

    @cached_property
    def _hosts(self) -> dict[str, Host]:
        return self._load("hosts", dict[str, Host])

    def _load(self, name: str, shape: type[T]) -> T:
        path = self._folder / (name + _SUFFIX)
        try:
            data = zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=_LARGEST)
            return msgspec.msgpack.decode(data, type=shape)
        except (OSError, zstandard.ZstdError, msgspec.DecodeError) as error:
            hint = "install apkscan again, or make the tables with rulesets/tables/make.py"
            raise RulesetError(f"tables/{path.name}: cannot be read ({error})", hint) from error

    def _facts(self, table: str, raw: dict[str, msgspec.Raw], signature: str, shape: type[T]) -> Iterator[T]:
        cls, _, member = signature.partition("->")
        members = self._members(table, raw, cls, shape)
        if not members:
            return
        name = member.split("(", 1)[0]
        if member == f"{name}(*)":
            wanted = [key for key in members if key.startswith(f"{name}(")]
        else:
            wanted = [key for key in (member, f"{name}(*)") if key in members]
        for key in (*wanted, "*"):
            yield from members.get(key, ())

    def _members(self, table: str, raw: dict[str, msgspec.Raw], cls: str, shape: type[T]) -> dict[str, tuple[T, ...]]:
        key = (table, cls)
        if key not in self._decoded:
            packed = raw.get(cls)
            decoded = msgspec.msgpack.decode(packed, type=dict[str, tuple[shape, ...]]) if packed is not None else {}  # type: ignore[valid-type]
            self._decoded[key] = decoded
        return self._decoded[key]

    def _flat(self, kind: str) -> dict[str, tuple[SensitiveFact, ...]]:
        raw = self._sensitive.members[kind]
        return {
            f"{cls}->{member}": facts
            for cls in raw
            for member, facts in self._members(f"s-{kind}", raw, cls, SensitiveFact).items()
        }

    def _plain(self, kind: str) -> dict[str, tuple[SensitiveFact, ...]]:
        return self._sensitive.plain.get(kind, {})


def tables_sha256(folder: Path) -> str:
    """Hex digest over the names and bytes of all shipped tables below ``folder``, for the facts' tool identity."""
    digest = hashlib.sha256()
    shipped = sorted(path for path in folder.iterdir() if path.name.endswith((".zst", ".tsv", ".npz")))
    for path in [*shipped, *(folder / "own" / name for name in READ_AS_WRITTEN if (folder / "own" / name).is_file())]:
        data = path.read_bytes()
        digest.update(f"{path.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
