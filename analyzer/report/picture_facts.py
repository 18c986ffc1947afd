"""What the pictures need of facts that the tables show in part: when data is read, whose code uses a permission."""

from collections.abc import Collection
from typing import get_args

from analyzer.behaviours.model import PermissionUse, Phase, SensitiveRead
from analyzer.behaviours.permissions import MOST_PROOFS
from analyzer.consistency.recipients import libraries
from analyzer.facts import Facts
from analyzer.report.anchors import anchor
from analyzer.report.lexicon import Lexicon
from analyzer.report.picture_facts_model import Moment, MomentRow, Moments, PictureFacts, UserKind, Users
from analyzer.report.sites import Sites

PHASES: tuple[str, ...] = get_args(Phase)
"""In the device's order."""

USERS: tuple[UserKind, ...] = get_args(UserKind)
"""The app first, what nothing runs last."""

GRADES = ("sensitive", "personal")
"""Grades of data types that are personal information."""

_OWNERS = ("app", "unattributed")


def picture_facts(facts: Facts, sites: Sites, lexicon: Lexicon) -> PictureFacts:
    """All that the pictures need."""
    return PictureFacts(moments=_moments(facts, sites, lexicon), users=tuple(_users(use) for use in facts.permissions))


def _moments(facts: Facts, sites: Sites, lexicon: Lexicon) -> Moments:
    """When each owner reads each kind of data; what is read before consent first, then by grade."""
    toolkits = libraries(facts.sdks)
    pairs: dict[tuple[str, str], list[SensitiveRead]] = {}
    unplaced = 0
    for read in facts.reads:
        if lexicon.data_grade(read.data_type) not in GRADES:
            continue
        if not (read.live and read.permitted and read.phases):
            unplaced += 1
            continue
        pairs.setdefault((read.data_type, sites.owner(read.owner).id), []).append(read)
    rows = [_row(reads, toolkits, sites, lexicon) for reads in pairs.values()]

    def order(row: MomentRow) -> tuple[bool, int, str, int, str]:
        grade = GRADES.index(lexicon.data_grade(row.data_type.id))
        calm = row.library or not any(moment.before for moment in row.moments)
        place = _OWNERS.index(row.owner.id) if row.owner.id in _OWNERS else len(_OWNERS)
        return calm, grade, row.data_type.id, place, row.owner.id

    done = facts.stages_done
    return Moments(
        analysed="phases" in done or bool(rows),
        consent="consent" in done or any(read.consent for read in facts.reads),
        rows=tuple(sorted(rows, key=order)),
        unplaced=unplaced,
    )


def _row(reads: list[SensitiveRead], toolkits: Collection[str], sites: Sites, lexicon: Lexicon) -> MomentRow:
    first = reads[0]
    found = []
    for phase in PHASES:
        here = [read.consent for read in reads if phase in read.phases]
        if here:
            stands = {verdict: here.count(verdict) for verdict in ("before", "after", "undecidable")}
            found.append(Moment(phase=phase, count=len(here), **stands))
    return MomentRow(
        data_type=lexicon.data_type(first.data_type),
        owner=sites.owner(first.owner),
        anchor=anchor("data-" + first.data_type),
        library=first.owner.sdk in toolkits,
        moments=tuple(found),
    )


def _users(use: PermissionUse) -> Users:
    """Whose code uses a permission. Proofs are kept best first and at most a few: with all places taken, more users
    may stand behind them.
    """
    kinds = {proof.owner.kind if proof.live else "unreachable" for proof in use.proofs}
    return Users(
        permission=use.name,
        dangerous=use.protection.partition("|")[0].strip() == "dangerous",
        kinds=tuple(kind for kind in USERS if kind in kinds),
        complete=len(use.proofs) < MOST_PROOFS,
    )
