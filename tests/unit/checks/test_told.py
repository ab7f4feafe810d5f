import pytest

from scorecard.checks.told import text_problems


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("2.1", "The indicator approaches minimum standards."),
        ("2.1", "It is rated as approaching minimum standards."),
        ("2.1/meets/a", "The score “meeting minimum standards” can therefore not be reached yet."),
        ("2.1/meets/a", "Minimum standards are not met, as no system exists."),
        ("2.1", "It does not meet minimum standards yet."),
        ("2.1", "A system would allow for “meeting minimum standards”."),
        ("2.1", "Much is missing to meet minimum standards."),
        ("2.1", "A screening system is missing."),
        ("2.1", "To exceed minimum standards, a programme on gender equality is needed."),
        ("2.1", "Indicator 3.1 exceeds minimum standards."),
        ("1.3", "The indicator scored as “missing”."),
        ("1.3", "Five indicators are not enough to approach minimum standards."),
        ("4.2", "The survey meets minimum standards for 7 of 10 statements."),
        ("4.2", "It meets minimum standards."),
        ("5.2", "It is rated as approaching minimum standards."),  # agreed
        ("5.2", "By the rules it is rated as missing."),  # computed
        ("3.1", "The indicator exceeds minimum standards."),
    ],
)
def test_a_note_that_agrees_is_never_flagged(reading, note, text):
    assert not list(text_problems(reading(text, note=note)))


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (
            "2.1/meets/a",
            "No system exists; the score “approaching minimum standards” can therefore not be reached yet.",
        ),
        ("2.1", "The indicator meets minimum standards."),
        ("2.1", "It is scored as “exceeding minimum standards”."),
        ("1.3", "The indicator approaches minimum standards."),
        ("3.1", "It does not meet minimum standards."),
        ("3.1", "The score is missing."),
        ("4.2", "It was rated as approaching minimum standards."),
    ],
)
def test_a_note_that_names_another_level_is_found(reading, note, text):
    (problem,) = text_problems(reading(text, note=note))
    assert (problem.code, problem.where) == ("text-names-another-level", f"notes.{note}")


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("4", "Leadership exceeds minimum standards."),
        ("4", "The survey's result meets minimum standards."),
        ("3", "Both indicators exceed minimum standards."),
        ("1", "Two indicators approach minimum standards, and the third is missing."),
        ("5", "The coordination mechanism approaches minimum standards."),
        ("7", "The indicator approaches minimum standards, as some results are on track."),
        ("findings", "The indicator exceeds minimum standards."),
    ],
)
def test_a_narrative_that_agrees_is_never_flagged(reading, section, text):
    assert not list(text_problems(reading(text, narrative=section)))


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("4", "Leadership meets minimum standards."),
        ("4", "Gender parity approaches minimum standards."),
        ("3", "The indicators on partnership approach minimum standards."),
        ("7", "The indicator meets minimum standards."),
        ("1", "Indicator 1.3 is scored as meeting minimum standards."),
    ],
)
def test_a_narrative_that_names_another_level_is_found(reading, section, text):
    (problem,) = text_problems(reading(text, narrative=section))
    assert (problem.code, problem.where) == ("text-names-another-level", f"narrative.{section}")
