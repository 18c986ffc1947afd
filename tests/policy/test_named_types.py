"""Names of types in SDK lists, what a permission opens, and a page that is titled "Privacy" and no more."""

from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.documents import read_document
from analyzer.policy.lexicon import lexicon_of
from analyzer.policy.normal import plain
from tests.policy.conftest import Read


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("WiFi热点的MAC地址", "bssid"),
        ("热点MAC", "bssid"),
        ("无线接入点的MAC地址", "bssid"),
        ("自定义标识符", "device-identifier"),
        ("网络状态信息", "network-state"),
        ("手机样式", "device-model"),
        ("手机型号样式", "device-model"),
        ("安装唯一标识", "install-id"),
        ("系统启动时间", "device-information"),
    ],
)
def test_a_name_is_one_type(catalogue: Catalogue, words: str, name: str) -> None:
    text = plain(f"收集{words}、屏幕分辨率")
    found = {text[m.start : m.end]: m.types for m in lexicon_of(catalogue.data_types).matches(text)}
    assert found[plain(words)] == (name,)


TABLE = """<p>我们收集的个人信息</p><table>
<tr><th>功能</th><th>个人信息</th><th>系统权限</th><th>目的</th></tr>
<tr><td>文字笔记</td><td>您输入的笔记内容</td><td>无</td><td>由您主动输入</td></tr>
<tr><td>语音笔记</td><td>录音内容</td><td>麦克风权限</td><td>录制语音</td></tr>
<tr><td>发布</td><td>发布的内容</td><td>允许访问照片</td><td>发布图片</td></tr></table>"""


def test_a_permission_opens_what_it_can_open(read: Read) -> None:
    stated = {
        (one.action, name)
        for one in read(TABLE, ".html").statements
        if one.rule.endswith("/table")
        for name in one.data_types
    }
    assert stated == {
        ("collect", "user-content"),
        ("permission", "microphone"),
        ("permission", "media-images"),
    }


BARE = """# {title}

The app talks to one server that you choose. It stores messages in a database on your device. Messages are encrypted.
The camera permission is needed to send pictures. Push notifications are sent through a third party. Crash reports
are collected only if you agree. Data is shared with nobody else. You can delete your account at any time. Contact us
at hello@sample.example. The server logs nothing, and the app has no trackers. It updates itself. Nothing else is sent.
{more}"""
MORE = "It keeps working without a network, and then it stores what you write until it can send it.\n" * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BARE.format(title="Privacy", more=MORE), "privacy-policy"),
        (BARE.format(title="How the app works", more=MORE), "other"),
        (
            "# Privacy\n\n" + "* [Settings](a)\n* [Data](b)\n* [Device](c)\n* [Permissions](d)\n* [Logs](e)\n" * 60,
            "other",
        ),
        (
            "# Privacy\n\n" + "The painter lived by the sea. Her house was white. It stood alone.\n" * 30,
            "other",
        ),
    ],
)
def test_a_page_titled_privacy_is_a_policy_when_it_tells_what_is_done(tmp_path: Path, text: str, kind: str) -> None:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    assert read_document([path]).files[0].kind == kind
