"""What the report says of the places where permissions are asked for."""

import msgspec
import pytest

from analyzer.behaviours.model import CallSite, PermissionRequest
from analyzer.catalogue.model import Catalogue
from analyzer.program.owner import Owner
from analyzer.report.asking import asked
from analyzer.report.build import build_report
from analyzer.report.html import render
from analyzer.report.lexicon import Lexicon
from tests.report import sample

CAMERA, CONTACTS = "android.permission.CAMERA", "android.permission.READ_CONTACTS"
HARSH = PermissionRequest(
    permissions=(CAMERA, CONTACTS),
    site=CallSite(method="Lp/Main;->onCreate(Landroid/os/Bundle;)V", line=12, source_file="Main.java"),
    owner=Owner(kind="app"),
    grade="start-up",
    phases=("launch",),
    repeated="onResume",
    denied="exit",
)
GENTLE = PermissionRequest(
    permissions=(CAMERA,),
    site=CallSite(method="Lp/Photo;->take()V"),
    owner=Owner(kind="app"),
    grade="packaged",
    rationale=True,
)
FACTS = msgspec.structs.replace(sample.facts(), permission_requests=(GENTLE, HARSH))


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (
            "en",
            "Main.onCreate(Bundle) (Main.java:12): together with 1 other permission; before the user does anything;"
            " asks again after a denial, when the screen comes back; the app exits after a denial",
            "Photo.take(): asked for alone; only in the package (no path found);"
            " whether a reason has to be given is looked up before",
        ),
        (
            "zh",
            "Main.onCreate(Bundle) (Main.java:12)\uff1a与其他 1 项权限一起申请；启动页面出现、用户操作之前；"
            "拒绝后界面恢复时再次申请；拒绝后退出应用",
            "Photo.take()\uff1a单独申请；仅存在于安装包（未见可达路径）；申请前查询了是否需要说明理由",
        ),
    ],
)
def test_each_place_is_one_line_and_those_that_can_run_come_first(
    catalogue: Catalogue, lang: str, first: str, second: str
) -> None:
    assert asked(FACTS, CAMERA, Lexicon(catalogue, lang)) == (first, second)


def test_only_places_that_ask_for_the_permission_count(catalogue: Catalogue) -> None:
    assert len(asked(FACTS, CONTACTS, Lexicon(catalogue, "en"))) == 1
    assert asked(FACTS, "android.permission.SEND_SMS", Lexicon(catalogue, "en")) == ()


def test_the_report_tells_of_them(catalogue: Catalogue) -> None:
    names = [use.name for use in FACTS.permissions]
    asking = msgspec.structs.replace(HARSH, permissions=(names[0],))
    facts = msgspec.structs.replace(FACTS, permission_requests=(asking,))
    page = render(build_report(facts, sample.judgement(), catalogue, "zh"))
    assert "运行时申请" in page
    assert "拒绝后退出应用" in page
