"""A form remembers what stood in its fields, so that a filled one can be held against it."""

from dataclasses import replace

from scorecard.reporting.document import FormField, Section
from scorecard.reporting.docx import docx
from scorecard.reporting.word.form import read_form, read_remembered
from tests.reports.sample import sample_report


def test_a_form_remembers_what_stood_in_each_field():
    fields = (
        FormField(key="note:1.1", label="Note", value='Two "words" & more\nnext line'),
        FormField(key="empty", label="Empty"),
    )
    report = replace(sample_report(), sections=(Section(id="form", title="Form", blocks=fields),))
    made = docx(report)
    assert (
        read_remembered(made) == read_form(made) == {"note:1.1": 'Two "words" & more\nnext line', "empty": ""}
    )
