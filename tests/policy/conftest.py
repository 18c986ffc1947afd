"""The data types that ship, and a reader of small policies, for all tests of the policy stage."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import parse_catalogue, read_files
from analyzer.places import rulesets_dir
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy

SDK_NAMES = {
    "starad": ("星辰广告", "StarAd", "星辰（样例）科技有限公司"),
    "pushlet": ("Pushlet", "推送小站"),
}
Read = Callable[..., Policy]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Only the data types, so that a mistake elsewhere in the rulesets fails where it belongs."""
    files = read_files(rulesets_dir())
    return parse_catalogue({name: data for name, data in files.items() if name.startswith("data_types/")})


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    """Read a policy given as text or bytes; the suffix says what it is."""

    def reader(content: str | bytes, suffix: str = ".txt") -> Policy:
        path = tmp_path / f"policy{suffix}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_policy([path], catalogue, SDK_NAMES)

    return reader
