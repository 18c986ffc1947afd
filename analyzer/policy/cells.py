"""Tables that lost their form: every cell a line of its own, the names of the columns first."""

from collections.abc import Sequence

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.located import Line, Located
from analyzer.policy.records import Kind, column_kinds, is_key
from analyzer.policy.rows import infer_kinds, looks_like_company, looks_like_form, looks_like_link

_HEAD = pattern(
    ".{0,16}(?:",
    any_of(
        """名称 类型 种类 信息 数据 内容 目的 场景 方式 频率 链接 政策 用途 功能 描述 范围 字段 权限 主体 情形 说明
        网址 网站 公司 机构 产品
        服务 提供方 提供者 开发者 第三方 情况 sdk names? purposes? data information links? policy compan(?:y|ies)
        providers? partners?
        services? why types? functions? features?"""
    ),
    r")\s?(?:[(（][^()（）]{1,10}[)）])?",
)
_FEWEST = 3
_MOST = 10
_LONGEST_HEAD = 20
_LONGEST_CELL = 600
_MOST_ROWS = 300
Cell = tuple[Kind, Line]


def columns_at(located: Located, lines: Sequence[Line], place: int) -> tuple[Kind, ...]:
    """The kinds of the columns when the lines at a place are the heads of such a table, else ()."""
    heads: list[str] = []
    while len(heads) < _MOST and place + len(heads) < len(lines):
        line = lines[place + len(heads)]
        text = line.text.strip()
        if (
            len(text) > _LONGEST_HEAD
            or any(mark in text for mark in ":：。,，、")
            or not _alone(lines, place + len(heads))
        ):
            break
        if not is_key(text) or looks_like_form(text) or not _HEAD.fullmatch(text):
            break
        heads.append(text)
    if len(heads) < _FEWEST:
        return ()
    kinds = column_kinds(heads)
    if "info" not in kinds or not set(kinds) & {"name", "company"}:
        return ()
    return kinds if flattened(located, lines, place + len(heads), kinds) else ()


def flattened(located: Located, lines: Sequence[Line], place: int, kinds: Sequence[Kind]) -> list[list[Cell]]:
    """The rows below the heads. A row is as long as the columns are many, unless its link or company is elsewhere."""
    rows: list[list[Cell]] = []
    while place < len(lines) and len(rows) < _MOST_ROWS:
        length = _row_length(lines, place, kinds)
        if not length:
            break
        chosen = lines[place : place + length]
        kept = tuple(kinds) if length == len(kinds) else _by_look(located, chosen)
        row = list(zip(kept, chosen, strict=True))
        if not any(kind == "info" and line.matches for kind, line in row) and not any(
            kind == "link" for kind, _ in row
        ):
            break
        rows.append(row)
        place += length
    return rows


def _row_length(lines: Sequence[Line], place: int, kinds: Sequence[Kind]) -> int:
    for length in (len(kinds), len(kinds) - 1, len(kinds) + 1, len(kinds) - 2, len(kinds) + 2, len(kinds) + 3):
        row = lines[place : place + length]
        if length < 2 or len(row) < length or any(len(line.text) > _LONGEST_CELL for line in row):
            continue
        if all(line.block.kind == "table-row" for line in row):
            continue
        if length == len(kinds):
            fits = [_fits(kind, line.text) for kind, line in zip(kinds, row, strict=True)]
            if False not in fits and (True in fits):
                return length
        elif kinds[-1] == "link" and looks_like_link(row[-1].text) and not any(map(_is_link, row[:-1])):
            return length
        elif kinds[0] == "company" and looks_like_company(row[0].text) and place + length < len(lines):
            following = lines[place + length].text
            if looks_like_company(following) and not any(looks_like_company(line.text) for line in row[1:]):
                return length
    return 0


def _fits(kind: Kind, text: str) -> bool | None:
    """Whether a cell looks like its column; None where looks tell nothing."""
    if kind == "link":
        return looks_like_link(text)
    if kind == "company":
        return looks_like_company(text) or None
    if looks_like_link(text) and len(text) < 200:
        return False
    return None


def _is_link(line: Line) -> bool:
    return looks_like_link(line.text)


def _by_look(located: Located, row: Sequence[Line]) -> tuple[Kind, ...]:
    return infer_kinds(located, [(line.at, line.at + len(line.text)) for line in row], [line.text for line in row])


def _alone(lines: Sequence[Line], place: int) -> bool:
    """Whether a sentence is the whole of its block."""
    block = lines[place].sentence.block
    before = place > 0 and lines[place - 1].sentence.block == block
    after = place + 1 < len(lines) and lines[place + 1].sentence.block == block
    return not before and not after
