"""``rulesets/sources``: read strictly, every mistake with its line."""

import pytest

from analyzer import places
from analyzer.catalogue.reader import load_catalogue
from analyzer.catalogue.source_files import parse_source_files, read_source_files
from analyzer.errors import RulesetError

GOOD = """\
id: place
about: {zh: 位置, en: position}
provenance: own reading
sources:
  - overrides: ["Landroid/location/LocationListener;->onLocationChanged(*)"]
    data: location
    gives: [arg1]
  - methods: ["La/B;->get(I[B)Ljava/lang/String;", "La/B;->*", "La/B;-><init>(*)"]
    gives: []
  - fields: ["La/B;->name:Ljava/lang/String;"]
    data: name
    getter: true
inputs:
  - data: name
    input_types: [phone]
    words: {zh: [姓名], en: [real name]}
handles: [La/Handle;]
states: [root-state]
"""
KNOWN = frozenset({"location", "name", "root-state"})


def test_a_good_file() -> None:
    (file,) = parse_source_files({"place.yml": GOOD.encode()}, KNOWN)
    assert [rule.gives for rule in file.sources] == [("arg1",), (), ("return",)]
    assert file.sources[2].getter
    assert file.inputs[0].words.en == ("real name",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("overrides", "override", r"sources/place\.yml:5: .*override.*did you mean 'overrides'"),
        ("id: place", "id: other", r"sources/place\.yml:1: id 'other' must equal the file name"),
        ("[arg1]", "[arg0]", r"sources/place\.yml:7: 'arg0' is no place"),
        ("[arg1]", "[callback(run)]", r"sources/place\.yml:7: 'callback\(run\)' is no place"),
        (
            "La/B;->get(I[B)",
            "a.B.get(I[B)",
            r"sources/place\.yml:8: 'a\.B\.get\(I\[B\)Ljava/lang/String;' is not of the",
        ),
        ("fields: [", "actions: [x]\n    fields: [", r"sources/place\.yml:10: one of methods, overrides"),
        ("data: location", "data: locations", r"sources/place\.yml:6: no data type 'locations'"),
        ("[phone]", "[phon]", r"sources/place\.yml:15: 'phon' is not one of"),
        ("[La/Handle;]", "[a.Handle]", r"sources/place\.yml:17: 'a\.Handle' is not the descriptor of a class"),
        ("[root-state]", "[rooted]", r"sources/place\.yml:18: no data type 'rooted'"),
        ("getter: true", "with_call: La/B;", r"sources/place\.yml:12: 'La/B;' is not of the form"),
    ],
)
def test_mistakes(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(RulesetError, match=message):
        parse_source_files({"place.yml": GOOD.replace(old, new, 1).encode()}, KNOWN)


def test_the_shipped_files_name_data_types_that_there_are() -> None:
    known = frozenset(data_type.id for data_type in load_catalogue(places.rulesets_dir()).data_types)
    assert len(read_source_files(places.rulesets_dir(), known)) > 5
