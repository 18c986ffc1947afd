"""The list with a line for each package: as YAML, JSON and CSV, and what is wrong with one."""

import json
from pathlib import Path

import pytest

from analyzer.batch.inputs import file_sha256
from analyzer.batch.model import Settings, Task
from analyzer.batch.stated import meta_for, read_list, with_stated
from analyzer.errors import UsageError
from analyzer.report.model import Meta


def task(name: str, sha256: str = "a" * 64, also: tuple[str, ...] = (), meta: Meta | None = None) -> Task:
    settings = Settings(out="/out", date="2026-11-21", meta=meta)
    return Task(name=name, path=f"/in/{name}", sha256=sha256, size=1, settings=settings, also=also)


def listed(folder: Path, name: str, data: str | bytes) -> Path:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder / name


YAML = """
- file: loan.apk
  type: 网络借贷
  mapping: maps/loan.txt
  report_number: R-1
  委托单位: 甲
- 文件: notes.apk
  首页信息: notes.yml
"""
CSV = """文件,类型,mapping,report_number,委托单位,首页信息
loan.apk,网络借贷,maps/loan.txt,R-1,甲,
,,,,,
notes.apk,,,,,notes.yml
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.yml", YAML),
        ("list.csv", b"\xef\xbb\xbf" + CSV.encode()),
        ("list.csv", CSV.encode("gb18030")),
        (
            "list.json",
            json.dumps(
                [
                    {
                        "file": "loan.apk",
                        "type": "网络借贷",
                        "mapping": "maps/loan.txt",
                        "report_number": "R-1",
                        "client": "甲",
                    },
                    {"file": "notes.apk", "meta": "notes.yml"},
                ]
            ),
        ),
    ],
    ids=["yaml", "csv", "gbk", "json"],
)
def test_yaml_json_and_csv_say_the_same(tmp_path: Path, name: str, data: str | bytes) -> None:
    loan, notes = read_list(listed(tmp_path, name, data))
    assert (loan.file, loan.kind, loan.stated.mapping) == ("loan.apk", "网络借贷", str(tmp_path / "maps" / "loan.txt"))
    assert loan.stated.meta == Meta(report_number="R-1", client="甲")
    assert (notes.file, notes.kind, notes.stated.mapping) == ("notes.apk", "", "")
    assert notes.stated.meta is None
    assert notes.stated.meta_file == str(tmp_path / "notes.yml")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("l.yml", "file: a.apk", "l.yml:1: the file must be a list"),
        ("l.yml", "- type: x", "l.yml:1: 'file' is missing"),
        ("l.yml", "- file: a.apk\n- file: b.apk\n  typ: x", "l.yml:3: unknown key 'typ'; did you mean 'type'?"),
        ("l.yml", "- file: a.apk\n  文件: b.apk", "'file' is stated twice"),
        ("l.yml", "- file: a.apk\n  acquired: soon", "l.yml:2: 'acquired' is no date"),
        ("l.yml", "- a.apk", "l.yml:1: the file must be a mapping"),
        ("l.csv", "name\na.apk", "l.csv:1: no column is called 'file'"),
        ("l.csv", "file,file\na,b", "l.csv:1: two columns are called 'file'"),
        ("l.csv", "file,typ\na.apk,\nb.apk,x", "l.csv:2: unknown key 'typ'"),
        ("l.csv", "file\na.apk,x", "l.csv:2: more cells"),
        ("l.csv", 'file\n"a.apk', "l.csv:2: not CSV"),
        ("l.csv", b"file\n\xff\xff\xff", "neither UTF-8 nor GB 18030"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str, data: str | bytes, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_list(listed(tmp_path, name, data))
    assert told in str(caught.value)


def test_a_line_names_a_package_by_path_name_or_digest(tmp_path: Path) -> None:
    rows = read_list(
        listed(
            tmp_path, "l.csv",
            f"file,report_number\na/base.apk,1\nb/base.apk,2\nonly.apk,3\n{'D' * 64},4\ntwin.apk,5\nnone.apk,6",
        )
    )  # fmt: skip
    tasks = [task("a/base.apk"), task("b/base.apk", "b" * 64), task("c/only.apk", "c" * 64), task("x.apk", "d" * 64)]
    tasks += [task("y.apk", "e" * 64, also=("z/twin.apk",))]
    given, strangers = with_stated(tasks, rows, file_sha256)
    assert [one.stated.meta.report_number for one in given if one.stated.meta] == ["1", "2", "3", "4", "5"]
    assert strangers == ("l.csv:7: none.apk",)


def test_a_line_about_several_packages_and_two_about_one_are_refused(tmp_path: Path) -> None:
    tasks = [task("a/base.apk"), task("b/base.apk", "b" * 64)]
    with pytest.raises(UsageError, match=r"l\.csv:2: several packages are called 'base\.apk'"):
        with_stated(tasks, read_list(listed(tmp_path, "l.csv", "file\nbase.apk")), file_sha256)
    with pytest.raises(UsageError, match=r"l\.csv:3: the same package as in l\.csv:2"):
        with_stated(tasks, read_list(listed(tmp_path, "l.csv", f"file\na/base.apk\n{'a' * 64}")), file_sha256)


def test_what_its_files_hold_tells_one_line_from_another(tmp_path: Path) -> None:
    rows = read_list(listed(tmp_path, "l.csv", "file,mapping,meta\na.apk,m.txt,m.yml"))
    seen = []
    for content in (None, "one", "two"):
        if content:
            (tmp_path / "m.txt").write_text(content)
        ((one,), _) = with_stated([task("a.apk")], rows, file_sha256)
        seen.append(one.stated.sha256)
    assert len(set(seen)) == 3
    assert "" not in seen


def test_the_line_goes_before_its_file_and_its_file_before_that_of_all(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text("client: file\ntester: file\n")
    rows = read_list(listed(tmp_path, "l.csv", "file,meta,client\na.apk,m.yml,line"))
    ((one,), _) = with_stated(
        [task("a.apk", meta=Meta(client="all", tester="all", laboratory="all"))], rows, file_sha256
    )
    assert meta_for(one) == Meta(client="line", tester="file", laboratory="all")
    assert meta_for(task("b.apk")) is None
    (tmp_path / "m.yml").write_text("clint: x\n")
    with pytest.raises(UsageError, match=r"m\.yml:1: unknown key 'clint'"):
        meta_for(one)
