"""Files that were given as one policy: what sets them apart, and what does not."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy
from analyzer.policy.source_file import SourceFile

ZH = (
    "{app}隐私政策\n\n{by}\n\n我们会收集您的设备标识符，用于统计。我们重视您的个人信息和隐私保护，不会出售您的个人信息。\n"
    + ("我们会收集您的位置信息，用于提供导航服务。您可以随时删除您的个人信息，并联系我们。\n" * 8)
)
EN = "{app} Privacy Policy\n\n{by}\n\nWe collect your personal data and respect your privacy. " + (
    "We collect your location to show the way. You may delete your personal information at any time.\n" * 8
)
CHINESE_LIST = (
    "第三方SDK清单\n\n样例推送SDK收集设备信息，用于推送消息，由另例科技有限公司提供。个人信息处理方式见隐私政策。\n"
)


def read(catalogue: Catalogue, *texts: str) -> Policy:
    files = [SourceFile(name=f"{number}.txt", data=text.encode()) for number, text in enumerate(texts, 1)]
    return read_policy(files, catalogue)  # type: ignore[arg-type]  # files out of a package are read alike


def chinese(app: str = "样例", by: str = "") -> str:
    return ZH.format(app=app, by=by)


def english(app: str = "Sample", by: str = "") -> str:
    return EN.format(app=app, by=by)


@pytest.mark.parametrize(
    ("texts", "why", "named"),
    [
        ((chinese(), english()), "languages", ("zh", "en")),
        (
            (chinese(by="样例由甲乙科技有限公司运营。"), chinese(by="样例由丙丁网络有限公司运营。")),
            "handlers",
            ("甲乙科技有限公司", "丙丁网络有限公司"),
        ),
        (
            (
                english(by="This app is made by Acorn Software Inc. in Berlin."),
                english(by="This app is provided by Birch Labs GmbH, Bonn."),
            ),
            "handlers",
            ("Acorn Software Inc", "Birch Labs GmbH"),
        ),
        ((chinese("地图"), chinese("天气")), "titles", ("地图隐私政策", "天气隐私政策")),
        ((english("Walnut"), english("Cedar"), chinese()), "titles", ("Walnut Privacy Policy", "Cedar Privacy Policy")),
    ],
)
def test_what_sets_files_apart_is_told(
    catalogue: Catalogue, texts: tuple[str, ...], why: str, named: tuple[str, ...]
) -> None:
    mix = read(catalogue, *texts).mix
    assert mix is not None
    assert (mix.why, mix.named) == (why, named)
    assert len(mix.files) == len(named)


@pytest.mark.parametrize(
    "texts",
    [
        (chinese(),),
        (chinese(), chinese("样例", "样例由甲乙科技有限公司运营。")),
        (chinese("样例"), chinese("样例地图")),
        (chinese(by="样例由甲乙科技有限公司运营。"), CHINESE_LIST),
        (
            chinese(),
            "用户服务协议\n\n" + "本协议由您与丙丁网络有限公司（以下简称“我们”）订立，您应当遵守本协议。\n" * 30,
        ),
        (english("", "It is made by Acorn Inc. in Bonn."), english("", "It is made by Acorn, Inc. in Bonn.")),
    ],
)
def test_parts_of_one_policy_are_not_set_apart(catalogue: Catalogue, texts: tuple[str, ...]) -> None:
    assert read(catalogue, *texts).mix is None
