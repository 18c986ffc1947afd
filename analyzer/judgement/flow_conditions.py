"""Conditions over where personal information goes."""

from collections import defaultdict

from msgspec import structs

from analyzer.behaviours.model import SensitiveRead
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.conditions import FlowCondition
from analyzer.catalogue.model import Text
from analyzer.consistency.model import Recipient
from analyzer.flows.model import Flow
from analyzer.judgement.code_conditions import NOT_COMPARED, has_category, hidden_code, nearest, short_api
from analyzer.judgement.flow_words import changes_in_words, transport_in_words
from analyzer.judgement.identity import party
from analyzer.judgement.lookup import FLOWS, Case
from analyzer.judgement.match import Match, Outcome, ref
from analyzer.judgement.wording import same
from analyzer.program.owner import Owner
from analyzer.value import Value

_UNFOLLOWED: tuple[Channel, ...] = ("native", "unknown-stream")
"""Channels behind which data may go anywhere: nothing found there is no proof of anything."""

_OUTWARD = frozenset({"network", "web", "sdk", "sms"})


class _Target(Value, kw_only=True):
    """Where data goes: a recipient by id, or a channel that nobody is known behind."""

    channel: Channel
    recipient: str = ""


_Key = tuple[str, Owner, _Target]


def flows(case: Case, condition: FlowCondition) -> Outcome:
    """One match per data type, owner of the source, and recipient or channel."""
    if FLOWS not in case.facts.stages_done:
        return Outcome()  # the rule says itself what is not known without the stage
    unseen = list(hidden_code(case))
    if condition.outside_app_type and case.app_type is None:
        unseen.append(case.lexicon.text("unseen.app-type-not-given"))
    groups: dict[_Key, list[int]] = defaultdict(list)
    unfollowed: dict[Channel, list[Text]] = defaultdict(list)
    for number, flow in enumerate(case.facts.flows):
        if not _is_of_kind(case, condition, flow):
            continue
        if flow.channel in _UNFOLLOWED and flow.channel not in condition.channels:
            if not _OUTWARD.isdisjoint(condition.channels):
                unfollowed[flow.channel].append(case.data_type_name(flow.data_type))
        elif _leaves_so(case, condition, flow):
            for target in _targets(case, condition, flow):
                groups[flow.data_type, flow.source_owner, target].append(number)
    matches = []
    for key in sorted(_of_whom_all(condition, groups), key=_order):
        reasons, kept = _compared(case, condition, key, tuple(groups[key]))
        unseen += reasons
        matches += [kept] if kept is not None else []
    unseen += _not_followed(case, condition, unfollowed)
    looked = (case.lexicon.text("looked.flows", count=len(case.facts.flows)),)
    return Outcome(matches=tuple(matches), unseen=tuple(unseen), looked=looked)


def _of_whom_all(condition: FlowCondition, groups: dict[_Key, list[int]]) -> dict[_Key, list[int]]:
    """The groups whose recipient gets every data type that is asked for."""
    if not condition.every:
        return groups
    given: dict[str, set[str]] = defaultdict(set)
    for data_type, _, target in groups:
        given[target.recipient].add(data_type)
    return {
        key: numbers
        for key, numbers in groups.items()
        if key[2].recipient and given[key[2].recipient].issuperset(condition.every)
    }


def _order(key: _Key) -> tuple[str, ...]:
    data_type, owner, target = key
    return data_type, owner.kind, owner.sdk, target.recipient, target.channel


def _not_followed(case: Case, condition: FlowCondition, found: dict[Channel, list[Text]]) -> list[Text]:
    """Data that went where nobody can look, and code in which it was not followed to the end."""
    told = [
        case.lexicon.text(f"unseen.flows-{channel}", data_types=case.lexicon.listed(list(dict.fromkeys(names))))
        for channel, names in sorted(found.items())
    ]
    gaps = [gap for gap in case.facts.gaps if gap.stage == FLOWS]
    if gaps and _has_source(case, condition):
        told.append(case.lexicon.text("unseen.flows-partial", count=len(gaps)))
    return told


def _has_source(case: Case, condition: FlowCondition) -> bool:
    """Whether code that can run reads anything of the kind at all."""
    return any(live and _is_type(case, condition, data_type) for data_type, _, live in case.reads)


