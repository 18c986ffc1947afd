"""Options that several commands share, and the checks of their values."""

import datetime
import difflib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from analyzer.cli.words import local
from analyzer.errors import UsageError

FORMATS = ("html", "json", "facts", "text", "csv")
DEFAULT_FORMATS = ("html", "json", "facts")
POLICY_SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".docx", ".pdf")

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


def split_formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """Turn "html, json" into names, each once.

    Raises:
        click.BadParameter: a format is unknown, or none is named.
    """
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        known = ", ".join(FORMATS)
        raise click.BadParameter(
            local(f"unknown format {unknown[:1]}; known: {known}", f"未知格式 {unknown[:1]}；可用：{known}")
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
        "One of the 39 app types (id or Chinese name) with a necessary scope; see 'apkscan rules list types'.",
        "39 类常见 App 之一（标识或中文名称），见“apkscan rules list types”。",
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
rulesets: Decorator = click.option(
    "--rulesets",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=local("Rulesets to use instead of those that ship with apkscan.", "用此目录代替自带的规则库。"),
)


def today() -> str:
    """The date of this machine, ISO 8601."""
    return datetime.date.today().isoformat()


def existing_file(path: Path, what: str) -> Path:
    """The path, when it is a file.

    Raises:
        UsageError: it does not exist or is something else.
    """
    if path.is_dir():
        raise UsageError(
            local(f"a folder, not a {what}: {path}", f"是目录，不是文件：{path}"),
            local("for many packages use 'apkscan batch'", "多个安装包请用“apkscan batch”"),
        )
    if not path.exists():
        raise UsageError(local(f"no such file: {path}", f"没有这个文件：{path}"))
    return path


def policy_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The policy documents named by files and folders; of a folder those with a known suffix, by name.

    Raises:
        UsageError: a path does not exist, or a folder holds no document.
    """
    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(existing_file(path, "policy"))
            continue
        found = sorted(f for f in path.iterdir() if f.suffix.lower() in POLICY_SUFFIXES and f.is_file())
        if not found:
            raise UsageError(
                local(f"no policy document in the folder: {path}", f"目录中没有隐私政策文件：{path}"),
                local("known suffixes: ", "可识别的后缀：") + " ".join(POLICY_SUFFIXES),
            )
        files += found
    return tuple(dict.fromkeys(files))


def known_app_type(word: str, types: dict[str, str]) -> str:
    """The id for an id or a Chinese name; ``types`` maps ids to names; "" stays "".

    Raises:
        UsageError: there is no such type.
    """
    if not word or word in types:
        return word
    for key, name in types.items():
        if word in (name, name.removesuffix("类")):
            return key
    near = difflib.get_close_matches(word, [*types, *types.values()], n=1, cutoff=0.5)
    raise UsageError(
        local(f"unknown app type: {word}", f"未知的 App 类型：{word}"),
        local(f"did you mean '{near[0]}'?", f"是否要用“{near[0]}”？")
        if near
        else local("see 'apkscan rules list types'", "参见“apkscan rules list types”"),
    )
