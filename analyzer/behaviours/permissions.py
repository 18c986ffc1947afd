"""The verdict on every permission: used by whom, used by dead code only, no use found, or not to be said, and why.

``judge_permissions`` follows "Recommended lookup" of ``rulesets/tables/README.md``: a permission counts as used when
anything seen needs it at *any* API level between the app's lowest and the highest at which it is requested, with the
conditions of the app's target SDK. Conditional facts and alternatives are weak evidence, and evidence still. "No use
found" is said only of permissions whose use the tables could show, and only when nothing can hide a use.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from analyzer.apk.model import Manifest, UsesPermission
from analyzer.behaviours.evidence import Evidence, Reader, enables_components, manifest_uses, target_of
from analyzer.behaviours.hidden import Search, hiding_causes, reviving_causes
from analyzer.behaviours.levels import level_bits, shown_levels
from analyzer.behaviours.model import PermissionProof, PermissionSearch, PermissionStatus, PermissionUse
from analyzer.behaviours.splits import implied_permissions, stand_ins
from analyzer.behaviours.unrequested import used_not_requested
from analyzer.behaviours.use import Searched, Use
from analyzer.catalogue.tables import HIGHEST_LEVEL, Tables
from analyzer.gaps import Cause, Gap
from analyzer.program.owner import Owner

MOST_PROOFS = 5
"""Proofs that one verdict names."""

_RUNTIME_PERMISSIONS = 23
_MANY_METHODS = 500
"""Fewer own methods may well be a little program beside what a build leaves lying around."""
_OWNER_RANK = {"app": 0, "unattributed": 1, "sdk": 2}
_USED: dict[str, PermissionStatus] = {
    "app": "used-by-app",
    "unattributed": "used-by-unattributed",
    "sdk": "used-by-sdk",
}


def judge_permissions(
    manifest: Manifest,
    uses: Iterable[Use],
    gaps: Iterable[Gap],
    tables: Tables,
    searched: Searched,
    component_owners: Mapping[str, Owner] | None = None,
    libraries: frozenset[str] = frozenset(),
    native_search: Search | None = None,
    string_search: Search | None = None,
    entering: frozenset[Gap] = frozenset(),
) -> tuple[PermissionUse, ...]:
    """One verdict for each requested permission, and for those used without being requested; by name.

    ``uses`` are what the code does, dead code included (the manifest's are found here); ``gaps`` everything that the
    stages before could not see; ``component_owners`` maps Java class names of components to owners; ``libraries`` are
    the ids of SDKs that are only open-source code. ``native_search`` and ``string_search`` tell which of some names
    occur as whole strings in the native libraries and among the string constants of the dex files; each is asked only
    about permissions without a use. Without them native code and unresolved reflection may do anything. ``entering``
    are gaps of ``gaps`` behind which only packaged code may be entered, all of which was searched for uses.
    """
    found = list(uses)
    found += manifest_uses(manifest, component_owners or {}, enables_components(found))
    gaps = tuple(gaps)
    target = target_of(manifest, found)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for item in Reader(tables, manifest, target).evidence(found):
        evidence[item.need.permission].append(item)
    checks: dict[str, int] = defaultdict(int)
    for use in found:
        if use.kind == "permission-check":
            checks[use.what] += 1
    judge = _Judge(
        manifest, tables, gaps, searched, evidence, checks, native_search, string_search, entering, libraries
    )
    requested: dict[str, list[UsesPermission]] = defaultdict(list)
    for asked in manifest.uses_permissions:
        requested[asked.name].append(asked)
    verdicts = [judge.requested(name, entries, frozenset(requested)) for name, entries in requested.items()]
    verdicts += used_not_requested(manifest, found, gaps, tables, target, libraries, frozenset(checks))
    return tuple(sorted(verdicts, key=lambda verdict: (verdict.name, verdict.status)))


class _Judge:
    """The verdicts on requested permissions of one package."""

    def __init__(
        self,
        manifest: Manifest,
        tables: Tables,
        gaps: tuple[Gap, ...],
        searched: Searched,
        evidence: Mapping[str, list[Evidence]],
        checks: Mapping[str, int],
        native_search: Search | None,
        string_search: Search | None,
        entering: frozenset[Gap],
        libraries: frozenset[str],
    ) -> None:
        self._manifest = manifest
        self._tables = tables
        self._gaps = gaps
        self._libraries = libraries
        self._hiding = tuple(gap for gap in gaps if gap not in entering)
        self._searched = searched
        self._evidence = evidence
        self._checks = checks
        self._native_search = native_search
        self._string_search = string_search

    def requested(self, name: str, entries: list[UsesPermission], all_requested: frozenset[str]) -> PermissionUse:
        bits = self._levels(entries)
        proofs = self._proofs(name, bits, all_requested)
        status, causes = self._status(name, bits, proofs)
        info = self._tables.permission(name)
        limits = [entry.max_sdk for entry in entries]
        search = self._search(name, bits) if status in ("no-use-found", "not-checkable") else None
        return PermissionUse(
            name=name,
            status=status,
            requested=True,
            # Before that level the network and others counted as dangerous; no device of today asks for them.
            protection=info.protection_at(min(max(self._manifest.target_sdk, _RUNTIME_PERMISSIONS), HIGHEST_LEVEL))
            if info
            else self._declared(name),
            group=info.group if info else "",
            proofs=tuple(proofs[:MOST_PROOFS]),
            searched=_sentence(search) if search else "",
            search=search,
            causes=tuple(causes),
            max_sdk=None if None in limits else max(limit for limit in limits if limit is not None),
        )

    def _levels(self, entries: list[UsesPermission]) -> int:
        """The levels at which the permission is requested, or the lowest one when that is never the case."""
        bits = 0
        highest = min(self._manifest.max_sdk or HIGHEST_LEVEL, HIGHEST_LEVEL)
        for entry in entries:
            low = max(self._manifest.min_sdk, entry.min_sdk or 1, _RUNTIME_PERMISSIONS if entry.sdk_23 else 1)
            bits |= level_bits(low, min(highest, HIGHEST_LEVEL if entry.max_sdk is None else entry.max_sdk))
        return bits or level_bits(self._manifest.min_sdk, self._manifest.min_sdk)

    def _proofs(self, name: str, bits: int, all_requested: frozenset[str]) -> list[PermissionProof]:
        """Everything that needs the permission, or one that requesting it grants too, best first."""
        there = bits & self._existing(name)
        # What a later level needs is not needed where the permission is not known yet.
        items = [(item, item.need.levels & there or item.need.levels & bits) for item in self._evidence.get(name, ())]
        target = self._manifest.target_sdk
        others = implied_permissions(name, self._tables, target) - all_requested | stand_ins(name, target)
        for other in sorted(others - {name}):
            items += [(_weak(item), item.need.levels & there) for item in self._evidence.get(other, ())]
        shown: dict[int, str] = {}
        proofs: dict[PermissionProof, None] = {}
        for item, levels in items:
            if levels:
                text = shown.setdefault(levels, shown_levels(levels))
                proofs.setdefault(item.proof(levels, text))
        return _varied(sorted(proofs, key=_proof_order))

    def _existing(self, name: str) -> int:
        """The levels at which the platform knows the permission; all of them when nobody knows."""
        info = self._tables.permission(name)
        return (
            level_bits(info.added or 1, info.removed_after or HIGHEST_LEVEL) if info else level_bits(1, HIGHEST_LEVEL)
        )

    def _status(
        self, name: str, bits: int, proofs: list[PermissionProof]
    ) -> tuple[PermissionStatus, tuple[Cause, ...]]:
        reachable = [proof for proof in proofs if proof.live]
        if reachable:
            return _USED[min((proof.owner.kind for proof in reachable), key=_OWNER_RANK.__getitem__)], ()
        if proofs:
            # Code of open-source libraries is entered by calls, not by names that somebody computes.
            named = any(proof.owner.sdk not in self._libraries for proof in proofs)
            causes = reviving_causes(self._gaps if named else self._hiding)
            if self._manifest.instrumentation or self._entered_elsewhere():
                # Test classes are found and run by name.
                causes = tuple(sorted({*causes, Cause.NOT_ANALYSED}))
            return ("not-checkable", causes) if causes else ("used-in-unreachable-code", ())
        lowest = (bits & -bits).bit_length() - 1
        if not self._tables.checkable(name, lowest):
            return "not-checkable", (Cause.NOT_ANALYSED,)
        causes = hiding_causes(name, self._hiding, self._tables, self._native_search, self._string_search)
        return ("not-checkable", causes) if causes else ("no-use-found", ())

    def _entered_elsewhere(self) -> bool:
        """Whether the entry points start so little of the app's code that another package must be meant to start it."""
        searched = self._searched
        return searched.own_methods >= _MANY_METHODS and searched.reachable_own_methods * 50 < searched.own_methods

    def _declared(self, name: str) -> str:
        for declared in self._manifest.declared_permissions:
            if declared.name == name:
                return declared.protection_level
        return ""

    def _search(self, name: str, bits: int) -> PermissionSearch:
        info = self._tables.permission(name)
        searched = self._searched
        return PermissionSearch(
            signatures=info.signatures if info else 0,
            uris=info.uris if info else 0,
            actions=info.actions if info else 0,
            constants=info.constants if info else 0,
            levels=shown_levels(bits),
            dex_files=searched.dex_files,
            methods=searched.methods,
            reachable_methods=searched.reachable_methods,
            native_libraries=searched.native_libraries,
            mentions=self._checks.get(name, 0),
        )


def _sentence(search: PermissionSearch) -> str:
    counted = (
        (search.signatures, "method signatures"),
        (search.uris, "content URI prefixes"),
        (search.actions, "intent actions"),
        (search.constants, "constants"),
    )
    things = ", ".join(f"{count} {what}" for count, what in counted if count)
    if not things:
        return "The tables hold no fact about what needs this permission."
    text = (
        f"Looked for {things} that need it, on API levels {search.levels}, in {search.methods} methods "
        f"({search.reachable_methods} reachable) of {search.dex_files} dex files and in the manifest."
    )
    if search.mentions:
        text += f" Its name occurs at {search.mentions} places in code."
    return text


def _weak(item: Evidence) -> Evidence:
    need = item.need
    return Evidence(use=item.use, need=type(need)(permission=need.permission, levels=need.levels, weak=True))


def _proof_order(proof: PermissionProof) -> tuple[object, ...]:
    site = proof.site
    return (
        not proof.live,
        _OWNER_RANK[proof.owner.kind],
        proof.weak,
        proof.owner.sdk,
        proof.kind,
        proof.what,
        (site.method, site.offset) if site else ("", 0),
        proof.levels,
    )


def _varied(proofs: list[PermissionProof]) -> list[PermissionProof]:
    """The first proof of each (owner, thing) in front, so that the few that are shown differ."""
    seen: set[tuple[Owner, str]] = set()
    first: list[PermissionProof] = []
    rest: list[PermissionProof] = []
    for proof in proofs:
        key = (proof.owner, proof.what)
        (rest if key in seen else first).append(proof)
        seen.add(key)
    return first + rest
