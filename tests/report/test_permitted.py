"""A read that cannot succeed is shown with that remark, and with no other."""

import msgspec
import pytest

from analyzer.behaviours.model import SensitiveRead
from analyzer.catalogue.model import Catalogue
from analyzer.report.lexicon import Lexicon
from analyzer.report.sites import Sites
from tests.report import sample


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_read_that_cannot_succeed_says_so(catalogue: Catalogue, lang: str) -> None:
    sites = Sites(Lexicon(catalogue, lang), {})
    read: SensitiveRead = sample.facts().reads[0]
    assert sites.of_read(read).remark == ""
    assert sites.of_read(msgspec.structs.replace(read, permitted=False)).remark != ""
