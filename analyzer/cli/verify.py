"""``apkscan verify``: what still is as a seal says, and what was altered, is missing, or was not checked."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from analyzer import __version__
from analyzer.cli import options
from analyzer.cli.phrases import Command
from analyzer.cli.screen import say
from analyzer.cli.seal import SEAL, key_file
from analyzer.cli.seal_words import closing, heading, line
from analyzer.cli.words import Lang, local, locale_language
from analyzer.errors import UnreadableError, UsageError

if TYPE_CHECKING:  # the command line starts without the stages
    from collections.abc import Sequence

    from analyzer.facts import Facts
    from analyzer.judgement.model import Judgement
    from analyzer.seal.check import Here
    from analyzer.seal.model import Matter, Seal

ALTERED = 1
NOT_EXAMINED = 3
MOST_LINES = 500
"""Most lines of altered and missing things that are printed; the rest is counted."""


@click.command(
    cls=Command,
    short_help=local("Check the seal of a report.", "核验报告的封存。"),
    help=local(
        "Check SEAL (seal.json, or the folder that holds it): the chain, the signature, every file that it names, and"
        " each piece of evidence. Each line says what is intact, altered, missing, or was not checked."
        "\n\nExit codes: 0 nothing that was checked is altered; 1 something is altered; 2 wrong usage; 3 nothing is"
        " altered, but something is missing or could not be examined.",
        "核验 SEAL（seal.json 或其所在目录）：摘要链、签名、其中列出的每个文件和每项证据。"
        "逐行说明完好、已改动、缺失或未核验。"
        "\n\n退出码：0 已核验的均未改动；1 有改动；2 用法有误；3 没有发现改动，但有缺失或无法检查的内容。",
    ),
)
@click.argument("seal", type=click.Path(path_type=Path))
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local(
        "The public key (or certificate) of the signer, PEM. Without it the signature is not checked.",
        "签名者的公钥（或证书），PEM。不给出则不核验签名。",
    ),
)
@click.option(
    "--package",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local("The package that was scanned.", "当时检测的安装包。"),
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=local("The policy that was compared. May be repeated.", "当时比对的隐私政策，可重复。"),
)
@click.option(
    "--facts",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local("The saved facts. Default: those beside the seal.", "事实文件。默认：与封存文件同目录的。"),
)
@click.option(
    "--rulesets",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local(
        "The rulesets that were used. Default: those that ship with apkscan.", "当时使用的规则库。默认：自带的。"
    ),
)
@click.option(
    "--strict",
    is_flag=True,
    help=local("Exit code 3 also when anything was not checked.", "只要有未核验的内容，退出码即为 3。"),
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help=local("Language of the lines. Default: the terminal's.", "输出语言。默认：终端语言。"),
)
@options.debug
def verify(
    seal: Path,
    key: Path | None,
    package: Path | None,
    policies: tuple[Path, ...],
    facts: Path | None,
    rulesets: Path | None,
    strict: bool,
    lang: str | None,
) -> int:
    """Read the arguments, check, print a line for each matter; the result is the exit code."""
    path = _seal_file(seal)
    if package is not None:
        options.existing_file(package, local("a package", "安装包文件"))
    documents = options.policy_files(policies)

    from analyzer.seal.canonical import MAX_SEAL, read_seal
    from analyzer.seal.check import Given, check_seal
    from analyzer.seal.keys import read_verifier

    verifier = None
    if key is not None:
        verifier = read_verifier(key_file(key, local("a public key", "公钥文件")), key.name)
    if path.stat().st_size > MAX_SEAL:
        raise UnreadableError(f"{path.name}: not a seal of apkscan (larger than {MAX_SEAL >> 20} MB)")
    data = path.read_bytes()
    read = read_seal(data, path.name)
    saved, fault = _facts(read, path.parent, facts)
    given = Given(
        folder=path.parent,
        name=path.name,
        here=_here(rulesets),
        package=package,
        policies=documents,
        facts=saved,
        facts_fault=fault,
        verifier=verifier,
        judge=lambda found, date, app_type, packs: _judged(found, date, app_type, packs, rulesets),
    )
    matters = check_seal(read, data, given)
    _tell(path, matters, cast(Lang, lang) if lang else locale_language())
    return exit_code(matters, strict=strict)


def exit_code(matters: "Sequence[Matter]", *, strict: bool = False) -> int:
    """1 when anything is altered; 3 when anything is missing or could not be examined, ``strict`` also when it was not
    asked to be; else 0.
    """
    from analyzer.seal.check import UNREADABLE

    states = {matter.state for matter in matters}
    if "altered" in states:
        return ALTERED
    unseen = "missing" in states or any(matter.reason == UNREADABLE for matter in matters)
    return NOT_EXAMINED if unseen or (strict and "not-checked" in states) else 0


def _seal_file(path: Path) -> Path:
    """The seal that a path names: a file, or a folder that holds one."""
    if not path.is_dir():
        return options.existing_file(path, local("a seal", "封存文件"))
    if not (path / SEAL).is_file():
        raise UsageError(
            local(f"no {SEAL} in the folder: {path}", f"目录中没有 {SEAL}：{path}"),
            local("a scan with --seal writes it", "检测时加 --seal 即可写出"),
        )
    return path / SEAL


def _facts(seal: "Seal", folder: Path, named: Path | None) -> tuple[bytes | None, str]:
    """The facts that were named, or those that the seal says lie beside it, and why they cannot be read."""
    from analyzer.seal.build import FACTS_NAMES
    from analyzer.storage import plain_facts

    if named is not None:
        path = options.facts_file(named)
    else:
        sealed = {entry.name for entry in seal.entries if entry.kind == "file"}
        found = [folder / name for name in FACTS_NAMES if name in sealed and (folder / name).is_file()]
        if not found:
            return None, ""
        path = found[0]
    try:
        return plain_facts(path), ""
    except UnreadableError as error:
        return None, str(error)


def _here(rulesets: Path | None) -> "Here":
    from analyzer import pipeline
    from analyzer.catalogue.tables import tables_sha256
    from analyzer.seal.check import Here
    from analyzer.seal.modules import modules_sha256

    return Here(
        version=__version__,
        modules_sha256=modules_sha256(),
        ruleset_sha256=pipeline.read_catalogue(rulesets).sha256,
        tables_sha256=tables_sha256(pipeline.tables_dir(rulesets)),
        named=rulesets is not None,
    )


def _judged(facts: "Facts", date: str, app_type: str, packs: tuple[str, ...], rulesets: Path | None) -> "Judgement":
    from analyzer import pipeline

    return pipeline.assess(facts, pipeline.read_catalogue(rulesets, packs), date, app_type)


def _tell(path: Path, matters: "Sequence[Matter]", lang: Lang) -> None:
    lines = [heading(path, lang)]
    faults = 0
    for matter in matters:
        faults += matter.state in ("altered", "missing")
        if faults <= MOST_LINES or matter.state not in ("altered", "missing"):
            lines.append(line(matter, lang))
    lines += ["", closing(matters, max(0, faults - MOST_LINES), lang)]
    say("\n".join(lines))
