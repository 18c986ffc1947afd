"""``apkscan rules``: look at the rulesets, check them, try their examples, begin a new rule."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import options
from analyzer.cli.phrases import Group
from analyzer.cli.screen import one_line, say
from analyzer.cli.words import Lang, local, locale_language, pick
from analyzer.errors import RulesetError, UsageError

if TYPE_CHECKING:
    from analyzer.catalogue.model import Catalogue, Rule, Text

KINDS = ("rules", "types", "data", "clauses", "packs")


@click.group(
    cls=Group, help=local("Look at the rulesets, check them, begin a new rule.", "查看、校验规则库，新建规则。")
)
def rules() -> None:
    """Group of the commands about rulesets."""


@rules.command(
    "list",
    help=local(
        "List rules, app types, data types, clauses or rule packs.", "列出规则、App 类型、数据类型、条款或规则包。"
    ),
)
@click.argument("kind", type=click.Choice(KINDS), default="rules")
@options.lang
@options.date
@options.rulesets
@options.debug
def list_(kind: str, lang: str | None, date: str | None, rulesets: Path | None) -> int:
    """One line an entry: its id and its name."""
    catalogue = _catalogue(rulesets)
    say("\n".join(f"{left:<40} {right}" for left, right in _entries(catalogue, kind, _language(lang), date)))
    return 0


def _entries(catalogue: "Catalogue", kind: str, lang: Lang, date: str | None) -> "list[tuple[str, str]]":
    if kind == "rules":
        mark = pick(lang, " (on trial)", "（试行）")
        return [(rule.id, rule.title.in_language(lang) + mark * rule.nursery) for rule in catalogue.rules]
    if kind == "types":
        types = sorted(catalogue.app_types, key=lambda entry: entry.number)
        names = [f"{entry.name.zh}  {entry.name.en}" if lang == "en" else entry.name.zh for entry in types]
        return [(f"{entry.number:>2}  {entry.id}", name) for entry, name in zip(types, names, strict=True)]
    if kind == "packs":
        packs = sorted(catalogue.packs, key=lambda pack: pack.order)
        return [(pack.id, f"{pack.name.in_language(lang)}: {pack.about.in_language(lang)}") for pack in packs]
    if kind == "data":
        return [(entry.id, entry.name.in_language(lang)) for entry in catalogue.data_types]
    on = date or options.today()
    clauses = [clause for instrument in catalogue.instruments for clause in instrument.clauses if clause.holds_on(on)]
    return [(clause.id, f"[{clause.mark}] {clause.cite}  {clause.gist.in_language(lang)}") for clause in clauses]


@rules.command(help=local("Show one rule: what it asks, what it cites.", "显示一条规则的内容与依据。"))
@click.argument("rule_id", metavar="ID")
@options.lang
@options.date
@options.rulesets
@options.debug
def show(rule_id: str, lang: str | None, date: str | None, rulesets: Path | None) -> int:
    """The rule in words, with the clauses that hold on the date."""
    from analyzer.judgement.clauses import imposing

    catalogue, tongue = _catalogue(rulesets), _language(lang)
    rule = _rule(catalogue, rule_id)

    def text(value: "Text") -> str:
        return value.in_language(tongue)

    trial = pick(tongue, ", on trial", "，试行") if rule.nursery else ""
    lines = [f"{rule.id}  ({rule.severity}{trial})", text(rule.title), "", text(rule.why), ""]
    lines += [
        pick(tongue, "Problem: ", "问题：") + "".join(text(p.name) for p in catalogue.problems if p.id == rule.problem)
    ]
    lines += [pick(tongue, "Remedy: ", "整改：") + text(rule.remedy)]
    for check in rule.checks:
        lines += [
            pick(tongue, f"Check {check.id} ({check.strength}): ", f"检查 {check.id}（{check.strength}）：")
            + text(check.fact)
        ]
    for need in rule.needs:
        lines += [pick(tongue, f"Needs {need.stage}: ", f"需要 {need.stage}：") + text(need.reason)]
    lines += ["", pick(tongue, "Clauses in force:", "现行条款：")]
    for _, clause in imposing(catalogue, rule.obligations, date or options.today(), rule.packs):
        lines.append(f"  [{clause.mark}] {clause.cite}  {text(clause.gist)}")
    lines += ["", pick(tongue, "Examples:", "示例：")]
    lines += [f"  {example.shows}: {example.name} -> {example.expect}" for example in rule.examples]
    say("\n".join(lines))
    return 0


@rules.command(
    "lint", help=local("Check every file; mistakes come with file and line.", "校验全部文件，错误注明文件与行号。")
)
@options.all_packs
@options.date
@options.rulesets
@options.debug
def lint_(packs: tuple[str, ...], date: str | None, rulesets: Path | None) -> int:
    """Read everything without the compiled cache and look it over; mistakes are a RulesetError, notes are printed.

    Of every pack, unless some are chosen: then what is asked about clauses and rules is asked of those only.
    """
    from analyzer import places
    from analyzer.catalogue.lint import coverage, lint
    from analyzer.catalogue.models import FOLDER, parse_models
    from analyzer.catalogue.packs import pack_names, select
    from analyzer.catalogue.reader import parse_catalogue, read_files
    from analyzer.catalogue.tables import Tables
    from analyzer.judgement.examples import unreadable_examples
    from analyzer.program.sdks import load_sdk_index

    folder = rulesets or places.rulesets_dir()
    files = read_files(folder)
    catalogue = parse_catalogue(files)
    catalogue = select(catalogue, packs or pack_names(catalogue))
    parse_models({name.partition("/")[2]: data for name, data in files.items() if name.startswith(f"{FOLDER}/")})
    # A folder of one's own may leave the bulk tables out; they come with the tool.
    tables = Tables(folder / "tables" if (folder / "tables").is_dir() else places.rulesets_dir() / "tables")
    index = load_sdk_index(tables, folder)
    categories = frozenset(category for row in index.sdks for category in row.categories)
    prefixes = {row.id: row.class_prefixes for row in index.sdks}
    remarks = lint(catalogue, date or options.today(), tables.sensitive_codes(), categories, prefixes)
    remarks += unreadable_examples(catalogue)
    mistakes = [one.located(files) for one in remarks if one.level == "mistake"]
    if mistakes:
        raise RulesetError("\n".join(mistakes), "correct the file; docs/rules.md explains the format")
    lines = [local("note: ", "提示：") + one.located(files) for one in remarks]
    lines += [
        local(f"{one.tag}: {one.words} of {one.of} words", f"{one.tag}：词条 {one.words}/{one.of}")
        for one in coverage(catalogue)
    ]
    lines.append(
        local(
            f"{len(files)} files, no mistake: {len(catalogue.rules)} rules, {len(catalogue.data_types)} data types,"
            f" {len(index.sdks)} SDKs, {len(catalogue.instruments)} instruments",
            f"{len(files)} 个文件，未发现错误："
            f"规则 {len(catalogue.rules)} 条，数据类型 {len(catalogue.data_types)} 个，"
            f"SDK {len(index.sdks)} 个，法规标准 {len(catalogue.instruments)} 部",
        )
    )
    trial = [rule.id for rule in catalogue.rules if rule.nursery]
    shown = len(catalogue.rules) - len(trial)
    lines.append(
        local(f"not on trial: {shown} of {len(catalogue.rules)} rules", f"非试行规则：{shown}/{len(catalogue.rules)}")
        + (local("; on trial: ", "；试行：") + ", ".join(trial) if trial else "")
    )
    say("\n".join(lines))
    return 0


@rules.command(
    help=local(
        "Table of instruments and items: decided by which rules, left to which test, not covered.",
        "法规逐条对照表：由哪些规则判定、须做何种检测、哪些未覆盖。",
    )
)
@click.option(
    "--instrument",
    metavar="ID",
    default="",
    help=local("Only this one, such as rd-2019. Default: all.", "仅列出该法规，例如 rd-2019。默认：全部。"),
)
@click.option("--json", "as_data", is_flag=True, help=local("For programs, both languages.", "输出 JSON，含中英文。"))
@options.packs
@options.lang
@options.date
@options.rulesets
@options.debug
def coverage(
    instrument: str,
    as_data: bool,
    packs: tuple[str, ...],
    lang: str | None,
    date: str | None,
    rulesets: Path | None,
) -> int:
    """Instrument by item, as the rulesets stand; no package is looked at."""
    from analyzer.catalogue.coverage import cover
    from analyzer.catalogue.packs import not_run, select
    from analyzer.cli.coverage import as_json, as_table

    whole, on = _catalogue(rulesets), date or options.today()
    catalogue = select(whole, packs)
    idle = () if instrument else not_run(whole, catalogue)
    covered = cover(catalogue, on, instrument)
    tongue = _language(lang)
    say(as_json(covered, idle, catalogue, on) if as_data else as_table(covered, idle, catalogue, tongue))
    return 0


@rules.command(
    help=local("Try the examples inside the rules (all, or those named).", "运行规则自带的示例（全部或指定）。")
)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@options.rulesets
@options.debug
def test(ids: tuple[str, ...], rulesets: Path | None) -> int:
    """Every example of every rule; what comes out otherwise than stated is a mistake in the rulesets."""
    from analyzer.judgement.examples import run_examples

    catalogue = _catalogue(rulesets)
    results = [result for rule_id in ids or ("",) for result in run_examples(catalogue, rule_id)]
    failed = [f"rules/{one.rule}.yml: {one.example}: {one.problem}" for one in results if one.problem]
    if failed:
        raise RulesetError("\n".join(failed), "correct the rule or its example")
    count = len({result.rule for result in results})
    say(local(f"{len(results)} examples of {count} rules hold", f"{count} 条规则的 {len(results)} 个示例全部成立"))
    return 0


@rules.command(help=local("Begin a rule: write rules/ID.yml to fill in.", "新建规则：写出待填写的 rules/ID.yml。"))
@click.argument("rule_id", metavar="ID")
@options.rulesets
@options.debug
def new(rule_id: str, rulesets: Path | None) -> int:
    """A skeleton that passes lint and its own examples, with a comment at each place to fill in."""
    from analyzer import places
    from analyzer.catalogue.skeleton import rule_skeleton
    from analyzer.storage import write_whole

    folder = rulesets or places.rulesets_dir()
    text = rule_skeleton(_catalogue(rulesets), rule_id)
    target = folder / "rules" / f"{rule_id}.yml"
    if target.exists():
        raise UsageError(local(f"the file exists: {target}", f"文件已存在：{target}"))
    write_whole(target, text.encode())
    say(local(f"Written: {target}", f"已写入：{target}"))
    say(local(f"Fill it in, then: apkscan rules test {rule_id}", f"填写后运行：apkscan rules test {rule_id}"))
    return 0


def _catalogue(rulesets: Path | None) -> "Catalogue":
    from analyzer import places
    from analyzer.catalogue.reader import load_catalogue

    return load_catalogue(rulesets or places.rulesets_dir(), packs=None)


def _rule(catalogue: "Catalogue", rule_id: str) -> "Rule":
    for rule in catalogue.rules:
        if rule.id == rule_id:
            return rule
    near = difflib.get_close_matches(rule_id, [rule.id for rule in catalogue.rules], n=1, cutoff=0.5)
    raise UsageError(
        local(f"no such rule: {one_line(rule_id)}", f"没有这条规则：{one_line(rule_id)}"),
        local(f"did you mean '{near[0]}'?", f"是否要用“{near[0]}”？") if near else "apkscan rules list",
    )


def _language(stated: str | None) -> Lang:
    if stated is None:
        return locale_language()
    return "zh" if stated == "zh" else "en"
