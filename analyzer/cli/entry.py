"""The group of commands, scan as the default one, and the one place where an exception becomes lines and a code."""

import atexit
import difflib
import importlib
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from analyzer import __version__
from analyzer.cli.options import Settings
from analyzer.cli.phrases import Group, advice, phrased
from analyzer.cli.screen import complain
from analyzer.cli.words import local
from analyzer.errors import ApkscanError, RulesetError

COMMANDS = ("scan", "policy", "judge", "compare", "verify", "review", "meta", "batch", "graph", "rules")
DEFAULT = "scan"
INTERNAL_ERROR = 70
"""EX_SOFTWARE of sysexits.h: a defect of apkscan itself."""
INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
OUT_OF_MEMORY = 3


class DefaultGroup(Group):
    """A group whose commands are imported when they are used, and that takes anything else for a scan."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which somebody meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command; its function has the command's name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"analyzer.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  (tells the type checker what COMMANDS holds)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in front unless a command or an option of the group itself comes first."""
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if args and args[0] not in COMMANDS and args[0] not in own:
            _refuse_mistyped(args)
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


def _refuse_mistyped(args: Sequence[str]) -> None:
    word = args[0]
    near = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.7)
    if near and not Path(word).exists():
        raise click.UsageError(
            local(
                f"no such command or file: {word}; did you mean '{near[0]}'?",
                f"没有这个命令或文件：{word}；是否要用 '{near[0]}'？",
            )
        )


@click.group(
    cls=DefaultGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=local(
        "Find what an Android package does with personal information, and what its privacy policy says about it."
        "\n\n'apkscan app.apk' is short for 'apkscan scan app.apk'.",
        "检测安卓安装包如何处理个人信息，并与其隐私政策比对。\n\n“apkscan app.apk”即“apkscan scan app.apk”。",
    ),
    epilog=local(
        "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 could not be examined,"
        " 4 bad rulesets, 70 a defect of apkscan, 130 interrupted.",
        "退出码：0 没有达到 --fail-on 的问题；1 有问题；2 用法有误；3 未能检测；"
        "4 规则库有误；70 程序缺陷；130 被中断。",
    ),
)
@click.version_option(__version__, prog_name="apkscan", message="%(prog)s %(version)s")
def apkscan() -> None:
    """Group of the commands; its text is given above in the language of the terminal."""


def run() -> NoReturn:
    """``main`` as a process: ends it with the exit code.

    The interpreter is not taken apart object by object: after a scan that takes an eighth of its time.
    """
    code = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a reader that has gone away is no error; a stream may be closed
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; prints, never raises and never shows a traceback by itself."""
    settings = Settings()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a character shows a mark instead
            stream.reconfigure(errors="backslashreplace")
    try:
        code = apkscan.main(
            args=None if argv is None else list(argv), prog_name="apkscan", standalone_mode=False, obj=settings
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        complain(phrased(error.format_message()), advice(error))
        return error.exit_code
    except ApkscanError as error:
        _trace(settings)
        # The mistakes in the rulesets come together, one a line; any other error is one line whatever is in it.
        for line in str(error).splitlines()[:-1] if isinstance(error, RulesetError) else ():
            complain(line)
        last = str(error).splitlines()[-1] if isinstance(error, RulesetError) else str(error)
        complain(phrased(last), phrased(error.hint))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain(local("interrupted", "已中断"))
        return INTERRUPTED
    except MemoryError:
        complain(local("out of memory", "内存不足"), local("give it more memory", "请提供更多内存"))
        return OUT_OF_MEMORY
    except OSError as error:
        _trace(settings)
        complain(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
        return ApkscanError.exit_code
    except Exception as error:  # noqa: BLE001  (the last line of defence: a defect becomes one line, never a traceback)
        _trace(settings)
        complain(
            local("internal error: ", "内部错误：") + f"{type(error).__name__}: {error}",
            local(
                "please report it, with the output of the same command and --debug",
                "请报告此问题，并附上同一命令加 --debug 的输出",
            ),
        )
        return INTERNAL_ERROR
    return code if isinstance(code, int) else 0


def _trace(settings: Settings) -> None:
    if settings.debug:
        traceback.print_exc()
        logging.shutdown()
