"""What real scans found, with hostile texts, restored names, and names of a megabyte: every format stays whole."""

import io
import itertools
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from analyzer import pipeline
from analyzer.catalogue.model import Catalogue
from analyzer.errors import UsageError
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.mapping.reader import parse_mapping
from analyzer.mapping.restore import shown_classes
from analyzer.report import csv, docx, html, markdown, sarif, text, xlsx
from analyzer.report.model import Report
from analyzer.report.restored import report_of
from tests.report import escaping, sample
from tests.report.poison import KNOWN, hostile_texts, poison
from tests.samples.expectation import IDS, SAMPLES

DATE = "2026-06-01"
LONG = 1_000_000
"""Characters."""


@cache
def catalogue() -> Catalogue:
    return pipeline.read_catalogue(None)


@cache
def scanned(name: str) -> tuple[Facts, Judgement]:
    folder = SAMPLES / name
    facts = pipeline.scan(folder / f"{name}.apk", policies=(folder / "policy.html",), catalogue=catalogue())
    return facts, pipeline.assess(facts, catalogue(), DATE)


@cache
def ours() -> frozenset[tuple[str, str]]:
    """What pages are made of when nothing is hostile."""
    made = [report_of(*scanned(name), catalogue(), lang) for name in IDS for lang in ("zh", "en")]
    made.append(report_of(sample.facts(), sample.judgement(), catalogue(), "en"))
    words = escaping.vocabulary(map(html.render, made))
    # Decisions, restored names and what cannot be seen are in none of these.
    return words | {("span", "class"), ("bdi", ""), ("wbr", "")}


@cache
def clean_word() -> bytes:
    return docx.render(report_of(*scanned("flashlight"), catalogue(), "zh"))


def stays_whole(report: Report) -> None:
    escaping.page_is_ours(html.render(report), ours())
    escaping.nothing_unseen(text.render(report))
    escaping.nothing_unseen(markdown.render(report))
    escaping.no_cell_is_a_formula(csv.render(report))
    escaping.word_is_ours(docx.render(report), clean_word())
    with zipfile.ZipFile(io.BytesIO(xlsx.render(report))) as book:
        sheets = b"".join(book.read(name) for name in book.namelist())
    assert b"<f>" not in sheets
    assert b"<hyperlink" not in sheets
    escaping.nothing_unseen("".join(_texts(json.loads(sarif.render(report)))).replace("\n", ""))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


@pytest.mark.parametrize(
    ("name", "lang", "keep"), [("loan", "zh", KNOWN), ("flashlight", "en", frozenset()), ("notes", "zh", KNOWN)]
)
def test_hostile_texts_in_everything_that_a_scan_finds(name: str, lang: str, keep: frozenset[str]) -> None:
    bad = poison(*scanned(name), hostile_texts(len(name)), keep)
    stays_whole(report_of(bad.facts, bad.judgement, catalogue(), lang, meta=bad.meta, review=bad.review))


NAMES = (
    "a.<img/src=x>", "a.\"'onmouseover=alert(3)", "a.{{7*7}}", "=a.cmd|x", "@a.b", "a.</script>", "javascript:a.b",
    "a.\u202eb", f"a.{chr(0x301) * 9}b", "a." + "n" * 60_000, "a.b\u200bc", "a.&lt;b&gt;", "a.`b|c*_d`",
)  # fmt: skip


def test_hostile_names_in_a_mapping() -> None:
    """Names are those of a programming language, or the file is refused; a source file's name may be anything."""
    facts, judgement = scanned("loan")
    wanted = sorted(one.removeprefix("L").removesuffix(";").replace("/", ".") for one in shown_classes(facts))
    lines = []
    for name, bad in zip(wanted, accepted(wanted), strict=False):
        lines += [f"{bad} -> {name}:", f'# {{"id":"sourceFile","fileName":{json.dumps(next(ENDLESS))}}}']
        member = bad.rpartition(".")[2]
        lines += [f"    1:9:void {member}() -> {one}" for one in ("read", "onCreate", "run", "imei") if is_member(bad)]
    mapping = parse_mapping("\n".join(lines).encode(), "=1+1\u202e.txt", wanted)
    report = report_of(facts, judgement, catalogue(), "en", mapping=mapping)
    assert report.restoration is not None
    assert report.restoration.classes > 3
    stays_whole(report)


ENDLESS = hostile_texts()


def accepted(wanted: list[str]) -> list[str]:
    return [name for name in NAMES if reads(f"{name} -> {wanted[0]}:", wanted)]


def is_member(name: str) -> bool:
    return reads(f"a.B -> c.D:\n    1:9:void {name.rpartition('.')[2]}() -> x", ["c.D"])


def reads(text: str, wanted: list[str]) -> bool:
    """Whether it is a mapping; if not, it is refused."""
    try:
        parse_mapping(text.encode(), "mapping.txt", wanted)
    except UsageError:
        return False
    return True


def test_names_of_a_megabyte() -> None:
    """Whatever a package or a policy names is as long as a file may hold: the report stays as short as it is read."""
    facts, judgement = scanned("flashlight")
    usual = report_of(facts, judgement, catalogue(), "en")
    marks = ("n", "", "", "", "=", "", "", "<", "", "", "", "\u202e", "", "")
    every = (one * LONG for one in itertools.cycle(marks))
    bad = poison(facts, judgement, every, KNOWN)
    report = report_of(bad.facts, bad.judgement, catalogue(), "en", meta=bad.meta, review=bad.review)
    stays_whole(report)
    assert len(html.render(report)) < 20 * len(html.render(usual))
    assert len(text.render(report)) < 20 * len(text.render(usual))
