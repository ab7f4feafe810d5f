"""What is written is read back as it was: documents, their edits, workbooks, histories."""

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scorecard.core.apply import apply
from scorecard.core.assessment import (
    Action,
    Answer,
    Assessment,
    Body,
    Cycle,
    Entity,
    Evidence,
    Exemption,
    Fact,
    Figure,
    Interview,
    Judgement,
    Meeting,
    Member,
    Origin,
    Pin,
    StageDates,
    Subject,
)
from scorecard.core.change import SetAnswer, SetFact, SetNarrative, SetNote, SetTable
from scorecard.core.dossier import Dossier
from scorecard.core.outcome import Outcome
from scorecard.exchange.document.assessment import open_folder, typed_facts
from scorecard.exchange.document.difference import diff
from scorecard.exchange.document.history import read_history, replayed
from scorecard.exchange.document.writing import save
from scorecard.exchange.document.yamledit import edited
from scorecard.exchange.document.yamlwords import block
from scorecard.exchange.edition.library import find
from scorecard.exchange.plain.converter import plain, read
from scorecard.exchange.plain.yamlfile import parse_yaml
from scorecard.exchange.workbook.layout import ANSWER, NOTE
from scorecard.exchange.workbook.read import read_workbook
from scorecard.exchange.workbook.write import write_workbook

DOCUMENTS = Path(__file__).parents[1] / "documents"
KEYS = ("1.1/high/a", "1.1/high/b", "2.1/high/a", "2.1/high/b")
DAY = date(2030, 7, 1)
often = settings(max_examples=100, deadline=None)
# Files are slow to make small again: a failing case is shown as it was found.
quick = (Phase.explicit, Phase.reuse, Phase.generate)
seldom = settings(max_examples=20, phases=quick, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", autouse=True)
def small():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_FRAMEWORKS", str(DOCUMENTS / "frameworks"))
        yield find("practice/2030")


@contextmanager
def opened_copy():
    with tempfile.TemporaryDirectory() as place:
        yield open_folder(Path(shutil.copytree(DOCUMENTS / "format-1", Path(place) / "atlantis")))


tricky = st.sampled_from(
    [
        "yes",
        "no",
        "null",
        "1.1",
        "398",
        "2030-01-01",
        "- x",
        "a: b",
        "# c",
        "two\nlines",
        "=1+1",
        "é ж 中 ع",
        "x" * 200,
        "long words " * 20,
    ]
)
# A control character is refused, and so is never written.
words = tricky | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)
named = words.filter(lambda each: each.strip())
evidence_ids = st.lists(st.sampled_from(["scroll", "minutes"]), max_size=2, unique=True).map(tuple)
origins = st.none() | st.builds(Origin, note=words)
answers = st.builds(
    Answer, outcome=st.sampled_from(Outcome), evidence=evidence_ids, over_facts=st.booleans(), origin=origins
)
shares = st.fractions(0, 1, max_denominator=99)
facts = st.fixed_dictionaries(
    {},
    optional={
        "asked": st.builds(Fact, value=st.booleans(), evidence=evidence_ids),
        "number": st.builds(Fact, value=st.integers(0, 10**6).map(Fraction)),
        "part": st.builds(Fact, value=shares),
        "day": st.builds(Fact, value=st.sampled_from(["2030", "2030-02", "2029-01..2030-03"])),
        "choice": st.builds(Fact, value=st.sampled_from(["one", "other"])),
        "words": st.builds(Fact, value=words),
    },
)
items = st.integers(1, 9).map("A{}".format)
documents = st.builds(
    Assessment,
    framework=st.just(Pin(edition="practice/2030")),
    subject=st.builds(Subject, name=named, team=words, code=words),
    date=st.dates(),
    title=words,
    author=words,
    cycle=st.builds(Cycle, name=words),
    local_names=st.fixed_dictionaries({}, optional={"PLAN": words}),
    entities=st.lists(
        st.builds(Entity, id=items, name=words), max_size=3, unique_by=lambda each: each.id
    ).map(tuple),
    bodies=st.lists(st.builds(Body, id=items, name=words), max_size=3, unique_by=lambda each: each.id).map(
        tuple
    ),
    team=st.lists(st.builds(Member, entity=words, indicators=st.just(("1.1",))), max_size=2).map(tuple),
    stages=st.fixed_dictionaries(
        {}, optional={"begin": st.builds(StageDates, note=words, done=st.booleans())}
    ),
    meetings=st.lists(st.builds(Meeting, title=words, note=words), max_size=2).map(tuple),
    interviews=st.lists(
        st.builds(Interview, group=words, count=st.none() | st.integers(0, 9)), max_size=2
    ).map(tuple),
    evidence=st.just(
        {"scroll": Evidence(title="The Scroll"), "minutes": Evidence(title="Minutes", date="2030-05")}
    ),
    facts=facts,
    answers=st.dictionaries(st.sampled_from(KEYS), answers, max_size=4),
    figures=st.fixed_dictionaries(
        {}, optional={"visible": st.builds(Figure, part=shares, whole=st.just(Fraction(1)))}
    ),
    judgements=st.dictionaries(
        st.sampled_from(["1.1", "2.1"]),
        st.builds(Judgement, level=st.sampled_from(["low", "high"]), reason=words),
    ),
    exemptions=st.fixed_dictionaries(
        {}, optional={"2.1": st.builds(Exemption, status=st.just("not_applicable"), reason=named)}
    ),
    notes=st.dictionaries(st.sampled_from(["1.1", *KEYS]), named, max_size=3),
    narrative=st.dictionaries(st.sampled_from(["1", "context"]), named, max_size=2),
    actions=st.lists(
        st.builds(
            Action,
            id=items,
            what=words,
            cost=st.none() | shares,
            effect=st.just((SetAnswer(key=KEYS[0], becomes=Outcome.MET),)),
        ),
        max_size=3,
        unique_by=lambda each: each.id,
    ).map(tuple),
)


