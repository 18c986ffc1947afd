"""Item by item and finding by finding: what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzer.compare.differences import differences
from analyzer.compare.doubt import Doubt
from analyzer.compare.model import STATES, FindingChange, ItemChange, State
from analyzer.compare.pairing import Pair, known_ids, members, pairs
from analyzer.compare.sight import Sight
from analyzer.facts import Facts
from analyzer.judgement.model import Finding, ItemResult, Judgement
from analyzer.report.anchors import anchor
from analyzer.report.flow_model import FlowView
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import FindingView, ItemView, Report
from analyzer.report.proof import Term
from analyzer.review.model import Review

FLOWS = 3
"""Most flows that are shown for one side of a finding."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One side: what was seen, what the rules say of it, and how that reads in the language of the comparison."""

    facts: Facts
    judgement: Judgement
    report: Report
    review: Review | None = None

    def choice(self, finding: Finding | None) -> str:
        """What an analyst decided about a finding: "confirm", "reject", "note", or "" for nothing."""
        decided = self.review.by_finding().get(finding.id) if self.review and finding else None
        return decided.choice if decided else ""

    @property
    def items(self) -> dict[str, ItemResult]:
        """Results by rule."""
        return {item.rule: item for item in self.judgement.items}

    @property
    def views(self) -> dict[str, ItemView]:
        """The same for readers."""
        return {item.rule: item for group in self.report.problems for item in group.items}


NOTHING = ItemResult(rule="", title_zh="", title_en="", problem="", verdict="not-seen", severity="info")
"""Stands for an item that one side does not have."""


