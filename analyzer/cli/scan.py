"""``apkscan scan``: one package, its policy, a report."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import additions, options, policies
from analyzer.cli import seal as seals
from analyzer.cli import template as templates
from analyzer.cli.app_types import known_app_type
from analyzer.cli.outputs import Wanted, close, write
from analyzer.cli.phrases import Command
from analyzer.cli.screen import Progress
from analyzer.cli.words import local
from analyzer.memory import no_collection

if TYPE_CHECKING:
    from analyzer.cli.options import FailOn


@click.command(
    cls=Command,
    short_help=local("Analyse one package.", "检测一个安装包。"),
    help=local(
        "Analyse PACKAGE, compare it with its privacy policy, and write a report.",
        "分析安装包 PACKAGE，与隐私政策比对，生成报告。",
    ),
)
@click.argument("package", type=click.Path(path_type=Path))
@click.option(
    "--policy",
    "named",
    multiple=True,
    metavar="PATH|URL",
    help=local(
        "The privacy policy: HTML, text, Markdown, DOCX or PDF, a folder of them, or an address to fetch it from."
        " May be repeated. Default: what the package itself holds.",
        "隐私政策：文件（HTML、文本、Markdown、DOCX、PDF）、目录或网址（将访问一次），可重复。默认：使用安装包内自带的隐私政策。",
    ),
)
@options.package_policy
@options.packs
@options.app_type
@options.date
@options.lang
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local("Where to write. Default: NAME-report here.", "输出目录。默认：当前目录下的 名称-report。"),
)
@options.formats
@options.implicit
@seals.seal
@seals.sign_key
@options.mapping
@templates.template
@additions.meta
@additions.review
@options.fail_on
@options.rulesets
@options.debug
def scan(
    package: Path,
    named: tuple[str, ...],
    search: bool,
    packs: tuple[str, ...],
    app_type: str,
    date: str | None,
    lang: str | None,
    output: Path | None,
    formats: tuple[str, ...],
    implicit: bool,
    seal: bool,
    sign_key: Path | None,
    mapping: Path | None,
    template_file: Path | None,
    meta_file: Path | None,
    review_place: Path | None,
    fail_on: "FailOn",
    rulesets: Path | None,
) -> int:
    """Read the arguments, run the pipeline, write what was asked for; the result is the exit code."""
    options.package_file(package)
    given = policies.checked(named)
    folder = options.writable_folder(output if output is not None else Path(f"{package.stem}-report"))
    sealing = seals.sealing(seal, sign_key)
    template = templates.read_template(template_file, formats)
    given_too = additions.additions(meta_file, review_place)
    if mapping is not None:
        options.existing_file(mapping, local("a mapping file", "映射文件"))
    with no_collection(), Progress() as progress:
        from analyzer import pipeline

        catalogue = pipeline.read_catalogue(rulesets, packs)
        kind = known_app_type(app_type, catalogue.app_types)
        if given_too.whole is not None:  # told before the work
            given_too.require(given_too.whole, pipeline.package_name(package))
        documents = policies.gathered(given, progress.tell)
        facts = pipeline.scan(
            package,
            policies=policies.files(documents),
            search=search,
            catalogue=catalogue,
            rulesets=rulesets,
            implicit=implicit,
            tell=progress.tell,
        )
        judgement = pipeline.assess(facts, catalogue, date or options.today(), kind, tell=progress.tell)
        added = given_too.of(facts.manifest.package, facts.sample.sha256, package.stem)
        wanted = Wanted(folder, lang, formats, fail_on, policies.kept(documents), sealing, added, mapping, template)
        closing = write(facts, judgement, catalogue, wanted, progress.tell)
    return close(closing)
