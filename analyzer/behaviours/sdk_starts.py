"""Where third-party SDKs are initialised, or start themselves, and whether they are told of the user's consent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from analyzer.apk.model import Component, Manifest
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.consent import ConsentJudge, Verdict
from analyzer.behaviours.model import START_UP, ConsentGate, Grade, Phase, SdkStart, SensitiveRead
from analyzer.catalogue.facts import InitCall
from analyzer.names import BadNameError, class_descriptor, parse_method, short_method
from analyzer.program.build import PACKAGED

Init = Mapping[str, tuple[InitCall, ...]]

START_KINDS = frozenset({"pre_init", "init_collects", "start_collection"})
SWITCH_WORDS = ("agree", "consent", "policy", "privacy", "auth", "granted")
"""A consent call of an SDK is a switch when its name has one of these; others only set something up."""

MOST_STARTS = 400
_STARTUP_PROVIDER = "androidx.startup.InitializationProvider"
_ON_VALUES = {"true": True, "1": True, "false": False, "0": False}
_TURNED = ("delay", "deactivated", "disable", "optout", "opt_out")


@dataclass(frozen=True, slots=True)
class SwitchCall:
    """A call by which an app tells an SDK whether the user agreed; ``agreed`` is None when it is no constant."""

    sdk: str
    signature: str
    place: Place
    agreed: bool | None
    verdict: Verdict


class SdkConsent:
    """The consent switches of the SDKs in one program, as far as live code of others calls them."""

    def __init__(self, code: CodeIndex, init: Init, judge: ConsentJudge) -> None:
        self.calls: dict[str, list[SwitchCall]] = defaultdict(list)
        for call, signature, place in _calls(code, init, frozenset({"consent_api"})):
            if any(word in call.method.lower() for word in SWITCH_WORDS) and code.live(place):
                agreed = _agreed(code, place)
                self.calls[call.sdk].append(SwitchCall(call.sdk, signature, place, agreed, judge.verdict(place)))

    def holding_back(self, sdk: str) -> str:
        """The switch that keeps an SDK from collecting before the user agreed, "" when nothing speaks for that: it is
        told nothing but that the user did not agree as long as nobody has.
        """
        calls = self.calls.get(sdk, ())
        early = [call for call in calls if call.verdict.consent == "before"]
        if not calls or any(call.agreed is not False for call in early):
            return ""
        return (early or list(calls))[0].signature

    def named(self, sdk: str) -> str:
        """The switch of an SDK that the app uses, "" when it uses none."""
        return self.holding_back(sdk) or next((call.signature for call in self.calls.get(sdk, ())), "")

    def gates(self, code: CodeIndex) -> tuple[ConsentGate, ...]:
        """The calls that tell an SDK that the user agreed."""
        granted = [call for calls in self.calls.values() for call in calls if call.agreed is not False]
        granted.sort(key=lambda call: (call.place.method, call.place.pc))
        return tuple(
            ConsentGate(
                kind="sdk-switch",
                text=short_method(call.signature),
                site=code.site(call.place),
                sure=call.agreed is True,
            )
            for call in granted
        )


def find_sdk_starts(
    code: CodeIndex, init: Init, manifest: Manifest, judge: ConsentJudge, consent: SdkConsent
) -> tuple[SdkStart, ...]:
    """Initialising calls and components that start by themselves, live ones first, then by SDK and place.

    A call from the SDK's own code is none: the app calls nothing there.
    """
    found: list[tuple[tuple[object, ...], SdkStart]] = []
    for call, signature, place in _calls(code, init, START_KINDS):
        live = code.live(place)
        verdict = judge.verdict(place)
        phases = _phases(judge, place.method)
        grade: Grade = "packaged" if not live else "start-up" if START_UP & set(phases) else "reachable"
        start = SdkStart(
            sdk=call.sdk,
            kind=_kind(code, init, call, signature),
            api=signature,
            site=code.site(place),
            grade=grade,
            phases=phases,
            consent=verdict.consent,
            path=verdict.path or code.path(place.method)[1],
            switch=consent.named(call.sdk) if live else "",
            verified=call.verified,
        )
        held = verdict.consent == "before" and call.kind != "pre_init" and consent.holding_back(call.sdk)
        start = msgspec.structs.replace(start, consent="undecidable") if held else start
        found.append(((not live, call.sdk, signature, place.method, place.pc), start))
    found.sort(key=lambda one: one[0])
    own = tuple(_self_started(code, init, manifest, judge))
    return (*own, *dict.fromkeys(start for _, start in found))[:MOST_STARTS]


def honour_switches(reads: Iterable[SensitiveRead], consent: SdkConsent) -> tuple[SensitiveRead, ...]:
    """The reads, those of an SDK that a switch holds back no longer "before": whether it heeds that is not decided."""
    found = []
    for read in reads:
        switch = consent.holding_back(read.owner.sdk) if read.consent == "before" and read.owner.sdk else ""
        held = msgspec.structs.replace(read, consent="undecidable", gate=short_method(switch)) if switch else read
        found.append(held)
    return tuple(found)


def _calls(code: CodeIndex, init: Init, kinds: frozenset[str]) -> Iterator[tuple[InitCall, str, Place]]:
    """(fact, signature, place) of the calls of packaged SDK methods from code that is not the SDK's own."""
    wanted = {
        cls: {call.method: call for call in calls if call.kind in kinds}
        for cls, calls in init.items()
        if any(call.kind in kinds for call in calls)
    }
    types = code.type_numbers(wanted)
    packaged = {cls for cls, type_ in types.items() if code.program.types.origin[type_] == PACKAGED}
    for hit in code.calls_of({cls: frozenset(wanted[cls]) for cls in packaged}):
        cls, _, member = hit.signature.partition("->")
        call = wanted[cls].get(member.partition("(")[0])
        if call is None:
            continue
        for place in code.places(hit.rows):
            if not _is_own(code, place, call.sdk, types[cls]):
                yield call, hit.signature, place


