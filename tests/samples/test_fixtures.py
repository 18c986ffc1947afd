"""The committed fixtures hold what tests/data/README.md says, as an independent reader sees them."""

import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from androguard.core.dex import DEX
from loguru import logger

logger.disable("androguard")
DATA = Path(__file__).resolve().parents[1] / "data"


def dex(name: str) -> DEX:
    return DEX((DATA / name).read_bytes())


def code(dex_file: DEX, class_name: str, method: str) -> list[tuple[str, str]]:
    """Mnemonic and operands of each instruction of one method."""
    for encoded in dex_file.get_encoded_methods():
        if (encoded.get_class_name(), encoded.get_name()) == (class_name, method):
            return [(one.get_name(), one.get_output()) for one in encoded.get_instructions()]
    raise AssertionError(f"{class_name} {method}")


def mnemonics(instructions: Iterable[tuple[str, str]]) -> Counter[str]:
    return Counter(name for name, _ in instructions)


def test_versions() -> None:
    versions = {name: (DATA / f"{name}.dex").read_bytes()[4:7] for name in ("payloads", "call-sites", "method-handles")}
    assert versions == {"payloads": b"035", "call-sites": b"038", "method-handles": b"039"}


def test_data_payload_that_reads_like_calls_holds_one_call() -> None:
    assert mnemonics(code(dex("payloads.dex"), "Lfixture/Payloads;", "data"))["invoke-static"] == 1
    raw = (DATA / "payloads.dex").read_bytes()
    assert raw.count(bytes.fromhex("71 00 00 00 00 00") * 6) == 1


def test_every_kind_of_call_in_both_forms() -> None:
    found = mnemonics(code(dex("payloads.dex"), "Lfixture/Calls;", "kinds"))
    kinds = ("virtual", "super", "direct", "static", "interface")
    assert all(found[f"invoke-{kind}"] and found[f"invoke-{kind}/range"] for kind in kinds)


def test_call_sites_and_polymorphic_calls() -> None:
    calls = dex("call-sites.dex")
    custom = mnemonics(code(calls, "Lfixture/CallSites;", "custom"))
    polymorphic = mnemonics(code(calls, "Lfixture/CallSites;", "polymorphic"))
    assert (custom["invoke-custom"], custom["invoke-custom/range"]) == (1, 1)
    assert (polymorphic["invoke-polymorphic"], polymorphic["invoke-polymorphic/range"]) == (1, 1)


def test_method_handles() -> None:
    found = mnemonics(code(dex("method-handles.dex"), "Lfixture/Handles;", "all"))
    assert (found["const-method-handle"], found["const-method-type"]) == (9, 1)


def test_two_dex_package() -> None:
    with zipfile.ZipFile(DATA / "two-dex.apk") as archive:
        classes = {
            name: set(DEX(archive.read(name)).get_classes_names())
            for name in archive.namelist()
            if name.endswith("dex")
        }
    assert classes == {
        "classes.dex": {"Lfixture/Start;", "Lfixture/Twin;", "Lfixture/Mark;"},
        "classes2.dex": {"Lfixture/Twin;", "Lfixture/OnlySecond;", "Landroid/util/Log;"},
        "classes4.dex": {"Lfixture/Hidden;"},
    }
