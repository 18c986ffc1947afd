"""What has to be known before a report is made: its language, and whether anything can be said at all."""

from typing import Literal

from analyzer.facts import Facts
from analyzer.gaps import Gap

Lang = Literal["zh", "en"]


def unreadable(facts: Facts) -> str:
    """Why nothing can be said at all: manifest or all code unreadable. "" otherwise, ordinary gaps included."""
    if not facts.manifest.package:
        return _why(facts, "AndroidManifest.xml")
    if facts.contents.dex_names and facts.code.methods == 0 and _code_gaps(facts):
        return _why(facts, "code")
    return ""


def _code_gaps(facts: Facts) -> list[Gap]:
    names = set(facts.contents.dex_names)
    return [gap for gap in facts.gaps if gap.where.partition("@")[0] in names]


def _why(facts: Facts, what: str) -> str:
    gaps = _code_gaps(facts) if what == "code" else [gap for gap in facts.gaps if gap.where == what]
    return f"{what}: {gaps[0].detail}" if gaps else what


def language(facts: Facts, stated: str = "") -> Lang:
    """The stated language, else "zh" when the app's label or the policy is Chinese."""
    if stated in ("zh", "en"):
        return "zh" if stated == "zh" else "en"
    if facts.policy is not None and facts.policy.document.language == "zh":
        return "zh"
    return "zh" if any(_is_chinese(label.text) for label in facts.manifest.labels[:1]) else "en"


def _is_chinese(text: str) -> bool:
    kana = any("\u3040" <= char <= "\u30ff" for char in text)  # Japanese is written with Han characters too
    return not kana and any("\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff" for char in text)
