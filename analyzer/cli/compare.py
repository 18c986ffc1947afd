"""``apkscan compare``: a re-test after a rectification, OLD against NEW."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import options, policies
from analyzer.cli.app_types import known_app_type
from analyzer.cli.phrases import Command, phrased
from analyzer.cli.screen import Progress, complain, say
from analyzer.cli.words import local
from analyzer.memory import no_collection

if TYPE_CHECKING:  # the command line starts without the stages
    from collections.abc import Callable

    from analyzer.compare.model import Comparison

MOST = 12
"""Most findings that are named on the terminal."""
FILES = {"html": "compare.html", "json": "compare.json", "text": "compare.txt"}


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    return options.split_formats(ctx, param, value, tuple(FILES))


def _policy(name: str, en: str, zh: str) -> options.Decorator:
    return click.option(name, multiple=True, metavar="PATH|URL", help=local(en, zh))


def _mapping(name: str, en: str, zh: str) -> options.Decorator:
    return click.option(name, type=click.Path(path_type=Path), metavar="FILE", help=local(en, zh))


@click.command(
    cls=Command,
    short_help=local("Re-test: what was fixed, remains, is new.", "整改复测：已整改、仍存在、新增。"),
    help=local(
        "Compare two examinations of one app: OLD before and NEW after a rectification. Each is saved facts, a folder"
        " with facts, or a package, which is scanned."
        "\n\nThe exit code is 0 when nothing is new, remaining or out of sight, 1 otherwise, and 3 when one of them"
        " could not be examined.",
        "比对同一 App 的两次检测：OLD 为整改前，NEW 为整改后。"
        "各自可为事实文件、含事实文件的目录或安装包（将先行检测）。"
        "\n\n没有新增、仍存在或无法再看到的问题时退出码为 0，否则为 1；其中之一未能检测时为 3。",
    ),
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@_policy("--old-policy", "The privacy policy of OLD, when OLD is a package.", "OLD 为安装包时的隐私政策。")
@_policy("--new-policy", "The privacy policy of NEW, when NEW is a package.", "NEW 为安装包时的隐私政策。")
@_mapping(
    "--old-mapping", "The mapping.txt of OLD: restores names in its proofs.", "OLD 的 mapping.txt，用于还原代码名称。"
)
@_mapping(
    "--new-mapping", "The mapping.txt of NEW: restores names in its proofs.", "NEW 的 mapping.txt，用于还原代码名称。"
)
@click.option(
    "--old-date",
    callback=options._date,
    metavar="YYYY-MM-DD",
    help=local(
        "Date of assessment of OLD. Default: that of the report beside its facts, else today.",
        "OLD 的评估日期。默认：其事实文件旁报告的日期，否则为今天。",
    ),
)
@click.option(
    "--date",
    callback=options._date,
    metavar="YYYY-MM-DD",
    help=local(
        "Date of assessment of NEW. Default: that of the report beside its facts, else today.",
        "NEW 的评估日期。默认：其事实文件旁报告的日期，否则为今天。",
    ),
)
@options.packs
@options.app_type
@options.lang
@click.option(
    "--format",
    "formats",
    default="html,json",
    show_default=True,
    callback=_formats,
    metavar="A,B",
    help=local("What to write: ", "输出格式：") + ", ".join(FILES),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local("Where to write. Default: NEW-compare here.", "输出目录。默认：当前目录下的 NEW 名称-compare。"),
)
@options.rulesets
@options.debug
def compare(
    old: Path,
    new: Path,
    old_policy: tuple[str, ...],
    new_policy: tuple[str, ...],
    old_mapping: Path | None,
    new_mapping: Path | None,
    old_date: str | None,
    date: str | None,
    packs: tuple[str, ...],
    app_type: str,
    lang: str | None,
    formats: tuple[str, ...],
    output: Path | None,
    rulesets: Path | None,
) -> int:
    """Read the arguments, examine both sides, write the comparison; the result is the exit code."""
    for path in (old, new):
        if path.is_dir():
            options.facts_file(path)
        else:
            options.existing_file(path, local("saved facts or a package", "事实文件或安装包"))
    mappings = old_mapping, new_mapping
    for file in mappings:
        if file is not None:
            options.existing_file(file, local("a mapping file", "映射文件"))
    given = policies.checked(old_policy), policies.checked(new_policy)
    folder = options.writable_folder(output if output is not None else Path(f"{_stem(new)}-compare"))
    with no_collection(), Progress() as progress:
        from analyzer import pipeline
        from analyzer.compare.examination import compared, take, with_mapping
        from analyzer.storage import write_whole

        catalogue = pipeline.read_catalogue(rulesets, packs)
        kind = known_app_type(app_type, catalogue.app_types)
        sides = []
        for path, named, mapping in zip((old, new), given, mappings, strict=True):
            documents = policies.gathered(named, progress.tell)
            files = policies.files(documents)
            taken = take(path, catalogue, policies=files, rulesets=rulesets, tell=progress.tell)
            sides.append(with_mapping(taken, mapping))
        before, after = sides
        comparison = compared(
            before,
            after,
            catalogue,
            old_date=old_date or before.date or options.today(),
            new_date=date or after.date or options.today(),
            app_type=kind,
            lang=lang or "",
            tell=progress.tell,
        )
        for name in formats:
            write_whole(folder / FILES[name], _rendered(comparison, name))
    return _close(comparison, [folder / FILES[name] for name in formats])


def _stem(path: Path) -> str:
    return path.name.removesuffix(".zst").removesuffix(".json").removesuffix(".apk") or "new"


def _rendered(comparison: "Comparison", name: str) -> bytes:
    from analyzer.compare import html, json, text

    makers: dict[str, Callable[[Comparison], bytes | str]] = {
        "html": html.render,
        "json": json.render,
        "text": text.render,
    }
    content = makers[name](comparison)
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


def _close(comparison: "Comparison", written: list[Path]) -> int:
    """Print the result; the exit code."""
    from analyzer.cli.summary import COULD_NOT_LOOK

    words = {word.key: word.text for word in comparison.words}
    say(comparison.title)
    say(comparison.headline)
    for warning in comparison.warnings:
        say(words["cmp_attention"] + words["colon"] + warning)
    left = [
        f"  {change.state.text}  {item.title}{words['colon']}{change.subject}"
        for item in comparison.items
        for change in item.findings
        if change.state.id != "fixed"
    ]
    for line in left[:MOST]:
        say(line)
    if len(left) > MOST:
        say(local(f"  … and {len(left) - MOST} more", f"  ……另有 {len(left) - MOST} 个"))
    for path in written:
        say(local(f"Written: {path}", f"已写入：{path}"))
    unseen = comparison.old.unseen or comparison.new.unseen
    if unseen:
        complain(
            local("could not be examined: ", "未能检测：") + phrased(unseen),
            local("nothing can be called fixed", "不能据此认定已整改"),
        )
        return COULD_NOT_LOOK
    return 0 if comparison.passed else 1
