"""Dangerous permissions that live code needs and the manifest does not request, said only where nothing speaks
against it: at every API level of the app the call needs, for certain, something that was not requested.
"""

from collections import defaultdict
from collections.abc import Iterable

from analyzer.apk.model import Manifest
from analyzer.behaviours.evidence import Evidence
from analyzer.behaviours.levels import Arguments, Need, Target, condition_holds, level_bits, shown_levels
from analyzer.behaviours.model import PermissionProof, PermissionUse
from analyzer.behaviours.splits import implied_permissions
from analyzer.behaviours.use import Use
from analyzer.catalogue.facts import ApiPermission
from analyzer.catalogue.tables import HIGHEST_LEVEL, Tables
from analyzer.gaps import Cause, Gap

_SURE_SOURCES = ("aosp-annotation", "curated")
_PUBLIC = ("public", "")  # our own rows say nothing where the API is public
_RUNTIME = 23
_MANIFEST_DOUBTS = (Cause.READERS_DISAGREE, Cause.DAMAGED, Cause.MISSING_SPLIT)
_MOST_PROOFS = 5


def used_not_requested(
    manifest: Manifest,
    uses: Iterable[Use],
    gaps: Iterable[Gap],
    tables: Tables,
    target: Target,
    libraries: frozenset[str],
    checked: frozenset[str],
) -> list[PermissionUse]:
    """Verdicts on permissions that are used and not requested.

    Nothing is said of calls inside open-source libraries, of a permission whose name the code itself holds (it asks
    before it calls), when the package shares its user id, or when the manifest may not be whole.
    """
    if manifest.shared_user_id or any(gap.cause in _MANIFEST_DOUBTS and "manifest" in gap.stage for gap in gaps):
        return []
    if any(gap.cause is Cause.MISSING_SPLIT for gap in gaps) or not manifest.package:
        return []
    granted = {asked.name for asked in manifest.uses_permissions}
    for name in list(granted):
        granted |= implied_permissions(name, tables, manifest.target_sdk)
    proofs: dict[str, list[PermissionProof]] = defaultdict(list)
    known: dict[str, frozenset[str]] = {}
    bits = level_bits(max(manifest.min_sdk, _RUNTIME), min(manifest.max_sdk or HIGHEST_LEVEL, HIGHEST_LEVEL))
    text = shown_levels(bits)
    for use in uses:
        if use.kind not in ("api", "uri-read") or not use.live or not _can_be_blamed(use, libraries):
            continue
        key = f"{use.kind} {use.what} {use.arguments}"
        if key not in known:
            known[key] = frozenset(_missing(use, manifest, tables, target, granted))
        for name in known[key] - checked:
            item = Evidence(use=use, need=Need(permission=name, levels=bits, weak=False))
            proofs[name].append(item.proof(bits, text))
    return [_verdict(name, found, manifest, tables) for name, found in proofs.items()]


def _can_be_blamed(use: Use, libraries: frozenset[str]) -> bool:
    return use.owner.kind == "app" or (use.owner.kind == "sdk" and use.owner.sdk not in libraries)


def _missing(use: Use, manifest: Manifest, tables: Tables, target: Target, granted: set[str]) -> set[str]:
    """Dangerous permissions that are missing, provided that something is missing at every level."""
    facts = _facts(use, tables)
    high = min(manifest.max_sdk or HIGHEST_LEVEL, HIGHEST_LEVEL)
    # Below run-time permissions the sources have no annotations, and the user granted all or nothing.
    lacking: dict[int, set[str]] = {level: set() for level in range(max(manifest.min_sdk, _RUNTIME), high + 1)}
    for level in lacking:
        for row in facts:
            if row.api_min <= level <= row.api_max and _is_sure(row, level, target, use.arguments):
                lacking[level] |= set(row.permissions) - granted
    if not lacking or not all(lacking.values()):
        return set()
    dangerous = set()
    for level, names in lacking.items():
        for name in names:
            info = tables.permission(name)
            if info and info.exists_at(level) and info.protection_at(level).startswith("dangerous"):
                dangerous.add(name)
    return dangerous


def _is_sure(row: ApiPermission, level: int, target: Target, arguments: Arguments) -> bool:
    if row.mode != "all" or row.source not in _SURE_SOURCES or row.visibility not in _PUBLIC:
        return False
    return condition_holds(row.condition, level, target, arguments) is True


def _facts(use: Use, tables: Tables) -> tuple[ApiPermission, ...]:
    if use.kind == "api":
        return tuple(fact for fact in tables.api_permissions(use.what) if not fact.condition.startswith("override"))
    uri = tables.uri_field(use.what) if "->" in use.what else use.what
    return tuple(
        ApiPermission(row.mode, row.permissions, "", row.api_min, row.api_max, "curated", "public")
        for row in tables.uri_permissions(uri, "read")
    )


def _verdict(name: str, found: list[PermissionProof], manifest: Manifest, tables: Tables) -> PermissionUse:
    info = tables.permission(name)
    ordered = sorted(set(found), key=lambda proof: (proof.owner.kind, proof.owner.sdk, proof.what, _place(proof)))
    return PermissionUse(
        name=name,
        status="used-not-requested",
        requested=False,
        protection=info.protection_at(min(manifest.target_sdk, HIGHEST_LEVEL)) if info else "",
        group=info.group if info else "",
        proofs=tuple(ordered[:_MOST_PROOFS]),
    )


def _place(proof: PermissionProof) -> tuple[str, int]:
    return (proof.site.method, proof.site.offset) if proof.site else ("", 0)
