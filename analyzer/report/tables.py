"""The facts for a reader, whatever the rules made of them: permissions, behaviours, SDKs, policy checks, gaps."""

from collections.abc import Iterable

from analyzer.behaviours.model import GRADES, PermissionUse, SdkPresence, SensitiveRead
from analyzer.consistency.model import SdkClaim
from analyzer.consistency.recipients import libraries, receivers
from analyzer.facts import Facts
from analyzer.gaps import Gap
from analyzer.policy.model import Policy
from analyzer.program.sdks import LIBRARY
from analyzer.report.anchors import anchor
from analyzer.report.evidence import Evidence
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import (
    BehaviourGroup,
    BehaviourRow,
    Behaviours,
    Cell,
    GapRow,
    PermissionRow,
    SdkRow,
)
from analyzer.report.policy_model import CheckRow
from analyzer.report.policy_statements import check_rows
from analyzer.report.proof import Term
from analyzer.report.sites import in_java

SITES = 8
"""Most sites shown for one data type."""

QUOTES = 2
"""Most sentences quoted in a row of a table."""

TRACES = 5
"""Most traces shown for one SDK."""

PLACES = 8
"""Most places and details shown for one kind of gap."""

STATUSES = (
    "used-not-requested",
    "no-use-found",
    "used-in-unreachable-code",
    "used-by-sdk",
    "used-by-unattributed",
    "used-by-app",
    "not-checkable",
)
"""Order of the permission table: what asks for a look first."""

PROTECTIONS = ("dangerous", "signature", "normal")


def permission_rows(facts: Facts, evidence: Evidence, lexicon: Lexicon) -> tuple[PermissionRow, ...]:
    """All permissions, dangerous ones first, then by status and name."""
    order = sorted(range(len(facts.permissions)), key=lambda index: _permission_order(facts.permissions[index]))
    return tuple(_permission_row(facts, index, evidence, lexicon) for index in order)


def _protection(use: PermissionUse) -> str:
    first = use.protection.partition("|")[0].strip()
    return first if first in PROTECTIONS else "unknown"


def _permission_order(use: PermissionUse) -> tuple[int, int, str]:
    return (*PROTECTIONS, "unknown").index(_protection(use)), STATUSES.index(use.status), use.name


def _permission_row(facts: Facts, index: int, evidence: Evidence, lexicon: Lexicon) -> PermissionRow:
    use = facts.permissions[index]
    sites, notes = evidence.permission_proofs(index)
    claim = next((claim for claim in facts.consistency.permissions if claim.permission == use.name), None)
    quotes = evidence.policy.quotes(claim.sentences, QUOTES, words=(use.name.rpartition(".")[2],)) if claim else ()
    stated = _doubtful(claim.disclosure, "not-mentioned", claim.certain) if claim else "none"
    return PermissionRow(
        name=use.name,
        label=lexicon.permission(use.name),
        status=lexicon.term("permission_status", use.status),
        requested=use.requested,
        protection=lexicon.name("protection", _protection(use)),
        group=use.group,
        max_sdk=use.max_sdk,
        proofs=tuple(sites),
        notes=tuple(notes),
        policy=lexicon.term("permission_disclosure", stated),
        quotes=quotes,
    )


def _doubtful(disclosure: str, accusing: str, certain: bool) -> str:
    """The accusing disclosure without certainty is another word."""
    return f"{accusing}-uncertain" if disclosure == accusing and not certain else disclosure


