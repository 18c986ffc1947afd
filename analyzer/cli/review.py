"""``apkscan review``: begin a file of decisions, and count what was decided."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import options
from analyzer.cli.phrases import Group
from analyzer.cli.screen import one_line, say
from analyzer.cli.words import Lang, local, locale_language, pick
from analyzer.errors import UsageError

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.review.form import ReportFile
    from analyzer.review.model import Review
    from analyzer.review.statistics import Rate, Statistics

REPORT = "report.json"
FORM = "review.yml"
SUFFIXES = (".yml", ".yaml")


@click.group(
    cls=Group,
    short_help=local("Decisions about findings.", "人工复核：决定与统计。"),
    help=local(
        "An analyst's decisions about findings: begin a file, count what was decided.",
        "人工复核：生成待填写的决定文件，统计复核结果。",
    ),
)
def review() -> None:
    """Group of the commands about decisions."""


@review.command(
    help=local(
        "Write a file with every finding of REPORT (report.json, or the folder that holds it) to fill in; what was"
        " decided when the report was made is carried over.",
        "为 REPORT（report.json 或其所在目录）的全部发现生成待填写的决定文件；生成报告时已合并的决定一并保留。",
    )
)
@click.argument("report", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local(f"Where to write. Default: {FORM} beside the report.", f"写到哪里。默认：报告旁的 {FORM}。"),
)
@options.debug
def new(report: Path, output: Path | None) -> int:
    """A file that exists is never written over: it may hold somebody's work."""
    from analyzer.review.form import form
    from analyzer.storage import write_whole

    source = report / REPORT if report.is_dir() else report
    data = form(_report(source))
    target = output or source.parent / FORM
    if target.exists():
        raise UsageError(
            local(f"the file exists: {target}", f"文件已存在：{target}"),
            local("choose another name with -o", "请用 -o 指定其他文件名"),
        )
    write_whole(target, data)
    say(local(f"Written: {target}", f"已写入：{target}"))
    say(
        local(
            f"Fill it in, then: apkscan judge {source.parent} --review {target}",
            f"填写后运行：apkscan judge {source.parent} --review {target}",
        )
    )
    return 0


@review.command(
    help=local(
        "How often what a rule found was rejected: files of decisions, or folders that hold them at any depth, and an"
        " interval of 95 % (Wilson) for each rate.",
        "按规则统计误报率：给出决定文件或其所在目录（含各级子目录），每个比率附 95% 置信区间（Wilson）。",
    )
)
@click.argument("places", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help=local("How to print.", "输出格式。"),
)
@options.lang
@options.rulesets
@options.debug
def stats(places: tuple[Path, ...], form: str, lang: str | None, rulesets: Path | None) -> int:
    """Read every file, print the rates."""
    from analyzer import pipeline
    from analyzer.review.statistics import statistics

    tongue: Lang = locale_language() if lang is None else "zh" if lang == "zh" else "en"
    found = statistics([_with_rules(path) for path in _files(places)])
    titles = {rule.id: rule.title.in_language(tongue) for rule in pipeline.read_catalogue(rulesets).rules}
    if form == "json":
        say(json.dumps(_plain(found), ensure_ascii=False, indent=1))
    elif form == "csv":
        say(_table(found, titles).rstrip("\r\n"))
    else:
        say("\n".join(_lines(found, titles, tongue)))
    return 0


def _report(path: Path) -> "ReportFile":
    from analyzer.review.form import MOST_BYTES, read_report

    options.existing_file(path, local("a report", "报告文件"))
    if path.stat().st_size > MOST_BYTES:
        raise UsageError(local(f"too large: {path}", f"文件过大：{path}"))
    try:
        return read_report(path.read_bytes(), path.name)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error


