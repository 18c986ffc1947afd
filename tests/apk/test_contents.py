import struct
from pathlib import Path

import pytest

from analyzer.apk import layouts, marks
from analyzer.apk.container import open_package
from analyzer.apk.contents import read_contents
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import NativeLibrary, PackageContents
from analyzer.errors import RulesetError
from analyzer.gaps import Cause, Gap
from tests.apk.samples import DEX, MANIFEST, ROOT, entries
from tests.apk.xml_writer import Config, E, Ref, compiled_xml, resource_table
from tests.apk.zip_writer import Entry, write, zip_bytes

ELF = b"\x7fELF" + bytes(60)


def contents(folder: Path, *more: Entry, manifest: bytes = MANIFEST) -> tuple[PackageContents, tuple[Gap, ...]]:
    with open_package(write(folder, *entries(manifest), *more)) as package:
        return read_contents(package, read_manifest(package)[0])


def test_an_ordinary_package_has_no_gap(tmp_path: Path) -> None:
    found, gaps = contents(tmp_path)
    assert gaps == ()
    assert found == PackageContents(dex_names=("classes.dex",))


def test_native_libraries(tmp_path: Path) -> None:
    found, gaps = contents(tmp_path, Entry("lib/arm64-v8a/liba.so", ELF), Entry("lib/x86/README", b"x"))
    assert found.native_libraries == (NativeLibrary(name="liba.so", abi="arm64-v8a", size=64),)
    assert (found.anomalies, gaps) == ((), ())


@pytest.mark.parametrize("utf8", [True, False])
@pytest.mark.parametrize("name", ["res/layout/main.xml", "r/a/b.xml", "res/x7", "Q/k"])
def test_class_and_click_names_wherever_the_resources_lie(name: str, utf8: bool, tmp_path: Path) -> None:
    long_name = "com.example." + "x" * 150 + ".View"
    layout = E(
        "LinearLayout",
        {"android:text": "Version 1.0. Hello!", "src": "res/drawable/a.png", "link": "https://a.example/b"},
        E("com.example.loan.Chart", {"android:onClick": "onChart"}),
        E("view", {"class": "com.example.Outer$Inner", "android:onClick": "not a name"}),
        E("fragment", {"android:name": ".Relative"}),
        E(long_name),
        E("Button"),
    )
    found, gaps = contents(tmp_path, Entry(name, compiled_xml(layout, utf8)))
    assert found.class_names_in_xml == (
        "com.example.Outer$Inner",
        "com.example.loan.Chart",
        "com.example.loan.Relative",
        long_name,
    )
    assert found.on_click_names == ("onChart",)
    assert gaps == ()


def test_a_plain_string_resource_makes_nothing_unless_an_attribute_that_takes_a_class_refers_to_it(
    tmp_path: Path,
) -> None:
    table = resource_table(
        {
            0x7F010000: {Config(): "com.example.Behavior"},
            0x7F010001: {Config(): "two words. here"},
            0x7F010002: {Config(): "com.example.OnlyText"},
        }
    )
    layout = E(
        "FrameLayout",
        {},
        E("View", {"layout_behavior": Ref(0x7F010000), "android:label": Ref(0x7F010002), "class": "x"}),
    )
    found = names_in(tmp_path, table, layout)
    assert found.class_names_in_xml == ("com.example.Behavior",)


def test_what_a_style_or_an_array_holds_is_kept(tmp_path: Path) -> None:
    table = resource_table({0x7F010000: {Config(): "com.example.Inflater"}})
    value = struct.pack("<HBBL", 8, 0, 3, 0)
    at = table.index(value) - 8
    bag = table[:at] + struct.pack("<HHL", 16, 1, 0) + table[at + 8 :]  # the same value below a complex entry's header
    assert names_in(tmp_path, bag).class_names_in_xml == ("com.example.Inflater",)
    assert names_in(tmp_path, table).class_names_in_xml == ()


def names_in(folder: Path, table: bytes, *layouts: E) -> PackageContents:
    files = [Entry(f"res/layout/{at}.xml", compiled_xml(one)) for at, one in enumerate(layouts)]
    with open_package(write(folder, *entries(table=table), *files)) as package:
        return read_contents(package, read_manifest(package)[0])[0]