def behaviours(facts: Facts, evidence: Evidence, lexicon: Lexicon) -> Behaviours:
    """Data types against owners: the app first, then the unattributed, then SDKs by how much they read."""
    owners = _owners(facts.reads, evidence)
    by_type: dict[str, list[SensitiveRead]] = {}
    for read in facts.reads:
        by_type.setdefault(read.data_type, []).append(read)
    said = {
        (claim.data_type, evidence.sites.owner(claim.owner).id): "may-be-stated"
        if claim.may_be
        else _doubtful(claim.disclosure, "omitted", claim.certain)
        for claim in facts.consistency.data
    }
    groups: dict[Term, list[BehaviourRow]] = {}
    for data_type in sorted(by_type, key=lambda key: (lexicon.data_grade(key) != "sensitive", key)):
        row = _behaviour_row(data_type, by_type[data_type], owners, said, evidence, lexicon)
        groups.setdefault(lexicon.data_group(data_type), []).append(row)
    declared = facts.consistency.declared_without_code
    return Behaviours(
        owners=owners,
        groups=tuple(BehaviourGroup(group=group, rows=tuple(rows)) for group, rows in groups.items()),
        declared_only=tuple(lexicon.data_type(key) for key in sorted(declared)),
        declared_sdks=_declared_sdks(facts),
        declared_permissions=tuple(
            Term(id=name, text=lexicon.permission(name) or name.rpartition(".")[2])
            for name in facts.consistency.permissions_without_request
        ),
    )


def _owners(reads: Iterable[SensitiveRead], evidence: Evidence) -> tuple[Term, ...]:
    counts: dict[Term, int] = {}
    for read in reads:
        owner = evidence.sites.owner(read.owner)
        counts[owner] = counts.get(owner, 0) + 1
    first = ("app", "unattributed")
    return tuple(
        sorted(
            counts,
            key=lambda owner: (first.index(owner.id) if owner.id in first else len(first), -counts[owner], owner.id),
        )
    )


def _behaviour_row(
    data_type: str,
    reads: list[SensitiveRead],
    owners: tuple[Term, ...],
    said: dict[tuple[str, str], str],
    evidence: Evidence,
    lexicon: Lexicon,
) -> BehaviourRow:
    cells = []
    for column, owner in enumerate(owners):
        mine = [read.live for read in reads if evidence.sites.owner(read.owner).id == owner.id]
        if mine:
            policy = lexicon.term("disclosure", said.get((data_type, owner.id), "none"))
            reachable = mine.count(True)
            cells.append(Cell(column=column, reachable=reachable, packaged=len(mine) - reachable, policy=policy))
    column_of = {owner.id: column for column, owner in enumerate(owners)}
    ordered = sorted(reads, key=lambda read: _read_order(read, column_of[evidence.sites.owner(read.owner).id]))
    return BehaviourRow(
        anchor=anchor("data-" + data_type),
        data_type=lexicon.data_type(data_type),
        grade=lexicon.data_grade(data_type),
        cells=tuple(cells),
        sites=tuple(evidence.sites.of_read(read) for read in ordered[:SITES]),
        more=max(0, len(ordered) - SITES),
    )


def _read_order(read: SensitiveRead, column: int) -> tuple[int, int, str, str, int]:
    return GRADES.index(read.grade), column, read.api, read.site.method, read.site.offset


def _declared_sdks(facts: Facts) -> tuple[Term, ...]:
    """SDKs that only the policy knows, as it calls them."""
    mentions = facts.policy.sdk_mentions if facts.policy else ()
    names: dict[str, str] = {}
    for mention in mentions:
        names.setdefault(mention.sdk, mention.name)
    return tuple(Term(id=sdk, text=names.get(sdk, sdk)) for sdk in facts.consistency.sdks_without_code)


def sdk_rows(facts: Facts, evidence: Evidence, lexicon: Lexicon) -> tuple[SdkRow, ...]:
    """All SDKs, those that run first, by name."""
    order = sorted(facts.sdks, key=lambda sdk: (not sdk.live, lexicon.sdk(sdk).casefold(), sdk.id))
    return tuple(_sdk_row(facts, sdk, evidence, lexicon) for sdk in order)