def text_of(document):
    return block(plain(document), 0) + "\n"


def document_of(edition, text):
    return typed_facts(edition, read(parse_yaml(text, "assessment.yaml"), Assessment))


@often
@given(document=documents)
def test_a_document_is_read_back_as_it_was_written(small, document):
    assert document_of(small, text_of(document)) == document


@often
@given(before=documents, after=documents)
def test_an_edited_text_says_the_new_document(small, before, after):
    text = "# A comment.\n" + text_of(before).replace("\n", "\n\n", 1)
    assert document_of(small, edited(text, plain(before), plain(after), tuple(plain(after)))) == after
    assert edited(text, plain(before), plain(before), ()) == text


@often
@given(before=documents, after=documents)
def test_the_difference_leads_from_one_document_to_the_other(small, before, after):
    start, end = Dossier(assessment=before), Dossier(assessment=after)
    assert plain(apply(small, start, *diff(start, end)).assessment) == plain(_as_typed(after, before))


def _as_typed(document, before):
    """The document with the origins that a change gives; where an origin alone lacks words, there is none."""

    def origin(key):
        found = document.answers[key].origin
        return Origin(kind="sheet", note=found.note) if found and found.note else None

    def kept(key):
        old, new = before.answers.get(key), replace(document.answers[key], origin=origin(key))
        same = (
            old
            and replace(old, origin=None) == replace(new, origin=None)
            and (old.origin.note if old.origin else "") == (new.origin.note if new.origin else "")
        )
        return old if same else new

    return replace(document, answers={key: kept(key) for key in document.answers})


changes = st.one_of(
    st.builds(
        SetAnswer, key=st.sampled_from(KEYS), becomes=st.none() | st.sampled_from(Outcome), origin=words
    ),
    st.builds(SetFact, question=st.just("words"), value=st.none() | words),
    st.builds(SetFact, question=st.just("part"), value=shares),
    st.builds(SetNote, key=st.sampled_from(KEYS), text=words),
    st.builds(SetNarrative, section=st.just("context"), text=words),
    st.builds(
        SetTable,
        table=st.just("programmes"),
        rows=st.lists(
            st.fixed_dictionaries(
                {
                    "name": st.sampled_from(["Fish", "Salt", "Milk"]),
                    "money": st.decimals(0, 10**6, places=2).map(str),
                    "way": st.sampled_from(["one", "other"]),
                }
            ),
            max_size=3,
            unique_by=lambda row: row["name"],
        ).map(tuple),
    ),
)


@seldom
@given(several=st.lists(st.lists(changes, max_size=3), max_size=3))
def test_the_log_replays_to_the_document(small, several):
    with opened_copy() as opened:
        start, now = opened.dossier, opened
        for each in several:
            now = save(now, each)
        again = replayed(small, start, read_history(now.folder))
        assert again.assessment == now.dossier.assessment
        assert {name: [row.cells for row in table.rows] for name, table in again.tables.items()} == {
            name: [row.cells for row in table.rows] for name, table in now.dossier.tables.items()
        }


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40)


@seldom
@given(document=documents)
def test_a_workbook_that_nobody_touched_changes_nothing(small, document):
    own = replace(document, subject=Subject(name="Atlantis"), date=DAY)
    with opened_copy() as kept:
        opened = replace(kept, dossier=replace(kept.dossier, assessment=own))
        file = opened.folder / "filled.xlsx"
        file.write_bytes(write_workbook(opened, DAY))
        reading = read_workbook(opened, file)
        assert (reading.changes, reading.conflicts) == ((), ())


@seldom
@given(outcomes=st.dictionaries(st.sampled_from(KEYS), st.sampled_from(Outcome), max_size=4), note=printable)
def test_a_changed_cell_gives_exactly_that_change(small, outcomes, note):
    with opened_copy() as opened:
        file = opened.folder / "filled.xlsx"
        file.write_bytes(write_workbook(opened, DAY))
        book = openpyxl.load_workbook(file)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                key = str(row[0].value).removeprefix("answer:")
                if key in outcomes:
                    row[ANSWER].value = outcomes[key].value
                if row[0].value == "note:2.1":
                    row[NOTE].value = note
                    row[NOTE].data_type = "s"
        book.save(file)
        found = read_workbook(opened, file).changes
    before = opened.dossier.assessment.answers
    wanted = {key for key, outcome in outcomes.items() if key not in before or before[key].outcome != outcome}
    assert {each.key: each.becomes for each in found if isinstance(each, SetAnswer)} == {
        key: outcomes[key] for key in wanted
    }
    assert [each.text for each in found if isinstance(each, SetNote)] == (
        [note.strip()] if note.strip() else []
    )
    assert all(
        each.evidence == before[each.key].evidence
        for each in found
        if isinstance(each, SetAnswer) and each.key in before
    )
