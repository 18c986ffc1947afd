"""Flows of several packages that are installed together to flows from one into another.

A flow that leaves package A in an intent goes on in package B where B receives that intent. For this B's flows have to
begin at what it receives: flows of the data type :data:`RECEIVED`, which the flow stage reports only when asked.

What such a flow of B looks like: ``source`` is the call by which the code gets hold of the intent (``getIntent``) or
the method that it is handed to (``onReceive``, ``onStartCommand``, ``onActivityResult``; a provider's ``insert``), with
``source_api`` its signature. The key of the extra that is taken out is that of the first step that takes something out
of an intent or bundle. What is read from a file begins with a step whose ``key`` is the path.

Matched are: the receiving component by the class or action of the intent's destination, its kind by the method that
sends, enabled and exported; the key of the extra, where both are known; a provider by its authority; a file on external
storage by its path, and what packages of one shared user ID keep, by its name. A result (``setResult``) goes back to
the package that asked for it, into ``onActivityResult``. An intent whose destination is not known reaches nobody.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from analyzer.apk.model import Component, Manifest
from analyzer.flows.model import Flow, FlowStep
from analyzer.value import Value

RECEIVED = "received"
"""The data type of flows that begin at what another app sends."""

LONGEST = 6
"""Most packages that one joined flow passes, the same one counted each time."""
MOST = 10_000
"""Most joined flows."""

_RESULT = "onActivityResult"
_CARRIERS = ("Landroid/content/Intent;", "Landroid/os/Bundle;", "Landroid/os/BaseBundle;")
_SENDS_TO = {"Activit": ("activity", "activity-alias"), "Service": ("service",), "Broadcast": ("receiver",)}
_HOOKS = {
    "onReceive": ("receiver",),
    "onStartCommand": ("service",),
    "onStart": ("service",),
    "onBind": ("service",),
    "onHandleIntent": ("service",),
    "getIntent": ("activity", "activity-alias"),
    "onNewIntent": ("activity", "activity-alias"),
    "getCallingActivity": ("activity", "activity-alias"),
}


class PackageFlows(NamedTuple):
    """One package of the set, with the flows that begin at what it receives."""

    manifest: Manifest
    flows: tuple[Flow, ...]


class JoinedFlow(Value, kw_only=True):
    """A flow through several packages: their numbers in the set, in the order of the flow, and the flow in each.

    ``flow`` is all as one: data type and source of the first, sink of the last, the steps of all.
    """

    packages: tuple[int, ...]
    parts: tuple[Flow, ...]
    flow: Flow


class _Chain(NamedTuple):
    """Parts (package, flow) so far, and the key under which the data lies in the intent now ("": not known)."""

    parts: tuple[tuple[int, Flow], ...]
    key: str


def join(packages: Sequence[PackageFlows]) -> tuple[JoinedFlow, ...]:
    """All flows from personal information in one package into another; the shortest way for each pair of ends.

    At most MOST, each through at most LONGEST packages.
    """
    received = [[flow for flow in package.flows if flow.data_type == RECEIVED] for package in packages]
    chains = [
        _Chain(((number, flow),), _put_key(flow))
        for number, package in enumerate(packages)
        for flow in package.flows
        if flow.data_type != RECEIVED and flow.grade != "packaged"
    ]
    joined: dict[tuple[object, ...], JoinedFlow] = {}
    for _ in range(LONGEST - 1):
        chains = [after for chain in chains for after in _continued(chain, packages, received)]
        fresh: dict[tuple[object, ...], _Chain] = {}
        for chain in chains:
            ends = _ends(chain)
            if ends not in joined and ends not in fresh and len(joined) + len(fresh) < MOST:
                fresh[ends] = chain
        joined |= {ends: _as_one(chain) for ends, chain in fresh.items()}
        chains = list(fresh.values())
    return tuple(joined.values())


def _ends(chain: _Chain) -> tuple[object, ...]:
    """What tells apart chains; those that only went another way are the same."""
    (first, source), (last, sink) = chain.parts[0], chain.parts[-1]
    asker = chain.parts[-2][0] if _is_answer(sink) and _asked(chain) else -1
    return (
        first, source.data_type, source.source.method, source.source.offset,
        last, sink.sink.method, sink.sink.offset, chain.key, asker,
    )  # fmt: skip


def _asked(chain: _Chain) -> bool:
    """Whether the package before the last one asked that one for a result."""
    return len(chain.parts) > 1 and _name(chain.parts[-2][1].sink_api).endswith("ForResult")


def _continued(chain: _Chain, packages: Sequence[PackageFlows], received: Sequence[Sequence[Flow]]) -> Iterator[_Chain]:
    """The chain with each flow that takes up where it ends."""
    here, flow = chain.parts[-1]
    if _is_answer(flow):
        yield from _answered(chain, received)
        return
    for there in range(len(packages)):
        if there == here:
            continue  # within one package the analysis itself has followed the intent
        for after in received[there]:
            if _name(after.source_api) != _RESULT and _reaches(flow, chain.key, packages[here], packages[there], after):
                yield _extended(chain, there, after)


def _answered(chain: _Chain, received: Sequence[Sequence[Flow]]) -> Iterator[_Chain]:
    """A result goes back to who asked for it."""
    if not _asked(chain):
        return
    asking = chain.parts[-2][0]
    for after in received[asking]:
        if _name(after.source_api) == _RESULT and _keys_agree(chain.key, _taken_key(after)):
            yield _extended(chain, asking, after)


def _extended(chain: _Chain, package: int, flow: Flow) -> _Chain:
    """An intent that is handed on whole keeps what is in it under its key."""
    put, taken = _put_key(flow), _taken_key(flow)
    return _Chain((*chain.parts, (package, flow)), put if put or taken else chain.key)


def _reaches(flow: Flow, key: str, sender: PackageFlows, receiver: PackageFlows, after: Flow) -> bool:
    places = [(place.kind, place.value) for place in flow.destinations]
    if flow.channel == "intent":
        components = [
            component
            for kind, value in places
            if kind == "component"
            for component in _receivers(value, _name(flow.sink_api), receiver.manifest)
        ]
        return any(_is_of(after, one, receiver.manifest) for one in components) and _keys_agree(key, _taken_key(after))
    if flow.channel == "provider":
        return any(
            component.kind == "provider" and _is_of(after, component, receiver.manifest)
            for _, value in places
            for component in receiver.manifest.components
            if component.enabled and component.exported and _authority(value) in component.authorities
        )
    same_user = bool(sender.manifest.shared_user_id) and (
        sender.manifest.shared_user_id == receiver.manifest.shared_user_id
    )
    if flow.channel == "external-storage" or (same_user and flow.channel in ("file", "preferences", "database")):
        read = after.steps[0].key if after.steps else ""
        return bool(read) and any(value == read for kind, value in places if kind in ("file", "key"))
    return False


def _receivers(destination: str, sends: str, manifest: Manifest) -> Iterator[Component]:
    """The components that an intent reaches from another package: by class, or by an action of a filter."""
    kinds = next((kinds for word, kinds in _SENDS_TO.items() if word in sends), None)
    for component in manifest.components:
        if not (component.enabled and component.exported) or component.kind == "provider":
            continue
        named = destination == component.name or any(destination in one.actions for one in component.filters)
        if named and (kinds is None or component.kind in kinds):
            yield component


def _is_of(flow: Flow, component: Component, manifest: Manifest) -> bool:
    """Whether what a flow begins with is received by a component, as far as the class of its source tells.

    Code outside of all components (a superclass, a helper) may run in any of that kind.
    """
    kinds = _HOOKS.get(_name(flow.source_api))
    if kinds is not None and component.kind not in kinds:
        return False
    owner = flow.source.method.partition(";->")[0][1:].replace("/", ".")
    outer = owner.partition("$")[0]
    names = {one.name for one in manifest.components}
    mine = {component.name, component.target}
    return owner in mine or outer in mine or not {owner, outer} & names


def _put_key(flow: Flow) -> str:
    """The key under which the data lies in what is sent: that of the last step that puts it in, "" if not known."""
    keys = [step.key for step in flow.steps if step.key and _on_carrier(step, ("put",))]
    return keys[-1] if keys else ""


def _taken_key(flow: Flow) -> str:
    """The key under which what was received is looked for: that of the first step that takes it out."""
    keys = [step.key for step in flow.steps if step.key and _on_carrier(step, ("get", "remove"))]
    return keys[0] if keys else ""


def _on_carrier(step: FlowStep, verbs: tuple[str, ...]) -> bool:
    return step.what.startswith(_CARRIERS) and _name(step.what).startswith(verbs)


def _keys_agree(put: str, taken: str) -> bool:
    return not put or not taken or put == taken


def _is_answer(flow: Flow) -> bool:
    return flow.channel == "intent" and _name(flow.sink_api) == "setResult"


def _authority(address: str) -> str:
    """``com.a.b`` of ``content://com.a.b/path``, or of itself."""
    return address.removeprefix("content://").partition("/")[0]