def _sdk_row(facts: Facts, sdk: SdkPresence, evidence: Evidence, lexicon: Lexicon) -> SdkRow:
    claim = next((claim for claim in facts.consistency.sdks if claim.sdk == sdk.id), None)
    reads = sorted({read.data_type for read in facts.reads if read.owner.sdk == sdk.id and read.owner.kind == "sdk"})
    stated = _sdk_stated(sdk, claim, bool(reads))
    searched = claim.searched if claim else ()
    words = (*searched, sdk.name, sdk.name_en)
    return SdkRow(
        id=sdk.id,
        name=lexicon.sdk(sdk),
        vendor=sdk.vendor,
        categories=sdk.categories,
        state=lexicon.term("sdk_states", "live" if sdk.live else "packaged"),
        evidence=evidence.traces(sdk.evidence[:TRACES]),
        more_evidence=max(0, len(sdk.evidence) - TRACES),
        classes=sdk.classes,
        reachable_methods=sdk.reachable_methods,
        reads=tuple(lexicon.data_type(key) for key in reads),
        gets=tuple(lexicon.data_type(key) for key in _given(facts, sdk)),
        policy=lexicon.term("sdk_disclosure", stated),
        certain=claim.certain if claim else False,
        quotes=evidence.policy.quotes(claim.sentences, QUOTES, words=words) if claim else (),
        searched=searched if claim and not claim.sentences else (),
    )


def _given(facts: Facts, sdk: SdkPresence) -> list[str]:
    """What code that is not its own hands to an SDK, and can run."""
    toolkits = libraries(facts.sdks)
    return sorted(
        {
            flow.data_type
            for flow in facts.flows
            if flow.grade != "packaged" and flow.source_owner.sdk != sdk.id and sdk.id in receivers(flow, toolkits)
        }
    )


def _sdk_stated(sdk: SdkPresence, claim: SdkClaim | None, reads: bool) -> str:
    """What the policy says of an SDK. That one is not named is no fault of a library, whose code acts for the app,
    nor of one that never runs and reads nothing.
    """
    if claim is None:
        return "none"
    if claim.disclosure == "not-named" and sdk.categories == (LIBRARY,):
        return "library"
    if claim.disclosure == "not-named" and not sdk.live and not reads:
        return "not-named-idle"
    return _doubtful(claim.disclosure, "not-named", claim.certain)


def policy_check_rows(facts: Facts, evidence: Evidence, lexicon: Lexicon) -> tuple[CheckRow, ...]:
    """All whole-policy checks in the order that the policy stage gives them."""
    return check_rows(facts.policy, evidence.policy, lexicon) if facts.policy is not None else ()


def gap_rows(facts: Facts, lexicon: Lexicon) -> tuple[GapRow, ...]:
    """Everything that could not be seen, by stage and cause; what hides code first."""
    return grouped_gaps((*facts.gaps, *(policy_gaps(facts.policy) if facts.policy else ())), lexicon)


def policy_gaps(policy: Policy) -> tuple[Gap, ...]:
    """What of a policy could not be read."""
    return (*policy.gaps, *policy.document.gaps)


def grouped_gaps(gaps: Iterable[Gap], lexicon: Lexicon) -> tuple[GapRow, ...]:
    """Gaps by stage and cause, each once."""
    by_kind: dict[tuple[bool, str, str], list[Gap]] = {}
    for gap in dict.fromkeys(gaps):
        hides = gap.blocks_code and gap.stage != "flows"
        by_kind.setdefault((not hides, gap.stage, gap.cause), []).append(gap)
    return tuple(
        GapRow(
            stage=lexicon.term("stages", stage),
            cause=lexicon.term("causes", cause),
            text=lexicon.gap(stage, cause),
            count=len(same),
            where=tuple(dict.fromkeys(in_java(gap.where) for gap in same if gap.where))[:PLACES],
            details=tuple(dict.fromkeys(gap.detail for gap in same if gap.detail))[:PLACES],
            blocks_code=not open_code,
        )
        for (open_code, stage, cause), same in sorted(by_kind.items(), key=lambda kind: kind[0])
    )
