"""Whether what a case of ``samples/patterns/`` says of flows holds."""

from typing import Any

from analyzer.flows.model import Flow
from bench.pattern_checks import Item
from bench.pattern_look import Look

PLACES = ("source", "sink")
FINDING = ("data", *PLACES, "channel")
"""What makes it the flow that is meant; ``no_flows`` may name these and the destination."""
TELLING = (
    *("destination", "transport", "transformations", "algorithms", "constant_key", "stored", "implicit"),
    *("phases", "consent", "via"),
)
"""What is said of a flow that was found; each thing stated is a part."""
COUNTED = ("network", "web", "sdk", "sms", "log")
"""Channels of flows that ``only_flows`` forbids."""


def as_list(value: Any) -> list[Any]:
    """What may be one word or a list of them."""
    return value if isinstance(value, list) else [value]


def flow(look: Look, wanted: dict[str, Any]) -> Item:
    """A live flow from there to there that is what the case states; the one that agrees best."""
    found = [_told(look, one, wanted) for one in _live(look) if _meant(look, one, wanted)]
    if not found:
        return Item("", missed=1 + sum(_parts(wanted[key]) for key in TELLING if key in wanted), why="there is none")
    return max(found, key=lambda item: (item.hit, -item.missed - item.wrong))


def no_flow(look: Look, denied: dict[str, Any]) -> Item:
    """No live flow has all that is stated."""
    found = sorted({_words(one) for one in _live(look) if _meant(look, one, denied)})
    return Item("", wrong=len(found), why=f"found: {'; '.join(found)}" if found else "")


def no_other_flow(look: Look, expected: list[dict[str, Any]]) -> Item:
    """No live flow leaves by one of COUNTED that is none of those expected."""
    extra = {
        _words(one)
        for one in _live(look)
        if one.channel in COUNTED and not any(_meant(look, one, wanted) for wanted in expected)
    }
    return Item("", wrong=len(extra), why=f"also: {'; '.join(sorted(extra))}" if extra else "")


def _live(look: Look) -> list[Flow]:
    return [one for one in look.flows if one.grade != "packaged"]


def _words(one: Flow) -> str:
    return f"{one.data_type} {one.source.method} → {one.sink.method} {one.channel}"


def _meant(look: Look, one: Flow, stated: dict[str, Any]) -> bool:
    """Whether it is the flow of these data, methods and channel (and destination, where nothing else is compared)."""
    sites = {"source": one.source.method, "sink": one.sink.method}
    return (
        all(sites[key] in _signatures(look, stated[key]) for key in PLACES if key in stated)
        and one.data_type in as_list(stated.get("data", one.data_type))
        and one.channel in as_list(stated.get("channel", one.channel))
        and ("sink" in stated or "destination" not in stated or bool(_destinations(one, stated)))
    )


def _signatures(look: Look, names: Any) -> set[str]:
    return {look.program.signature(number) for name in as_list(names) for number in look.methods(name)}


def _destinations(one: Flow, stated: dict[str, Any]) -> set[str]:
    return {place.value for place in one.destinations} & set(as_list(stated["destination"]))


def _told(look: Look, one: Flow, wanted: dict[str, Any]) -> Item:
    """What is said of a flow against what a case states of it."""
    hit, missed, wrong, why = 1, 0, 0, []
    for key in TELLING:
        if key not in wanted:
            continue
        expected, found, right = _compared(look, one, key, wanted)
        hit += len(right)
        parts = 1 if key == "consent" else _parts(wanted[key])  # a list of verdicts: any of these
        missed += max(parts - len(right), 0)
        wrong += len(found - right)
        if len(right) < parts or found - right:
            why.append(f"{key} is {', '.join(sorted(found)) or 'not there'}, not {', '.join(sorted(expected)) or 'so'}")
    return Item("", hit, missed, wrong, "; ".join(why))


def _compared(look: Look, one: Flow, key: str, wanted: dict[str, Any]) -> tuple[set[str], set[str], set[str]]:
    """What is expected, what is there, and what of it is right."""
    stated = wanted[key]
    if key == "via":
        passed = {text for step in one.steps for text in (step.site.method, step.what)}
        there = {name for name in stated if _signatures(look, name) & passed}
        return set(stated), there, there
    expected = {str(word) for word in as_list(stated) if word not in ("", False)}
    if key == "algorithms":
        there = {step.algorithm for step in one.transformations} & expected
        return expected, there, there
    everything: dict[str, set[str]] = {
        "destination": {place.value for place in one.destinations},
        "transport": {str(one.transport)} - {""},
        "transformations": {str(step.kind) for step in one.transformations},
        "constant_key": {"True"} if any(step.constant_key for step in one.transformations) else set(),
        "stored": {"True"} if one.stored else set(),
        "implicit": {"True"} if one.implicit else set(),
        "phases": set(one.phases),
        "consent": {one.consent or "none"},
    }
    return expected, everything[key], everything[key] & expected


def _parts(value: object) -> int:
    return len(value) if isinstance(value, list) else int(bool(value))
