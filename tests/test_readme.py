"""What the READMEs say is so: the same commands in both, options and exit codes as in the code, links that lead."""

import re
from pathlib import Path

import click
import pytest

from analyzer.cli.entry import COMMANDS, INTERNAL_ERROR, INTERRUPTED, apkscan
from analyzer.cli.summary import COULD_NOT_LOOK, FINDINGS
from analyzer.errors import RulesetError, UsageError

ROOT = Path(__file__).parent.parent
READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")}


def command(text: str, number: int) -> str:
    found = re.search(rf"<!-- command {number} -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("number", [1, 2])
def test_both_languages_have_the_same_command_that_sets_itself_up(number: int) -> None:
    first, second = (command(text, number) for text in READMES.values())
    assert first == second
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install")
    for path in re.findall(r"samples/\S+", first):
        assert (ROOT / path).is_file()


@pytest.mark.parametrize("name", READMES)
def test_options_and_commands_exist(name: str) -> None:
    known = {"--help", "--version"}
    with click.Context(apkscan) as context:
        for word in COMMANDS:
            found = apkscan.get_command(context, word)
            assert found is not None
            commands = list(found.commands.values()) if isinstance(found, click.Group) else [found]
            known |= {option for one in commands for param in one.params for option in param.opts}
    outside_of_commands = re.sub(r"```.*?```", "", READMES[name], flags=re.DOTALL)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", outside_of_commands)) <= known
    assert set(re.findall(r"`apkscan (?:\[)?([a-z]+)(?![.a-z])", outside_of_commands)) <= set(COMMANDS)


@pytest.mark.parametrize("name", READMES)
def test_the_exit_codes_are_those_of_the_code(name: str) -> None:
    said = {int(number) for number in re.findall(r"^\| (\d+) \|", READMES[name], re.MULTILINE)}
    assert said == {
        0, FINDINGS, UsageError.exit_code, COULD_NOT_LOOK, RulesetError.exit_code, INTERNAL_ERROR, INTERRUPTED,
    }  # fmt: skip


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_links_lead_to_files(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []
