"""One catalogue and the made-up app's reports for all tests of the report."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import parse_catalogue, read_files
from analyzer.places import rulesets_dir
from analyzer.report.build import build_report
from analyzer.report.model import Report
from tests.report import sample

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Words and data types are all that a report asks of the catalogue here; the sample's law is made up."""
    files = read_files(rulesets_dir())
    return parse_catalogue(
        {name: data for name, data in files.items() if name.startswith(("languages/", "data_types/"))}
    )


@pytest.fixture(scope="session", params=LANGUAGES)
def report(request: pytest.FixtureRequest, catalogue: Catalogue) -> Report:
    """The report of the made-up app in each language."""
    return build_report(sample.facts(), sample.judgement(), catalogue, request.param)


@pytest.fixture(scope="session")
def chinese(catalogue: Catalogue) -> Report:
    """The report of the made-up app in Chinese."""
    return build_report(sample.facts(), sample.judgement(), catalogue, "zh")
