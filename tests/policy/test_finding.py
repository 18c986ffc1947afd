"""Which documents of a package are taken for its policy, which addresses it holds, and what is left aside."""

import io
import random
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from analyzer.apk.container import open_package
from analyzer.apk.dex import read_dex
from analyzer.apk.manifest import read_manifest
from analyzer.catalogue.facts import Host
from analyzer.policy import finding
from analyzer.policy.documents import read_document
from analyzer.policy.finding import Found, PackageSearch
from analyzer.policy.finding_kinds import Document, judged, role_of
from analyzer.policy.finding_links import find_links
from analyzer.policy.model import PolicyLink
from tests.apk.samples import LABEL, ROOT
from tests.apk.xml_writer import Config, E, compiled_xml, resource_table
from tests.apk.zip_writer import Entry, write, zip_bytes
from tests.policy.sample import EN, ZH

LICENCE = (
    "Apache License\nVersion 2.0\n" + "collect privacy store security delete share contact update child purpose. " * 90
)
AGREEMENT = (
    "样例地图用户服务协议\n"
    + "本协议约定您使用服务的权利与义务，您的个人信息依隐私政策处理，我们收集、保存、删除。" * 40
)
SDK_OWN = (
    "友推 SDK 隐私政策\n"
    + "本政策适用于集成友推SDK的开发者及其最终用户，我们收集、保存、共享、删除个人信息，联系我们更新。" * 30
)
LIST_ = "第三方SDK目录\n" + "SDK名称：星辰广告SDK\n使用目的：展示广告\n收集的个人信息：OAID、IP地址\n" * 6
CHILDREN = (
    "儿童个人信息保护规则\n"
    + "我们收集儿童的个人信息须经监护人同意，您可以删除、更正，联系我们。更新日期。安全措施。\n" * 12
)
COLLECTED = "个人信息收集清单\n" + "手机号码：注册；位置：导航。\n" * 12
PERMISSIONS = "应用权限申请与使用情况说明\n" + "相机权限：扫码；位置权限：导航。这些信息属于个人信息。\n" * 12


def found(folder: Path, files: Mapping[str, str | bytes], labels: Mapping[str, str] | None = None) -> Found:
    """The search in a package with these entries; ``labels`` are the app's names by language."""
    with open_package(packed(folder, files, table(labels or {"": "样例地图"}))) as package:
        return PackageSearch(package, read_manifest(package)[0]).documents()


def packed(folder: Path, files: Mapping[str, str | bytes], arsc: bytes) -> Path:
    entries = [
        Entry(name, content.encode() if isinstance(content, str) else content) for name, content in files.items()
    ]
    return write(folder, Entry("AndroidManifest.xml", compiled_xml(ROOT)), Entry("resources.arsc", arsc), *entries)


def table(labels: Mapping[str, str], strings: Mapping[str, Mapping[str, str]] | None = None) -> bytes:
    """A table with the app's label and with string resources: name to its texts by language."""
    values = {LABEL: {Config(language): text for language, text in labels.items()}}
    names = {LABEL: "app_name"}
    for number, (name, texts) in enumerate((strings or {}).items(), 1):
        values[LABEL + number] = {Config(language): text for language, text in texts.items()}
        names[LABEL + number] = name
    return resource_table(values, entry_names=names)


def html(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"


def word_file(text: str) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def why(result: Found) -> dict[str, str]:
    return {one.where: one.why for one in result.origin.others}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("assets/privacy.html", html(ZH)),
        ("assets/yszc.txt", ZH),
        ("assets/www/policy/index.html", html(ZH + ZH)),
        ("assets/flutter_assets/assets/隐私政策.md", ZH),
        ("assets/deep/folder/a1.docx", word_file(ZH + ZH)),
        ("res/raw/privacy_policy.html", html(ZH)),
        ("res/-1.html", html(ZH + ZH)),
        ("other/privacy", ZH),
        ("assets/gbk.html", html(ZH + ZH).encode("gbk")),
        ("assets/utf16.txt", (ZH + ZH).encode("utf-16")),
    ],
)
def test_a_policy_is_found_wherever_it_lies(tmp_path: Path, name: str, content: str | bytes) -> None:
    result = found(tmp_path, {name: content, "assets/readme.txt": "x" * 400, "assets/a.js": "privacy" * 99})
    assert (result.origin.kind, result.origin.places) == ("package", (name,))
    assert "样例地图隐私政策" in read_document(result.files).text
    assert result.origin.looked


