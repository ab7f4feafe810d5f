"""Tables that are wrong: each problem names the file, the line and the column, all at once, and nothing is rated."""

import io
import os
import zipfile

import pytest
import xlsxwriter

TABLE = "tables/staff.csv"
HEAD = "entity,category,women,men,note\n"


@pytest.fixture
def table(copy):
    """Put words or bytes in place of a table of the copy."""

    def put(content, name=TABLE):
        file = copy / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return copy

    return put


@pytest.fixture
def refused(run, copy, state):
    def invoke():
        before = state(copy)
        found = run("rate", copy, "--json", code=3)
        assert state(copy) == before
        import json

        return [(each["where"], each["message"], each["remedy"]) for each in json.loads(found.stdout)]

    return invoke


@pytest.mark.parametrize(
    ("row", "column", "said", "remedy"),
    [
        ("UNDP,gs,-1,7,", "women", "", ""),
        ("UNDP,gs,nine,7,", "women", "nine", ""),
        ("UNDP,gs,9.5,7,", "women", "9.5", ""),
        ("UNDP,gs,1e3,7,", "women", "1e3", ""),
        ("UNDP,gs,nan,7,", "women", "nan", ""),
        ("UNDP,gs,inf,7,", "women", "inf", ""),
        ("UNDP,gs,=SUM(A1:A9),7,", "women", "formula", ""),
        ("=cmd|'/c calc'!A1,gs,9,7,", "entity", "formula", ""),
        ("UNDP,general,9,7,", "category", "general", ""),
        ("UN\x1b[31mDP,gs,9,7,", "entity", "control character", ""),
        ("UNDP,,9,7,", "category", "must not be blank", ""),
        (",gs,9,7,", "entity", "must not be blank", ""),
        ("UNDP,gs," + "9" * 5000 + ",7,", "women", "", ""),
    ],
)
def test_a_wrong_cell_is_named_with_line_column_and_remedy(refused, table, row, column, said, remedy):
    table(f"{HEAD}WHO,gs,1,1,\n{row}\n")
    ((where, what, how),) = refused()
    assert where == f"{TABLE}:3, column {column}"
    assert said in what
    assert len(what) < 400
    assert how
    assert remedy in how


def test_all_wrong_cells_of_all_tables_come_at_once(refused, table):
    table(f"{HEAD}UNDP,gs,-1,x,\nWHO,nobody,1,1,\n")
    table("year,outcome,output,amount,gender,marker,note\n2016,1.1,7,much,yes,,\n", "tables/spending.csv")
    places = [where for where, _, _ in refused()]
    assert places == [
        f"{TABLE}:2, column women",
        f"{TABLE}:2, column men",
        f"{TABLE}:3, column category",
        "tables/spending.csv:2, column amount",
    ]


def test_problems_of_document_and_tables_come_at_once(refused, table, change):
    table(f"{HEAD}UNDP,gs,-1,7,\n")
    change("assessment.yaml", ("  jp_screening:", "  jp_sreening:"))
    places = [where for where, _, _ in refused()]
    assert any("jp_sreening" in where for where in places)
    assert f"{TABLE}:2, column women" in places


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2017-02-30", "2017-02-30"),
        ("2017-13", "2017-13"),
        ("soon", "soon"),
        ("31.10.2017", "31.10.2017"),
        ("2018..2017", "2018..2017"),
    ],
)
def test_a_date_that_does_not_exist_is_named(refused, table, date, said):
    table(
        f"activity,date,organizers,inter_agency,for_me_group,on_gender_me,note\nTraining,{date},,yes,no,no,\n",
        "tables/trainings.csv",
    )
    ((where, what, how),) = refused()
    assert where == "tables/trainings.csv:2, column date"
    assert said in what
    assert how