def _files(places: tuple[Path, ...]) -> Iterator[Path]:
    """The files of decisions that are named, or that lie below a folder; other YAML files there are left alone."""
    from analyzer.review.choosing import NAME, content
    from analyzer.review.reading import holds_decisions

    seen: set[Path] = set()
    for place in places:
        if not place.is_dir():
            below = [options.existing_file(place, local("a file of decisions", "复核决定文件"))]
        else:
            below = sorted(
                path
                for path in place.rglob("*")
                if (path.suffix.lower() in SUFFIXES or path.name == f"{NAME}.json") and path.is_file()
            )
            below = [path for path in below if holds_decisions(content(path), str(path))]
            if not below:
                raise UsageError(
                    local(f"no file of decisions below {place}", f"{place} 下没有复核决定文件"),
                    local("begin one with 'apkscan review new'", "可用“apkscan review new”生成"),
                )
        for path in below:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _with_rules(path: Path) -> "tuple[Review, dict[str, str]]":
    """The decisions of a file, and the rules of findings out of the report beside it where the file does not say."""
    from analyzer.review.choosing import load_review

    found = load_review(path)
    beside = path.parent / REPORT
    if all(decision.rule for decision in found.decisions) or not beside.is_file():
        return found, {}
    return found, _report(beside).rules()


def _lines(found: "Statistics", titles: Mapping[str, str], lang: Lang) -> list[str]:
    total = found.total
    lines = [
        pick(
            lang,
            f"Files: {found.files}; findings decided: {total.decided}"
            f" (confirmed {total.confirmed}, rejected {total.rejected}); undecided: {found.undecided}",
            f"文件 {found.files} 个；已决定的发现 {total.decided} 处（确认 {total.confirmed}，驳回 {total.rejected}）；"
            f"未决定 {found.undecided} 处",
        )
    ]
    if found.repeated:
        lines.append(
            pick(
                lang,
                f"Decided more than once for the same app, the latest counts: {found.repeated}",
                f"同一应用的同一发现有多次决定的，以最近一次为准：{found.repeated} 次",
            )
        )
    if not total.decided:
        return lines
    head = pick(
        lang,
        f"{'decided':>8} {'rejected':>9} {'rate':>8}  {'95 % interval':<18} rule",
        "  已决定      驳回   误报率  95% 置信区间       规则",
    )
    lines += ["", head]
    lines += [_line(rate, _called(rate.rule, titles, lang)) for rate in found.rates]
    lines += [_line(total, pick(lang, "all rules", "全部规则"))]
    return lines


def _line(rate: "Rate", name: str) -> str:
    interval = f"{rate.low:.1%} – {rate.high:.1%}"
    return f"{rate.decided:>8} {rate.rejected:>9} {rate.share:>8.1%}  {interval:<18} {name}"


def _called(rule: str, titles: Mapping[str, str], lang: Lang) -> str:
    if rule == "?":
        return pick(lang, "(no file says which rule)", "（文件未写明规则）")
    name = one_line(rule)
    return f"{name}  {titles[rule]}" if rule in titles else name


def _plain(found: "Statistics") -> dict[str, object]:
    return {
        "files": found.files,
        "undecided": found.undecided,
        "repeated": found.repeated,
        "total": _numbers(found.total),
        "rules": [{"rule": rate.rule, **_numbers(rate)} for rate in found.rates],
    }


def _numbers(rate: "Rate") -> dict[str, float]:
    return {
        "decided": rate.decided,
        "confirmed": rate.confirmed,
        "rejected": rate.rejected,
        "false_positive_rate": round(rate.share, 6),
        "low": round(rate.low, 6),
        "high": round(rate.high, 6),
    }


def _table(found: "Statistics", titles: Mapping[str, str]) -> str:
    from analyzer.report.csv import inert

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["rule", *_numbers(found.total), "title"])
    for rate in (*found.rates, found.total):
        writer.writerow([inert(rate.rule) or "*", *_numbers(rate).values(), inert(titles.get(rate.rule, ""))])
    return out.getvalue()
