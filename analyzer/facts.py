"""The saved facts: everything that was seen of a package and its policy, before any judgement."""

from typing import Any

import msgspec

from analyzer.apk.model import Certificate, FileIdentity, Manifest, PackageContents
from analyzer.behaviours.model import (
    ConsentGate,
    PermissionRequest,
    PermissionUse,
    SdkPresence,
    SdkStart,
    SensitiveRead,
)
from analyzer.behaviours.screen_model import ScreenFact
from analyzer.consistency.model import Consistency
from analyzer.errors import UnreadableError
from analyzer.evidence.model import PlacedSnippet
from analyzer.facts_limits import require_quoted, require_size
from analyzer.flows.model import Flow
from analyzer.gaps import Gap
from analyzer.policy.model import Policy, PolicyOrigin
from analyzer.value import Value

SCHEMA = 1
"""Version of the facts format; raised when a field changes its meaning."""


class ToolIdentity(Value, kw_only=True):
    """Which tool with which tables made the facts."""

    name: str
    version: str
    tables_sha256: str


class CodeSummary(Value, kw_only=True):
    """Counts over the program. Packaged counts are of winning definitions."""

    dex_files: int = 0
    classes: int = 0
    methods: int = 0
    reachable_methods: int = 0
    call_sites: int = 0
    entry_points: int = 0
    unresolved_reflection_sites: int = 0


class Facts(Value, kw_only=True):
    """One package, at most one policy. ``stages_done`` names the stages that ran, so that a rule that needs
    another ("flows", "phases", "consent", "interface") is "not seen" and not "no issue found". ``snippets`` are of
    the ends of flows where no read shows the code.
    """

    schema: int = SCHEMA
    tool: ToolIdentity
    sample: FileIdentity
    certificates: tuple[Certificate, ...] = ()
    manifest: Manifest
    contents: PackageContents
    code: CodeSummary
    reads: tuple[SensitiveRead, ...] = ()
    permissions: tuple[PermissionUse, ...] = ()
    sdks: tuple[SdkPresence, ...] = ()
    sdk_starts: tuple[SdkStart, ...] = ()
    consent_gates: tuple[ConsentGate, ...] = ()
    permission_requests: tuple[PermissionRequest, ...] = ()
    screens: tuple[ScreenFact, ...] = ()
    flows: tuple[Flow, ...] = ()
    snippets: tuple[PlacedSnippet, ...] = ()
    policy: Policy | None = None
    policy_origin: PolicyOrigin = PolicyOrigin()
    consistency: Consistency
    gaps: tuple[Gap, ...] = ()
    stages_done: tuple[str, ...] = ()


def to_json(facts: Facts) -> bytes:
    r"""The facts as canonical JSON, the same bytes for the same facts. Single surrogates, which names in a package may
    hold and UTF-8 may not, are written out as ``\ud800``.
    """
    try:
        data = msgspec.json.encode(facts, order="deterministic")
    except UnicodeEncodeError:
        data = msgspec.json.encode(_encodable(facts), order="deterministic")
    return msgspec.json.format(data, indent=1) + b"\n"


def _encodable(value: Any) -> Any:
    """``value`` with every text in it valid in UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, tuple):
        return tuple(_encodable(part) for part in value)
    if isinstance(value, msgspec.Struct):
        return type(value)(**{name: _encodable(getattr(value, name)) for name in value.__struct_fields__})
    return value


def from_json(data: bytes, name: str = "facts") -> Facts:
    """Read facts back.

    Raises:
        UnreadableError: not JSON, not facts, facts of another schema version, or larger than a scan leaves them.
    """
    require_size(data, name)
    try:
        facts = msgspec.json.decode(data, type=Facts)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableError(
            f"{name}: not apkscan facts ({error})", "give a facts.json that apkscan scan wrote"
        ) from error
    if facts.schema != SCHEMA:
        raise UnreadableError(
            f"{name}: facts of schema {facts.schema}, this version reads {SCHEMA}", "scan the package again"
        )
    if facts.policy is not None:
        require_quoted(facts.policy.document, name)
    return facts
