import pytest

from scorecard.checks.wording import wording_problems


def found(material):
    return [(each.code, each.where) for each in wording_problems(material)]


@pytest.mark.parametrize(
    "text",
    [
        "The strategy is to be completed in 2018.",
        "A plan remains to be elaborated by the group before the year ends.",
        "The UNPFD grew out of the CSA.",
        "An UNDAF, here the UNPFD, has outcomes.",
        "a) Three of five sectors have an analysis.",
        "Option c) was rejected.",
        "The address is https://example.org/UNDAF/page.",
        "UNDAFs of other countries were read.",
        "Was it enough? It was.",
    ],
)
def test_words_that_are_meant_are_never_flagged(reading, text):
    assert not found(reading(text, note="1.1"))


@pytest.mark.parametrize(
    "text",
    [
        "(4) Finalization (to be elaborated).",
        "To be completed",
        "Findings: to be added.",
        "Owner: TBD",
        "Lorem ipsum dolor.",
        "Some xxx per cent.",
        "[insert name of agency] leads.",
        "It has ??? members.",
    ],
)
def test_a_placeholder_is_found(reading, text):
    assert found(reading(text)) == [("placeholder-text", "notes.1.3")]


def test_a_term_with_a_local_name_is_found_once_per_text(reading):
    assert found(reading("The UNDAF is new. The UNDAF has outcomes.")) == [
        ("local-name-not-used", "notes.1.3")
    ]
    assert found(reading("The CCA is old.", narrative="1")) == [("local-name-not-used", "narrative.1")]


def test_a_letter_that_the_indicator_does_not_have_is_found(reading):
    assert found(reading("c) A few themes.", note="2.2/exceeds/d")) == [
        ("wrong-letter", "notes.2.2/exceeds/d")
    ]
    assert not found(reading("d) A few themes.", note="2.2/exceeds/d"))
