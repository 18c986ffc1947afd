import msgspec
import pytest

from analyzer.catalogue.conditions import When
from analyzer.catalogue.model import Retest, Text
from analyzer.catalogue.reader import parse_catalogue, read_files
from analyzer.catalogue.retests import Retests, kind_of, retest_of
from analyzer.errors import RulesetError
from analyzer.places import rulesets_dir


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return read_files(rulesets_dir())


def test_every_check_of_every_rule_has_a_retest_in_both_languages(files: dict[str, bytes]) -> None:
    catalogue = parse_catalogue(files)
    assert len(catalogue.retests) == len(Retests.__struct_fields__)
    for rule in catalogue.rules:
        for check in rule.checks:
            retest = retest_of(catalogue, rule.id, check.id)
            assert retest is not None, f"{rule.id} {check.id}"
            for text in (retest.precondition, retest.trigger, retest.confirms, retest.refutes):
                assert text.zh
                assert text.en


def test_every_condition_has_a_kind() -> None:
    known = {name.replace("_", "-") for name in Retests.__struct_fields__}
    for condition in When.__struct_fields__:
        stated = {condition: {"checks": ["a"], "found": False} if condition == "policy" else {}}
        if condition == "statement":
            stated = {"statement": {"actions": ["collect"]}}
        if condition == "conduct":
            stated = {"conduct": {"acts": ["keep-alive"]}}
        assert kind_of(msgspec.convert(stated, When)) in known


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ({"read": {"consent": ["before"]}}, "read-before-consent"),
        ({"read": {"phases": ["repeating"]}}, "read-in-background"),
        ({"read": {"disclosure": ["omitted"]}, "manifest": {"internet": True}}, "read-against-policy"),
        ({"flow": {"channels": ["log", "file"]}}, "flow-kept"),
        ({"flow": {"channels": ["intent"]}}, "flow-to-apps"),
        ({"flow": {"channels": ["network"], "transport": ["cleartext"]}}, "flow-in-clear"),
        ({"flow": {"channels": ["network"]}}, "flow"),
        ({"sdk": {"starts": ["before"]}}, "sdk-before-consent"),
        ({"request": {"denied": ["exit"]}}, "request-after-refusal"),
        ({"manifest": {"cleartext": "all"}}, "manifest-cleartext"),
    ],
)
def test_a_kind_follows_what_is_asked(stated: dict[str, object], kind: str) -> None:
    assert kind_of(msgspec.convert(stated, When)) == kind


def test_a_check_may_state_its_own(files: dict[str, bytes]) -> None:
    own = "retest: {precondition: {zh: 甲, en: a}, trigger: {zh: 乙, en: b}, "
    own += "confirms: {zh: 丙, en: c}, refutes: {zh: 丁, en: d}}"
    name = "rules/collection-before-consent.yml"
    changed = files[name].replace(b"  - id: sdk-start\n", f"  - id: sdk-start\n    {own}\n".encode())
    catalogue = parse_catalogue({**files, name: changed})
    retest = retest_of(catalogue, "collection-before-consent", "sdk-start")
    assert isinstance(retest, Retest)
    assert retest.refutes == Text(zh="丁", en="d")
    assert retest_of(catalogue, "collection-before-consent", "read") != retest


def test_a_kind_that_is_missing_or_unknown_is_a_mistake_with_its_line(files: dict[str, bytes]) -> None:
    changed = files["retests.yml"].replace(b"\nflow-abroad:\n", b"\nflow-abraod:\n")
    with pytest.raises(RulesetError, match=r"retests.yml:\d+: unknown key 'flow-abraod'; did you mean 'flow-abroad'"):
        parse_catalogue({**files, "retests.yml": changed})


def test_rulesets_of_ones_own_may_leave_the_file_out(files: dict[str, bytes]) -> None:
    catalogue = parse_catalogue({name: data for name, data in files.items() if name != "retests.yml"})
    assert catalogue.retests == ()
    assert retest_of(catalogue, "collection-before-consent", "read") is None
