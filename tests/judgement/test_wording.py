"""Sentences filled in: names, numbers, and the two forms of a word that a number chooses."""

from analyzer.catalogue.model import Catalogue, Text
from analyzer.judgement.wording import Lexicon, filled, same


def english(template: str, **values: object) -> str:
    return filled(Text(zh="", en=template), {name: same(value) for name, value in values.items()}).en


def test_a_number_chooses_the_form() -> None:
    template = "{count} {count:place|places}, {count:It opens|They open} {what}"
    assert english(template, count=1, what="{doors}") == "1 place, It opens {doors}"
    assert english(template, count=12, what="a|b") == "12 places, They open a|b"


def test_a_name_without_a_value_is_seen() -> None:
    assert english("{missing} of {count}", count=1) == "{missing} of 1"


def test_promises_have_a_singular(shipped: Catalogue) -> None:
    lexicon = Lexicon(shipped)
    for unit in ("days", "working-days", "weeks", "months", "hours"):
        assert lexicon.text(f"promise.{unit}", count=1).en == f"1 {unit.removesuffix('s').replace('-', ' ')}"
        assert lexicon.text(f"promise.{unit}", count=20).en == f"20 {unit.replace('-', ' ')}"