def test_a_row_that_stands_twice_is_named_with_both_lines(refused, table):
    table(f"{HEAD}UNDP,gs,9,7,\nWHO,gs,1,1,\nUNDP,gs,9,7,\n")
    ((where, what, how),) = refused()
    assert where == f"{TABLE}:4"
    assert "stands in line 2 already" in what
    assert how == "Keep one of the two."


@pytest.mark.parametrize(
    ("head", "said", "remedy"),
    [
        ("entity,women,men,note", ["the column “category” is missing."], "Add it to the header row"),
        ("entity,category,woman,men,note", ["the column “woman” is not known."], "The columns are entity"),
        ("entity,grade,women,men", ["the column “grade” is not known.", "the column “category” is missing."], "Add it"),
        ("entity,category,women,men,men", ["the column “men” stands here twice."], "Keep one"),
        ("", ["the column “entity” is missing."], "Add it"),
        ("<script>,category,women,men", ["the column “<script>” is not known."], "The columns are"),
    ],
)  # fmt: skip
def test_a_header_that_is_not_the_table_s_is_told_column_by_column(refused, table, head, said, remedy):
    table(f"{head}\nUNDP,gs,9,7,\n")
    found = refused()
    assert {where for where, _, _ in found} == {f"{TABLE}:1"}
    assert set(said) <= {what for _, what, _ in found}
    assert any(remedy in how for _, _, how in found)


def test_more_cells_than_columns_are_told(refused, table):
    table(f"{HEAD}UNDP,gs,9,7,note, and more\n")
    ((where, what, _),) = refused()
    assert where == f"{TABLE}:2"
    assert "more cells than columns" in what


def test_a_quote_that_never_closes_is_told(refused, table):
    table(f'{HEAD}"UNDP,gs,9,7,\n')
    ((where, what, _),) = refused()
    assert where.startswith(TABLE)
    assert "not CSV" in what


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_semicolons_tabs_and_unicode_exports_are_read(run_json, copy, separator, encoding):
    file = copy / TABLE
    before = run_json("rate", copy)
    text = "\n".join(line.replace(",", separator) for line in file.read_text("utf-8").splitlines())
    file.write_bytes(text.encode(encoding))
    assert run_json("rate", copy) == before


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_line_ends_of_every_system_are_read(run_json, copy, ends):
    file = copy / TABLE
    before = run_json("rate", copy)
    file.write_bytes(file.read_text("utf-8").replace("\n", ends).encode())
    assert run_json("rate", copy) == before


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_another_encoding_is_refused_with_its_line_rather_than_guessed(refused, table, encoding):
    table((HEAD + "WHO,gs,1,1,\nUNDP,gs,9,7,Répartition\n").encode(encoding))
    ((where, what, how),) = refused()
    assert where == f"{TABLE}:3"
    assert "UTF-8" in what
    assert "CSV UTF-8" in how


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n\n",
        b"\x00" * 64,
        b"\xff\xfe",
        b"\xff\xfea",
        b"\xfe\xff\xd8\x00",
        b"%PDF-1.7\n%\xe2\xe3",
        b"PK\x03\x04\x00\x00\x00\x00",
    ],
)
def test_a_file_that_is_no_table_is_refused(refused, table, data):
    table(data)
    found = refused()
    assert found
    assert all(where.startswith(TABLE) and what and how for where, what, how in found)


def test_a_huge_file_is_refused_by_its_size_and_not_read(refused, copy):
    with (copy / TABLE).open("r+b") as stream:
        stream.truncate(3_000_000_000)
    ((where, what, how),) = refused()
    assert where == TABLE
    assert "3,000,000,000 bytes" in what
    assert how


def test_one_endless_line_is_refused(refused, table):
    table(HEAD + "x" * 5_000_000)
    assert refused()[0][0].startswith(TABLE)


def test_thousands_of_wrong_rows_are_told_up_to_a_number(refused, table):
    table(HEAD + "".join(f"E{n},gs,-1,7,\n" for n in range(50_000)))
    assert 1 < len(refused()) <= 201


