"""``apkscan batch``: many packages into one folder, resumable, each in a process of its own."""

import os
import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from analyzer.cli import additions, options
from analyzer.cli.app_types import known_app_type
from analyzer.cli.phrases import Command
from analyzer.cli.screen import Progress, complain, say
from analyzer.cli.summary import COULD_NOT_LOOK, FINDINGS
from analyzer.cli.words import Lang, local, pick, written_line
from analyzer.errors import UsageError

if TYPE_CHECKING:
    from analyzer.batch.model import Outcome, Settings
    from analyzer.batch.run import BatchResult
    from analyzer.cli.options import FailOn

INTERRUPTED = 130


@click.command(
    cls=Command,
    short_help=local("Analyse many packages.", "批量检测。"),
    help=local(
        "Analyse every package below DIR... in child processes with limits, into OUT. Run it again to go on where it"
        " stopped; packages that failed are not tried again without --retry-failed.",
        "在有资源上限的子进程中检测 DIR 下的所有安装包，结果写入 OUT。再次运行即从中断处继续；"
        "失败的安装包只有加 --retry-failed 才会重试。",
    ),
)
@click.argument("places", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help=local("Where to write; holds the journal to resume from.", "输出目录，内含断点日志。"),
)
@click.option(
    "--policies",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local(
        "Folder of policies, each a file or a folder named after the package name or the file's stem.",
        "隐私政策目录，其中的文件或子目录以包名或安装包文件名命名。",
    ),
)
@options.package_policy
@options.packs
@options.app_type
@options.date
@options.lang
@options.formats
@additions.review
@options.fail_on
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    help=local("Packages at once. Default: one for each processor.", "同时检测的数量。默认：处理器数。"),
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 86400),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
    help=local("Wall time for one package.", "单个安装包的时间上限（秒）。"),
)
@click.option(
    "--memory",
    type=click.IntRange(128, 1 << 20),
    default=2048,
    show_default=True,
    metavar="MIB",
    help=local("Memory for one package, its children included.", "单个安装包的内存上限（MiB，含子进程）。"),
)
@click.option("--retry-failed", is_flag=True, help=local("Try failed packages again.", "重试此前失败的安装包。"))
@options.rulesets
@options.debug
def batch(
    places: tuple[Path, ...],
    output: Path,
    policies: Path | None,
    search: bool,
    packs: tuple[str, ...],
    app_type: str,
    date: str | None,
    lang: str | None,
    formats: tuple[str, ...],
    review_place: Path | None,
    fail_on: "FailOn",
    jobs: int | None,
    timeout: float,
    memory: int,
    retry_failed: bool,
    rulesets: Path | None,
) -> int:
    """Read the arguments, run the batch, write index and table; the result is the exit code."""
    for place in places:
        if not place.exists():  # before anything is written
            raise UsageError(local(f"no such file or folder: {place}", f"没有这个文件或目录：{place}"))
    for folder in (policies, rulesets):
        if folder is not None and not folder.is_dir():
            raise UsageError(local(f"no such folder: {folder}", f"没有这个目录：{folder}"))
    options.writable_folder(output)
    additions.checked(review_place)
    signal.signal(signal.SIGTERM, _as_interrupt)
    with Progress() as progress:
        from analyzer import pipeline
        from analyzer.batch.journal import open_journal
        from analyzer.batch.model import Limits, Settings
        from analyzer.batch.run import run_batch
        from analyzer.batch.scan_one import scan_one

        catalogue = pipeline.read_catalogue(rulesets, packs)
        kind = known_app_type(app_type, catalogue.app_types)
        with open_journal(output) as journal:
            settings = Settings(
                out=str(output.absolute()),
                # A batch that goes on tomorrow is still the same batch: it keeps the date of its first run.
                date=date or journal.meta("date", options.today()),
                app_type=kind,
                packs=packs,
                lang=lang or "",
                formats=formats,
                fail_on=fail_on,
                policies=str(policies.absolute()) if policies else "",
                rulesets=str(rulesets.absolute()) if rulesets else "",
                review=str(review_place.absolute()) if review_place else "",
                search=search,
            )
            if date:
                journal.set_meta("date", date)
            limits = Limits(seconds=timeout, mebibytes=memory, workers=jobs or os.cpu_count() or 1)
            result = run_batch(
                places,
                settings,
                limits,
                scan_one,
                journal,
                ruleset_sha256=catalogue.sha256,
                retry_failed=retry_failed,
                tell=progress.tell,
            )
        closing = _write(result, settings, output)
    say(closing)
    if result.interrupted:
        complain(
            local("interrupted; the state is saved", "已中断，进度已保存"),
            local("run the same command again to go on", "再次运行同一命令即可继续"),
        )
        return INTERRUPTED
    return _exit_code(result, fail_on)


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt  # a scheduler's SIGTERM leaves the same resumable state as Ctrl-C