def _is_type(case: Case, condition: FlowCondition, data_type: str) -> bool:
    entry = case.data_types.get(data_type)
    return entry is not None and (
        (not condition.tags or bool(set(condition.tags) & set(entry.tags)))
        and not set(condition.without_tags) & set(entry.tags)
        and (not condition.data_types or data_type in condition.data_types)
        and (not condition.grades or entry.grade in condition.grades)
        and (condition.weight is None or condition.weight == case.weight(data_type))
    )


def _is_of_kind(case: Case, condition: FlowCondition, flow: Flow) -> bool:
    """Whether what flows, and from whose code, is what is asked for, and can be read and run at all."""
    if flow.grade == "packaged" or not _is_type(case, condition, flow.data_type):
        return False
    if condition.outside_app_type and (case.app_type is None or case.is_necessary(flow.data_type)):
        return False
    owner = flow.source_owner
    if condition.owners and owner.kind not in condition.owners:
        return False
    if condition.sdk_categories and not has_category(case, owner, condition.sdk_categories):
        return False
    if condition.sdk_without_categories and has_category(case, owner, condition.sdk_without_categories):
        return False
    reads = _reads_of(case, flow)
    return not reads or any(read.permitted for read in reads)


def _reads_of(case: Case, flow: Flow) -> list[SensitiveRead]:
    numbers = case.reads_at.get((flow.data_type, flow.source.method, flow.source.offset), ())
    return [case.facts.reads[number] for number in numbers]


def _leaves_so(case: Case, condition: FlowCondition, flow: Flow) -> bool:
    """Whether the way and its end are as asked for."""
    done = {change.kind for change in flow.transformations}
    return (
        (not condition.channels or flow.channel in condition.channels)
        and (not condition.transport or (flow.transport or "unknown") in condition.transport)
        and condition.certainty in (None, flow.certainty)
        and (not condition.transformed or bool(done & set(condition.transformed)))
        and not done & set(condition.not_transformed)
        and condition.constant_key in (None, any(change.constant_key for change in flow.transformations))
        and condition.stored in (None, flow.stored)
        and condition.implicit in (None, flow.implicit)
        and (not condition.sent_by or flow.sink_owner.kind in condition.sent_by)
        and (not condition.phases or not set(condition.phases).isdisjoint(flow.phases))
        and (not condition.consent or flow.consent in condition.consent)
    )


def _targets(case: Case, condition: FlowCondition, flow: Flow) -> list[_Target]:
    """Everybody who gets it and is asked for; the channel alone where nobody is known."""
    known = case.parties(flow)
    if not known:
        named = condition.recipients or condition.disclosure or condition.hosts or condition.purposes
        alone = "none" in condition.recipients or not named
        anywhere = condition.abroad is not True and not condition.seat_outside
        return [_Target(channel=flow.channel)] if alone and anywhere else []
    return [
        _Target(channel=flow.channel, recipient=recipient.id)
        for recipient in known
        if (not condition.recipients or recipient.role in condition.recipients)
        and condition.abroad in (None, recipient.abroad)
        and (not condition.seat_outside or _sits_outside(recipient, condition.seat_outside))
        and (not condition.hosts or _lies_below(recipient, condition.hosts))
        and (not condition.purposes or recipient.purpose in condition.purposes)
    ]


def _sits_outside(recipient: Recipient, countries: tuple[str, ...]) -> bool:
    """Whether its operator is known to sit in none of the countries."""
    return bool(recipient.country) and set(recipient.country.split("/")).isdisjoint(countries)


def _lies_below(recipient: Recipient, hosts: tuple[str, ...]) -> bool:
    """Whether it is one of the hosts or lies below one: names are compared label by label."""
    return recipient.kind == "host" and any(recipient.id == host or recipient.id.endswith(f".{host}") for host in hosts)