@pytest.mark.parametrize(
    ("element", "named"),
    [
        (E("fragment", {"android:name": "com.x.List"}), True),
        (E("androidx.fragment.app.FragmentContainerView", {"android:name": "com.x.Host"}), True),
        (E("dialog", {"android:name": "com.x.Sheet"}), True),
        (E("Preference", {"android:fragment": "com.x.Page"}), True),
        (E("item", {"actionViewClass": "com.x.Search"}), True),
        (E("accessibility-service", {"android:settingsActivity": "com.x.Settings"}), True),
        (E("appwidget-provider", {"android:configure": "com.x.Configure"}), True),
        (E("intent", {"android:targetClass": "com.x.Shortcut"}), True),
        (E("feature", {"value": "com.x.Plugin"}), True),
        (E("string", text="com.x.Named"), True),
        (E("Preference", {"android:permission": "com.x.Text"}), False),
        (E("provider", {"android:authorities": "com.x.Files"}), False),
        (E("argument", {"android:name": "com.x.Argument", "argType": "com.x.Parcel"}), False),
        (E("uses-permission", {"android:name": "com.x.Permission"}), False),
    ],
)
def test_elements_and_attributes_say_whether_a_name_is_a_class(element: E, named: bool, tmp_path: Path) -> None:
    found, _ = contents(tmp_path, Entry("res/xml/a.xml", compiled_xml(E("root", {}, element))))
    names = [name for name in found.class_names_in_xml if name.startswith("com.x.")]
    assert bool(names) == named, names


def test_a_name_that_another_file_shows_to_be_a_class_counts_wherever_it_stands(tmp_path: Path) -> None:
    files = [
        Entry("res/layout/a.xml", compiled_xml(E("com.x.View"))),
        Entry("res/layout/b.xml", compiled_xml(E("LinearLayout", {}, E("com.x.View")))),
        Entry("res/layout/c.xml", compiled_xml(E("TextView", {"android:label": "com.x.View"}))),
    ]
    found, _ = contents(tmp_path, *files)
    assert [file.classes for file in found.xml_files] == [("com.x.View",)] * 3


def test_a_layout_of_data_binding_names_the_generated_classes(tmp_path: Path) -> None:
    layout = E("LinearLayout", {"tag": "layout/activity_main2_0"})
    found, _ = contents(tmp_path, Entry("res/layout/activity_main2.xml", compiled_xml(layout)))
    names = {name.rpartition(".")[2] for name in found.class_names_in_xml}
    assert names == {"ActivityMain2Binding", "ActivityMain2BindingImpl"}
    assert all(".databinding." in name for name in found.class_names_in_xml)


def test_files_know_their_ids_and_what_they_lead_to(tmp_path: Path) -> None:
    table = resource_table(
        {
            0x7F020000: {Config(): "res/layout/outer.xml"},
            0x7F020001: {Config(): "res/layout/inner.xml"},
            0x7F020002: {Config(): "res/layout/other.xml"},
            0x7F020003: {Config(): Ref(0x7F020001)},
        }
    )
    files = [
        Entry("res/layout/outer.xml", compiled_xml(E("LinearLayout", {}, E("include", {"layout": Ref(0x7F020001)})))),
        Entry("res/layout/inner.xml", compiled_xml(E("com.x.View", {"android:onClick": "tap"}))),
        Entry("res/layout/other.xml", compiled_xml(E("TextView"))),
    ]
    with open_package(write(tmp_path, *entries(table=table), *files)) as package:
        found, _ = read_contents(package, read_manifest(package)[0])
    inner, outer = found.xml_files
    assert (inner.file, inner.resources, inner.classes, inner.on_click, inner.refers, inner.themed) == (
        "res/layout/inner.xml", (0x7F020001,), ("com.x.View",), ("tap",), (), True,
    )  # fmt: skip
    assert (outer.resources, outer.classes, outer.refers, outer.themed) == ((0x7F020000,), (), (0x7F020001,), False)


def test_strings_that_do_not_follow_each_other_are_found_too(tmp_path: Path) -> None:
    # Bytes before a string's length: no compiler writes them, and the device reads over them.
    xml = compiled_xml(E("com.example.Hidden"))
    at = xml.index(b"com.example.Hidden") - 3
    assert xml[at] == 0
    found, _ = contents(tmp_path, Entry("res/a.xml", xml[:at] + b"Z" + xml[at + 1 :]))
    assert "com.example.Hidden" in found.class_names_in_xml