def _is_own(code: CodeIndex, place: Place, sdk: str, api_type: int) -> bool:
    """Whether the code at a place is the SDK's: by its owner, or in the API's own package."""
    owner = code.owner_of(place.method)
    if owner.sdk == sdk:
        return True
    name = code.program.type_name(int(code.program.symbols.methods.owner[place.method]))
    return name.rpartition("/")[0] == code.program.type_name(api_type).rpartition("/")[0]


def _kind(code: CodeIndex, init: Init, call: InitCall, signature: str) -> str:
    """The kind of a start: what only prepares in newer versions collects at once in those without a second step."""
    cls = signature.partition("->")[0]
    later = {other.method for other in init[cls] if other.kind == "start_collection"}
    if call.kind != "pre_init" or not later:
        return call.kind
    defined = {code.program.method_name(m) for m in code.program.methods_of(code.program.find_type(cls)).tolist()}
    return call.kind if later & defined else "init_collects"


def _phases(judge: ConsentJudge, method: int) -> tuple[Phase, ...]:
    return judge.phases.of(method)  # type: ignore[return-value]  # words of ORDER, which is Phase


def _agreed(code: CodeIndex, place: Place) -> bool | None:
    """What the last flag among the arguments of a switch says; True for a call without a flag."""
    call = code.arguments(place)
    if call is None:
        return None
    try:
        parameters = parse_method(call.signature).parameters
    except BadNameError:
        return None
    if "Z" not in parameters:
        return None if parameters else True
    arguments = call.arguments[len(call.arguments) - len(parameters) :]
    last = max(number for number, kind in enumerate(parameters) if kind == "Z")
    values = arguments[last] if last < len(arguments) else None
    if values is None or len(values) != 1:
        return None
    value = next(iter(values)).value
    return bool(value) if isinstance(value, int) else None


# SDKs that start themselves


def _self_started(code: CodeIndex, init: Init, manifest: Manifest, judge: ConsentJudge) -> Iterator[SdkStart]:
    """Components and initialisers of the manifest that start an SDK, unless they only hand out files."""
    facts = {cls: call for cls, calls in init.items() for call in calls if call.kind == "autostart_provider"}
    switches = _switched_off(init, manifest)
    for component in manifest.components:
        names = [component.name] if component.enabled else []
        if component.name == _STARTUP_PROVIDER and component.enabled:
            names = [m.name for m in component.meta_data]
        for name in names:
            try:
                call = facts.get(class_descriptor(name))
            except BadNameError:
                continue
            if call is not None and not name.endswith("FileProvider"):
                yield from _component_start(code, component, name, call, judge, switches)


def _component_start(
    code: CodeIndex, component: Component, name: str, call: InitCall, judge: ConsentJudge, switches: dict[str, str]
) -> Iterator[SdkStart]:
    type_ = code.program.find_type(class_descriptor(name))
    if type_ < 0 or code.program.types.origin[type_] != PACKAGED:
        return
    begins = [
        m
        for owner in code.program.ancestors_of(type_).tolist()
        for m in code.program.methods_of(owner).tolist()
        if code.program.method_name(m) in ("onCreate", "attachInfo", "create", "onReceive")
    ]
    phases = tuple(dict.fromkeys(phase for m in begins for phase in _phases(judge, m)))
    if not any(code.program.methods.end[m] - code.program.methods.first[m] > 1 for m in begins):
        return  # it does nothing when it starts
    phases = phases or (("provider",) if component.kind == "provider" else ("background",))
    switch = switches.get(call.sdk, "")
    early = bool(START_UP & set(phases))
    yield SdkStart(
        sdk=call.sdk,
        kind=call.kind,
        api=name,
        grade="start-up" if early else "reachable",
        phases=phases,
        consent="" if not early else "undecidable" if switch else "before",
        switch=switch,
        verified=call.verified,
    )


def _switched_off(init: Init, manifest: Manifest) -> dict[str, str]:
    """SDK to the meta-data (``name=value``) that keeps it from starting by itself."""
    facts = {cls: call for cls, calls in init.items() for call in calls if call.kind == "autostart_meta"}
    found: dict[str, str] = {}
    for item in (*manifest.meta_data, *(m for c in manifest.components for m in c.meta_data)):
        call = facts.get("L" + item.name.replace(".", "/") + ";")
        value = _ON_VALUES.get(item.value.strip().lower())
        if call is not None and value is not None:
            turned = any(word in item.name.lower() for word in _TURNED)
            if value == turned:
                found.setdefault(call.sdk, f"{item.name}={item.value}")
    return found
