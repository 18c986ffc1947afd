import pytest


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are compared in English, whatever the language of this machine is."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
