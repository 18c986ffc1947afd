"""One catalogue and the made-up app's reports for all tests of the report."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.packs import select
from analyzer.catalogue.reader import parse_catalogue, read_files
from analyzer.places import rulesets_dir
from analyzer.report.build import build_report
from analyzer.report.model import Report
from tests.report import sample
from tests.report.poison import poisoned_report

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The rulesets that ship; the sample's rules and clauses are made up and not among them."""
    return select(parse_catalogue(read_files(rulesets_dir())))


@pytest.fixture(scope="session", params=LANGUAGES)
def report(request: pytest.FixtureRequest, catalogue: Catalogue) -> Report:
    """The report of the made-up app in each language."""
    return build_report(sample.facts(), sample.judgement(), catalogue, request.param)


@pytest.fixture(scope="session")
def chinese(catalogue: Catalogue) -> Report:
    """The report of the made-up app in Chinese."""
    return build_report(sample.facts(), sample.judgement(), catalogue, "zh")


@pytest.fixture(scope="session", params=range(3))
def poisoned(request: pytest.FixtureRequest, catalogue: Catalogue) -> Report:
    """The report of the made-up app with hostile text in every field that may hold any."""
    return poisoned_report(catalogue, request.param)
