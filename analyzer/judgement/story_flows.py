"""Lines of an example's facts that are about data flow: flows, who gets the data, and what the policy says of them."""

from typing import Any, get_args

from analyzer.behaviours.model import GRADES, CallSite
from analyzer.catalogue.channels import Channel
from analyzer.consistency.model import Recipient, RecipientClaim, RecipientDisclosure, RecipientRole
from analyzer.flows.model import Destination, Flow, FlowStep, Transformation, TransformationKind, Transport
from analyzer.judgement.story_words import APP, SITE, FactsError, Words
from analyzer.program.owner import Owner

_TARGETS = ("host", "number", "component", "file", "key", "topic")
_SINK = "Lcom/example/Main;->send()V"


def read_flow(words: Words) -> Flow:
    """``flow imei by app to network host api.x.com cleartext confirmed``.

    Raises:
        FactsError: something is missing or no word of the language.
    """
    data_type = words.next("a data type")
    channel = words.after("to", "network")
    if channel not in get_args(Channel):
        raise FactsError(f"no way out: {channel}")
    stated: dict[str, Any] = {"channel": channel, "argument": words.after("argument", "arg1")}
    stated["destinations"] = _destinations(words)
    source, sink = (CallSite(method=words.after(key, other)) for key, other in (("at", SITE), ("sink", _SINK)))
    api = words.after("via", "Landroid/example/Source;->get()V")
    sink_api = words.after("into", "Landroid/example/Sink;->put(Ljava/lang/Object;)V")
    stated["transformations"] = tuple(_changes(words, source))
    stated["transport"] = words.choice(tuple(name for name in get_args(Transport) if name), "none").replace("none", "")
    stated["certainty"] = words.choice(("confirmed", "unconfirmed"), "confirmed")
    stated["stored"], stated["implicit"] = words.flag("stored"), words.flag("implicit")
    stated["consent"], stated["phases"] = words.consent(), words.phases()
    stated["grade"] = words.choice(GRADES, "reachable")
    sender = words.after("sent-by")
    words.flag("by")
    owner = words.owner()
    return Flow(
        data_type=data_type,
        source=source,
        source_api=api,
        source_owner=owner,
        sink=sink,
        sink_api=sink_api,
        sink_owner=_sender(sender, owner),
        steps=(FlowStep(kind="source", site=source, what=api), FlowStep(kind="sink", site=sink, what=sink_api)),
        **stated,
    )


def _sender(word: str, owner: Owner) -> Owner:
    if not word:
        return owner
    if word == "unattributed":
        return Owner(kind="unattributed")
    return APP if word == "app" else Owner(kind="sdk", sdk=word)


def _destinations(words: Words) -> tuple[Destination, ...]:
    found = [Destination(kind="sdk", value=name) for name in words.all_after("given")]
    for kind in _TARGETS:
        stated: dict[str, Any] = {"kind": kind}
        found += [Destination(**stated, value=value) for value in words.all_after(kind)]
    return tuple(found)


def _changes(words: Words, site: CallSite) -> list[Transformation]:
    constant = words.flag("constant-key")
    found = []
    for word in words.all_after("as"):
        kind, _, algorithm = word.partition(":")
        if kind not in get_args(TransformationKind):
            raise FactsError(f"no transformation: {kind}")
        stated: dict[str, Any] = {"kind": kind}
        found.append(Transformation(**stated, algorithm=algorithm, site=site, constant_key=constant))
    return found


def read_recipient(words: Words) -> Recipient:
    """``recipient api.x.com third-party operator Umeng of umeng country CN``, ``recipient umeng sdk``.

    Raises:
        FactsError: something is missing or no word of the language.
    """
    name = words.next("an SDK id or a host")
    role = words.choice(get_args(RecipientRole))
    stated: dict[str, Any] = {"id": name, "role": role, "kind": "sdk" if role == "sdk" else "host"}
    if role == "sdk":
        return Recipient(**stated, sdk=name)
    stated |= {"owner": words.after("operator"), "country": words.after("country"), "sdk": words.after("of")}
    return Recipient(**stated, purpose=words.after("purpose"))


def read_recipient_claim(words: Words) -> RecipientClaim:
    """``recipient-claim imei umeng not-named certain``.

    Raises:
        FactsError: something is missing or no word of the language.
    """
    stated: dict[str, Any] = {"data_type": words.next("a data type"), "recipient": words.next("an SDK id or a host")}
    stated["disclosure"] = words.choice(get_args(RecipientDisclosure))
    return RecipientClaim(**stated, certain=words.flag("certain"), **may_be(words))


def may_be(words: Words) -> dict[str, Any]:
    """``perhaps clear``: what a claim would be if a doubtful sentence says it; the first sentence may."""
    milder = words.after("perhaps")
    return {"may_be": milder, "may_say": (1,)} if milder else {}