def test_an_archive_in_the_package_is_opened(tmp_path: Path) -> None:
    packed_pages = zip_bytes(Entry("www/privacy.html", html(ZH).encode()), Entry("www/a.js", b"x" * 500))
    result = found(tmp_path, {"assets/h5.zip": packed_pages})
    assert result.origin.places == ("assets/h5.zip!www/privacy.html",)
    bomb = zip_bytes(Entry("privacy.html", bytes(30 << 20), stated_size=1000))
    assert found(tmp_path, {"assets/h5.zip": bomb, "assets/b.zip": packed_pages[:-40]}).files == ()


def test_without_a_policy_nothing_is_found(tmp_path: Path) -> None:
    result = found(tmp_path, {"assets/help.html": html("帮助 " * 500)})
    assert (result.files, result.origin.kind, result.origin.looked) == ((), "none", True)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("assets/LICENSE.txt", LICENCE, None),
        ("assets/licenses.html", LICENCE, None),
        ("assets/protocol.html", html(AGREEMENT), "user-agreement"),
        ("assets/privacy/service.html", html(AGREEMENT), "user-agreement"),
        ("assets/push/privacy.html", html(SDK_OWN), "sdk"),
        ("assets/privacy.txt", "隐私：我们重视您的隐私与个人信息，请阅读。" * 5, "not-whole"),
        ("assets/privacy.doc", b"\xd0\xcf\x11\xe0" * 200, "unreadable"),
        ("assets/privacy.pdf", b"%PDF-1.4 damaged" * 20, "unreadable"),
    ],
)
def test_what_is_no_policy_of_the_app_is_not_taken(
    tmp_path: Path, name: str, content: str | bytes, reason: str | None
) -> None:
    alone = found(tmp_path, {name: content})
    assert alone.files == ()
    assert why(alone).get(name) == reason
    beside = found(tmp_path, {name: content, "assets/z/policy_text.html": html(ZH)})
    assert beside.origin.places == ("assets/z/policy_text.html",)


def test_the_parts_are_read_with_the_policy_in_their_order(tmp_path: Path) -> None:
    files = {
        "assets/children.html": html(CHILDREN),
        "assets/a_permissions.html": html(PERMISSIONS),
        "assets/sdk.html": html(LIST_),
        "assets/main_privacy.html": html(ZH),
        "assets/collected.html": html(COLLECTED),
    }
    result = found(tmp_path, files)
    assert result.origin.places == (
        "assets/main_privacy.html", "assets/sdk.html", "assets/collected.html", "assets/a_permissions.html",
        "assets/children.html",
    )  # fmt: skip
    assert [file.name for file in result.files] == list(result.origin.places)


def test_a_part_alone_is_no_policy(tmp_path: Path) -> None:
    assert found(tmp_path, {"assets/sdk.html": html(LIST_)}).files == ()


def test_the_policy_of_an_app_for_children_is_its_policy(tmp_path: Path) -> None:
    text = ZH.replace("样例地图", "样例儿童故事")
    result = found(tmp_path, {"assets/p.html": html(text + text)}, {"": "样例儿童故事"})
    assert result.origin.places == ("assets/p.html",)
    assert found(tmp_path, {"assets/p.html": html(text + text)}).origin.places == ("assets/p.html",)


@pytest.mark.parametrize(
    ("labels", "taken"),
    [
        ({"": "样例地图"}, "assets/privacy_zh.html"),
        ({"": "Sample Map"}, "assets/privacy_en.html"),
        ({"": "Sample Map", "zh": "样例地图"}, "assets/privacy_zh.html"),
    ],
)
def test_of_two_languages_that_of_the_apps_name_is_taken(tmp_path: Path, labels: dict[str, str], taken: str) -> None:
    files = {"assets/privacy_en.html": html(EN * 2), "assets/privacy_zh.html": html(ZH)}
    result = found(tmp_path, files, labels)
    assert result.origin.places == (taken,)
    (other,) = set(files) - {taken}
    assert why(result) == {other: "language"}


def test_the_only_policy_is_taken_whatever_its_language(tmp_path: Path) -> None:
    assert found(tmp_path, {"assets/privacy.html": html(EN)}).origin.places == ("assets/privacy.html",)
    japanese = "プライバシーポリシー\n" + "当社は個人情報を収集し、保存し、削除します。お問い合わせください。" * 60
    assert found(tmp_path, {"assets/privacy.html": html(japanese)}).files == ()