def test_unreadable_resources_are_one_gap(tmp_path: Path) -> None:
    broken = [Entry(f"res/{at}.xml", b"\xff" * 50, 0, 8) for at in range(3)]
    found, gaps = contents(tmp_path, *broken)
    assert found.class_names_in_xml == ()
    assert [(gap.cause, gap.where) for gap in gaps] == [(Cause.DAMAGED, "res/0.xml")]


def test_more_xml_than_the_budget_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "MAX_FILES", 2)
    files = [Entry(f"res/{at}.xml", compiled_xml(E(f"a.B{at}"))) for at in range(3)]
    found, gaps = contents(tmp_path, *files)
    assert found.class_names_in_xml == ("a.B0", "a.B1")
    assert [gap.cause for gap in gaps] == [Cause.BUDGET]


@pytest.mark.parametrize(
    ("files", "identity"),
    [
        (["lib/arm64-v8a/libjiagu.so"], "jiagu360"),
        (["assets/libjiagu_x86.so"], "jiagu360"),
        (["lib/armeabi/libshella-2.10.7.1.so"], "legu"),
        (["lib/armeabi/mix.dex"], "legu"),
        (["lib/x86/libDexHelper.so"], "bangcle"),
        (["assets/ijiami.dat"], "ijiami"),
    ],
)
def test_packers_by_their_files(files: list[str], identity: str, tmp_path: Path) -> None:
    found, gaps = contents(tmp_path, *(Entry(name, b"x") for name in files))
    assert found.packers == (identity,)
    assert [(gap.cause, gap.where, gap.blocks_code) for gap in gaps] == [(Cause.PACKED, identity, True)]


@pytest.mark.parametrize(
    "name", ["lib/arm64-v8a/libBugly.so", "lib/x86/libtersafe2.so", "assets/af.bin", "libjiagu.so.txt"]
)
def test_weak_and_near_marks_do_not_decide(name: str, tmp_path: Path) -> None:
    found, gaps = contents(tmp_path, Entry(name, b"x"))
    assert (found.packers, found.runtimes, gaps) == ((), (), ())


def test_a_packer_by_its_application_class(tmp_path: Path) -> None:
    root = E(
        "manifest",
        {"package": "com.a"},
        E("application", {"android:name": "com.qihoo.util.StubApp1053578832"}),
    )
    found, _ = contents(tmp_path, manifest=compiled_xml(root))
    assert found.packers == ("jiagu360",)


@pytest.mark.parametrize(
    ("name", "runtimes", "cause"),
    [
        ("lib/arm64-v8a/libflutter.so", ("flutter",), Cause.FLUTTER),
        ("assets/index.android.bundle", ("react-native",), Cause.REACT_NATIVE),
        ("assets/www/cordova.js", ("cordova", "web"), Cause.WEB_RUNTIME),
        ("assets/apps/__UNI__1/www/manifest.json", ("uni-app", "web"), Cause.WEB_RUNTIME),
        ("lib/arm64-v8a/libil2cpp.so", ("unity",), Cause.OTHER_RUNTIME),
    ],
)
def test_runtimes_by_their_files(name: str, runtimes: tuple[str, ...], cause: Cause, tmp_path: Path) -> None:
    found, gaps = contents(tmp_path, Entry(name, b"x"))
    assert found.runtimes == runtimes
    assert [(gap.cause, gap.blocks_code) for gap in gaps] == [(cause, True)]


def test_plain_pages_are_a_web_runtime_only_with_a_script(tmp_path: Path) -> None:
    licence = Entry("assets/licence.html", b"<html><p>Free</p></html>")
    assert contents(tmp_path, licence) == (PackageContents(dex_names=("classes.dex",)), ())
    found, gaps = contents(tmp_path, licence, Entry("assets/ui/index.html", b"<html><SCRIPT src=a.js></SCRIPT>"))
    assert found.runtimes == ("web",)
    assert [(gap.cause, gap.blocks_code) for gap in gaps] == [(Cause.WEB_RUNTIME, False)]
    assert "assets/ui/index.html" in gaps[0].detail


def test_policy_candidates_are_documents_named_so(tmp_path: Path) -> None:
    names = [
        "assets/privacy_policy.html",
        "assets/隐私政策.txt",
        "res/raw/yinsi.html",
        "assets/privacy.png",
        "a/privacy.txt",
    ]
    found, _ = contents(tmp_path, *(Entry(name, b"x") for name in names))
    assert found.policy_candidates == ("assets/privacy_policy.html", "assets/隐私政策.txt", "res/raw/yinsi.html")


