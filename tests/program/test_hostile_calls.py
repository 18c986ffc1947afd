"""Calls that no compiler writes: fewer arguments than the prototype names, fewer parameters than the method has."""

import pytest

from analyzer.names import parse_method
from analyzer.program.terms import ANYTHING, combined, text
from analyzer.program.text_builders import grown

B, S = "Ljava/lang/StringBuilder;", "Ljava/lang/String;"


@pytest.mark.parametrize(
    "signature", [f"{B}->append({S}){B}", f"{B}->append(){B}", f"{B}->insert(I{S}){B}", f"{B}-><init>({S})V"]
)
def test_a_builder_that_gets_too_few_arguments(signature: str) -> None:
    name = parse_method(signature)
    assert combined([text("a")], lambda values: grown(name, "a", values[1:])) == ANYTHING
