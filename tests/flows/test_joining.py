"""Flows of several packages, joined: by component, action, key, answer, authority and path."""

from typing import Any

import pytest

from analyzer.apk.model import Component, IntentFilter, Manifest
from analyzer.behaviours.model import CallSite
from analyzer.flows.joining import RECEIVED, PackageFlows, join
from analyzer.flows.model import Destination, Flow, FlowStep
from analyzer.program.owner import Owner

APP = Owner(kind="app")
IMEI = "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
PUT = "Landroid/content/Intent;->putExtra(Ljava/lang/String;Ljava/lang/String;)Landroid/content/Intent;"
GET = "Landroid/content/Intent;->getStringExtra(Ljava/lang/String;)Ljava/lang/String;"
START = "Landroid/app/Activity;->startActivity(Landroid/content/Intent;)V"
START_FOR_RESULT = "Landroid/app/Activity;->startActivityForResult(Landroid/content/Intent;I)V"
SET_RESULT = "Landroid/app/Activity;->setResult(ILandroid/content/Intent;)V"
BROADCAST = "Landroid/content/Context;->sendBroadcast(Landroid/content/Intent;)V"
GET_INTENT = "Landroid/app/Activity;->getIntent()Landroid/content/Intent;"
ON_RECEIVE = "Landroid/content/BroadcastReceiver;->onReceive(Landroid/content/Context;Landroid/content/Intent;)V"
ON_RESULT = "Landroid/app/Activity;->onActivityResult(IILandroid/content/Intent;)V"
SMS = "Landroid/telephony/SmsManager;->sendTextMessage(Ljava/lang/String;)V"


def site(method: str, offset: int = 0) -> CallSite:
    return CallSite(method=method, offset=offset, line=1)


def flow(**given: Any) -> Flow:
    values: dict[str, Any] = {
        "data_type": "imei",
        "source": site("La/Main;->read()V"),
        "source_api": IMEI,
        "source_owner": APP,
        "sink": site("La/Main;->send()V"),
        "sink_api": START,
        "sink_owner": APP,
        "argument": "arg1",
        "channel": "intent",
    }
    return Flow(**(values | given))


def steps(what: str, key: str) -> tuple[FlowStep, ...]:
    here = site("La/Main;->read()V")
    return (
        FlowStep(kind="source", site=here),
        FlowStep(kind="api", site=here, what=what, key=key),
        FlowStep(kind="sink", site=here),
    )


def to(value: str, kind: Any = "component") -> tuple[Destination, ...]:
    return (Destination(kind=kind, value=value),)


def sent(value: str, key: str = "id", **given: Any) -> Flow:
    return flow(destinations=to(value), steps=steps(PUT, key), **given)


def got(key: str = "id", **given: Any) -> Flow:
    values: dict[str, Any] = {
        "data_type": RECEIVED,
        "source": site("Lb/Sink;->onCreate(Landroid/os/Bundle;)V"),
        "source_api": GET_INTENT,
        "sink": site("Lb/Sink;->leak()V"),
        "sink_api": SMS,
        "channel": "sms",
        "steps": steps(GET, key) if key else (),
    }
    return flow(**(values | given))


def component(**given: Any) -> Component:
    values: dict[str, Any] = {"kind": "activity", "name": "b.Sink", "exported": True}
    action = given.pop("action", "")
    filters = (IntentFilter(actions=(action,)),) if action else ()
    return Component(**(values | {"filters": filters} | given))


def package(name: str, *flows: Flow, components: tuple[Component, ...] = (), **given: Any) -> PackageFlows:
    return PackageFlows(Manifest(package=name, components=components, **given), flows)


def joined(sender: Flow, receiver: Flow, target: Component) -> int:
    return len(join([package("a", sender), package("b", receiver, components=(target,))]))


def test_an_extra_goes_on_where_the_action_is_received() -> None:
    (one,) = join([package("a", sent("b.GO")), package("b", got(), components=(component(action="b.GO"),))])
    assert one.packages == (0, 1)
    assert (one.flow.data_type, one.flow.source_api, one.flow.channel) == ("imei", IMEI, "sms")
    assert one.flow.sink.method == "Lb/Sink;->leak()V"
    assert [step.kind for step in one.flow.steps] == ["source", "api", "intent", "callback", "api", "sink"]
    assert not one.flow.stored


