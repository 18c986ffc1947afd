"""Options that several commands share, and the checks of their values."""

import datetime
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from analyzer.cli.words import local
from analyzer.errors import UsageError

FORMATS = ("html", "json", "facts", "text", "csv", "sarif", "md", "xlsx", "docx", "pdf")
DEFAULT_FORMATS = ("html", "json", "facts")
POLICY_SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".docx", ".pdf")

HOME_PACK = "cn"
"""What `analyzer.catalogue.model.HOME` says; the command line starts without the stages."""

FACTS_FILES = ("facts.json", "facts.json.zst")

FailOn = Literal["confirmed", "suspected", "never"]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass
class Settings:
    """What the outermost error handler needs to know."""

    debug: bool = False


def _switch_debug(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Settings).debug = True
        logging.basicConfig(level=logging.WARNING)
        logging.getLogger("analyzer").setLevel(logging.DEBUG)


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(
            local(f"{value!r} is no date; write YYYY-MM-DD", f"{value!r} 不是日期，请写成 YYYY-MM-DD")
        ) from error


def split_formats(
    ctx: click.Context, param: click.Parameter, value: str, formats: Sequence[str] = FORMATS
) -> tuple[str, ...]:
    """Turn "html, json" into names out of ``formats``, each once.

    Raises:
        click.BadParameter: a format is unknown, or none is named.
    """
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in formats]
    if unknown or not names:
        known = ", ".join(formats)
        raise click.BadParameter(
            local(f"unknown format '{unknown[0]}'; known: {known}", f"未知格式“{unknown[0]}”；可用：{known}")
            if unknown
            else local(f"no format named; known: {known}", f"没有写明格式；可用：{known}")
        )
    return names


debug: Decorator = click.option(
    "--debug",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_switch_debug,
    help=local("Show debug messages and tracebacks.", "显示调试信息与回溯。"),
)
date: Decorator = click.option(
    "--date",
    callback=_date,
    metavar="YYYY-MM-DD",
    help=local(
        "Date of assessment: decides which law is in force. Default: today.",
        "评估日期，决定适用的法条版本。默认：今天。",
    ),
)
app_type: Decorator = click.option(
    "--type",
    "app_type",
    default="",
    metavar="TYPE",
    help=local(
        "One of the 39 app types with a necessary scope: id, name or number; see 'apkscan rules list types'.",
        "39 类常见 App 之一（标识、名称或编号），见“apkscan rules list types”。",
    ),
)
lang: Decorator = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help=local(
        "Language of the report. Default: zh when the app's label or the policy is Chinese.",
        "报告语言。默认：应用名称或隐私政策为中文时用 zh。",
    ),
)
formats: Decorator = click.option(
    "--format",
    "formats",
    default=",".join(DEFAULT_FORMATS),
    show_default=True,
    callback=split_formats,
    metavar="A,B",
    help=local("What to write: ", "输出格式：") + ", ".join(FORMATS) + local(".", "。"),
)
fail_on: Decorator = click.option(
    "--fail-on",
    type=click.Choice(["confirmed", "suspected", "never"]),
    default="suspected",
    show_default=True,
    help=local(
        "The least certain verdict that makes the exit code 1.", "达到何种判定时退出码为 1（confirmed 为“不符合”）。"
    ),
)
package_policy: Decorator = click.option(
    "--package-policy/--no-package-policy",
    "search",
    default=True,
    help=local(
        "Without a policy, look for one in the package. Default: yes.",
        "未提供隐私政策时是否在安装包内查找。默认：查找。",
    ),
)


