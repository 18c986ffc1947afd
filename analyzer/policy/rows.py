"""Rows of tables to what they say: which cells name the third party, and what is said of the data in the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.located import Line, Located
from analyzer.policy.model import Action, Block, Polarity
from analyzer.policy.naming import is_own
from analyzer.policy.normal import plain
from analyzer.policy.records import (
    Kind,
    Value,
    column_kinds,
    is_about_third_parties,
    is_key,
    says_nothing,
)

_URL = re.compile(r"https?://|www\.|\.com\b|\.html?\b")
_COMPANY = pattern(any_of("公司 集团 研究院 \\binc\\b \\bltd\\b \\bllc\\b \\bgmbh\\b \\bcorp\\b limited"))
_FORM = pattern(any_of("有限(?:责任)?公司 股份公司 集团 \\binc\\.? \\bltd\\.? \\bllc"), r"\W*$")
_THIRDS = pattern(any_of("sdk 第三方 合作方 合作伙伴 third~part partners processors providers"))
_NO = re.compile(r"\W*(?:no\b|not\b|none\b|never\b|n/a|否|不|无|未)")
_BY_OTHERS = re.compile(
    r"\b(?:by|through)\s(?:our\s|a\s)?(?:[a-z]+\s){0,2}(?:vendors?|providers?|partners?|processors?)\b"
)
_ANSWER = pattern(
    r"\W*", any_of("yes no n/?a opt~(?:in|out) optional required always never 是 否 无 有 可选 必选 x"), r"\W*"
)
"""What is said of the data, and no name."""
_TO_NONE = re.compile(r"\W*(?:no(?:ne|body|\sone)?|n/a|无|不共享|不提供)?\W*")
_ORDINAL = re.compile(r"\W*\d{0,4}\W*")


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said about the data in a range of the normalised text; ``third`` when an unnamed third party does it."""

    start: int
    end: int
    action: Action
    polarity: Polarity = "yes"
    third: bool = False


@dataclass(slots=True)
class Row:
    """One row: the values that describe the entry, and the claims about data."""

    values: list[Value] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    first_party: bool = False
    is_header: bool = False


