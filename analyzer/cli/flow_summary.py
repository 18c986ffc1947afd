"""Where the data goes, in the few lines that close a run."""

from typing import TYPE_CHECKING

from analyzer.cli.screen import one_line
from analyzer.cli.words import Lang, beside, pick

if TYPE_CHECKING:  # the command line starts without the stages
    from collections.abc import Mapping

    from analyzer.facts import Facts
    from analyzer.flows.model import Flow

MOST_NAMED = 4
"""Most kinds of information, and most recipients, that are named."""

_OUTWARD = ("network", "web", "sdk", "sms")
_EXPOSED = ("log", "external-storage")


def flow_lines(facts: "Facts", names: "Mapping[str, str]", lang: Lang) -> list[str]:
    """One sentence on what leaves the app and to whom, one on what is wrong with the ways; [] when nothing looked.

    ``names`` are those of the data types, by id.
    """
    if "flows" not in facts.stages_done:
        return []
    flows = [flow for flow in facts.flows if flow.grade != "packaged"]
    if not flows:
        return [pick(lang, "Where the data goes: no flow was found.", "数据流向：未见数据流。")]
    leaving = [flow for flow in flows if flow.channel in _OUTWARD]
    return [_leaving(leaving, names, facts, lang) if leaving else _staying(flows, lang), *_remarks(flows, lang)]


def _leaving(flows: "list[Flow]", names: "Mapping[str, str]", facts: "Facts", lang: Lang) -> str:
    kinds = _named([names.get(flow.data_type, flow.data_type) for flow in flows], lang)
    sdks = {sdk.id: pick(lang, sdk.name_en or sdk.name, sdk.name) for sdk in facts.sdks}
    known = [sdks.get(to.value, to.value) for flow in flows for to in flow.destinations if to.kind in ("host", "sdk")]
    to = _named(known, lang) if known else pick(lang, "a recipient that is not known", "未知的接收方")
    count = len(flows)
    flows_en = "1 flow leaves" if count == 1 else f"{count} flows leave"
    return pick(
        lang,
        f"Where the data goes: {flows_en} the app ({kinds}), to {to}.",
        f"数据流向：{count} 条数据流离开应用（{kinds}），{beside('去往', to)}。",
    )


def _staying(flows: "list[Flow]", lang: Lang) -> str:
    count = len(flows)
    found = "1 flow was found" if count == 1 else f"{count} flows were found"
    return pick(
        lang,
        f"Where the data goes: {found}; none was seen to go to the network, an SDK or a text message.",
        f"数据流向：发现 {count} 条数据流，未见流向网络、SDK 或短信。",
    )


def _remarks(flows: "list[Flow]", lang: Lang) -> list[str]:
    counts = (
        (sum(flow.transport == "cleartext" for flow in flows), "in clear", "明文传输"),
        (sum(flow.transport == "tls-unchecked" for flow in flows), "encrypted without checks", "加密但不校验"),
        (sum(flow.channel in _EXPOSED for flow in flows), "to logs or external storage", "写入日志或外部存储"),
        (sum(flow.channel == "unknown-stream" for flow in flows), "to a stream of unknown end", "写入去向不明的流"),
        (sum(flow.certainty != "confirmed" for flow in flows), "not verified", "未能验证"),
        (sum(flow.implicit for flow in flows), "implicit", "隐式"),
    )
    said = [pick(lang, f"{count} {english}", f"{count} 条{chinese}") for count, english, chinese in counts if count]
    if not said:
        return []
    return [pick(lang, f"  Of all flows, {', '.join(said)}.", f"  其中 {'，'.join(said)}。")]


def _named(names: list[str], lang: Lang) -> str:
    different = list(dict.fromkeys(one_line(name)[:60] for name in names))
    shown = pick(lang, ", ", "、").join(different[:MOST_NAMED])
    rest = len(different) - MOST_NAMED
    return pick(lang, f"{shown} and {rest} more", beside(shown, f"等 {len(different)} 项")) if rest > 0 else shown