class Changes:
    """Makes the item changes of one comparison. ``then`` is OLD as the rules judge it on the date of NEW."""

    def __init__(self, old: Examined, new: Examined, then: Judgement, sight: Sight, lexicon: Lexicon) -> None:
        self._old, self._new, self._lexicon = old, new, lexicon
        self._sight, self._doubt = sight, Doubt(old.facts, new.facts)
        self._then = known_ids(then.items)

    def items(self) -> tuple[ItemChange, ...]:
        """All items in the order of the judgement, those with changes first by what asks for attention."""
        old_items, new_items = self._old.items, self._new.items
        old_views, new_views = self._old.views, self._new.views
        rules = list(dict.fromkeys((*new_items, *old_items)))
        made = [
            self._item(
                number,
                rule,
                old_items.get(rule, NOTHING),
                new_items.get(rule, NOTHING),
                old_views.get(rule),
                new_views.get(rule),
            )
            for number, rule in enumerate(rules, 1)
        ]
        return tuple(sorted(made, key=lambda item: _ITEM_ORDER.index(item.state.id)))

    def _item(
        self,
        number: int,
        rule: str,
        old: ItemResult,
        new: ItemResult,
        old_view: ItemView | None,
        new_view: ItemView | None,
    ) -> ItemChange:
        found = [
            self._finding(f"{number}-{place}", pair, new, old_view, new_view)
            for place, pair in enumerate(pairs(old, new, self._old.facts, self._new.facts), 1)
        ]
        found.sort(key=lambda change: STATES.index(change.state.id))
        view = new_view or old_view
        state = found[0].state.id if found else _quiet(old, new)
        return ItemChange(
            rule=rule,
            anchor=anchor("item-" + rule),
            title=view.title if view else rule,
            problem=self._lexicon.problem(new.problem or old.problem),
            state=self._state(state),
            old=self._lexicon.term("comparison.verdicts", old.verdict),
            new=self._lexicon.term("comparison.verdicts", new.verdict),
            old_reason=old_view.reason if old_view else "",
            new_reason=new_view.reason if new_view else "",
            findings=tuple(found),
        )

    def _finding(
        self, number: str, pair: Pair, item: ItemResult, old_view: ItemView | None, new_view: ItemView | None
    ) -> FindingChange:
        state, notes = self._became(pair, item)
        shown = pair.new or pair.old
        assert shown is not None  # noqa: S101  (a pair has one side at least)
        return FindingChange(
            id=shown.id,
            anchor=f"change-{number}",
            state=self._state(state),
            subject=self._lexicon.pick(shown, "subject"),
            notes=tuple(notes),
            old=_view(pair.old, old_view),
            new=_view(pair.new, new_view),
            old_flows=self._flows(self._old, _view(pair.old, old_view)),
            new_flows=self._flows(self._new, _view(pair.new, new_view)),
        )

    def _flows(self, side: Examined, finding: FindingView | None) -> tuple[FlowView, ...]:
        wanted = finding.flows[:FLOWS] if finding else ()
        return tuple(flow for flow in side.report.flows.views if flow.anchor in wanted)

    def _became(self, pair: Pair, item: ItemResult) -> tuple[State, list[str]]:
        state, notes = self._state_of(pair, item)
        new, old = self._new.choice(pair.new), self._old.choice(pair.old)
        if new == "reject" or (pair.new is None and old == "reject"):
            return "rejected", [*notes, self._note("rejected-now" if new == "reject" else "rejected-then")]
        if pair.new is not None and old == "reject":
            notes.append(self._note("rejected-before"))
        return state, notes

    def _state_of(self, pair: Pair, item: ItemResult) -> tuple[State, list[str]]:
        if pair.old is None and pair.new is not None:
            by_law = self._old.judgement.date != self._new.judgement.date and (item.rule, pair.new.id) in self._then
            return ("newly-required", [self._note("law")]) if by_law else ("new", [])
        if pair.new is None and pair.old is not None:
            if (pair.old.rule, pair.old.id) not in self._then:
                return "not-required", [self._note("law")]
            if obstacle := self._sight.obstacle(pair.old, item):
                return "not-visible", [self._unseen(obstacle, pair.old, item)]
            if numbers := self._doubt.sentences(pair.old):
                return "to-read", [self._read_first(numbers)]
            return "fixed", []
        assert pair.old is not None and pair.new is not None  # noqa: S101, PT018  (the other cases are above)
        notes = self._paired(pair.how, pair.old, pair.new) + self._members(pair.old, pair.new)
        if pair.new.may_say and not pair.old.may_say:
            return "to-read", [*notes, self._read_first(pair.new.may_say)]
        if pair.old.verdict == pair.new.verdict:
            return "remaining", notes
        return ("more-certain" if pair.new.verdict == "confirmed" else "less-certain"), notes

    def _unseen(self, obstacle: str, old: Finding, item: ItemResult) -> str:
        """The obstacle, and what the check itself says it could not see."""
        note = self._note(obstacle)
        if not obstacle.startswith("item-"):
            return note
        return self._lexicon.joined([note, self._lexicon.pick(self._sight.result(old, item), "reason")])

    def _read_first(self, numbers: Iterable[int]) -> str:
        return self._note("to-read", numbers=self._lexicon.listed([str(number) for number in numbers]))

    def _paired(self, how: str, old: Finding, new: Finding) -> list[str]:
        """Why two findings with different ids are taken for one, and what differs; nothing for those of one id."""
        if how == "id":
            return []
        keys = differences(old, new, self._old.facts, self._new.facts)
        told = self._lexicon.listed([self._lexicon.word(f"comparison.differences.{key}") for key in keys])
        return [self._note(f"paired-{how}", differences=told)]

    def _members(self, old: Finding, new: Finding) -> list[str]:
        """What a finding about several things lost and got."""
        before, after = members(old, self._old.facts), members(new, self._new.facts)
        gone, come = set(before) - set(after), set(after) - set(before)
        found = [self._note("members-gone", names=self._names(sorted(gone)))] if gone and after else []
        return found + ([self._note("members-new", names=self._names(sorted(come)))] if come and before else [])

    def _names(self, entries: Iterable[tuple[str, str]]) -> str:
        return self._lexicon.listed(list(dict.fromkeys(self._name(kind, name) for kind, name in entries)))

    def _name(self, kind: str, name: str) -> str:
        if kind == "data":
            return self._lexicon.data_type(name).text
        if kind == "sdk":
            known = {sdk.id: sdk for facts in (self._old.facts, self._new.facts) for sdk in facts.sdks}
            return self._lexicon.sdk(known[name]) if name in known else name
        if kind == "permission":
            return name.rpartition(".")[2] or name
        return self._lexicon.name("checks", name) if kind == "policy-check" else name

    def _note(self, key: str, **fields: object) -> str:
        return self._lexicon.word(f"comparison.notes.{key}", **fields)

    def _state(self, state: str) -> Term:
        return self._lexicon.term("comparison.states", state)


_ITEM_ORDER = (*STATES, "seen-now", "same")


def _quiet(old: ItemResult, new: ItemResult) -> str:
    """The state of an item without findings on either side."""
    if old.verdict == new.verdict:
        return "same"
    if new.verdict == "not-seen":
        return "not-visible"
    return "seen-now" if old.verdict == "not-seen" else "same"


def _view(finding: Finding | None, item: ItemView | None) -> FindingView | None:
    if finding is None or item is None:
        return None
    return next((view for view in item.findings if view.id == finding.id), None)


def states_of(items: Sequence[ItemChange]) -> dict[str, int]:
    """How many findings came to each state."""
    counts = dict.fromkeys(STATES, 0)
    for item in items:
        for change in item.findings:
            counts[change.state.id] += 1  # type: ignore[index]  # ids of STATES
    return {str(state): count for state, count in counts.items()}
