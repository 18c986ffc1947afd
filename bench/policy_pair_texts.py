"""Whole policies around one sentence, from the templates of bench/data/policy_pairs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import yaml
from markdown_it import MarkdownIt

from analyzer.value import Value

FOLDER = Path(__file__).resolve().parent / "data" / "policy_pairs"
Lang = Literal["zh", "en"]
Format = Literal["md", "html", "txt"]
LANGS: tuple[Lang, ...] = ("zh", "en")
_SLOTS = ("collect", "permission", "third", "other", "rights")


class TypeWords(Value, kw_only=True):
    """How policies call a type of data: ``names``; ``broad`` words with their steps up; what it is read for."""

    names: tuple[str, ...]
    broad: tuple[tuple[str, int], ...]
    purpose: str
    feature: str


class PermissionNames(Value, kw_only=True):
    """How policies call a permission, and the type of data that it opens."""

    names: tuple[str, ...]
    purpose: str
    feature: str
    type: str


class Templates(Value, kw_only=True):
    """One language's sentences; see the comment at the top of zh.yml."""

    types: dict[str, TypeWords]
    forms: tuple[str, ...]
    denials: tuple[str, ...]
    denials_scoped: tuple[str, ...]
    denials_purpose: tuple[str, ...]
    denials_sharing: tuple[str, ...]
    denials_other: tuple[str, ...]
    definitions: tuple[str, ...]
    rights: tuple[str, ...]
    mentions: tuple[str, ...]
    too_broad: tuple[str, ...]
    sdks: tuple[str, ...]
    sdks_without_purpose: tuple[str, ...]
    companies_only: tuple[str, ...]
    permissions: tuple[str, ...]
    permissions_bare: tuple[str, ...]
    permission_names: dict[str, PermissionNames]
    frames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sdk:
    """A made-up SDK: its id, what it is called in each language, and its company."""

    id: str
    zh: str
    en: str
    company_zh: str
    company_en: str

    def words(self, lang: Lang) -> dict[str, str]:
        """What its places in a template are filled with."""
        return {"sdk": self.zh, "company": self.company_zh} if lang == "zh" else self._english()

    def _english(self) -> dict[str, str]:
        return {"sdk": self.en, "company": self.company_en}


SDKS = (
    Sdk("starad", "星广告", "StarAd", "星辰样例科技有限公司", "Starbright Sample Technology Co., Ltd."),
    Sdk("pushlet", "小站推送", "Pushlet", "推送样例网络有限公司", "Northfield Sample Networks Inc."),
    Sdk("countly-sample", "数例统计", "Samplecount", "数例（样例）信息技术有限公司", "Bluefield Sample Analytics Ltd."),
)


@lru_cache(maxsize=2)
def templates(lang: Lang) -> Templates:
    """The templates of a language."""
    loaded = yaml.safe_load((FOLDER / f"{lang}.yml").read_text(encoding="utf-8"))
    return msgspec.convert(loaded, Templates)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the places of a frame, each by the name of the place."""

    lang: Lang
    frame: int
    format: Format
    collect: str = ""
    permission: str = ""
    third: str = ""
    other: str = ""
    rights: str = ""

    def text(self) -> str:
        """The whole policy as the text of a file of this format."""
        frames = templates(self.lang).frames
        text = frames[self.frame % len(frames)]
        for slot in _SLOTS:
            text = text.replace("{" + slot + "}", getattr(self, slot))
        markdown = _spaced(text)
        if self.format == "html":
            body = MarkdownIt("commonmark").enable("table").render(markdown)
            return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>\n{body}</body></html>\n"
        return markdown if self.format == "md" else _plain(markdown)


def file_format(wanted: Format, *texts: str) -> Format:
    """The format, or Markdown where a text holds a table, which plain text has none of."""
    return "md" if wanted == "txt" and any("|" in text for text in texts) else wanted


def _spaced(text: str) -> str:
    """Every line a paragraph of its own, save the lines of one list and of one table; rows get the line of dashes."""
    out: list[str] = []
    before = ""
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            before = ""
            continue
        kind = line[0] if line[:2] in ("- ", "| ") else ""
        if not kind or kind != before:
            out.append("")
        out.append(line)
        if kind == "|" and before != "|":
            out.append("|" + " --- |" * (line.count("|") - 1))
        before = kind
    return "\n".join(out).strip() + "\n"


def _plain(markdown: str) -> str:
    lines = (re.sub(r"^#+ ", "", line).replace("**", "") for line in markdown.splitlines())
    return "\n".join(line.replace("- ", "● ", 1) if line.startswith("- ") else line for line in lines if line) + "\n"
