"""The laboratory's own statements for a report's first page: read from its file, laid out as the lines of a form."""

import datetime
from collections.abc import Collection

from analyzer.catalogue.given import Given, read_given, unknown_key
from analyzer.catalogue.yaml_tree import Path
from analyzer.report.furniture import Furniture, Worded
from analyzer.report.model import Meta
from analyzer.report.visible import one_line

KEYS: dict[str, str] = {
    "report_number": "报告编号",
    "client": "委托单位",
    "laboratory": "检测单位",
    "tester": "检测人员",
    "reviewer": "审核人员",
    "approver": "批准人员",
    "source": "样本来源",
    "acquired": "样本取得日期",
    "operator": "应用运营者",
    "environment": "检测环境",
}
"""Keys of the file and of `Meta` in the order of the form, and the Chinese word that may stand for each in the file."""

BLANK = "—"
"""How a field that was left open is printed."""

LONGEST = 800
"""Most characters of one field: what a report shows of one text."""

EXAMPLE = "meta.example.yml"
"""The documented file to start from, below ``reports/``."""

HINT = "see docs/review.md, or begin with 'apkscan meta --new'"


def read_meta(data: bytes, name: str) -> Meta:
    """The statements in a file of YAML, or of JSON when it is called so; a key that is left out is a blank.

    Raises:
        UsageError: not such a file, an unknown key, a wrong type; one line that names the place.
    """
    return meta_at(read_given(data, name, HINT), ())


def meta_at(given: Given, path: Path, others: Collection[str] = ()) -> Meta:
    """The statements in the mapping at ``path`` of a file, in which the keys ``others`` are about something else.

    Raises:
        UsageError: as `read_meta`.
    """
    fields: dict[str, str] = {}
    for key, value in given.mapping(path).items():
        if key in others:
            continue
        field, here = _field(given, path, key, others), (*path, key)
        if field in fields:
            raise given.wrong(here, f"'{key}' is stated twice, as '{KEYS[field]}' and as '{field}'")
        text = one_line(given.text(value, here))
        if len(text) > LONGEST:
            raise given.wrong(here, f"'{key}' is longer than {LONGEST} characters")
        if field == "acquired" and text:
            _require_date(given, here, text)
        fields[field] = text
    return Meta(**fields)


def merged(meta: Meta, over: Meta) -> Meta:
    """The statements of ``meta``, but what ``over`` states instead of them."""
    return Meta(**{key: getattr(over, key) or getattr(meta, key) for key in KEYS})


def _field(given: Given, path: Path, key: str, others: Collection[str]) -> str:
    for field, chinese in KEYS.items():
        if key in (field, chinese):
            return field
    raise unknown_key(given, path, key, (*others, *KEYS, *KEYS.values()))


def _require_date(given: Given, path: Path, text: str) -> None:
    try:
        valid = datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        valid = False
    if not valid:
        raise given.wrong(path, f"'{path[-1]}' is no date; write it like 2026-01-31")


def rows(meta: Meta, report: Worded) -> tuple[tuple[str, str, str], ...]:
    """(key, label, text) of each line of the form; a blank is `BLANK`."""
    words = Furniture(report)
    return tuple((key, words(f"meta_{key}"), getattr(meta, key) or BLANK) for key in KEYS)
