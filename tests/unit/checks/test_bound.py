import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.checks.bound import bound_problems
from scorecard.checks.people import margin_problems, population_problems
from scorecard.core.assessment import Fact
from scorecard.core.quantity import percent


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "{survey.heads_committed = 82 %} see the heads as committed.",
        "{survey.heads_committed = 82.1 %} see the heads as committed.",
        "{heads_committed = 78 of 95} see the heads as committed.",
        "Around {gender_spending = 16 %} was spent; {gender_spending = 16.02 %} to be exact.",
        "{gender_spending.part = 1,343,833} of {gender_spending.whole = 8,386,529}.",
        "{survey.heads_committed = about 80 %} see the heads as committed.",
        "{survey.heads_committed = over 80 %} see the heads as committed.",
        "{survey.answered = 95} of {survey.invited = 124} answered.",
        "{staff.gs.women = forty-eight} women.",
        "{1.3.share} needs no statement.",
        "{results_on_track = 60 %} cannot be compared yet.",
    ],
)
def test_a_stated_figure_that_the_data_give_is_never_flagged(reading, text):
    assert not list(bound_problems(reading(text)))


@pytest.mark.parametrize(
    "text",
    [
        "{survey.heads_committed = 81 %} see the heads as committed.",
        "{survey.heads_committed = 82.2 %} see the heads as committed.",
        "{survey.heads_committed = over 90 %} see the heads as committed.",
        "{gender_spending.part = 1,343,834} was spent.",
        "{survey.answered = 93} answered.",
        "{1.3.share = 0.18} qualify.",
    ],
)
def test_a_stated_figure_that_differs_is_found_with_both_values(reading, text):
    (problem,) = bound_problems(reading(text))
    assert problem.code == "stated-figure-differs"
    assert [name for name, _ in problem.values] == ["stated", "data"]


def test_a_bound_figure_without_a_number_is_said(reading):
    assert codes(bound_problems(reading("{survey.positive = most} agree."))) == ["stated-figure-unreadable"]


def test_one_fact_with_two_values_names_both_places(reading):
    found = reading(
        "{survey.heads_committed = 81 %} are.",
        narrative="4",
        others=[("findings", "{survey.heads_committed = 82 %}.")],
    )
    problem = next(each for each in bound_problems(found) if each.code == "same-fact-two-values")
    assert problem.where == "narrative.4"
    assert problem.values == (("narrative.4", "81 %"), ("narrative.findings", "82 %"))


def test_two_roundings_of_one_fact_are_one_value(reading):
    others = [("findings", "{heads_committed = 82.1 %}.")]
    found = reading("{survey.heads_committed = 82 %} are.", narrative="4", others=others)
    assert not list(bound_problems(found))


NAMES = ["1.3.share", "survey.positive", "survey.s7", "staff.mid.share", "gender_spending", "survey.response"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3)), max_size=6))
def test_what_is_computed_and_rounded_is_never_flagged(reading, stated):
    known = reading("").figures
    text = " ".join(f"{{{name} = {percent(known[name].value, places)} %}} is so." for name, places in stated)
    assert not list(bound_problems(reading(text)))


@pytest.mark.parametrize(
    "text",
    [
        "{survey.answered = 95} out of {survey.invited = 124}, with a margin of error of {survey.margin = 5 %}.",
        "95 responses of 124 personnel, with a confidence interval of 5.",
        "95 out of 124 personnel responded, allowing for 5 percent confidence interval.",
        "94 of 124 answered, with a margin of error of ±5 points.",
        "The margin of error is 4.9 points.",
        "The margin of error is {survey.margin = 4.88} points.",
        "The margin of error is {survey.margin}.",
        "All 124 of 124 answered, with a margin of error of 0.",
    ],
)
def test_a_margin_that_holds_is_never_flagged(reading, text):
    assert not list(margin_problems(reading(text)))


@pytest.mark.parametrize(
    ("text", "recomputed"),
    [
        ("{survey.answered = 93} of {survey.invited = 124}, with a margin of {survey.margin = 5 %}.", "5.10"),
        ("93 responses of 124 personnel, with a confidence interval of 5.", "5.10"),
        ("93 of 124 answered, allowing for 5 percent confidence interval.", "5.10"),
        ("The margin of error is 4 points.", "4.88"),
        ("The margin of error is {survey.margin = 4.8} points.", "4.88"),
    ],
)
def test_a_margin_that_is_exceeded_is_found(reading, text, recomputed):
    (problem,) = margin_problems(reading(text))
    assert problem.code == "margin-differs"
    assert dict(problem.values)["recomputed"] == recomputed


def invited(document, number):
    return {**document.facts, "personnel_invited": Fact(value=number)}


def test_fewer_people_invited_than_there_are_staff_is_said_with_both(with_document):
    (problem,) = population_problems(with_document())
    assert (problem.code, problem.severity, problem.where) == (
        "two-populations",
        "warning",
        "facts.personnel_invited",
    )
    assert problem.values == (("invited", "124"), ("other", "155"))


@pytest.mark.parametrize("number", [155, 200])
def test_as_many_people_invited_as_there_are_staff_or_more_is_fine(with_document, example, number):
    facts = invited(example.dossier.assessment, type(example.measures["heads_committed"].part)(number))
    assert not list(population_problems(with_document(facts=facts)))


def test_more_answers_than_people_invited_is_an_error(with_document, example):
    facts = invited(example.dossier.assessment, type(example.measures["heads_committed"].part)(90))
    assert [each.severity for each in population_problems(with_document(facts=facts))] == ["error", "warning"]
