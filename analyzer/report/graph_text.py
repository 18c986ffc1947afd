"""The answer to "why is this reachable?" as lines of text in one language."""

import re
from collections.abc import Iterator

from analyzer.evidence.answer import Answer, Spot
from analyzer.evidence.picture import Way, WayStep
from analyzer.names import pretty_type, short_field, short_method
from analyzer.report.lexicon import Lexicon
from analyzer.report.visible import visible

_GAPS = 5
_BLANKS = re.compile(r"[^\S ]+")
"""Line ends and tabs: they come out of names alone."""


def text(answer: Answer, lexicon: Lexicon) -> str:
    """All of it: what was found in one sentence, then place after place with the ways to it."""
    pick = _Pick(lexicon.lang)
    lines = [pick.status(answer)]
    hidden = len(answer.spots) < answer.places
    for number, spot in enumerate(answer.spots, 1):
        lines += ["", *_spot(number, spot, lexicon, pick)]
    if hidden:
        more = answer.places - len(answer.spots)
        lines += ["", pick(f"{more} more places; --all shows them", f"另有 {more} 处，加 --all 全部列出")]
    if answer.gaps:
        lines += ["", pick("Not everything could be seen:", "未能检测的部分：")]
        lines += [f"  {lexicon.name('causes', gap.cause)}  {gap.where}" for gap in answer.gaps[:_GAPS]]
        if len(answer.gaps) > _GAPS:
            lines.append(pick(f"  and {len(answer.gaps) - _GAPS} more", f"  等共 {len(answer.gaps)} 项"))
    return "\n".join(visible(_BLANKS.sub(" ", line)) for line in lines)


class _Pick:
    def __init__(self, lang: str) -> None:
        self._zh = lang == "zh"

    def __call__(self, en: str, zh: str) -> str:
        return zh if self._zh else en

    def status(self, answer: Answer) -> str:
        """The sentence that answers the question."""
        what, places, live = answer.question, answer.places, answer.live
        ways = sum(len(spot.ways) for spot in answer.spots)
        several = "s" if places > 1 else ""
        return {
            "reachable": self(
                f"{what}: {places} place{several}, reachable at {live}, {ways} way{'s' if ways != 1 else ''} shown",
                f"{what}：共 {places} 处，其中 {live} 处可到达，列出 {ways} 条路径",
            ),
            "not-reachable": self(
                f"{what}: in the package at {places} place{several}, but nothing that could be followed reaches it",
                f"{what}：安装包中有 {places} 处，但未见可到达的路径",
            ),
            "not-from-there": self(
                f"{what}: reachable, but not from {answer.start}", f"{what}：可到达，但不能从 {answer.start} 到达"
            ),
            "not-in-package": self(
                f"{what}: nothing in the code of this package names it", f"{what}：安装包的代码中没有出现"
            ),
            "not-seen": self(
                f"{what}: not found, but part of the code could not be looked at: that says nothing",
                f"{what}：未找到；但有代码未能检测，不能据此认为没有",
            ),
        }[answer.status]


def _spot(number: int, spot: Spot, lexicon: Lexicon, pick: _Pick) -> Iterator[str]:
    where = _file(spot.site.source_file, spot.site.line)
    what = f" → {_what(spot.what)}" if spot.what else ""
    yield f"{number}. {short_method(spot.site.method)}{what}{'  ' + where if where and spot.what else ''}"
    yield f"   {pretty_type(spot.site.method.partition('->')[0])}"
    if spot.phases:
        words = pick(", ", "、").join(lexicon.name("phases", phase) for phase in spot.phases)
        yield f"   {pick('runs ', '运行时机：')}{words}"
    if not spot.live:
        yield "   " + pick("nothing reaches it", "未见可到达的路径")
    for way in spot.ways:
        yield from _way(way, lexicon, pick)


def _way(way: Way, lexicon: Lexicon, pick: _Pick) -> Iterator[str]:
    kind = lexicon.name("entry_kinds", way.kind)
    yield f"   {pick('from ', '自')}{kind} {way.component}".rstrip()
    for step in way.steps:
        yield f"     {_step(step, lexicon, pick)}"
    if way.what:
        where = _file(way.source_file, way.line)
        yield f"     ⇒ {_what(way.what)}{'  ' + where if where else ''}"


def _step(step: WayStep, lexicon: Lexicon, pick: _Pick) -> str:
    name = short_method(step.method)
    if step.how == "entry":
        return f"● {name}"
    where = _file(step.source_file, step.line)
    how = lexicon.name("steps", step.how)
    many = pick(f", one of {step.targets}", f"，{step.targets} 个可能目标之一") if step.targets > 1 else ""
    return f"→ {name}  [{how}{many}{', ' + where if where else ''}]"


def _what(name: str) -> str:
    return short_method(name) if "(" in name else short_field(name)


def _file(name: str, line: int | None) -> str:
    return "" if line is None else f"{name}:{line}" if name else f":{line}"
