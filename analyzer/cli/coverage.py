"""``apkscan rules coverage``: the rulesets as a table of instruments and items, for people and for programs."""

import json

from analyzer.catalogue.coverage import WAYS, InstrumentCoverage, ItemCoverage, Way
from analyzer.catalogue.model import Catalogue, Rule
from analyzer.cli.words import Lang, pick

_WAYS: dict[Way, tuple[str, str]] = {
    "rules": ("by rules", "规则判定"),
    "rules-and-test": ("by rules, the rest by a test", "规则判定，其余须检测"),
    "test": ("by a test on a device or by a person", "须动态或人工检测"),
    "stage": ("waits for a stage", "待分析阶段支持"),
    "outside": ("outside the test of an app", "不属于应用检测范围"),
    "none": ("not covered", "未覆盖"),
}
"""Each way in English and Chinese."""


def as_table(covered: tuple[InstrumentCoverage, ...], idle: tuple[Rule, ...], catalogue: Catalogue, lang: Lang) -> str:
    """One block an instrument: its name, its counts, and a line an item; at the end the sum, and ``idle``: the rules
    that do not run because no clause of the chosen packs asks for them.
    """
    blocks = [_block(entry, lang) for entry in covered]
    if len(covered) > 1:
        items = [item for entry in covered for item in entry.items]
        total = {way: sum(item.way == way for item in items) for way in WAYS}
        name = pick(lang, f"All {len(covered)} instruments", f"全部 {len(covered)} 部")
        blocks.append(f"{name}{_colon(lang)}{_counts(total, len(items), lang)}")
    if idle:
        packs = ", ".join(pack.id for pack in catalogue.packs)
        head = pick(
            lang,
            f"Not run with the rule packs {packs}, whose clauses do not ask for it",
            f"规则包 {packs} 的条款未涉及、因而不运行的规则",
        )
        told = [f"  {rule.id}  {rule.title.in_language(lang)}" for rule in idle]
        blocks.append("\n".join([f"{head}{_colon(lang).strip()}", *told]))
    return "\n\n".join(blocks)


def _block(entry: InstrumentCoverage, lang: Lang) -> str:
    number = f" ({entry.number})" if entry.number and lang == "en" else f"（{entry.number}）" if entry.number else ""
    lines = [
        f"{entry.id}  {entry.title.in_language(lang)}{number}",
        f"  {_counts(entry.counts, len(entry.items), lang)}",
    ]
    width = max(len(item.clause) for item in entry.items)
    for item in entry.items:
        who = ", ".join(_who(item)) or "—"
        way = pick(lang, *_WAYS[item.way])
        lines.append(f"  {item.clause:<{width}}  {way}{_colon(lang)}{who}")
        lines.append(f"  {'':<{width}}  [{item.mark}] {item.gist.in_language(lang)}")
    return "\n".join(lines)


def _who(item: ItemCoverage) -> tuple[str, ...]:
    return (*item.rules, *(item.waiting if item.way == "stage" else ()), *item.tests)


def _counts(counts: dict[Way, int], items: int, lang: Lang) -> str:
    parts = [f"{pick(lang, *_WAYS[way])} {count}" for way, count in counts.items() if count]
    if lang == "en":
        return f"{items} {'item' if items == 1 else 'items'}: " + ", ".join(parts)
    return f"{items} 项：" + "，".join(parts)


def _colon(lang: Lang) -> str:
    return pick(lang, ": ", "：")


def as_json(covered: tuple[InstrumentCoverage, ...], idle: tuple[Rule, ...], catalogue: Catalogue, date: str) -> str:
    """The same for programs: every id and both languages; the same bytes for the same rulesets and date."""
    instruments = [
        {
            "id": entry.id,
            "title": {"zh": entry.title.zh, "en": entry.title.en},
            "number": entry.number,
            "counts": {way: entry.counts.get(way, 0) for way in WAYS},
            "items": [_item(item) for item in entry.items],
        }
        for entry in covered
    ]
    told = {
        "date": date,
        "ruleset_sha256": catalogue.sha256,
        "packs": [pack.id for pack in catalogue.packs],
        "instruments": instruments,
        "rules_not_run": [rule.id for rule in idle],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _item(item: ItemCoverage) -> dict[str, object]:
    return {
        "clause": item.clause,
        "cite": item.cite,
        "gist": {"zh": item.gist.zh, "en": item.gist.en},
        "mark": item.mark,
        "way": item.way,
        "rules": list(item.rules),
        "waiting": list(item.waiting),
        "tests": list(item.tests),
    }
