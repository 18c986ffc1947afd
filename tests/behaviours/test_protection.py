"""How dangerous a permission is, as a device of today has it."""

import pytest

from analyzer import places
from analyzer.catalogue.tables import Tables
from tests.behaviours.test_permissions import judge, manifest

TABLES = Tables(places.rulesets_dir() / "tables")


@pytest.mark.parametrize("target", [1, 10, 22, 23, 34, 99])
def test_an_old_target_makes_the_network_no_dangerous_permission(target: int) -> None:
    verdicts = judge(TABLES, manifest("INTERNET", "READ_CONTACTS", minimum=1, target=target))
    kinds = {name.rpartition(".")[2]: verdict.protection.split("|")[0] for name, verdict in verdicts.items()}
    assert kinds == {"INTERNET": "normal", "READ_CONTACTS": "dangerous"}