@pytest.mark.parametrize(
    ("sender", "receiver", "target", "expected"),
    [
        pytest.param(sent("b.Sink"), got(), component(), 1, id="by class"),
        pytest.param(sent("b.Other"), got(), component(), 0, id="another class"),
        pytest.param(sent("b.GO"), got(), component(action="b.STOP"), 0, id="another action"),
        pytest.param(sent("b.GO"), got("name"), component(action="b.GO"), 0, id="another key"),
        pytest.param(sent("b.GO"), got(""), component(action="b.GO"), 1, id="all of the intent"),
        pytest.param(sent("b.GO"), got(), component(action="b.GO", exported=False), 0, id="not exported"),
        pytest.param(sent("b.GO"), got(), component(action="b.GO", enabled=False), 0, id="not enabled"),
        pytest.param(sent("b.GO", sink_api=BROADCAST), got(), component(action="b.GO"), 0, id="an activity, broadcast"),
        pytest.param(flow(steps=steps(PUT, "id")), got(), component(action="b.GO"), 0, id="destination not known"),
        pytest.param(sent("b.GO", channel="log"), got(), component(action="b.GO"), 0, id="no intent"),
        pytest.param(sent("b.GO", grade="packaged"), got(), component(action="b.GO"), 0, id="dead code"),
        pytest.param(sent("b.GO"), got(source_api=ON_RESULT), component(action="b.GO"), 0, id="read from an answer"),
        pytest.param(
            sent("b.GO"),
            got(source=site("Lb/Other;->onCreate()V")),
            component(action="b.GO"),
            1,
            id="read in a superclass or helper",
        ),
        pytest.param(
            sent("b.GO", sink_api=BROADCAST),
            got(source=site("Lb/Sink;->onReceive()V"), source_api=ON_RECEIVE),
            component(action="b.GO", kind="receiver"),
            1,
            id="a receiver",
        ),
        pytest.param(
            sent("b.GO"),
            got(source=site("Lb/Sink$1;->onClick()V")),
            component(action="b.GO"),
            1,
            id="read in an inner class",
        ),
        pytest.param(
            sent("b.Alias"),
            got(),
            component(name="b.Alias", target="b.Sink", kind="activity-alias"),
            1,
            id="by an alias",
        ),
    ],
)
def test_who_receives_it(sender: Flow, receiver: Flow, target: Component, expected: int) -> None:
    assert joined(sender, receiver, target) == expected


def test_what_another_component_reads_is_not_reached() -> None:
    both = (component(action="b.GO"), component(name="b.Other"))
    reading = got(source=site("Lb/Other;->onCreate()V"))
    assert not join([package("a", sent("b.GO")), package("b", reading, components=both)])


def test_within_one_package_nothing_is_joined() -> None:
    assert not join([package("b", sent("b.GO"), got(), components=(component(action="b.GO"),))])


def test_an_answer_goes_back_to_who_asked() -> None:
    question = sent("b.ECHO", sink_api=START_FOR_RESULT)
    echo = got("", sink=site("Lb/Sink;->answer()V"), sink_api=SET_RESULT, channel="intent")
    end = got(source=site("La/Main;->onActivityResult()V"), source_api=ON_RESULT, sink=site("La/Main;->end()V"))
    other = got("name", source=site("La/Main;->onActivityResult()V"), source_api=ON_RESULT)
    echoing = package("b", echo, components=(component(action="b.ECHO"),))
    found = join([package("a", question, end, other), echoing, package("c", end)])
    assert sorted(one.packages for one in found) == [(0, 1), (0, 1, 0)]
    assert found[-1].flow.sink.method == "La/Main;->end()V"
    assert not [one for one in join([package("a", sent("b.ECHO"), end), echoing]) if len(one.packages) > 2], (
        "it did not ask for an answer"
    )


def test_a_ring_of_packages_ends() -> None:
    def relay(name: str, following: str) -> PackageFlows:
        passing = got(
            "", source=site(f"L{name}/Sink;->a()V"), channel="intent", sink_api=START, destinations=to(following)
        )
        return package(name, passing, components=(component(name=f"{name}.Sink"),))

    found = join([package("a", sent("b.Sink")), relay("b", "c.Sink"), relay("c", "b.Sink")])
    assert [one.packages for one in found] == [(0, 1), (0, 1, 2)]


def test_a_file_on_external_storage_is_read_by_its_path() -> None:
    written = flow(channel="external-storage", destinations=to("/sdcard/id.txt", "file"))
    read = got("", steps=(FlowStep(kind="source", site=site("Lb/Sink;->read()V"), key="/sdcard/id.txt"),))
    (one,) = join([package("a", written), package("b", read)])
    assert one.flow.stored
    private = flow(channel="file", destinations=to("/sdcard/id.txt", "file"))
    assert not join([package("a", private), package("b", read)])
    assert join([package("a", private, shared_user_id="u"), package("b", read, shared_user_id="u")])


def test_a_provider_is_reached_by_its_authority() -> None:
    written = flow(channel="provider", destinations=to("content://b.data/rows", "key"))
    insert = (
        "Landroid/content/ContentProvider;->insert(Landroid/net/Uri;Landroid/content/ContentValues;)Landroid/net/Uri;"
    )
    kept = got("", source=site("Lb/Sink;->insert()V"), source_api=insert)
    provider = component(kind="provider", authorities=("b.data",))
    assert joined(written, kept, provider) == 1
    assert joined(written, kept, component(kind="provider", authorities=("b.other",))) == 0


def test_a_doubtful_part_makes_it_doubtful() -> None:
    doubtful = got(certainty="unconfirmed", reason="the budget ran out")
    (one,) = join([package("a", sent("b.Sink")), package("b", doubtful, components=(component(),))])
    assert (one.flow.certainty, one.flow.reason) == ("unconfirmed", "the budget ran out")