def test_hidden_code_is_named(tmp_path: Path) -> None:
    package = zip_bytes(Entry("classes.dex", DEX))
    more = [
        Entry("assets/plain.bin", DEX),
        Entry("assets/stored.bin", DEX, method=0),
        Entry("assets/locked.dex", b"\x99" * 80),
        Entry("assets/plugin.apk", package, method=0),
        Entry("assets/fonts.zip", zip_bytes(Entry("a.ttf", b"x")), method=0),
        Entry("assets/shell", ELF),
        Entry("classes3.dex", DEX),
        Entry("assets/notes.txt", b"nothing"),
    ]
    found, gaps = contents(tmp_path, *more)
    assert {(one.code, one.where) for one in found.anomalies} == {
        ("hidden-dex", "assets/plain.bin"),
        ("hidden-dex", "assets/stored.bin"),
        ("hidden-dex", "assets/locked.dex"),
        ("embedded-package", "assets/plugin.apk"),
        ("hidden-library", "assets/shell"),
        ("unloaded-dex", "classes3.dex"),
    }
    assert found.dex_names == ("classes.dex",)
    assert gaps == ()


# The tables.


@pytest.mark.parametrize("table", ["packers", "runtimes"])
def test_the_shipped_tables_hold_checked_marks_once(table: str) -> None:
    rows = [(mark.identity, mark.kind, mark.value) for mark in marks.load_marks(table)]
    assert len(rows) == len(set(rows)) > 40
    assert {mark.cause for mark in marks.load_marks(table)} <= {"packed", *(str(cause) for cause in Cause)}
    assert {mark.strength for mark in marks.load_marks(table)} <= {"strong", "medium", "weak"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id\tkind\tvalue\tstrength\nx\tso\ta.so\n", ":2: 3 cells"),
        ("id\tkind\tvalue\tstrength\nx\tsound\ta\tstrong\n", "'sound' is not one of"),
        ("id\tkind\tvalue\tstrength\nx\tso_regex\t(\tstrong\n", "is no pattern"),
        ("id\tkind\tvalue\nx\tso\ta\n", "missing column 'strength'"),
    ],
)
def test_a_wrong_table_says_where(text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "wrong.tsv").write_text(text)
    monkeypatch.setattr(marks, "rulesets_dir", lambda: tmp_path)
    with pytest.raises(RulesetError, match=words):
        marks.load_marks.__wrapped__("wrong")


def test_root_is_the_sample_of_the_other_tests() -> None:
    assert compiled_xml(ROOT) == MANIFEST


def test_a_resource_file_that_states_an_impossible_size_is_not_passed_over(tmp_path: Path) -> None:
    _, gaps = contents(tmp_path, Entry("res/layout/a.xml", MANIFEST, stated_size=0xF0000000))
    assert [gap.cause for gap in gaps] == [Cause.BUDGET]


def test_click_handlers_beyond_the_budget_are_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = compiled_xml(E("Button", {"android:onClick": "pay"}))
    monkeypatch.setattr(layouts, "_MOST_PARSED", len(layout))
    found, gaps = contents(tmp_path, Entry("res/a.xml", layout))
    assert (found.on_click_names, gaps) == (("pay",), ())
    _, gaps = contents(tmp_path, Entry("res/a.xml", layout), Entry("res/b.xml", layout))
    assert [gap.cause for gap in gaps] == [Cause.BUDGET]


def test_an_unreadable_resource_table_hides_class_names(tmp_path: Path) -> None:
    table = Entry("resources.arsc", b"\0" * 400, stated_packed=2)
    with open_package(write(tmp_path, *entries()[:2], table)) as package:
        _, gaps = read_contents(package, read_manifest(package)[0])
    assert [(gap.cause, gap.where) for gap in gaps] == [(Cause.DAMAGED, "resources.arsc")]


def test_a_package_without_the_code_that_its_manifest_names_is_a_gap(tmp_path: Path) -> None:
    with open_package(write(tmp_path, entries()[0], entries()[2])) as package:
        _, gaps = read_contents(package, read_manifest(package)[0])
    assert [(gap.cause, gap.where, gap.blocks_code) for gap in gaps] == [(Cause.DAMAGED, "classes.dex", True)]
