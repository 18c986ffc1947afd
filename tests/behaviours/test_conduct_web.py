"""Scripts that take passwords out of web pages, and those that nearly do."""

from pathlib import Path

import pytest

from analyzer import pipeline
from analyzer.behaviours.conduct_web import reads_password

BUILT = Path(__file__).parents[2] / "samples" / "rules" / "built"


@pytest.mark.parametrize(
    ("script", "takes"),
    [
        ("document.querySelector('input[type=password]').value", True),
        ('var p = document.querySelector("input[type=\\"password\\"]"); Bridge.put(p.value)', True),
        ("document.getElementById('loginPassword').value", True),
        ("if (e.type == 'password') Bridge.put(e.value)", True),
        ("document.querySelector('input[type=password]').value = 'x'", False),
        ("document.getElementById('user').value", False),
        ("document.title", False),
    ],
)
def test_a_script_that_takes_a_password_is_no_script_that_fills_one_in(script: str, takes: bool) -> None:
    assert reads_password(script) is takes


@pytest.mark.parametrize(
    ("package", "found"),
    [
        ("web-credentials-positive", [("onPageFinished", "account.chsi.com.cn")]),
        ("web-credentials-clean", []),
        ("web-credentials.answer-positive", [("onClick", "")]),
        ("web-credentials.answer-clean", []),
    ],
)
def test_where_it_runs_and_which_site_code_names(package: str, found: list[tuple[str, str]]) -> None:
    reads = pipeline.scan(BUILT / f"{package}.apk", catalogue=pipeline.read_catalogue(), search=False).reads
    told = [
        (read.site.method.partition(";->")[2].partition("(")[0], read.manner)
        for read in reads
        if read.data_type == "web-credentials"
    ]
    assert told == found
