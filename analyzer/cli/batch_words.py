"""What ``apkscan batch`` says when it has ended, in the language of the index."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analyzer.cli.screen import one_line
from analyzer.cli.words import Lang, pick

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.batch.model import Outcome
    from analyzer.batch.run import BatchResult

MOST_LINES = 10
"""Most lines of a list that are told to be about no package."""

_KINDS = {
    "timeout": ("failed: time limit", "失败：超时"),
    "memory": ("failed: memory limit", "失败：内存超限"),
    "crash": ("failed: process crashed", "失败：进程崩溃"),
    "unreadable": ("failed: unreadable", "失败：无法读取"),
    "policy": ("failed: its policy cannot be read", "失败：隐私政策无法读取"),
    "given": (
        "failed: its decisions, mapping or first page cannot be used",
        "失败：复核决定、映射文件或首页信息无法使用",
    ),
    "error": ("failed: a defect of apkscan", "失败：程序缺陷"),
}


def counts(result: "BatchResult", lang: Lang) -> list[str]:
    """How many packages there are, how many of them were analysed, and why others were not."""
    outcomes = [outcome for _, outcome in result.rows if outcome is not None]
    done = [outcome for outcome in outcomes if outcome.kind == "done"]
    again = sum(not outcome.rescanned for outcome in done)
    lines = [
        pick(
            lang,
            f"{len(result.rows)} {'package' if len(result.rows) == 1 else 'packages'}, {len(done)} analysed"
            f" ({result.reused} {'outcome' if result.reused == 1 else 'outcomes'} from an earlier run"
            + (f", {again} judged again from saved facts)" if again else ")"),
            f"共 {len(result.rows)} 个安装包，已检测 {len(done)} 个（沿用此前结果 {result.reused} 个"
            + (f"，由已保存的事实重新判定 {again} 个）" if again else "）"),
        )
    ]
    for kind, (en, zh) in _KINDS.items():
        count = sum(outcome.kind == kind for outcome in outcomes)
        count += len(result.unreadable) if kind == "unreadable" else 0
        if count:
            lines.append(f"{count:>6}  {pick(lang, en, zh)}")
    return lines + reviewed(outcomes, lang) + strangers(result.strangers, lang)


def reviewed(outcomes: "Sequence[Outcome]", lang: Lang) -> list[str]:
    """What the decisions come to; the exit code leaves rejected findings out."""
    chosen = [finding.review for outcome in outcomes for finding in outcome.findings]
    confirmed, rejected = chosen.count("confirm"), chosen.count("reject")
    if not any(outcome.review_sha256 and outcome.kind == "done" for outcome in outcomes):
        return []
    return [
        pick(
            lang,
            f"Review by a person: confirmed {confirmed}, rejected {rejected}; the exit code leaves rejected ones out.",
            f"人工复核：确认 {confirmed} 处，驳回 {rejected} 处；退出码不计被驳回的发现。",
        )
    ]


def strangers(places: "Sequence[str]", lang: Lang) -> list[str]:
    """Lines of the list that are about no package of the batch: a misspelt name would else go unseen."""
    if not places:
        return []
    shown = [f"  {one_line(place)}" for place in places[:MOST_LINES]] + ["  …"] * (len(places) > MOST_LINES)
    said = pick(
        lang,
        f"Entries of the list that are about none of these packages: {len(places)}",
        f"清单中有 {len(places)} 项不针对任何一个安装包",
    )
    return [said, *shown]