class Tables:
    """Reads rows one after the other; a name stands until the table ends."""

    def __init__(self, located: Located, own: frozenset[str]) -> None:
        self._located = located
        self._own = own
        self._header: tuple[str, ...] = ()
        self._above: dict[Kind, Value] = {}

    def read(self, line: Line) -> Row | None:
        """What a row says; None when it is to be read as prose."""
        block = line.block
        cells = [self._located.range_of(span) for span in block.cells]
        texts = [self._located.normal.text[start:end] for start, end in cells]
        if block.header != self._header:
            self._header, self._above = block.header, {}
        header = tuple(plain(name) for name in block.header)
        if not header and sum(is_key(text) for text in texts) > 1 and not any(map(_URL.search, texts)):
            return Row(is_header=True)
        kinds = column_kinds(header) if header else self._inferred(block, cells, texts)
        if not set(kinds) & {"info", "permission"}:
            return None
        values = self._aligned(kinds, cells, texts)
        named = [self._text(value).strip() for value in values if value.kind in ("name", "company")]
        if header and any(named) and all(_ANSWER.fullmatch(name) for name in named if name):
            return self._own_row(kinds, values)
        if header and not is_about_third_parties(header, kinds, block.headings):
            return self._own_row(kinds, values)
        return self._third_row(line, values)

    # third parties

    def _third_row(self, line: Line, values: list[Value]) -> Row:
        row = Row(values)
        given = {value.kind for value in values if value.end > value.start}
        if "name" in given or "company" in given:
            # the company above goes with another name
            self._above = {value.kind: value for value in values if value.kind in ("name", "company")}
        else:
            row.values = [*self._above.values(), *values]
        names = [self._text(value) for value in row.values if value.kind in ("name", "company") and self._text(value)]
        row.first_party = bool(names) and all(is_own(name.strip(), self._own) for name in names[:1])
        for value in values:
            if value.kind in ("info", "permission") and not says_nothing(self._text(value)):
                row.claims.append(
                    Claim(value.start, value.end, "permission" if value.kind == "permission" else "collect")
                )
        return row

    # the operator's own

    def _own_row(self, kinds: Sequence[Kind], values: list[Value]) -> Row | None:
        row = Row([value for value in values if value.kind in ("purpose", "manner")], first_party=True)
        about = [value for value in values if value.kind in ("info", "permission")]
        by_kind = {value.kind: value for value in values}
        if "collected" in kinds or "sold" in kinds:
            row.claims = self._category(about, by_kind, "collected" in kinds)
        elif "retention" in kinds and not set(kinds) & {"purpose", "basis"}:
            row.claims = [Claim(value.start, value.end, "store") for value in about]
        else:
            action: Action = "use" if "basis" in kinds and "purpose" not in kinds else "collect"
            permission = "permission" in by_kind and not says_nothing(self._text(by_kind["permission"]))
            for value in about:
                if not says_nothing(self._text(value)):
                    row.claims.append(Claim(value.start, value.end, "permission" if permission else action))
            if "retention" in kinds and not says_nothing(self._text(by_kind["retention"])):
                row.claims += [Claim(value.start, value.end, "store") for value in about if value.kind == "info"]
            if "recipients" in kinds and not _TO_NONE.fullmatch(self._text(by_kind["recipients"])):
                row.claims += [Claim(value.start, value.end, "share") for value in about]
        return row

    def _category(self, about: list[Value], by_kind: dict[Kind, Value], asked: bool) -> list[Claim]:
        """A row of a table that says of each category of data whether it is collected, disclosed, sold."""
        collected = self._text(by_kind["collected"]) if "collected" in by_kind else ""
        spread = {
            (value.start, value.end) for kind, value in by_kind.items() if kind in ("collected", "sold", "recipients")
        }
        claims = []
        no = asked and _NO.match(collected) is not None
        third = _BY_OTHERS.search(collected) is not None
        for value in about:
            if (value.start, value.end) in spread:
                continue
            ranges = (value.start, value.end)
            claims.append(Claim(*ranges, "collect", "no" if no else "yes", third))
            if len(spread) < 2 and len(by_kind) > 2:
                continue  # one cell over all columns: "not collected"
            if "recipients" in by_kind and not _TO_NONE.fullmatch(self._text(by_kind["recipients"])):
                claims.append(Claim(*ranges, "share"))
            if "sold" in by_kind and (sold := self._text(by_kind["sold"])).strip(" -–—\t"):
                claims.append(Claim(*ranges, "share", "no" if _NO.match(sold) else "yes"))
        return claims

    # cells and columns

    def _aligned(self, kinds: Sequence[Kind], cells: list[tuple[int, int]], texts: list[str]) -> list[Value]:
        """The cells with their kinds. A row with too few cells lacks its first (in a row above) or the last."""
        missing = len(kinds) - len(cells)
        if missing <= 0:
            return [Value(kind, *cell) for kind, cell in zip(kinds, cells, strict=False)]
        best = max((0, missing), key=lambda shift: (self._fit(kinds[shift:], cells, texts), -shift))
        return [Value(kind, *cell) for kind, cell in zip(kinds[best:], cells, strict=False)]

    def _fit(self, kinds: Sequence[Kind], cells: list[tuple[int, int]], texts: list[str]) -> int:
        score = 0
        for kind, cell, text in zip(kinds, cells, texts, strict=False):
            holds = len(self._located.matches_in(*cell))
            if kind == "info":
                score += 2 if holds else -1
            elif kind == "link":
                score += 2 if _URL.search(text) else -2
            elif kind == "company":
                score += 1 if _COMPANY.search(text) else 0
            elif kind == "name":
                score -= min(holds, 2)
        return score

    def _inferred(self, block: Block, cells: list[tuple[int, int]], texts: list[str]) -> tuple[Kind, ...]:
        """The kinds of the cells of a table without a header, below a heading about third parties."""
        if not any(_THIRDS.search(plain(heading)) for heading in block.headings[-2:]) or len(cells) < 2:
            return ()
        kinds = infer_kinds(self._located, cells, texts)
        return kinds if "name" in kinds or "company" in kinds else ()

    def _text(self, value: Value) -> str:
        return self._located.normal.text[value.start : value.end]


def infer_kinds(located: Located, cells: Sequence[tuple[int, int]], texts: Sequence[str]) -> tuple[Kind, ...]:
    """What cells hold by the look of them: a link, a company, the data (most names of types), a name, a purpose."""
    kinds: list[Kind] = []
    counts = [len(located.matches_in(*cell)) for cell in cells]
    most = max(counts, default=0)
    for text, count in zip(texts, counts, strict=True):
        if _ORDINAL.fullmatch(text):
            kinds.append("")
        elif _URL.search(text) and len(text) < 300 and count < 2:
            kinds.append("link")
        elif most and count == most and "info" not in kinds and ("name" in kinds or "company" in kinds):
            kinds.append("info")
        elif _COMPANY.search(text) and len(text) <= 40 and "company" not in kinds:
            kinds.append("company")
        elif "name" not in kinds and len(text) <= 40 and count <= 1:
            kinds.append("name")
        else:
            kinds.append("purpose" if count < 2 else "info")
    return tuple(kinds)


def looks_like_link(text: str) -> bool:
    """Whether a cell holds an address."""
    return _URL.search(text) is not None


def looks_like_form(text: str) -> bool:
    """Whether a text ends as the full name of a company does."""
    return _FORM.search(text) is not None


def looks_like_company(text: str) -> bool:
    """Whether a cell holds the name of a company and no more."""
    return len(text.strip()) <= 40 and _COMPANY.search(text) is not None
