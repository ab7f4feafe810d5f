"""What a small group writes into a Word file comes back by its field's key, and nothing else comes in."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.reporting.document import Cover, FormField, Imprint, Report, Section
from scorecard.reporting.docx import docx
from scorecard.reporting.word.form import read_form

CHOICES = (("met", "Met"), ("unmet", "Not met"), ("again", "Met"))


def form(*fields, direction="ltr"):
    return docx(
        Report(
            cover=Cover(title="T", subtitle="", subject="", date=""), language="en", direction=direction,
            running_head="", made_on="2030-01-01", imprint=Imprint(edition="E", digest="d", version="1"),
            sections=(Section(id="s", title="S", blocks=fields),),
        )
    )  # fmt: skip


def changed(data, edit=lambda text: text, **more):
    """Return the file with its main part edited and other parts added."""
    output = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, edit(content.decode()).encode() if name == "word/document.xml" else content)
        for name, content in more.items():
            new.writestr(name.replace("__", "/"), content)
    return output.getvalue()


def test_text_choices_and_empty_fields_come_back():
    data = form(
        FormField(key="1.1/note", label="Note", value="Two\nlines\tand <a> & b", lines=4),
        FormField(key="1.1/a", label="Outcome", value="unmet", choices=CHOICES),
        FormField(key="1.1/b", label="Outcome", value="again", choices=CHOICES),
        FormField(key="1.1/c", label="Outcome", choices=CHOICES),
        FormField(key="1.1/d", label="Evidence", lines=3),
    )
    assert read_form(data) == {
        "1.1/note": "Two\nlines\tand <a> & b", "1.1/a": "unmet", "1.1/b": "again", "1.1/c": "", "1.1/d": "",
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["ltr", "rtl"]))
def test_any_text_comes_back(words, direction):
    allowed = re.sub(
        "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
        "\ufffd",
        words.replace("\v", "\n").replace("\r\n", "\n").replace("\r", "\n"),
    )
    assert read_form(form(FormField(key="k", label="L", value=words), direction=direction)) == {"k": allowed}


def test_what_a_person_chose_in_word_comes_back_as_the_choices_key():
    data = form(FormField(key="k", label="L", choices=CHOICES))

    def choose(text):
        return text.replace("<w:showingPlcHdr/>", "").replace("Choose one", "Not met")

    assert read_form(changed(data, choose)) == {"k": "unmet"}


def test_words_that_word_splits_over_runs_and_paragraphs_are_joined_and_deleted_ones_are_not():
    data = form(FormField(key="k", label="L", value="first"))

    def edit(text):
        more = '<w:t xml:space="preserve">fi</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>rst</w:t><w:br/><w:t>second</w:t>'
        return text.replace('<w:t xml:space="preserve">first</w:t>', more)

    assert read_form(changed(data, edit)) == {"k": "first\nsecond"}


def test_a_field_that_stands_twice_is_refused():
    data = form(FormField(key="k", label="L", value="1"), FormField(key="l", label="L", value="2"))
    with pytest.raises(ValueError, match="twice"):
        read_form(changed(data, lambda text: text.replace('w:val="l"', 'w:val="k"')))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a file", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 100])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(ValueError, match="not a Word document"):
        read_form(data)


def test_another_office_file_is_refused():
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types>spreadsheetml.sheet.main+xml</Types>")
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(ValueError, match="not a Word document"):
        read_form(output.getvalue())


def test_macros_are_refused():
    with pytest.raises(ValueError, match="macros"):
        read_form(changed(form(), word__vbaProject="x"))


def test_entities_are_refused_before_they_expand():
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = changed(
        form(FormField(key="k", label="L", value="1")), lambda text: text.replace("?>\n", f"?>{bomb}", 1)
    )
    with pytest.raises(ValueError, match="entities"):
        read_form(data)


def test_a_file_that_unpacks_to_far_too_much_is_refused_without_unpacking_it():
    with pytest.raises(ValueError, match="far more"):
        read_form(changed(form(), more__zeros=b"\0" * 400_000_000))


def test_a_file_nested_too_deep_is_refused():
    deep = "<w:p>" * 2000 + "</w:p>" * 2000
    with pytest.raises(ValueError, match="deeper"):
        read_form(changed(form(), lambda text: text.replace("<w:body>", f"<w:body>{deep}")))


def test_broken_xml_is_refused():
    with pytest.raises(ValueError, match="damaged"):
        read_form(changed(form(), lambda text: text[:-20]))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_gives_a_sentence_or_fields_and_never_a_crash(data):
    whole = bytearray(form(FormField(key="k", label="L", value="1")))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_form(bytes(whole))
    except ValueError as error:
        sentence = str(error)
    else:
        sentence = "It was read."
    assert sentence.endswith(".")


def test_a_key_that_word_cannot_hold_is_a_bug_of_the_caller():
    with pytest.raises(ValueError, match="64"):
        form(FormField(key="k" * 65, label="L"))
