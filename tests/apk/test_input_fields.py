"""Fields to type into: their ids with names, input types and hints, from layouts."""

from pathlib import Path

import pytest

from analyzer.apk.container import open_package
from analyzer.apk.input_fields import InputField, read_input_fields
from analyzer.apk.resources import ResourceTable
from tests.apk.samples import MANIFEST
from tests.apk.xml_writer import Config, E, Hex, Ref, Values, compiled_xml, resource_table
from tests.apk.zip_writer import Entry, write

SAMPLE = Path(__file__).parents[2] / "samples" / "loan" / "loan.apk"
TEXTS: Values = {0x7F010000: {Config(): "Password", Config("zh", "CN"): "密码"}}


def fields(folder: Path, *elements: E) -> tuple[InputField, ...]:
    package = write(
        folder,
        Entry("AndroidManifest.xml", MANIFEST),
        Entry("resources.arsc", resource_table(TEXTS)),
        Entry("res/layout/main.xml", compiled_xml(E("LinearLayout", {}, *elements))),
    )
    with open_package(package) as opened:
        found, gaps = read_input_fields(opened)
    assert gaps == ()
    return found


def test_a_field_with_all_that_tells_of_it(tmp_path: Path) -> None:
    kind, hint = {"android:inputType": Hex(0x81)}, {"hint": Ref(0x7F010000)}
    (field,) = fields(tmp_path, E("EditText", {"id": Ref(0x7F030001), **kind, **hint}))
    assert field == InputField(0x7F030001, "", 0x81, ("Password", "密码"), True)


def test_the_hint_of_the_layout_around_a_field_is_its_own(tmp_path: Path) -> None:
    inside = E("com.google.android.material.textfield.TextInputEditText", {"id": Ref(0x7F030001), "hint": "b"})
    (field,) = fields(tmp_path, E("com.google.android.material.textfield.TextInputLayout", {"hint": "a"}, inside))
    assert field.hints == ("b", "a")


def test_the_old_attribute_for_passwords(tmp_path: Path) -> None:
    (field,) = fields(tmp_path, E("EditText", {"id": Ref(0x7F030001), "android:password": True}))
    assert field.input_type == 0x81


@pytest.mark.parametrize(
    "element",
    [
        E("TextView", {"id": Ref(0x7F030001), "hint": "Password"}),
        E("EditText", {"hint": "Password"}),
        E("EditText", {"id": "password"}),
    ],
)
def test_no_field(tmp_path: Path, element: E) -> None:
    assert fields(tmp_path, element) == ()


def test_a_view_of_unknown_class_is_a_field_when_it_has_an_input_type(tmp_path: Path) -> None:
    (field,) = fields(tmp_path, E("a.b.Code", {"id": Ref(0x7F030001), "android:inputType": Hex(0x12)}))
    assert (field.input_type, field.editable) == (0x12, False)


def test_ids_have_their_names_and_hints_all_languages() -> None:
    with open_package(SAMPLE) as package:
        found, _ = read_input_fields(package)
    assert {field.name: set(field.hints) for field in found} == {
        "name": {"Full name", "姓名"},
        "identity": {"Identity card number", "身份证号码"},
    }


@pytest.mark.parametrize("form", ["plain", "sparse", "offsets16", "compact"])
def test_the_name_of_a_resource(form: str) -> None:
    table = ResourceTable(resource_table(TEXTS, form))
    assert table.name(0x7F010000) == "entry"
    assert table.name(0x7F010001) == ""


def test_a_table_cut_off_in_its_names_has_none() -> None:
    with open_package(SAMPLE) as package:
        data = package.read("resources.arsc")
        (identity, *_) = (field.identity for field in read_input_fields(package)[0])
    for size in range(0, len(data), 97):
        assert ResourceTable(data[:size]).name(identity) in ("", "name")
    assert ResourceTable(data).name(identity) == "name"
    assert ResourceTable(data).name(0x7F04FFFF) == ""
    assert ResourceTable(data).name(0x01040000) == ""
