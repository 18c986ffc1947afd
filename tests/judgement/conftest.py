"""The rulesets that ship with the tool, read once for all tests of the judgement."""

from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.packs import select
from analyzer.catalogue.reader import parse_catalogue, read_files

RULESETS = Path(__file__).parent.parent.parent / "rulesets"
SHIPPED = select(parse_catalogue(read_files(RULESETS)))


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return SHIPPED