def _write(result: "BatchResult", settings: "Settings", output: Path) -> str:
    from analyzer.batch.index import findings_csv, index_language, render_index
    from analyzer.storage import write_whole

    lang = index_language(settings.lang, result)
    write_whole(output / "index.html", render_index(result, settings.date, lang))
    write_whole(output / "findings.csv", findings_csv(result, lang))
    outcomes = [outcome for _, outcome in result.rows if outcome is not None]
    done = [outcome for outcome in outcomes if outcome.kind == "done"]
    lines = [
        pick(
            lang,
            f"{len(result.rows)} {'package' if len(result.rows) == 1 else 'packages'}, {len(done)} analysed"
            f" ({result.reused} {'outcome' if result.reused == 1 else 'outcomes'} from an earlier run)",
            f"共 {len(result.rows)} 个安装包，已检测 {len(done)} 个（沿用此前结果 {result.reused} 个）",
        )
    ]
    for kind, (en, zh) in _KINDS.items():
        count = sum(outcome.kind == kind for outcome in outcomes)
        count += len(result.unreadable) if kind == "unreadable" else 0
        if count:
            lines.append(f"{count:>6}  {pick(lang, en, zh)}")
    lines += _reviewed(outcomes, lang)
    lines.append(written_line(output / "index.html", lang))
    return "\n".join(lines)


_KINDS = {
    "timeout": ("failed: time limit", "失败：超时"),
    "memory": ("failed: memory limit", "失败：内存超限"),
    "crash": ("failed: process crashed", "失败：进程崩溃"),
    "unreadable": ("failed: unreadable", "失败：无法读取"),
    "policy": ("failed: its policy cannot be read", "失败：隐私政策无法读取"),
    "error": ("failed: a defect of apkscan", "失败：程序缺陷"),
}


def _reviewed(outcomes: "list[Outcome]", lang: Lang) -> list[str]:
    """What the decisions come to; the exit code leaves rejected findings out."""
    chosen = [finding.review for outcome in outcomes for finding in outcome.findings]
    confirmed, rejected = chosen.count("confirm"), chosen.count("reject")
    if not any(outcome.review_sha256 for outcome in outcomes):
        return []
    return [
        pick(
            lang,
            f"Review by a person: confirmed {confirmed}, rejected {rejected}; the exit code leaves rejected ones out.",
            f"人工复核：确认 {confirmed} 处，驳回 {rejected} 处；退出码不计被驳回的发现。",
        )
    ]


def _exit_code(result: "BatchResult", fail_on: "FailOn") -> int:
    """1 with findings at or above the threshold, 3 when not one package could be looked at, else 0."""
    bad = {"confirmed": {"confirmed"}, "suspected": {"confirmed", "suspected"}, "never": set[str]()}[fail_on]
    outcomes = [outcome for _, outcome in result.rows if outcome is not None and outcome.kind == "done"]
    if any((item.after or item.verdict) in bad for outcome in outcomes for item in outcome.items):
        return FINDINGS
    seen = [outcome for outcome in outcomes if not outcome.blind]
    return COULD_NOT_LOOK if (result.rows or result.unreadable) and not seen else 0
