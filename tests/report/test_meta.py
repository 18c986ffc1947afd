from pathlib import Path

import pytest
from msgspec import structs

from analyzer.catalogue.given import read_given
from analyzer.catalogue.model import Catalogue
from analyzer.errors import UsageError
from analyzer.places import reports_dir
from analyzer.report import html, meta, text
from analyzer.report import json as as_json
from analyzer.report.model import Meta, Report
from tests.report.test_html import Page

FULL = Meta(report_number="R-2026-001", laboratory="<b>实验室</b>", acquired="2026-01-31", environment="Pixel 8")


def test_yaml_json_and_chinese_keys_say_the_same() -> None:
    yaml = "report_number: R-2026-001\n检测单位: <b>实验室</b>\nacquired: 2026-01-31\n"
    yaml += "environment: |\n  Pixel\n  8\ntester:\n"
    as_object = (
        '{"报告编号": "R-2026-001", "laboratory": "<b>实验室</b>", "acquired": "2026-01-31", "检测环境": "Pixel\\t8"}'
    )
    assert meta.read_meta(yaml.encode(), "m.yml") == FULL
    assert meta.read_meta(as_object.encode(), "m.json") == FULL


def test_the_example_states_nothing_and_names_every_key() -> None:
    data = (reports_dir() / meta.EXAMPLE).read_bytes()
    assert meta.read_meta(data, meta.EXAMPLE) == Meta()
    keys = read_given(data, meta.EXAMPLE, "").mapping(())
    assert tuple(keys) == tuple(meta.KEYS) == Meta.__struct_fields__
    assert all(chinese in data.decode() for chinese in meta.KEYS.values())


def test_a_number_stays_as_written() -> None:
    assert meta.read_meta(b"report_number: 0012\nclient: 12", "m.yml") == Meta(report_number="0012", client="12")


MISTAKES = [
    (b"- a", "m.yml", "m.yml:1: the file must be a mapping (key: value)"),
    (b"\n\nclientt: a", "m.yml", "m.yml:3: unknown key 'clientt'; did you mean 'client'?"),
    (b"client: [a]", "m.yml", "m.yml:1: 'client' must be text, not a list"),
    (b"client: {a: b}", "m.yml", "m.yml:1: 'client' must be text, not a mapping"),
    (b"client: true", "m.yml", "m.yml:1: 'client' must be text, not true; put it in quotes"),
    (b"acquired: 31.1.2026", "m.yml", "m.yml:1: 'acquired' is no date; write it like 2026-01-31"),
    (b"acquired: 20260131", "m.yml", "m.yml:1: 'acquired' is no date; write it like 2026-01-31"),
    ("client: a\n委托单位: b".encode(), "m.yml", "m.yml:2: '委托单位' is stated twice, as '委托单位' and as 'client'"),
    (b"client: a\nclient: b", "m.yml", "m.yml:2: key 'client' stands here twice"),
    (b"client: *a", "m.yml", "m.yml:1: anchors and aliases (& and *) are not used here; write the value out"),
    (b"client: \xff", "m.yml", "m.yml:1: not UTF-8 text"),
    (b"client: " + b"a" * 801, "m.yml", "m.yml:1: 'client' is longer than 800 characters"),
    (b"[" * 5_000, "m.yml", "m.yml:1: nested deeper than 24 levels"),
    (b"[" * 100_000, "m.json", "m.json:1: not JSON: nested too deep or a number too long"),
    (b'{"client": ' + b"1" * 5_000 + b"}", "m.json", "m.json:1: not JSON: nested too deep or a number too long"),
    (b'{"client": NaN}', "m.json", "m.json:1: not JSON: NaN"),
    (b'{"client": "a", "client": "b"}', "m.json", "m.json:1: key 'client' stands here twice"),
    (b"{", "m.json", "m.json:1: not JSON: Expecting property name enclosed in double quotes"),
    (b" " * 4_000_001, "m.yml", "m.yml: larger than 4 MB"),
]


@pytest.mark.parametrize(("data", "name", "line"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_one_clear_line(data: bytes, name: str, line: str) -> None:
    with pytest.raises(UsageError) as caught:
        meta.read_meta(data, name)
    assert str(caught.value) == line
    assert caught.value.exit_code == 2
    assert caught.value.hint


def test_the_first_page_shows_the_form_with_its_blanks(report: Report) -> None:
    stated = structs.replace(report, meta=FULL)
    page = Page(html.render(stated))
    shown = " ".join(" ".join(page.text).split())
    for _, label, value in meta.rows(FULL, stated):
        assert f"{label} {value}" in shown
    assert shown.index("R-2026-001") < shown.index(stated.conclusion.headline)
    plain = text.render(stated).splitlines()
    colon = "：" if report.language == "zh" else ": "
    assert [line for line in plain if line.endswith(f"{colon}—")][:6] == [
        f"{label}{colon}—" for _, label, value in meta.rows(FULL, stated) if value == meta.BLANK
    ]
    assert as_json.read(as_json.render(stated)).meta == FULL


def test_without_a_file_there_is_no_form(report: Report) -> None:
    assert report.meta is None
    assert 'id="meta-title"' not in html.render(report)


def test_labels_exist_in_both_languages(catalogue: Catalogue) -> None:
    for lang in ("zh", "en"):
        words = catalogue.language(lang)
        assert all(words[f"report.ui.meta_{key}"] for key in meta.KEYS)
    chinese = catalogue.language("zh")
    assert {key: chinese[f"report.ui.meta_{key}"] for key in meta.KEYS} == meta.KEYS


def test_the_example_ships_with_the_reports() -> None:
    assert (Path(reports_dir()) / meta.EXAMPLE).is_file()
