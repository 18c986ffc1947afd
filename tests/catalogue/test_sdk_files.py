"""``rulesets/sdks``: read strictly, every mistake with its line."""

import pytest

from analyzer import places
from analyzer.catalogue.sdk_files import CATEGORIES, parse_sdk_files, read_sdk_files
from analyzer.errors import RulesetError

GOOD = b"""\
id: acme
name: {zh: \xe7\xa4\xba\xe4\xbe\x8b, en: Acme}
categories: [ads]
class_prefixes: [com.acme.ads]
"""


def test_a_good_file() -> None:
    (file,) = parse_sdk_files({"acme.yml": GOOD})
    assert (file.id, file.name.zh, file.class_prefixes) == ("acme", "示例", ("com.acme.ads",))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "acme.yml",
            GOOD.replace(b"categories", b"categorys"),
            r"sdks/acme\.yml:3: .*categorys.*did you mean 'categories'",
        ),
        ("acme.yml", GOOD.replace(b"[ads]", b"[adz]"), r"sdks/acme\.yml:3: unknown category 'adz'"),
        ("other.yml", GOOD, r"sdks/other\.yml:1: id 'acme' must equal the file name"),
        ("acme.yml", GOOD.replace(b"com.acme.ads", b"com/acme"), r"sdks/acme\.yml:4: 'com/acme' is not a Java name"),
        ("acme.yml", b"id: [", r"sdks/acme\.yml:\d+: not YAML"),
        ("acme.yml", GOOD.replace(b"id: acme\n", b""), r"missing key 'id'"),
    ],
)
def test_mistakes(name: str, text: bytes, message: str) -> None:
    with pytest.raises(RulesetError, match=message):
        parse_sdk_files({name: text})


def test_no_prefix_twice() -> None:
    again = GOOD.replace(b"id: acme", b"id: bcme")
    with pytest.raises(RulesetError, match=r"sdks/bcme\.yml:4: prefix 'com\.acme\.ads' is taken by acme\.yml"):
        parse_sdk_files({"acme.yml": GOOD, "bcme.yml": again})


def test_the_shipped_files() -> None:
    files = read_sdk_files(places.rulesets_dir())
    assert {"androidx", "kotlin", "okhttp", "starad"} <= {file.id for file in files}
    assert {category for file in files for category in file.categories} <= CATEGORIES
    assert all(file.class_prefixes or file.native_libs for file in files)
