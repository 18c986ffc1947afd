import pytest

from analyzer.cli import screen
from analyzer.cli.screen import Progress, one_line
from analyzer.cli.words import STAGES, stage_name
from analyzer.progress import Event


def test_a_quick_run_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.tell(Event("code"))
    assert capsys.readouterr().err == ""


def test_a_slow_run_draws_plain_lines_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(screen, "QUIET_SECONDS", 0.0)
    with Progress() as progress:
        progress.tell(Event("code", detail="classes.dex\n\x1b[2J"))
        while not (drawn := capsys.readouterr().err):
            pass
    assert drawn.count("\n") == 1
    assert "\x1b" not in drawn
    assert "classes.dex" in drawn


def test_the_first_compilation_is_announced_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.tell(Event("compile"))
    assert "compil" in capsys.readouterr().err or "编译"


def test_every_stage_has_a_name_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    for locale in ("en_GB.UTF-8", "zh_CN.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        assert all(stage_name(stage) != stage for stage in STAGES)


def test_hostile_text_stays_on_one_line() -> None:
    assert one_line("a\nb\x1b[31m\u202ec\x00d") == "a b [31m c d"