def test_a_table_that_the_document_names_must_be_there(refused, copy):
    (copy / TABLE).unlink()
    ((where, what, how),) = refused()
    assert where == TABLE
    assert "cannot be read" in what
    assert how


def test_a_folder_in_place_of_a_table_is_refused(refused, copy):
    (copy / TABLE).unlink()
    (copy / TABLE).mkdir()
    ((where, _, _),) = refused()
    assert where == TABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_in_place_of_a_table_is_refused_and_not_waited_for(program, copy):
    (copy / TABLE).unlink()
    os.mkfifo(copy / TABLE)
    found = program("rate", copy)
    assert found.returncode == 3
    assert TABLE in found.stderr


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user"
)
def test_a_table_that_may_not_be_read_is_refused(refused, copy):
    (copy / TABLE).chmod(0)
    assert "cannot be read" in refused()[0][1]


# ── workbooks ────────────────────────────────────────────────────────────────────────────────


def workbook(rows, sheets=("staff",)):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for sheet in sheets:
        page = book.add_worksheet(sheet)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                page.write(place, column, cell)
    book.close()
    return stream.getvalue()


ROWS = [
    ["entity", "category", "women", "men", "note"],
    ["UNDP", "gs", 48, 33, ""],
    ["UNDP", "mid", 27, 12, ""],
    ["UNDP", "senior", 20, 15, ""],
]


@pytest.fixture
def book(copy, change):
    change("assessment.yaml", ("file: tables/staff.csv", "file: tables/staff.xlsx"))

    def put(data):
        (copy / "tables/staff.xlsx").write_bytes(data)
        return copy

    return put


def test_a_workbook_is_read_as_a_csv_file_is(run_json, book):
    found = run_json("rate", book(workbook(ROWS)))
    assert found["indicators"]["4.3"]["level"] == "missing"


def test_a_wrong_cell_of_a_workbook_is_named_with_its_row_and_column(refused, book):
    book(workbook([*ROWS, ["WHO", "gs", -1, 1, ""]]))
    ((where, _, _),) = refused()
    assert where.startswith("tables/staff.xlsx:5, column women")


def test_a_workbook_with_several_sheets_and_none_of_the_name_is_refused(refused, book):
    book(workbook(ROWS, ("one", "two")))
    ((where, what, _),) = refused()
    assert where == "tables/staff.xlsx"
    assert "one, two" in what


def packed(parts, data=None):
    stream = io.BytesIO(data or b"")
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not a workbook", "not an XLSX"),
        (b"PK\x03\x04", "not an XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "not an XLSX"),
        (packed({"word/document.xml": "<w/>"}), "not an Excel workbook"),
        (packed({"xl/vbaProject.bin": b"macro"}, workbook(ROWS)), "macro"),
        (packed({"xl/media/bomb.bin": b"\0" * 60_000_000}, workbook(ROWS)), "unpacks to"),
        (workbook(ROWS)[:2000], "not an XLSX"),
    ],
    ids=["words", "cut", "xls", "docx", "macro", "bomb", "half"],
)
def test_what_is_no_safe_workbook_is_refused(refused, book, data, said):
    book(data)
    ((where, what, how),) = refused()
    assert where == "tables/staff.xlsx"
    assert said in what
    assert how


def test_a_workbook_bent_to_declare_entities_does_not_unfold(run, book):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(ROWS))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "xl/sharedStrings.xml":
                bomb = '<!DOCTYPE x [<!ENTITY a "lol">' + "".join(
                    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
                )
                content = content.replace(b"<sst", (bomb + "]><sst").encode(), 1).replace(b"UNDP", b"&m;")
            new.writestr(item, content)
    case = book(stream.getvalue())
    from click.testing import CliRunner

    from scorecard.cli.main import main

    found = CliRunner().invoke(main, ["rate", str(case)])
    assert found.exit_code in (0, 3)
    assert len(found.output) < 100_000
