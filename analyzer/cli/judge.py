"""``apkscan judge``: the rules once more over saved facts, without the package."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import additions, options
from analyzer.cli import seal as seals
from analyzer.cli import template as templates
from analyzer.cli.app_types import known_app_type
from analyzer.cli.outputs import Wanted, close, write
from analyzer.cli.phrases import Command
from analyzer.cli.screen import Progress
from analyzer.cli.words import local
from analyzer.errors import UsageError

if TYPE_CHECKING:
    from analyzer.cli.options import FailOn


@click.command(
    cls=Command,
    short_help=local("Apply the rules to saved facts.", "对已保存的事实重新应用规则。"),
    help=local(
        "Apply the rules to saved FACTS (facts.json, facts.json.zst, or a folder that holds one) and write the report"
        " again.",
        "对已保存的 FACTS（facts.json、facts.json.zst 或其所在目录）重新应用规则并生成报告。",
    ),
)
@click.argument("facts_files", metavar="FACTS...", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.packs
@options.app_type
@options.date
@options.lang
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local(
        "Where to write. Default: beside the facts; with several FACTS, a folder for each below DIR.",
        "输出目录。默认：与 FACTS 同目录；多个 FACTS 时在 DIR 下各建一个目录。",
    ),
)
@click.option(
    "--format",
    "formats",
    default="html,json",
    show_default=True,
    callback=options.split_formats,
    metavar="A,B",
    help=local("What to write: ", "输出格式：") + ", ".join(options.FORMATS),
)
@seals.seal
@seals.sign_key
@options.mapping
@templates.template
@additions.meta
@additions.review
@options.fail_on
@options.rulesets
@options.debug
def judge(
    facts_files: tuple[Path, ...],
    packs: tuple[str, ...],
    app_type: str,
    date: str | None,
    lang: str | None,
    output: Path | None,
    formats: tuple[str, ...],
    seal: bool,
    sign_key: Path | None,
    mapping: Path | None,
    template_file: Path | None,
    meta_file: Path | None,
    review_place: Path | None,
    fail_on: "FailOn",
    rulesets: Path | None,
) -> int:
    """Read the arguments, judge each file in turn; the highest exit code is the result."""
    files = [options.facts_file(path) for path in facts_files]
    for path in files:
        options.writable_folder(output or path.parent)
    sealing = seals.sealing(seal, sign_key)
    template = templates.read_template(template_file, formats)
    given = additions.additions(meta_file, review_place)
    if mapping is not None:
        options.existing_file(mapping, local("a mapping file", "映射文件"))
        if len(files) > 1:
            raise UsageError(
                local("--mapping is about one package, and there are several FACTS", "--mapping 只针对一个安装包"),
                local("judge them one at a time", "请逐个判定"),
            )
    worst = 0
    with Progress() as progress:
        from analyzer import pipeline
        from analyzer.storage import read_facts

        catalogue = pipeline.read_catalogue(rulesets, packs)
        kind = known_app_type(app_type, catalogue.app_types)
        closings = []
        for path in files:
            facts = read_facts(path)
            added = given.of(facts.manifest.package, facts.sample.sha256, alone=len(files) == 1)
            judgement = pipeline.assess(facts, catalogue, date or options.today(), kind, tell=progress.tell)
            folder = path.parent if output is None else output
            if output is not None and len(files) > 1:
                folder = output / facts.sample.sha256
            seal_of = sealing.of(path) if sealing else None
            wanted = Wanted(folder, lang, formats, fail_on, (), seal_of, added, mapping, template)
            closings.append(write(facts, judgement, catalogue, wanted, progress.tell))
    for closing in closings:
        worst = max(worst, close(closing))
    return worst
