"""A filled form becomes changes, or conflicts where its base is known."""

import pytest

from scorecard.core.change import SetAnswer, SetJudgement, SetNarrative
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Refused
from scorecard.exchange.document.form import form_changes
from scorecard.exchange.document.writing import save


def test_fields_become_changes(opened):
    reading = form_changes(
        opened,
        {
            "answer:2.1/high/b": "met",
            "judgement:1.1": "high",
            "reason:1.1": "seen",
            "narrative:1": "All is well.",
        },
    )
    assert [type(change) for change in reading.changes] == [SetAnswer, SetJudgement]
    assert reading.unchanged == 2


def test_a_field_that_changed_on_both_sides_is_a_conflict(opened):
    after = save(opened, [SetNarrative(section="1", text="Ours")])
    reading = form_changes(after, {"narrative:1": "Theirs"}, base={"narrative:1": "All is well."})
    assert reading.changes == ()
    assert (reading.conflicts[0].base, reading.conflicts[0].ours) == ("All is well.", "Ours")


def test_a_base_may_be_given_apart(opened):
    after = save(opened, [SetAnswer(key="2.1/high/b", becomes=Outcome.MET)])
    reading = form_changes(after, {"answer:2.1/high/b": "unknown"}, base={"answer:2.1/high/b": "unknown"})
    assert (reading.changes, reading.conflicts) == ((), ())


def test_all_wrong_fields_are_named(opened):
    with pytest.raises(Refused) as refused:
        form_changes(opened, {"answer:2.1/high/b": "maybe", "judgement:9.9": "high"})
    assert len(refused.value.problems) == 2
