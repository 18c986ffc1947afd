"""``apkscan compare``: a re-test after a rectification, OLD against NEW."""

import importlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import additions, options, policies
from analyzer.cli import seal as seals
from analyzer.cli.app_types import known_app_type
from analyzer.cli.phrases import Command, phrased
from analyzer.cli.screen import Progress, complain, say
from analyzer.cli.words import Lang, local, written_line
from analyzer.memory import no_collection

if TYPE_CHECKING:  # the command line starts without the stages
    from collections.abc import Callable, Sequence

    from analyzer.compare.examination import Taken
    from analyzer.compare.model import Comparison
    from analyzer.seal.build import Written

MOST = 12
"""Most findings that are named on the terminal."""
FILES = {
    "html": "compare.html",
    "json": "compare.json",
    "text": "compare.txt",
    "md": "compare.md",
    "docx": "compare.docx",
    "pdf": "compare.pdf",
}
MODULES = {"md": "markdown"}
"""Where the module of a format is called otherwise than the format."""


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
@additions.meta
@click.option(
    "--review",
    "review_place",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=local(
        "An analyst's decisions about NEW, and about OLD unless --old-review names others: what is rejected is shown as"
        " such and does not remain.",
        "针对 NEW 的人工复核决定；未给出 --old-review 时也用于 OLD。被驳回的发现单独标出，不算仍存在。",
    ),
)
@click.option(
    "--old-review",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=local("An analyst's decisions about OLD.", "针对 OLD 的人工复核决定。"),
)
@seals.seal
@seals.sign_key
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
    meta_file: Path | None,
    review_place: Path | None,
    old_review: Path | None,
    seal: bool,
    sign_key: Path | None,
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
    added = additions.additions(None, old_review or review_place), additions.additions(meta_file, review_place)
    sealing = seals.sealing(seal, sign_key)
    folder = options.writable_folder(output if output is not None else Path(f"{_stem(new)}-compare"))
    with no_collection(), Progress() as progress:
        from analyzer import pipeline
        from analyzer.compare.examination import compared, take, with_mapping, with_review

        catalogue = pipeline.read_catalogue(rulesets, packs)
        kind = known_app_type(app_type, catalogue.app_types)
        sides: list[Taken] = []
        kept: list[tuple[str, bytes]] = []
        for path, named, mapping, decided in zip((old, new), given, mappings, added, strict=True):
            documents = policies.gathered(named, progress.tell)
            files = policies.files(documents)
            taken = take(path, catalogue, policies=files, rulesets=rulesets, tell=progress.tell)
            which = "old" if not sides else "new"
            kept += [(f"{which}-{name}", data) for name, data in policies.kept(documents)]
            review = decided.of(taken.facts.manifest.package, taken.facts.sample.sha256, _stem(path)).review
            sides.append(with_review(with_mapping(taken, mapping), review))
        before, after = sides
        comparison = compared(
            before,
            after,
            catalogue,
            old_date=old_date or before.date or options.today(),
            new_date=date or after.date or options.today(),
            app_type=kind,
            lang=lang or "",
            meta=added[1].meta,
            tell=progress.tell,
        )
        seal_it = partial(sealing.write_comparison, comparison, (before.facts, after.facts)) if sealing else None
        written = _write(comparison, formats, folder, kept, seal_it)
    return _close(comparison, written)


def _stem(path: Path) -> str:
    return path.name.removesuffix(".zst").removesuffix(".json").removesuffix(".apk") or "new"


def _write(
    comparison: "Comparison",
    formats: tuple[str, ...],
    folder: Path,
    beside: "Sequence[tuple[str, bytes]]",
    seal: "Callable[[Path, Sequence[Written]], Path] | None",
) -> list[Path]:
    """Write each format and what lies beside them, and seal it; the result are the files to tell of."""
    from analyzer.seal.build import written_file
    from analyzer.storage import write_whole

    written, sealed = [], []
    for name in formats:
        written.append((FILES[name], _rendered(comparison, name)))
    for name, data in (*written, *beside):
        write_whole(folder / name, data)
        if seal is not None:
            sealed.append(written_file(name, data))
    told = [folder / name for name, _ in written]
    if seal is not None:
        told.append(seal(folder, sealed))
    elif (folder / seals.SEAL).exists():
        seals.older_seal_left()
    return told


def _rendered(comparison: "Comparison", name: str) -> bytes:
    # Each format is a module of its own, imported when it is asked for.
    module = importlib.import_module(f"analyzer.compare.{MODULES.get(name, name)}")
    render: Callable[[Comparison], bytes | str] = module.render
    content = render(comparison)
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


def _close(comparison: "Comparison", written: list[Path]) -> int:
    """Print the result; the exit code."""
    from analyzer.cli.summary import COULD_NOT_LOOK

    lang: Lang = "zh" if comparison.language == "zh" else "en"
    words = {word.key: word.text for word in comparison.words}
    say(comparison.title)
    say(comparison.headline)
    say(comparison.unit)
    for line in comparison.reviews:
        say(line)
    for warning in comparison.warnings:
        say(words["cmp_attention"] + words["colon"] + warning)
    left = [
        f"  {change.state.text}  {item.title}{words['colon']}{change.subject}"
        for item in comparison.items
        for change in item.findings
        if change.state.id not in ("fixed", "not-required", "rejected")
    ]
    for line in left[:MOST]:
        say(line)
    if len(left) > MOST:
        say("  " + words["cmp_more"].format(n=len(left) - MOST))
    for path in written:
        say(written_line(path, lang))
    unseen = comparison.old.unseen or comparison.new.unseen
    if unseen:
        complain(
            local("could not be examined: ", "未能检测：") + phrased(unseen),
            local("nothing can be called fixed", "不能据此认定已整改"),
        )
        return COULD_NOT_LOOK
    return 0 if comparison.passed else 1
