"""The paragraph about data flow that closes a run."""

import pytest

from analyzer.cli.flow_summary import flow_lines
from analyzer.cli.words import Lang
from analyzer.judgement.story import read_story

NAMES = {"contacts": "Contacts", "imei": "IMEI", "location": "Location"}
FLOWS = """
stage flows
flow contacts by app to network host api.x.example cleartext
flow imei by app to sdk given umeng
flow location by app to log unconfirmed
flow location by app packaged to network host dead.x.example cleartext
"""


def told(text: str, lang: Lang = "en") -> list[str]:
    return flow_lines(read_story(text).facts, NAMES, lang)


def test_without_the_stage_nothing_is_said() -> None:
    assert told(FLOWS.replace("stage flows", "")) == []


def test_what_leaves_to_whom_and_what_is_wrong_with_it() -> None:
    assert told(FLOWS) == [
        "Where the data goes: 2 flows leave the app (Contacts, IMEI), to api.x.example, umeng.",
        "  Of all flows, 1 in clear, 1 to logs or external storage, 1 not verified.",
    ]
    assert told(FLOWS, "zh") == [
        "数据流向：2 条数据流离开应用（Contacts、IMEI），去往 api.x.example、umeng。",
        "  其中 1 条明文传输，1 条写入日志或外部存储，1 条未能验证。",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_found_and_nothing_leaving_read_differently(lang: Lang) -> None:
    nothing = told("stage flows", lang)
    staying = told("stage flows\nflow contacts by app to database", lang)
    unknown = told("stage flows\nflow contacts by app to network", lang)
    assert len({nothing[0], staying[0], unknown[0]}) == 3
    assert len(nothing) == len(staying) == len(unknown) == 1


def test_many_names_are_counted_and_hostile_ones_stay_on_their_line() -> None:
    lines = "\n".join(f"flow imei by app to network host h{number}.example tls" for number in range(9))
    assert told(f"stage flows\n{lines}")[0].endswith("to h0.example, h1.example, h2.example, h3.example and 5 more.")
    assert told('stage flows\nflow imei by app to network host "a\u001b[31m\u202eb"')[0].endswith("to a [31m b.")