def _packs(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    if not names:
        raise click.BadParameter(local("no rule pack named, such as cn or cn,eu", "没有写明规则包，例如 cn 或 cn,eu"))
    return names


packs: Decorator = click.option(
    "--rules",
    "packs",
    default=HOME_PACK,
    show_default=True,
    callback=_packs,
    metavar="A,B",
    help=local(
        "Rule packs whose law applies, such as cn,eu; see 'apkscan rules list packs'.",
        "适用的规则包（法域），例如 cn,eu，见“apkscan rules list packs”。",
    ),
)
all_packs: Decorator = click.option(
    "--rules",
    "packs",
    default="",
    callback=lambda ctx, param, value: _packs(ctx, param, value) if value else (),
    metavar="A,B",
    help=local("Only the law of these rule packs. Default: all.", "仅针对这些规则包（法域）。默认：全部。"),
)
rulesets: Decorator = click.option(
    "--rulesets",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local("Rulesets to use instead of those that ship with apkscan.", "用此目录代替自带的规则库。"),
)


mapping: Decorator = click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local(
        "The mapping.txt that ProGuard or R8 wrote for this package: restores names in the report.",
        "ProGuard 或 R8 为此安装包生成的 mapping.txt，用于还原报告中的代码名称。",
    ),
)
implicit: Decorator = click.option(
    "--implicit-flows",
    "implicit",
    is_flag=True,
    help=local(
        "Also follow what only a branch on personal information decides; marked, at most suspected, and slower.",
        "同时追踪仅由个人信息决定分支的隐式流（单独标注，至多为“疑似”，耗时更长）。",
    ),
)


def today() -> str:
    """The date of this machine, ISO 8601."""
    return datetime.date.today().isoformat()


def package_file(path: Path) -> Path:
    """The path, when it is a file that may be a package.

    Raises:
        UsageError: it does not exist, or is a folder.
    """
    return existing_file(
        path,
        local("a package", "安装包文件"),
        local("for many packages use 'apkscan batch'", "多个安装包请用“apkscan batch”"),
    )


def existing_file(path: Path, what: str, folder_hint: str = "") -> Path:
    """The path, when it is a file; ``what`` names what it should be, in the language of the terminal.

    Raises:
        UsageError: it does not exist or is something else.
    """
    if path.is_dir():
        raise UsageError(local(f"a folder, not {what}: {path}", f"是目录，不是{what}：{path}"), folder_hint)
    if not path.exists():
        raise UsageError(local(f"no such file: {path}", f"没有这个文件：{path}"))
    return path


def facts_file(path: Path) -> Path:
    """The saved facts that a path names: a file, or a folder of outputs that holds one.

    Raises:
        UsageError: there is no such file, or none in the folder.
    """
    if not path.is_dir():
        return existing_file(path, local("saved facts", "事实文件"))
    for name in FACTS_FILES:
        if (path / name).is_file():
            return path / name
    raise UsageError(
        local(f"no saved facts in the folder: {path}", f"目录中没有事实文件：{path}"),
        local("it should hold ", "应含有 ") + local(" or ", " 或 ").join(FACTS_FILES),
    )


def writable_folder(path: Path) -> Path:
    """The path, when a folder is or can be made there; told before the work and not after it.

    Raises:
        UsageError: a file is in the way, or it cannot be written.
    """
    here = path.absolute()
    while not here.exists() and here != here.parent:
        here = here.parent
    if not here.is_dir():
        raise UsageError(
            local(f"cannot write into {path}: {here} is a file", f"无法写入 {path}：{here} 是文件"),
            local("choose another folder with -o", "请用 -o 指定其他目录"),
        )
    if not os.access(here, os.W_OK | os.X_OK):
        raise UsageError(
            local(f"cannot write into {path}: no permission for {here}", f"无法写入 {path}：没有 {here} 的写权限"),
            local("choose another folder with -o", "请用 -o 指定其他目录"),
        )
    return path


def policy_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The policy documents named by files and folders; of a folder those with a known suffix, by name.

    Raises:
        UsageError: a path does not exist, or a folder holds no document.
    """
    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(existing_file(path, local("a policy", "隐私政策文件")))
            continue
        found = sorted(f for f in path.iterdir() if f.suffix.lower() in POLICY_SUFFIXES and f.is_file())
        if not found:
            raise UsageError(
                local(f"no policy document in the folder: {path}", f"目录中没有隐私政策文件：{path}"),
                local("known suffixes: ", "可识别的后缀：") + " ".join(POLICY_SUFFIXES),
            )
        files += found
    return tuple(dict.fromkeys(files))
