"""The verdict "omitted" accuses: it is certain only where nothing of the whole text can be a name of the type."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue, DataType
from analyzer.consistency.compare import compare
from analyzer.consistency.mentions import names_of
from analyzer.consistency.model import DataClaim
from analyzer.consistency.ontology import Ontology
from analyzer.gaps import Cause, Gap
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import DocumentKind, Policy
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from tests.consistency.test_compare import read_of
from tests.policy import sample

Read = Callable[[str], Policy]
APP = Owner(kind="app")
FRAMES = (sample.ZH, sample.EN)
READ_BY_CODE = ("personal", "sensitive")
FORMS: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    lambda name: " ".join(name) if " " not in name else name.replace(" ", "\u3000"),
    "\u200b".join,
    lambda name: "-".join(name) if name.isalpha() and len(name) <= 8 else name,
    lambda name: name.upper(),
    lambda name: "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in name),
    lambda name: f"《{name}》",
    lambda name: f"（{name}）",
    lambda name: name[: len(name) // 2] + "\n" + name[len(name) // 2 :] if not name.isascii() else name,
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    def reader(text: str) -> Policy:
        path = tmp_path / "policy.txt"
        path.write_text(text, encoding="utf-8")
        return read_policy([path], catalogue)

    return reader


def claim(catalogue: Catalogue, policy: Policy, kind: str) -> DataClaim:
    (found,) = compare([read_of(kind, APP)], (), (), policy, catalogue).data
    return found


def readable(catalogue: Catalogue) -> list[DataType]:
    return [kind for kind in catalogue.data_types if kind.grade in READ_BY_CODE and kind.table]


def every_name(catalogue: Catalogue, kind: DataType) -> Iterator[str]:
    ontology = Ontology(catalogue.data_types)
    for name in sorted({kind.id, *ontology.narrower(kind.id)}):
        words = ontology.types[name].words
        yield from (*words.zh, *words.en)


def test_any_name_in_any_form_anywhere_leaves_a_doubt(catalogue: Catalogue, read: Read) -> None:
    """For every type and a draw of its names (all of them over all types): no accusation beside the bare name."""
    dice = random.Random(5)
    for kind in readable(catalogue):
        names = list(every_name(catalogue, kind))
        for name in dice.sample(names, min(2, len(names))):
            form = dice.choice(FORMS)
            frame = dice.choice(FRAMES)
            lines = frame.splitlines()
            lines.insert(
                dice.randrange(3, len(lines)), f"附注 {form(name)}。" if frame is sample.ZH else f"Note: {form(name)}."
            )
            found = claim(catalogue, read("\n".join(lines)), kind.id)
            assert not (found.disclosure == "omitted" and found.certain), (kind.id, name, form(name))


def test_words_in_another_order_or_apart_leave_a_doubt(catalogue: Catalogue, read: Read) -> None:
    for kind, text in {
        "installed-apps": "the apps that somebody installed",
        "call-log": "the log of each call",
        "app-usage": "您使用各应用的时长",
        "imei": "I M E I",
        "mac-address": "M.A.C",
        "calendar": "日-历",
        "ssid": "ｓｓｉｄ",
        "contacts": "通 讯 錄",
    }.items():
        found = claim(catalogue, read(f"{sample.ZH}附注：{text}。\n"), kind)
        assert not (found.disclosure == "omitted" and found.certain), (kind, text)
        assert found.disclosure != "omitted" or found.nearest > 0


def test_letters_of_other_words_are_no_mention(catalogue: Catalogue, read: Read) -> None:
    assert claim(catalogue, read(f"{sample.EN}Some machines him eight. We time Ireland.\n"), "mac-address").certain
    assert claim(catalogue, read(f"{sample.ZH}我们会处理单位，置换亦可。\n"), "sms").certain


def test_a_prominent_location_is_none_unless_something_is_collected_there(catalogue: Catalogue, read: Read) -> None:
    bare = sample.ZH.replace("位置信息", "昵称").replace("路线", "页面")
    assert claim(catalogue, read(f"{bare}我们会在显著位置公告。\n"), "location").certain
    assert not claim(catalogue, read(f"{bare}我们会收集显著位置。\n"), "location").certain


@pytest.mark.parametrize("frame", FRAMES, ids=["zh", "en"])
def test_a_gap_or_a_missing_part_never_accuses(catalogue: Catalogue, read: Read, frame: str) -> None:
    policy = read(frame)
    assert claim(catalogue, policy, "calendar").certain
    gap = Gap(stage="policy", cause=Cause.BUDGET, detail="too long")
    in_document = structs.replace(policy, document=structs.replace(policy.document, gaps=(gap,)))
    for doubtful in (
        structs.replace(policy, gaps=(gap,)),
        in_document,
        structs.replace(policy, complete=False, why_incomplete="short"),
        structs.replace(policy, document=structs.replace(policy.document, language="other")),
    ):
        found = claim(catalogue, doubtful, "calendar")
        assert not found.certain


@pytest.mark.parametrize("kind", ["user-agreement", "login-page", "error-page", "empty"])
def test_what_another_kind_of_document_leaves_out_is_not_omitted(
    catalogue: Catalogue, read: Read, kind: DocumentKind
) -> None:
    policy = structs.replace(read(sample.ZH), kind=kind)
    assert claim(catalogue, policy, "calendar").disclosure == "not-decidable"


def test_an_unattributed_read_never_accuses(catalogue: Catalogue, read: Read) -> None:
    (found,) = compare([read_of("calendar", Owner(kind="unattributed"))], (), (), read(sample.ZH), catalogue).data
    assert (found.disclosure, found.certain) == ("omitted", False)


def test_names_of_types_are_built_once(catalogue: Catalogue) -> None:
    assert names_of(catalogue.data_types) is names_of(catalogue.data_types)


def test_a_sentence_about_personal_information_at_large_is_not_near(catalogue: Catalogue, read: Read) -> None:
    found = claim(catalogue, read(sample.ZH), "calendar")
    assert (found.disclosure, found.certain, found.nearest) == ("omitted", True, 0)
    broader = claim(catalogue, read(f"{sample.ZH}我们会收集您的设备标识符。\n"), "imsi")
    assert broader.nearest > 0 or broader.sentences