def _name(signature: str) -> str:
    return signature.partition(";->")[2].partition("(")[0]


def _as_one(chain: _Chain) -> JoinedFlow:
    flows = [flow for _, flow in chain.parts]
    first, last = flows[0], flows[-1]
    unsure = next((flow for flow in flows if flow.certainty == "unconfirmed"), None)
    steps: list[FlowStep] = []
    for number, flow in enumerate(flows):
        steps += [_inner(flow, step, number, len(flows)) for step in flow.steps]
    return JoinedFlow(
        packages=tuple(number for number, _ in chain.parts),
        parts=tuple(flows),
        flow=structs.replace(
            last,
            data_type=first.data_type,
            source=first.source,
            source_api=first.source_api,
            source_owner=first.source_owner,
            certainty="unconfirmed" if unsure else "confirmed",
            reason=unsure.reason if unsure else "",
            transformations=tuple(one for flow in flows for one in flow.transformations),
            steps=tuple(steps),
            stored=any(flow.stored or flow.channel in _KEPT for flow in flows[:-1]) or last.stored,
            implicit=any(flow.implicit for flow in flows),
        ),
    )


_KEPT = ("file", "external-storage", "preferences", "database")


def _inner(flow: Flow, step: FlowStep, number: int, count: int) -> FlowStep:
    """A step as one of the whole way: only the first source is a source, only the last sink a sink."""
    kept = flow.channel in _KEPT
    if step.kind == "sink" and number < count - 1:
        return structs.replace(step, kind="saved" if kept else "intent")
    if step.kind == "source" and number > 0:
        return structs.replace(step, kind="callback")
    return step
