"""Where sentences end: abbreviations, companies' forms, numbers."""

import pytest

from analyzer.policy.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Our provider Mollie B.V. gets the payment data.",
        "The shop of Muster e.K. sends you the parcel.",
        "We are Huddlefern Pte. Ltd., 9 Sample Lane, Singapore.",
        "Sample Co. Ltd. stores the data.",
        "Sample Inc. and its partners process the data.",
        "Sample Software Inc. Privacy Team, 5 Main St. Springfield",
        "We send device data incl. volume and battery.",
        "Registration No. 12345 in the register.",
        "Register No. HRB 4711 of the court.",
        "We keep servers in the U.S. and in Canada.",
        "The U.S. Department of Commerce administers it.",
        "See 18 U.S.C. Section 2703(f) for it.",
        "The legal basis is Art. 6 para. 1 lit. a of the regulation.",
        "Valid from Sept. 1 on.",
        "由Sample Co., Ltd.提供服务",
        "Phones, tablets, etc. are meant.",
        "Ask e.g. Google for it.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The app is made by Sample Inc.", "We collect your name."),
        ("Payments are handled by Mollie B.V.", "They get the number of your card."),
        ("Servers stand in the U.S.", "If you live elsewhere, data is transferred."),
        ("No.", "We never do."),
        ("We collect names, addresses, etc.", "Google receives the location."),
        ("It is deleted in Dec.", "We keep nothing else."),
        ("你好。", "再见。"),
    ],
)
def test_what_may_end_a_sentence_ends_it_before_a_new_one(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_many_full_stops_take_no_time() -> None:
    assert sentences("a.b. " * 40_000)
    assert sentences("No. " * 40_000)
