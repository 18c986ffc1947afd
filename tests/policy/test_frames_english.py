"""The clause grammar for English: each mechanism on sentences of its own."""

import pytest

from analyzer.policy.cues_en import EN
from analyzer.policy.frames import Reading, read_sentence
from analyzer.policy.lexicon import Match

NAMES = ("email", "location", "photos", "contacts", "cookies", "payment data", "ip address", "name", "call log")


def reading(sentence: str, *, exempt: bool = False) -> Reading:
    text = sentence.lower()
    matches = [
        Match(at, at + len(name), (name,)) for name in NAMES for at in range(len(text)) if text.startswith(name, at)
    ]
    return read_sentence(text, sorted(matches, key=lambda match: match.start), EN, "first", exempt)


def stated(sentence: str) -> set[str]:
    return {
        f"{found.frame.action} {found.frame.subject} {found.frame.polarity} {name}"
        for found in reading(sentence).found
        for match in found.matches
        for name in match.types
    }


CASES = [
    # voice
    ("Your email is collected when you sign up.", {"collect first yes email"}),
    ("Your name and email are stored for 90 days.", {"store first yes name", "store first yes email"}),
    ("Your location is read when the map opens.", {"collect first yes location"}),
    ("The email is collected and shared with partners.", {"collect first yes email", "share first yes email"}),
    ("Your email is processed by our service providers.", {"use third yes email"}),
    ("Photos remain on your device.", {"store first yes photos"}),
    # who gives, and to whom
    ("You may provide us with your email.", {"collect first yes email"}),
    ("We ask you to enter your email.", {"collect first yes email"}),
    ("We provide you with a copy of your email.", set()),
    ("Partners send us your email.", {"collect first yes email"}),
    ("We disclose your email to advertisers.", {"share first yes email"}),
    ("Your photos are uploaded to our servers.", {"collect first yes photos"}),
    ("You can publish your photos.", {"public user yes photos"}),
    ("Your name is visible to other users.", {"public first yes name"}),
    ("Third parties have access to your email.", {"share first yes email"}),
    ("Your email is transferred to another country.", {"cross-border first yes email"}),
    # subjects
    ("Our partners may collect your email.", {"collect third yes email"}),
    ("We allow third parties to collect your email.", {"collect third yes email"}),
    ("We and our partners collect your email.", {"collect first yes email", "collect third yes email"}),
    ("When you open the map, the app reads your location.", {"collect first yes location"}),
    # objects
    ("We collect your email, your name and your location.",
     {"collect first yes email", "collect first yes name", "collect first yes location"}),
    ("We collect, use and share your email.",
     {"collect first yes email", "use first yes email", "share first yes email"}),
    ("We collect data automatically, such as your IP address.", {"collect first yes ip address"}),
    ("We use cookies to collect your location.", {"use first yes cookies", "collect first yes location"}),
    ("We use your location to send a message to your email.", {"use first yes location"}),
    ("We collect the photos in your contacts.", {"collect first yes photos"}),
    ("Your location, which we use to find fraud, is welcome.", {"use first yes location"}),
    ("To scan photos", {"collect first yes photos", "use first yes photos"}),
    # what states nothing
    ("You can delete your contacts.", set()),
    ("You have the right to access your email.", set()),
    ("This policy explains how we collect your location.", set()),
    ("We protect your email.", set()),
    ("We keep your email safe.", set()),
    ("We collect anonymous location.", set()),
    ("Do not share your email.", set()),
    # denial
    ("We do not collect or store your call log.", {"collect first no call log", "store first no call log"}),
    ("We never share your email without your consent.", {"share first no email"}),
    ("No location is collected.", {"collect first no location"}),
    ("Neither your name nor your email is collected.", {"collect first no name", "collect first no email"}),
    ("Your email is stored but never shared with partners.", {"store first yes email", "share first no email"}),
    ("You are not required to provide your name.", {"collect first no name"}),
    ("We collect your name without reading your contacts.", {"collect first yes name", "collect first no contacts"}),
    ("No location tracking", {"collect first no location"}),
    # cases
    ("In a merger, your email may be transferred to the buyer.", {"transfer first hypothetical email"}),
    ("If you decline, we will not collect your location.", {"collect first hypothetical location"}),
    ("Future versions may collect your location.", {"collect first hypothetical location"}),
    # permissions
    ("We request the location permission.", {"permission first yes location"}),
    ("The app needs access to your contacts.", {"permission first yes contacts"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:48] for case in CASES])
def test_a_sentence_states(sentence: str, expected: set[str]) -> None:
    found = stated(sentence)
    assert found == expected or (sentence.startswith("To scan") and found and found <= expected)


def test_what_a_list_completes_is_the_last_practice() -> None:
    frames = reading("We do not collect the following when you sign in:").last
    assert {(frame.action, frame.subject, frame.polarity) for frame in frames} == {("collect", "first", "no")}


def test_an_item_without_a_verb_of_its_own_has_none() -> None:
    assert not reading("Photos you upload").has_verb
    assert not reading("Your location (see below)").has_verb
    assert reading("You can delete it.").has_verb


def test_a_list_of_cases_without_consent_is_exempt() -> None:
    assert {found.frame.polarity for found in reading("We share your email.", exempt=True).found} == {"exempt"}


def test_the_purpose_begins_at_its_infinitive() -> None:
    text = "we use your location to plan your route."
    purpose = reading(text).purpose
    assert purpose is not None
    assert text[slice(*purpose)] == "to plan your route"


@pytest.mark.parametrize("piece", ["is ", "we collect location, which ", "location, ", "a.", "(", "to to ", "n't "])
def test_long_sentences_are_read_in_bounded_work(piece: str) -> None:
    reading(piece * (20_000 // len(piece)))
