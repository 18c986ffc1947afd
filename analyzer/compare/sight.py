"""Whether NEW could have seen a finding of OLD at all: what could not be looked into is never taken for fixed."""

from collections.abc import Collection, Mapping

from analyzer.compare.checks import CODE_STAGES, Results
from analyzer.facts import Facts
from analyzer.gaps import Gap
from analyzer.judgement.model import Finding, ItemResult
from analyzer.policy.model import Policy

PAPER = frozenset({"data-claim", "sdk-claim", "permission-claim", "recipient-claim", "policy-check", "sentence"})
"""Kinds of evidence that rest on the policy."""

CODE = frozenset({"read", "sdk", "sdk-start", "request", "flow", "permission", "screen"})
"""Kinds of evidence that rest on code."""

STAGES = (*sorted(CODE_STAGES), "phases", "consent", "flows")
"""What a check whose rule is not known may need."""

_PAPER_STAGES = frozenset({"policy", "consistency"})
_NOT_CODE = frozenset({*_PAPER_STAGES, "evidence", "signing", "interface"})


def is_whole(policy: Policy | None) -> bool:
    """Whether what is not in the policy may be called absent from it."""
    return policy is not None and policy.complete and not policy.gaps and not policy.document.gaps


def hidden(facts: Facts) -> bool:
    """Whether code that does anything at all may lie where nobody could look."""
    return any(gap.blocks_code for gap in facts.gaps)


def manifest_unsure(facts: Facts) -> bool:
    """Whether the manifest could not be read in full."""
    return not facts.manifest.package or any(gap.stage == "manifest" for gap in facts.gaps)


def new_obstacles(old: Facts, new: Facts) -> tuple[Gap, ...]:
    """What NEW met on its way into the code and OLD did not, one gap for each kind."""
    known = {(gap.stage, gap.cause) for gap in old.gaps}
    found: dict[tuple[str, str], Gap] = {}
    for gap in new.gaps:
        if gap.stage not in _NOT_CODE and (gap.stage, gap.cause) not in known:
            found.setdefault((gap.stage, gap.cause), gap)
    return tuple(found.values())


def _has_nameless(facts: Facts) -> bool:
    """Whether code that reads or sends something belongs to nobody known: an SDK may be in it, under other names."""
    owners = (*(read.owner for read in facts.reads), *(flow.source_owner for flow in facts.flows))
    return any(owner.kind == "unattributed" for owner in owners)


class Sight:
    """What NEW could see of what OLD found. ``results`` are those of NEW by (rule, check), each check by itself."""

    def __init__(
        self, old: Facts, new: Facts, results: Results, stages: Mapping[tuple[str, str], frozenset[str]]
    ) -> None:
        self._old, self._new = old, new
        self._results, self._stages = results, stages
        self._other_app = old.manifest.package != new.manifest.package
        self._hidden = hidden(new)
        self._obstacles = new_obstacles(old, new)
        self._nameless = _has_nameless(new) and not _has_nameless(old)
        self._lost_stages = frozenset(old.stages_done) - frozenset(new.stages_done) - {"policy", "implicit-flows"}

    def result(self, finding: Finding, item: ItemResult) -> ItemResult:
        """What NEW says of the check that made ``finding``, alone; of the whole rule where the check is not known."""
        return self._results.get((finding.rule, finding.check), item)

    def obstacle(self, finding: Finding, item: ItemResult) -> str:
        """What kept NEW from seeing ``finding`` of OLD: a key of words, "" when it could see. ``item`` is the result of
        the same rule in NEW.

        Only what the check itself needs counts: that the screens of NEW were not looked at keeps nobody from seeing
        that its policy no longer lacks a promise.
        """
        if self._other_app:
            return "other-app"
        seen = self.result(finding, item)
        if seen.verdict == "not-seen":
            return "item-not-seen"
        gone = self._gone_from_code(finding)
        if not gone:
            if seen.verdict == "undecidable":
                return "item-undecidable"
            if seen.verdict != "no-issue" and seen.reason_en:
                return "item-in-part"
        kinds = {entry.kind for entry in finding.evidence}
        if kinds & {"component", "manifest"} and manifest_unsure(self._new):
            return "manifest"
        withdrawn = self._withdrawn(finding)
        if kinds & CODE and not withdrawn and (key := self._in_code(finding, kinds)):
            return key
        on_paper = bool(kinds & PAPER) or not kinds
        return "policy" if on_paper and not (gone or withdrawn) and not is_whole(self._new.policy) else ""

    def _in_code(self, finding: Finding, kinds: Collection[str]) -> str:
        """What keeps code of NEW out of sight that this finding's check looks at."""
        needed = self._stages.get((finding.rule, finding.check), frozenset(STAGES))
        needed |= {"flows"} if "flow" in kinds else set()
        if self._lost_stages & (needed | CODE_STAGES):
            return "stage"
        if self._only_implicit(finding) and "implicit-flows" not in self._new.stages_done:
            return "implicit"
        if self._hidden:
            return "hidden"
        if any(gap.stage != "flows" or "flows" in needed for gap in self._obstacles):
            return "obstacles"
        return "nameless" if set(kinds) & {"sdk", "sdk-start"} and self._nameless else ""

    def _gone_from_code(self, finding: Finding) -> bool:
        """Whether it is about information that no code of NEW reads or sends, and all of the code could be seen: then
        what the rule could not decide was about something else.
        """
        old = self._old
        types = {old.reads[entry.index].data_type for entry in finding.evidence if entry.kind == "read"}
        types |= {old.flows[entry.index].data_type for entry in finding.evidence if entry.kind == "flow"}
        cut = any(gap.stage not in _NOT_CODE for gap in self._new.gaps)
        if not types or cut or self._hidden or self._lost_stages:
            return False
        left = {read.data_type for read in self._new.reads} | {flow.data_type for flow in self._new.flows}
        return not types & left

    def _withdrawn(self, finding: Finding) -> bool:
        """Whether it rests on requested permissions alone, and NEW, whose manifest was read, requests none of them."""
        kinds = {entry.kind for entry in finding.evidence} & CODE
        if kinds != {"permission"} or manifest_unsure(self._new):
            return False
        uses = [self._old.permissions[entry.index] for entry in finding.evidence if entry.kind == "permission"]
        asked = {entry.name for entry in self._new.manifest.uses_permissions}
        return all(use.requested and use.name not in asked for use in uses)

    def _only_implicit(self, finding: Finding) -> bool:
        flows = [self._old.flows[entry.index] for entry in finding.evidence if entry.kind == "flow"]
        return bool(flows) and all(flow.implicit for flow in flows)
