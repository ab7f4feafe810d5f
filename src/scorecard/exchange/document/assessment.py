"""The document's folder: read with every problem at once, written beside and then put in place."""

import errno
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scorecard.core.assessment import Assessment, FactValue, TableFile
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.names import TableId
from scorecard.core.problem import Problem, Refused
from scorecard.core.quantity import parse_exact
from scorecard.core.question import QuestionKind
from scorecard.core.table import Table
from scorecard.exchange.document.fits import misfits
from scorecard.exchange.document.upgrade import checked_format
from scorecard.exchange.edition.library import pinned
from scorecard.exchange.plain.converter import read
from scorecard.exchange.plain.yamlfile import LARGEST, PlainFile, read_yaml
from scorecard.exchange.tables.reading import read_table, refused

DOCUMENT = "assessment.yaml"
TABLE_ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A document's folder as it was read: its edition, the document with its tables, and remarks that stop nobody."""

    folder: Path
    edition: Edition
    dossier: Dossier
    plain: PlainFile
    file: Path
    digest: str
    """The sha-256 of the document's bytes as they were read; `save` refuses when they are others by then."""
    remarks: tuple[Problem, ...]


def document_of(path: Path) -> Path:
    """Return the document's file, given itself or its folder. Raise Refused when there is none."""
    try:
        file = path / DOCUMENT if path.is_dir() else path
        if file.is_file():
            return file
    except OSError as error:
        what = f"this cannot be read: {error.strerror}."
        raise refused(str(path), what, "Check the path and who may read it.", code="no-document") from None
    remedy = "Name the folder that holds assessment.yaml, or make one with `scorecard new`."
    raise refused(str(path), f"there is no {DOCUMENT} here.", remedy, code="no-document")


def open_folder(path: Path) -> Opened:
    """Return the document at this path with its edition and tables. Raise Refused with all problems of all files."""
    file = document_of(path)
    digest = digest_of(file)
    plain = read_yaml(file)
    checked_format(plain)
    document = read(plain, Assessment)
    edition, remarks = pinned(document.framework)
    document = typed_facts(edition, document)
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
        file=file,
        digest=digest,
        remarks=(*remarks, *problems),
    )


def digest_of(file: Path) -> str:
    """Return the sha-256 of a file's bytes, or nothing where there is no file that is read."""
    try:
        return sha256(file.read_bytes()) if file.stat().st_size <= LARGEST else ""
    except OSError:
        return ""


def sha256(data: bytes) -> str:
    """Return the digest of bytes as documents write it.

    >>> sha256(b"")[:14]
    'sha256:e3b0c44'
    """
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def typed_facts(edition: Edition, document: Assessment) -> Assessment:
    """Return the document with each fact as its question's kind has it: "16 %" is a share, but a name is never a yes."""
    facts = {
        name: replace(fact, value=typed_fact(edition.questions[name].kind, fact.value))
        if name in edition.questions
        else fact
        for name, fact in document.facts.items()
    }
    return document if facts == document.facts else replace(document, facts=facts)


def typed_fact(kind: QuestionKind, value: FactValue) -> FactValue:
    """Return a value as a question of this kind takes it, or as it is where it does not fit."""
    if kind in ("count", "amount", "share") and isinstance(value, str):
        try:
            return parse_exact(value)
        except ValueError:
            return value
    if kind in ("text", "choice") and isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if kind in ("when", "choice") else value


def read_tables(
    edition: Edition, document: Assessment, folder: Path
) -> tuple[Mapping[TableId, Table], list[Problem]]:
    """Return the tables that the document names, and those that lie in `tables/` under an edition's name for them.

    A file there with a header and no rows is a form that nobody has filled yet: it counts as not delivered. Where a table is
    empty on purpose (there is no joint programme), the document says so by naming the file under `tables:`.
    """
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
        if table.rows or name in document.tables:
            tables[name] = table
        if entry.digest not in ("", table.digest):
            what = f"the table is not the one that the document names ({entry.digest[:15]}…)."
            remedy = "If it was meant to change, take the digest out of assessment.yaml."
            problems.append(
                Problem(code="table-digest", severity="warning", where=entry.file, what=what, remedy=remedy)
            )
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
        raise refused(
            name,
            "the path leads out of the assessment's folder.",
            "Copy the file into the folder.",
            "outside",
        )
    return file


def write_atomically(file: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place, flushed to the disk, then renamed."""
    write_together({file: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files in order, each whole or not at all; none is put in place before all of them are on the disk."""
    for file in files:
        if file.is_dir():  # else the ones before it would be in place already when this one fails
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    beside = {file: file.with_name(f".{file.name}.{os.getpid()}.part") for file in files}
    try:
        for file, data in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            with beside[file].open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        for file, part in beside.items():
            part.replace(file)
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)


def pin_of(opened: Opened) -> Assessment:
    """Return the document pinned to the edition that it was read with."""
    pin = replace(opened.dossier.assessment.framework, digest=opened.edition.digest)
    return replace(opened.dossier.assessment, framework=pin)