def test_a_list_in_another_language_is_no_part(tmp_path: Path) -> None:
    english = "Third-party SDK list\n" + "SDK name: StarAd; personal information: advertising ID.\n" * 8
    result = found(tmp_path, {"assets/privacy.html": html(ZH), "assets/sdk_list_en.html": html(english)})
    assert result.origin.places == ("assets/privacy.html",)
    assert why(result) == {"assets/sdk_list_en.html": "language"}


def test_the_same_text_twice_is_read_once_and_an_older_one_is_told(tmp_path: Path) -> None:
    files = {
        "assets/privacy.html": html(ZH),
        "assets/copy/privacy.html": html(ZH.replace("\n", "\n\n")),
        "assets/old/rules.html": html(ZH.replace("样例地图", "旧版地图") * 2),
    }
    result = found(tmp_path, files)
    assert result.origin.places == ("assets/privacy.html",)
    assert why(result) == {"assets/copy/privacy.html": "double", "assets/old/rules.html": "second"}


def test_documents_that_are_too_many_are_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_READ_BYTES", 1_000)
    files = {f"assets/{number}.html": html(ZH * 3) for number in range(4)}
    result = found(tmp_path, files)
    assert result.origin.places == ("assets/0.html",)
    (gap,) = result.gaps
    assert gap.cause == "budget"
    assert gap.where == "assets/1.html, assets/2.html, assets/3.html"


def test_a_string_resource_may_be_the_policy(tmp_path: Path) -> None:
    strings = {
        "privacy_text": {"": EN, "zh": ZH * 2},
        "privacy_dialog": {"": "请阅读《隐私政策》，我们收集个人信息。" * 6},
    }
    with open_package(packed(tmp_path, {}, table({"": "样例地图"}, strings))) as package:
        result = PackageSearch(package, read_manifest(package)[0]).documents()
    assert result.origin.places == ("resources.arsc: privacy_text (zh)",)
    assert "样例地图隐私政策" in read_document(result.files).text


def test_pieces_of_a_policy_are_put_together_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    lines = (ZH * 2).splitlines(keepends=True)
    pieces = ["".join(lines[start : start + 4]) for start in range(0, len(lines), 4)]
    strings = {f"privacy_{number}": {"": piece} for number, piece in enumerate(pieces, 1)}
    with open_package(packed(tmp_path, {}, table({"": "样例地图"}, dict(sorted(strings.items()))))) as package:
        result = PackageSearch(package, read_manifest(package)[0]).documents()
    (file,) = result.files
    assert "".join(file.data.decode().split()) == "".join((ZH * 2).split())


def test_a_consent_dialog_is_no_policy(tmp_path: Path) -> None:
    text = "隐私政策\n" + "我们依《隐私政策》收集、使用、保存、共享您的个人信息，您可以删除。联系我们。" * 8
    with open_package(packed(tmp_path, {}, table({"": "样例地图"}, {"privacy_dialog_content": {"": text}}))) as package:
        result = PackageSearch(package, read_manifest(package)[0]).documents()
    assert result.files == ()