def _compared(
    case: Case, condition: FlowCondition, key: _Key, numbers: tuple[int, ...]
) -> tuple[tuple[Text, ...], Match | None]:
    """(why the policy could not be compared, the match with its claims); both empty when the policy says enough."""
    data_type, owner, target = key
    match = _match(case, key, numbers)
    evidence, certain = match.evidence, match.certain
    fields = dict(match.fields)
    if condition.disclosure:
        known = case.recipient_claims.get((data_type, target.recipient))
        if known is None or known[1].disclosure not in condition.disclosure:
            return _no_accusation(case, known[1].disclosure if known else ""), None
        number, claim = known
        evidence += ref("recipient-claim", number) + ref("sentence", *claim.may_say, *claim.sentences)
        certain = certain and claim.certain
        match = structs.replace(match, doubt=claim.may_be, may_say=claim.may_say)
    if condition.collected:
        stated = case.data_claims.get((data_type, owner))
        if stated is None or stated[1].disclosure not in condition.collected:
            return _no_accusation(case, stated[1].disclosure if stated else ""), None
        position, collected = stated
        sentences = collected.sentences or ((collected.nearest,) if collected.nearest else ())
        evidence += ref("data-claim", position) + ref("sentence", *collected.may_say, *sentences)
        certain = certain and collected.certain
        if not match.doubt:
            match = structs.replace(match, doubt=collected.may_be, may_say=collected.may_say)
        fields["nearest"] = nearest(case, collected.nearest)
    return (), structs.replace(match, fields=tuple(fields.items()), evidence=evidence, certain=certain)


def _no_accusation(case: Case, disclosure: str) -> tuple[Text, ...]:
    if disclosure:
        return (case.lexicon.text(NOT_COMPARED[disclosure]),) if disclosure in NOT_COMPARED else ()
    key = "unseen.policy-not-supplied" if case.facts.policy is None else "unseen.not-compared"
    return (case.lexicon.text(key),)


def _match(case: Case, key: _Key, numbers: tuple[int, ...]) -> Match:
    data_type, owner, target = key
    found = [case.facts.flows[number] for number in numbers]
    recipient = case.recipients.get(target.recipient)
    name, who, where = case.data_type_name(data_type), case.owner_name(owner), _destination(case, target, found)
    apis = dict.fromkeys(short_api(flow.sink_api) for flow in found)
    certain = any(_is_firm(case, flow) for flow in found)
    senders = dict.fromkeys(case.owner_name(flow.sink_owner) for flow in found)
    fields: dict[str, Text] = {
        "data_type": name,
        "owner": who,
        "sender": case.lexicon.listed(list(senders), most=3),
        "apis": case.lexicon.listed([same(api) for api in apis], most=3),
        "sites": same(len({(flow.sink.method, flow.sink.offset) for flow in found})),
        "channel": case.lexicon.text(f"report.channels.{target.channel}"),
        "destination": where,
        "operator": same(recipient.owner if recipient else ""),
        "country": same(recipient.country if recipient else ""),
        "transport": transport_in_words(case.lexicon, found),
        "changes": changes_in_words(case.lexicon, found),
        "certainty": case.lexicon.text("report.certainties." + ("confirmed" if certain else "unconfirmed")),
        "app_type": case.app_type_name(),
        "nearest": same(""),
    }
    return Match(
        identity=(data_type, *party(owner), target.channel, target.recipient),
        distinction=(owner.kind,),
        subject=case.lexicon.text("subject.flow", data_type=name, owner=who, destination=where),
        fields=tuple(fields.items()),
        evidence=ref("flow", *sorted(numbers, key=lambda number: _strength(case, number))),
        certain=certain,
    )


def _strength(case: Case, number: int) -> tuple[bool, bool, int]:
    flow = case.facts.flows[number]
    return not _is_firm(case, flow), flow.implicit, number


def _is_firm(case: Case, flow: Flow) -> bool:
    """Whether it says enough to accuse: the whole way was walked with the data on it, and the read at its start is
    reached for sure.
    """
    reads = [read for read in _reads_of(case, flow) if read.permitted]
    return flow.certainty == "confirmed" and not flow.implicit and (not reads or any(read.firm for read in reads))


def _destination(case: Case, target: _Target, found: list[Flow]) -> Text:
    recipient = case.recipients.get(target.recipient)
    if recipient is not None:
        return case.sdk_name(recipient.id) if recipient.kind == "sdk" else _host(case, recipient)
    word = case.lexicon.text(f"report.channels.{target.channel}")
    values = dict.fromkeys(to.value for flow in found for to in flow.destinations if to.value)
    if not values:
        return word
    names = case.lexicon.listed([same(value) for value in values], most=3)
    return case.lexicon.text("destination.channel", channel=word, names=names)


def _host(case: Case, recipient: Recipient) -> Text:
    if not recipient.owner:
        return same(recipient.id)
    return case.lexicon.text("destination.host", host=recipient.id, operator=recipient.owner)
