"""The document's folder: read with every problem at once, written beside and then put in place."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scorecard.core.assessment import Assessment, TableFile
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.names import TableId
from scorecard.core.problem import Problem, Refused
from scorecard.core.table import Table
from scorecard.exchange.converter import read
from scorecard.exchange.fits import misfits
from scorecard.exchange.library import pinned
from scorecard.exchange.tablefile import read_table, refused
from scorecard.exchange.upgrade import checked_format
from scorecard.exchange.yamlfile import PlainFile, read_yaml

DOCUMENT = "assessment.yaml"
TABLE_ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A document's folder as it was read: its edition, the document with its tables, and remarks that stop nobody."""

    folder: Path
    edition: Edition
    dossier: Dossier
    plain: PlainFile
    remarks: tuple[Problem, ...]


def document_of(path: Path) -> Path:
    """Return the document's file, given itself or its folder. Raise Refused when there is none."""
    file = path / DOCUMENT if path.is_dir() else path
    if file.is_file():
        return file
    remedy = "Name the folder that holds assessment.yaml, or make one with `scorecard new`."
    raise refused(str(path), f"there is no {DOCUMENT} here.", remedy, code="no-document")


def open_folder(path: Path) -> Opened:
    """Return the document at this path with its edition and tables. Raise Refused with all problems of all files."""
    file = document_of(path)
    plain = read_yaml(file)
    checked_format(plain)
    document = read(plain, Assessment)
    edition, remarks = pinned(document.framework)
    problems = misfits(edition, document, plain)
    tables, found = read_tables(edition, document, file.parent)
    problems += found
    if any(problem.severity == "error" for problem in problems):
        raise Refused(problems)
    return Opened(
        folder=file.parent,
        edition=edition,
        dossier=Dossier(assessment=document, tables=tables),
        plain=plain,
        remarks=(*remarks, *problems),
    )


def read_tables(
    edition: Edition, document: Assessment, folder: Path
) -> tuple[Mapping[TableId, Table], list[Problem]]:
    """Return the tables that the document names, and those that lie in `tables/` under an edition's name for them."""
    tables: dict[TableId, Table] = {}
    problems: list[Problem] = []
    for name, entry in table_files(edition, document, folder).items():
        spec = edition.tables.get(name)
        if spec is None:
            continue  # `misfits` has said so, with the line
        try:
            file = inside(folder, entry.file)
            table = read_table(spec, file, entry.file, document.date, entry.sheet, entry.origin)
        except Refused as refusal:
            problems += refusal.problems
            continue
        tables[name] = table
        if entry.digest not in ("", table.digest):
            what = f"the table is not the one that the document names ({entry.digest[:15]}…)."
            remedy = "If it was meant to change, take the digest out of assessment.yaml."
            problems.append(Problem(code="table-digest", severity="warning", where=entry.file, what=what, remedy=remedy))
    return tables, problems


def table_files(edition: Edition, document: Assessment, folder: Path) -> Mapping[TableId, TableFile]:
    """Return which file each table comes from: as the document says, else `tables/<name>.csv` or `.xlsx` where it lies there."""
    found = dict(document.tables)
    for name in edition.tables:
        for ending in TABLE_ENDINGS:
            if name not in found and (folder / "tables" / f"{name}{ending}").is_file():
                found[name] = TableFile(file=f"tables/{name}{ending}")
    return found


def inside(folder: Path, name: str) -> Path:
    """Return a file of the folder. Raise Refused for a path that leads out of it."""
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise refused(name, "the path leads out of the assessment's folder.", "Copy the file into the folder.", "outside")
    return file


def write_atomically(file: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place, flushed to the disk, then renamed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def pin_of(opened: Opened) -> Assessment:
    """Return the document pinned to the edition that it was read with."""
    pin = replace(opened.dossier.assessment.framework, digest=opened.edition.digest)
    return replace(opened.dossier.assessment, framework=pin)