def damaged(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(20):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def test_damaged_entries_and_tables_end_no_search(tmp_path: Path) -> None:
    dice = random.Random(7)
    for _ in range(40):
        noise = dice.randbytes(dice.randrange(200, 3000))
        files: dict[str, str | bytes] = {
            "assets/privacy.html": noise + ZH.encode() + noise,
            "assets/privacy.pdf": b"%PDF-1.7" + noise,
            "assets/privacy.docx": b"PK\x03\x04" + noise,
            "assets/h5.zip": damaged(zip_bytes(Entry("privacy.html", ZH.encode()), Entry("b.pdf", noise)), dice),
            "assets/page.html": b'<a href="https://' + noise + b'privacy">' * 40,
        }
        arsc = damaged(table({"": "样例地图"}, {"privacy_text": {"": ZH}}), dice)
        with open_package(packed(tmp_path, files, arsc)) as package:
            search = PackageSearch(package, read_manifest(package)[0])
            search.documents()
            search.links((), lambda _: None)


# addresses


def links(folder: Path, files: Mapping[str, str | bytes], arsc: bytes | None = None) -> tuple[PolicyLink, ...]:
    with open_package(packed(folder, files, arsc or table({"": "样例地图"}))) as package:
        return PackageSearch(package, read_manifest(package)[0]).links((), owner)


def owner(host: str) -> Host | None:
    return (
        Host(owner="Umeng", sdk="umeng", country="CN", purpose="analytics", verified="")
        if host.endswith("umeng.com")
        else None
    )


def test_addresses_come_from_pages_strings_and_configurations(tmp_path: Path) -> None:
    strings = {
        "privacy_url": {"": "https://h5.map.example/p/1"},
        "agree": {
            "": '请阅读<a href="https://h5.map.example/p/2">《隐私政策》</a>与<a href="https://h5.map.example/p/3">协议</a>'
        },
        "home": {"": "https://www.map.example/"},
    }
    files = {
        "assets/androidPrivacy.json": '{"message": "<a href=\\"https://map.example/kids\\">儿童隐私保护规则</a>"}',
        "assets/app.js": 'open("https://map.example/privacy.html?v=1");open("https://map.example/logo-privacy.png")',
        "assets/agree.html": '《隐私政策》<a href="https://map.example/x/7">第三方SDK清单</a><a href="https://map.example/x/8">帮助</a>',
        "assets/readme.txt": "see https://map.example/about",
    }
    result = {link.url: link for link in links(tmp_path, files, table({"": "样例地图"}, strings))}
    assert set(result) == {
        "https://h5.map.example/p/1", "https://h5.map.example/p/2", "https://map.example/kids",
        "https://map.example/privacy.html?v=1", "https://map.example/x/7",
    }  # fmt: skip
    assert result["https://h5.map.example/p/1"].where == "resources.arsc: privacy_url"
    assert result["https://h5.map.example/p/2"].words == "《隐私政策》"
    assert result["https://map.example/kids"].role == "children"
    assert result["https://map.example/x/7"].role == "sdk-list"


def test_addresses_of_others_come_last_and_are_named(tmp_path: Path) -> None:
    page = "https://www.umeng.com/policy/privacy https://map.example/privacy https://map.example/sdk_list_privacy"
    first, second, last = links(tmp_path, {"assets/a.txt": page})
    assert [first.url, second.url] == ["https://map.example/privacy", "https://map.example/sdk_list_privacy"]
    assert (second.role, last.url, last.words) == ("sdk-list", "https://www.umeng.com/policy/privacy", "Umeng")


def test_one_address_is_told_once_and_no_more_than_twenty(tmp_path: Path) -> None:
    page = " ".join(f"https://map.example/privacy/{number % 30}" for number in range(60))
    result = links(tmp_path, {"assets/a.txt": page, "assets/b.txt": page})
    assert len(result) == 20
    assert len({link.url for link in result}) == 20


def test_addresses_in_code_come_from_its_constants() -> None:
    sample = Path(__file__).parent.parent.parent / "samples" / "notes" / "notes.apk"
    with open_package(sample) as package:
        dexes, _ = read_dex("classes.dex", package.read("classes.dex"))
        found_in = find_links(package, read_manifest(package)[0], None, dexes, lambda _: None)
    assert [(link.url, link.where) for link in found_in] == [("https://notes.example/privacy", "classes.dex")]


def test_the_manifest_may_hold_the_address(tmp_path: Path) -> None:
    root = E(
        "manifest",
        {"package": "com.example.map"},
        E(
            "application",
            {},
            E("meta-data", {"android:name": "PRIVACY_URL", "android:value": "https://map.example/a"}),
            E("meta-data", {"android:name": "HOME", "android:value": "https://map.example/b"}),
        ),
    )
    path = write(tmp_path, Entry("AndroidManifest.xml", compiled_xml(root)))
    with open_package(path) as package:
        result = PackageSearch(package, read_manifest(package)[0]).links((), lambda _: None)
    assert [(link.url, link.where, link.words) for link in result] == [
        ("https://map.example/a", "AndroidManifest.xml", "PRIVACY_URL")
    ]


# words


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("隐私政策", "policy"),
        ("第三方SDK目录", "sdk-list"),
        ("第三方信息共享清单", "sdk-list"),
        ("third-party SDK list", "sdk-list"),
        ("/sdk-list.html", "sdk-list"),
        ("个人信息收集清单", "collected-list"),
        ("应用权限申请与使用情况说明", "permission-list"),
        ("儿童个人信息保护规则及监护人须知", "children"),
        ("Privacy Notice for Children", "children"),
        ("privacy policy", "policy"),
    ],
)
def test_what_a_part_is_called(words: str, role: str) -> None:
    assert role_of(words) == role


def test_hostile_text_is_judged_in_linear_time() -> None:
    for piece in ("隐私", "SDK ", "privacy ", "第三方", "- ", "\n", "<a href=https://", "(1"):
        text = piece * (600_000 // len(piece))
        assert judged(Document("assets/privacy.html", text, "zh"), ("样例",)).score >= 0
