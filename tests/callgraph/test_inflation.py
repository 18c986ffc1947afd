"""What layouts, menus and other XML resources make, and only when live code uses them (samples/patterns/resources)."""

from functools import cache
from pathlib import Path

import msgspec
import pytest

from analyzer.apk.container import open_package
from analyzer.apk.contents import read_contents
from analyzer.apk.dex import read_dex
from analyzer.apk.manifest import read_manifest
from analyzer.apk.model import PackageContents, XmlFile
from analyzer.callgraph import inflation
from analyzer.callgraph.build import CallGraph, build_graph
from analyzer.callgraph.inflation import Inflation, find_inflation
from analyzer.program.build import Program, build_program
from analyzer.program.framework import load_framework

BUILT = Path(__file__).parents[2] / "samples" / "patterns" / "built"


@cache
def looked(name: str) -> tuple[Program, PackageContents, CallGraph]:
    with open_package(BUILT / f"resources-{name}.apk") as package:
        manifest, _ = read_manifest(package)
        contents, _ = read_contents(package, manifest)
        dexes = tuple(dex for entry in package.dex_entries for dex in read_dex(entry, package.read(entry))[0])
    program, _ = build_program(dexes, load_framework(), manifest.min_sdk, 7)
    return program, contents, build_graph(program, manifest, contents)


def made(program: Program, found: Inflation) -> set[tuple[str, str]]:
    """(method, class) in short."""

    def short(text: str) -> str:
        return text.removeprefix("Lp/").partition("(")[0].replace(";->", ".").rstrip(";")

    return {(short(program.signature(m)), short(program.type_name(t))) for m, t in found.made}


def live(graph: CallGraph, cls: str, name: str) -> bool:
    program = graph.program
    methods = program.methods_of(program.find_type(f"Lp/{cls};")).tolist()
    return any(graph.live[m] for m in methods if program.method_name(m) == name)


@pytest.mark.parametrize(
    ("case", "what"),
    [
        ("custom-view", ("Main.onCreate", "Fancy")),
        ("fragment-in-layout", ("Main.onCreate", "Page")),
        ("navigation-graph", ("Main.onCreate", "Home")),
        ("view-class-attribute", ("Main.onCreate", "Main$Fancy")),
        ("layout-by-name", ("Main.onCreate", "Fancy")),
    ],
)
def test_the_method_that_loads_the_id_makes_what_the_file_names(case: str, what: tuple[str, str]) -> None:
    program, contents, graph = looked(case)
    found = find_inflation(program, contents)
    assert what in made(program, found)
    assert found.always == ()
    assert live(graph, what[1], "<init>")


def test_what_no_code_inflates_stays_dead() -> None:
    program, contents, graph = looked("layout-never-inflated")
    assert "p.Fancy" in contents.class_names_in_xml
    found = find_inflation(program, contents)
    assert (found.made, found.always, found.handlers) == ((), (), ())
    assert not live(graph, "Fancy", "<init>")
    assert not live(graph, "Main", "tap")


def test_a_click_is_handled_by_the_class_that_shows_the_layout() -> None:
    graph = looked("on-click-wrong-activity")[2]
    assert live(graph, "Main", "tap")
    assert not live(graph, "Second", "tap")
    assert graph.entry(graph.program.find_method("Lp/Main;", "tap", "(Landroid/view/View;)V")) == ("layout-click", "")


def test_included_layouts_and_menus_count() -> None:
    assert live(looked("included-layout")[2], "Main", "tap")
    assert live(looked("menu-on-click")[2], "Main", "refresh")
    assert not live(looked("menu-on-click")[2], "Main", "unnamed")


def test_the_way_to_an_inflated_view_leads_over_the_code_that_inflates_it() -> None:
    program, _, graph = looked("custom-view")
    proto = "(Landroid/content/Context;Landroid/util/AttributeSet;)V"
    path = graph.path(program.find_method("Lp/Fancy;", "<init>", proto))
    assert [(program.method_name(m), how) for m, how, _ in path] == [("onCreate", "entry"), ("<init>", "instantiation")]


def test_files_that_need_no_code_or_whose_id_is_unknown_are_always_used() -> None:
    program, contents, _ = looked("layout-never-inflated")
    for change in ({"referred": True}, {"resources": ()}, {"themed": True}):  # nothing there reads themes
        files = tuple(msgspec.structs.replace(file, **change) for file in contents.xml_files)
        found = find_inflation(program, msgspec.structs.replace(contents, xml_files=files))
        assert "p.Fancy" in found.always
        assert [(m, program.method_name(h)) for m, h in found.handlers] == [(-1, "tap")]


def test_what_a_style_names_is_made_where_code_reads_styles() -> None:
    program, contents, graph = looked("layout-in-theme")
    assert made(program, find_inflation(program, contents)) == {("Panels.inflate", "Fancy")}
    assert live(graph, "Fancy", "onDraw")
    assert not live(looked("layout-in-theme-unread")[2], "Fancy", "onDraw")


def test_names_without_a_file_are_always_used() -> None:
    program = looked("layout-never-inflated")[0]
    contents = PackageContents(class_names_in_xml=("p.Fancy",), on_click_names=("tap", "nothing"))
    found = find_inflation(program, contents)
    assert found.always == ("p.Fancy",)
    assert len(found.handlers) == 1


def test_files_that_name_one_another_in_a_circle_come_to_an_end() -> None:
    program = looked("custom-view")[0]
    files = (
        XmlFile(file="a", resources=(1,), refers=(2,), classes=("p.Fancy",), referred=True),
        XmlFile(file="b", resources=(2,), refers=(1, 3), classes=("p.Plain",)),
    )
    assert find_inflation(program, PackageContents(xml_files=files)).always == ("p.Fancy", "p.Plain")


def test_more_than_the_budget_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    program, contents, _ = looked("custom-view")
    assert find_inflation(program, contents).whole
    monkeypatch.setattr(inflation, "MOST_MADE", 0)
    assert not find_inflation(program, contents).whole
    monkeypatch.undo()
    many = tuple(XmlFile(file=str(n), resources=(n,), refers=tuple(range(700)), referred=True) for n in range(700))
    assert not find_inflation(program, PackageContents(xml_files=many)).whole
