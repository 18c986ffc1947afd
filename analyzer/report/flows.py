"""Flows for a reader: what leaves the device first, each with every step in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec import structs

from analyzer.behaviours.model import CallSite
from analyzer.catalogue.channels import Channel
from analyzer.consistency.model import Recipient
from analyzer.consistency.recipients import libraries, parties
from analyzer.evidence.model import PlacedSnippet
from analyzer.facts import Facts
from analyzer.flows.model import Destination, Flow, FlowStep, Transformation
from analyzer.judgement.flow_words import change_key, transport_key
from analyzer.names import pretty_type, short_method
from analyzer.report.flow_model import FlowLine, Flows, FlowStepView, FlowTarget, FlowView
from analyzer.report.lexicon import Lexicon
from analyzer.report.proof import Term
from analyzer.report.sites import Sites, in_java, place_of, short_name

MOST = 150
"""Flows that are shown with their steps; the table counts all."""

MOST_ALIKE = 5
"""The same of flows of one kind of data, one owner and one place to go to."""

STEPS = 24
"""Most steps that are shown; the middle of a longer way is left out."""

CHANGES = 6
"""Most transformations that are named."""

_CHANNELS: tuple[Channel, ...] = (
    *("network", "web", "sdk", "sms", "phone", "intent", "provider", "bluetooth", "nfc", "clipboard"),
    *("log", "external-storage", "notification", "shell", "native", "unknown-stream"),
    *("file", "preferences", "database"),
)
"""Ways out: those to other people first, those that stay with the app last."""

_GRADES = ("sensitive", "personal", "capability", "generic", "")


@dataclass(frozen=True, slots=True)
class FlowOrder:
    """The flows in the order of the report; those that are shown have a place in it."""

    indexes: tuple[int, ...]
    shown: tuple[int, ...]

    def anchor(self, index: int) -> str:
        """The place of the flow at ``index`` of the facts, "" when it is not shown."""
        return f"flow-{self.shown.index(index) + 1}" if index in self.shown else ""


def flow_order(flows: Sequence[Flow], lexicon: Lexicon) -> FlowOrder:
    """What can run, is confirmed, leaves the device and is sensitive comes first; of many alike the first few are
    shown.
    """
    ordered = sorted(range(len(flows)), key=lambda index: _rank(flows[index], index, lexicon))
    alike: Counter[object] = Counter()
    shown = []
    for index in ordered:
        flow = flows[index]
        places = tuple(to.value for to in flow.destinations)
        kin = (flow.data_type, flow.source_owner, flow.channel, places, flow.transport, flow.certainty)
        alike[kin] += 1
        if alike[kin] <= MOST_ALIKE:
            shown.append(index)
    return FlowOrder(tuple(ordered), tuple(shown[:MOST]))


def _rank(flow: Flow, index: int, lexicon: Lexicon) -> tuple[bool, bool, bool, int, int, str, int]:
    return (
        flow.grade == "packaged",
        flow.implicit,
        flow.certainty != "confirmed",
        _CHANNELS.index(flow.channel),
        _GRADES.index(lexicon.data_grade(flow.data_type)),
        flow.data_type,
        index,
    )


class FlowTexts:
    """Makes the views of one package's flows."""

    def __init__(self, facts: Facts, lexicon: Lexicon, sites: Sites) -> None:
        self._facts = facts
        self._lexicon = lexicon
        self._sites = sites
        self._toolkits = libraries(facts.sdks)
        self._recipients = {recipient.id: recipient for recipient in facts.consistency.recipients}
        self._claims = {(claim.data_type, claim.recipient): claim for claim in facts.consistency.transfers}
        self._reads = {(read.site.method, read.site.offset): read for read in reversed(facts.reads)}
        self._code = {(placed.method, placed.offset): placed for placed in facts.snippets}

    def all(self, order: FlowOrder) -> Flows:
        """Everything that the section shows."""
        flows = self._facts.flows
        return Flows(
            analysed="flows" in self._facts.stages_done,
            hidden=any(gap.blocks_code and gap.stage != "flows" for gap in self._facts.gaps),
            partial=any(gap.stage == "flows" for gap in self._facts.gaps),
            lines=self._lines(order),
            views=tuple(self._view(flows[index], number) for number, index in enumerate(order.shown, 1)),
            more=len(flows) - len(order.shown),
        )

    # one flow

    def _view(self, flow: Flow, number: int) -> FlowView:
        lexicon = self._lexicon
        return FlowView(
            anchor=f"flow-{number}",
            number=number,
            data_type=lexicon.data_type(flow.data_type),
            owner=self._sites.owner(flow.source_owner),
            sender=self._sites.owner(flow.sink_owner),
            channel=lexicon.term("channels", flow.channel),
            transport=lexicon.term("transports", transport_key(flow.transport)),
            certainty=lexicon.term("certainties", flow.certainty),
            reason=lexicon.name("certainty_reasons", flow.reason) if flow.reason else "",
            targets=self._targets(flow),
            changes=self._changes(flow.transformations),
            remarks=self._remarks(flow),
            steps=self._steps(flow.steps),
            source=self._sites.of_source(flow, self._reads.get(_place(flow.source)), self._snippet(flow.source)),
            sink=self._sites.of_sink(flow, self._reads.get(_place(flow.sink)), self._snippet(flow.sink)),
        )

    def _snippet(self, site: CallSite) -> PlacedSnippet | None:
        return self._code.get(_place(site))

    def _remarks(self, flow: Flow) -> tuple[str, ...]:
        said = {
            "stored": flow.stored,
            "implicit": flow.implicit,
            "packaged": flow.grade == "packaged",
            "not_permitted": self._is_barred(flow),
        }
        return tuple(self._lexicon.word(f"flows.{key}") for key, holds in said.items() if holds)

    def _is_barred(self, flow: Flow) -> bool:
        """Whether what is read cannot be read, for want of a permission."""
        here = [
            read
            for read in self._facts.reads
            if _place(read.site) == _place(flow.source) and read.data_type == flow.data_type
        ]
        return bool(here) and not any(read.permitted for read in here)

    def _changes(self, changes: tuple[Transformation, ...]) -> tuple[str, ...]:
        told = dict.fromkeys(self._change(change) for change in changes)
        return tuple(told)[:CHANGES]

    def _change(self, change: Transformation) -> str:
        word = self._lexicon.name("changes", change_key(change))
        if not change.algorithm:
            return word
        return self._lexicon.word("changes.named", change=word, algorithm=change.algorithm)

    def _steps(self, steps: tuple[FlowStep, ...]) -> tuple[FlowStepView, ...]:
        told = [(view, len(list(same))) for view, same in groupby(self._step(step) for step in steps)]
        views = [self._numbered(view, number, times) for number, (view, times) in enumerate(told, 1)]
        if len(views) <= STEPS:
            return tuple(views)
        front, back = STEPS // 2, STEPS - STEPS // 2 - 1
        count = self._lexicon.word("notes.left_out", n=len(views) - front - back)
        left_out = FlowStepView(number=front + 1, kind="left-out", text=count)
        return (*views[:front], left_out, *views[len(views) - back :])

    def _numbered(self, view: FlowStepView, number: int, times: int) -> FlowStepView:
        text = self._lexicon.word("flow_steps.times", n=times, step=view.text) if times > 1 else view.text
        return structs.replace(view, number=number, text=text)

    def _step(self, step: FlowStep) -> FlowStepView:
        what = short_name(step.what) if step.what else ""
        bare = self._lexicon.name("flow_steps.bare", step.kind)
        text = self._lexicon.word(f"flow_steps.{step.kind}", what=what) if what else bare
        if step.key:
            text = self._lexicon.word("flow_steps.keyed", step=text, name=step.key)
        return FlowStepView(
            number=0,
            kind=step.kind,
            text=text,
            method=short_method(step.site.method),
            class_name=pretty_type(step.site.method.partition("->")[0]),
            where=place_of(step.site, self._lexicon),
        )

    # where it goes

    def _targets(self, flow: Flow) -> tuple[FlowTarget, ...]:
        stated = [self._target(flow, to) for to in flow.destinations]
        known = {to.value for to in flow.destinations}
        found = parties(flow, self._toolkits, self._recipients)
        return (*(self._of_recipient(flow, one) for one in found if one.id not in known and one.kind == "sdk"), *stated)

    def _target(self, flow: Flow, to: Destination) -> FlowTarget:
        lexicon, recipient = self._lexicon, self._recipients.get(to.value)
        if recipient is None and to.kind == "host":
            recipient = self._recipients.get(to.value.lower().partition(":")[0])
        return FlowTarget(
            kind=lexicon.term("destination_kinds", to.kind),
            name=self._sites.sdk_name(to.value) if to.kind == "sdk" else in_java(to.value),
            detail=to.detail if to.detail != to.value else "",
            origin=lexicon.name("destination_origins", to.origin) if to.kind != "sdk" else "",
            operator=self._operator(recipient),
            role=self._role(recipient),
            policy=self._policy(flow.data_type, recipient),
        )

    def _of_recipient(self, flow: Flow, recipient: Recipient) -> FlowTarget:
        return FlowTarget(
            kind=self._lexicon.term("destination_kinds", recipient.kind),
            name=self._name(recipient),
            operator=self._operator(recipient),
            role=self._role(recipient),
            policy=self._policy(flow.data_type, recipient),
        )

    def _name(self, recipient: Recipient) -> str:
        return self._sites.sdk_name(recipient.id) if recipient.kind == "sdk" else recipient.id

    def _operator(self, recipient: Recipient | None) -> str:
        if recipient is None or not recipient.owner:
            return ""
        told = [self._lexicon.word("flows.operator", owner=recipient.owner)]
        told += [self._lexicon.word("flows.seat", country=recipient.country)] if recipient.country else []
        return self._lexicon.word("clause_list").join(told)

    def _role(self, recipient: Recipient | None) -> Term | None:
        return self._lexicon.term("recipient_roles", recipient.role) if recipient else None

    def _policy(self, data_type: str, recipient: Recipient | None) -> Term | None:
        if recipient is None or recipient.role == "own":
            return None
        claim = self._claims.get((data_type, recipient.id))
        if claim is None:
            return self._lexicon.term("recipient_disclosure", "none")
        if claim.may_be:
            return self._lexicon.term("recipient_disclosure", "may-be-stated")
        doubtful = claim.disclosure == "not-named" and not claim.certain
        return self._lexicon.term("recipient_disclosure", "not-named-uncertain" if doubtful else claim.disclosure)

    # all flows in one table

    def _lines(self, order: FlowOrder) -> tuple[FlowLine, ...]:
        groups: dict[FlowLine, list[int]] = {}
        for index in order.indexes:
            for line in self._alike(self._facts.flows[index]):
                groups.setdefault(line, []).append(index)
        return tuple(
            FlowLine(
                **{name: getattr(line, name) for name in line.__struct_fields__ if name not in ("count", "flows")},
                count=len(indexes),
                flows=tuple(anchor for index in indexes if (anchor := order.anchor(index))),
            )
            for line, indexes in groups.items()
        )

    def _alike(self, flow: Flow) -> list[FlowLine]:
        """The lines of the table that a flow belongs to, one for each recipient, not counted yet."""
        lexicon = self._lexicon
        known = parties(flow, self._toolkits, self._recipients)
        targets: list[tuple[Term, Recipient | None]] = [
            (Term(id=recipient.id, text=self._name(recipient)), recipient) for recipient in known
        ]
        return [
            FlowLine(
                data_type=lexicon.data_type(flow.data_type),
                owner=self._sites.owner(flow.source_owner),
                target=target,
                channel=lexicon.term("channels", flow.channel),
                transport=lexicon.term("transports", transport_key(flow.transport)),
                certainty=lexicon.term("certainties", flow.certainty),
                role=self._role(recipient),
                policy=self._policy(flow.data_type, recipient),
                count=0,
                flows=(),
            )
            for target, recipient in targets or [(self._anonymous(flow), None)]
        ]

    def _anonymous(self, flow: Flow) -> Term:
        """The target of a flow without a recipient: what the code names, else the way out."""
        names = dict.fromkeys(in_java(to.value) for to in flow.destinations if to.value)
        if names:
            return Term(id=f"{flow.channel}:{'|'.join(names)}", text=self._lexicon.listed(list(names)[:3]))
        if not flow.leaves_device:
            return self._lexicon.term("channels", flow.channel)
        return Term(id=flow.channel, text=self._lexicon.word("flows.nobody"))


def _place(site: CallSite) -> tuple[str, int]:
    return site.method, site.offset
