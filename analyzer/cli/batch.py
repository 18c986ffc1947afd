"""``apkscan batch``: many packages into one folder, resumable, each in a process of its own."""

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from analyzer.cli import additions, options
from analyzer.cli import seal as seals
from analyzer.cli import template as templates
from analyzer.cli.app_types import known_app_type
from analyzer.cli.batch_words import counts
from analyzer.cli.phrases import Command, phrased
from analyzer.cli.screen import Progress, complain, say
from analyzer.cli.summary import COULD_NOT_LOOK, FINDINGS
from analyzer.cli.words import local, written_line
from analyzer.errors import UsageError

if TYPE_CHECKING:
    from analyzer.batch.model import Outcome, Settings, Task
    from analyzer.batch.run import BatchResult
    from analyzer.batch.stated import Row
    from analyzer.catalogue.model import AppType, Catalogue
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
@click.option(
    "--list",
    "listed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local(
        "What is stated for single packages (YAML, JSON or CSV): app type, mapping file, the first page; see"
        " docs/batch.md.",
        "逐个安装包的说明清单（YAML、JSON 或 CSV）：App 类型、映射文件、首页信息，见 docs/batch.zh-CN.md。",
    ),
)
@options.package_policy
@options.packs
@options.app_type
@options.date
@options.lang
@options.formats
@options.implicit
@seals.seal
@seals.sign_key
@templates.template
@additions.meta
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
    listed: Path | None,
    search: bool,
    packs: tuple[str, ...],
    app_type: str,
    date: str | None,
    lang: str | None,
    formats: tuple[str, ...],
    implicit: bool,
    seal: bool,
    sign_key: Path | None,
    template_file: Path | None,
    meta_file: Path | None,
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
    if listed is not None:
        options.existing_file(listed, local("a list", "清单文件"))
    _require_packages(places, output)
    options.writable_folder(output)
    sealing = seals.sealing(seal, sign_key)
    template = templates.read_template(template_file, formats)
    additions.checked(review_place)
    meta = additions.additions(meta_file, None).meta
    signal.signal(signal.SIGTERM, _as_interrupt)
    with Progress() as progress:
        from analyzer import pipeline
        from analyzer.batch.journal import open_journal
        from analyzer.batch.model import Limits, Settings
        from analyzer.batch.run import run_batch
        from analyzer.batch.scan_one import scan_one
        from analyzer.batch.stated import read_list
        from analyzer.catalogue.tables import tables_sha256
        from analyzer.seal.canonical import digest

        catalogue = pipeline.read_catalogue(rulesets, packs)
        kind = known_app_type(app_type, catalogue.app_types)
        rows = [_with_type(row, catalogue.app_types) for row in read_list(listed)] if listed else []
        tables = tables_sha256(pipeline.tables_dir(rulesets))
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
                implicit=implicit,
                meta=meta,
                template=str(template_file.absolute()) if template_file else "",
                template_sha256=digest(template) if template is not None else "",
                seal=sealing is not None,
                signed_by=_key_sha256(sealing),
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
                ruleset_sha256=f"{catalogue.sha256} {tables}",
                rows=rows,
                retry_failed=retry_failed,
                finish=_finish(sealing),
                tell=progress.tell,
            )
        closing = _write(result, settings, catalogue, output)
    say(closing)
    if result.interrupted:
        complain(
            local("interrupted; the state is saved", "已中断，进度已保存"),
            local("run the same command again to go on", "再次运行同一命令即可继续"),
        )
        return INTERRUPTED
    return _exit_code(result, fail_on)


def _require_packages(places: tuple[Path, ...], output: Path) -> None:
    """A gate with a mistyped folder must not pass.

    Raises:
        UsageError: there is no package at all.
    """
    from analyzer.batch.inputs import SUFFIX, package_files

    if next(package_files(places, output), None) is None:
        where = ", ".join(map(str, places))
        raise UsageError(
            local(f"no package (*{SUFFIX}) in {where}", f"没有安装包（*{SUFFIX}）：{where}"),
            local("name the folder that holds the packages", "请给出安装包所在的目录"),
        )


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt  # a scheduler's SIGTERM leaves the same resumable state as Ctrl-C


def _with_type(row: "Row", types: "Sequence[AppType]") -> "Row":
    """The line with the id of the app type that it names."""
    from msgspec.structs import replace as with_fields

    try:
        kind = known_app_type(row.kind, types)
    except UsageError as error:
        raise UsageError(f"{row.place}: {error}", error.hint) from error
    return replace(row, stated=with_fields(row.stated, app_type=kind))


def _key_sha256(sealing: "seals.Sealing | None") -> str:
    if sealing is None or sealing.signer is None:
        return ""
    from analyzer.seal.keys import Verifier

    return Verifier(sealing.signer.key.public_key()).sha256


def _finish(sealing: "seals.Sealing | None") -> "Callable[[Task, Outcome], None]":
    """What this process does about a package that is done: it signs the seal."""
    if sealing is None or sealing.signer is None:
        return lambda task, outcome: None
    from analyzer.batch.signing import signing

    return signing(sealing.signer)


def _write(result: "BatchResult", settings: "Settings", catalogue: "Catalogue", output: Path) -> str:
    from analyzer.batch.index import index_language, pages
    from analyzer.storage import write_whole

    lang = index_language(settings.lang, result)
    for name, data in pages(result, settings.date, catalogue, lang, lambda text: phrased(text, lang)).items():
        if data is None:
            (output / name).unlink(missing_ok=True)
        else:
            write_whole(output / name, data)
    return "\n".join([*counts(result, lang), written_line(output / "index.html", lang)])


def _exit_code(result: "BatchResult", fail_on: "FailOn") -> int:
    """1 with findings at or above the threshold, 3 when not one package could be looked at, else 0."""
    bad = {"confirmed": {"confirmed"}, "suspected": {"confirmed", "suspected"}, "never": set[str]()}[fail_on]
    outcomes = [outcome for _, outcome in result.rows if outcome is not None and outcome.kind == "done"]
    if any((item.after or item.verdict) in bad for outcome in outcomes for item in outcome.items):
        return FINDINGS
    seen = [outcome for outcome in outcomes if not outcome.blind]
    return COULD_NOT_LOOK if (result.rows or result.unreadable) and not seen else 0
