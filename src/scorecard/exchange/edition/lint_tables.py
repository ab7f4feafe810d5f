"""What measures and the survey ask of tables: values that a column can have, dates that are dates, columns that are there."""

from collections.abc import Iterator

from scorecard.core.framework import Edition, Survey
from scorecard.core.measure import AmountShare, MeasureSpec, Ratio, RowCount, RowShare, Where
from scorecard.core.problem import Problem, Severity
from scorecard.core.table import ColumnSpec, TableSpec
from scorecard.exchange.edition.files import EditionFiles
from scorecard.measures.rows import ANY

TALLY_COLUMNS = ("statement", "positive", "neutral", "negative", "unknown")


def of_tables(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    """Yield what is wrong with the way measures and the survey read tables."""
    for measure in edition.measures.values():
        where = files.of_indicator(measure.indicator, "measures", measure.id)
        for what, remedy in _of_measure(edition, measure):
            yield _problem("recipe", where, what, remedy)
    for table in edition.tables.values():
        yield from _of_table(table, files)
    if edition.survey:
        yield from _of_survey(edition, edition.survey, files)


def _problem(code: str, where: str, what: str, remedy: str, severity: Severity = "error") -> Problem:
    return Problem(code=code, where=where, what=what, remedy=remedy, severity=severity)


Found = Iterator[tuple[str, str]]


def _of_measure(edition: Edition, measure: MeasureSpec) -> Found:
    match measure.recipe:
        case RowShare(table=table, where=where, any_of=any_of, among=among):
            for each in (where, among, *any_of):
                yield from _values(edition.tables[table], each)
        case RowCount(table=table, where=where, date=date, within=within):
            yield from _values(edition.tables[table], where)
            if bool(date) != bool(within):
                yield (
                    "a window needs a date, and a date a window.",
                    "Write both `date` and `within`, or neither.",
                )
            yield from _kind(edition.tables[table], date, ("when",))
        case AmountShare(table=table, where=where, amount=amount):
            yield from _values(edition.tables[table], where)
            yield from _kind(edition.tables[table], amount, ("amount", "count"))
        case Ratio():
            yield from _circle(edition, measure)
        case _:
            return


def _circle(edition: Edition, measure: MeasureSpec) -> Found:
    seen, at = [measure.id], measure
    while isinstance(at.recipe, Ratio) and at.recipe.of in edition.measures:
        if at.recipe.of in seen:
            yield f"{' → '.join([*seen, at.recipe.of])} is a circle.", "Divide something that is counted."
            return
        seen.append(at.recipe.of)
        at = edition.measures[at.recipe.of]


def _kind(table: TableSpec, name: str, kinds: tuple[str, ...]) -> Found:
    column = table.column(name)
    if column and column.kind not in kinds:
        yield (
            f"the column “{name}” of “{table.id}” is of the kind {column.kind}.",
            f"It should be {' or '.join(kinds)}.",
        )


def _values(table: TableSpec, where: Where) -> Found:
    for name, accepted in where.items():
        column = table.column(name)
        for value in accepted:
            known = _known(column) if column else None
            if known is not None and value != ANY and value not in known:
                yield (
                    f"the column “{name}” of “{table.id}” never says “{value}”.",
                    f"It may say {', '.join(known)}.",
                )


def _known(column: ColumnSpec) -> list[str] | None:
    if column.kind == "yes_no":
        return ["yes", "no"]
    return [choice.id for choice in column.choices] if column.kind == "choice" else None


def _of_table(table: TableSpec, files: EditionFiles) -> Iterator[Problem]:
    for column in table.columns:
        where = files.place("tables.yaml", "tables", table.id, "columns", column.name)
        ids = [choice.id for choice in column.choices]
        if column.kind == "choice" and not ids:
            yield _problem(
                "choices", where, f"the column “{column.name}” is a choice of nothing.", "List its choices."
            )
        if len(set(ids)) < len(ids):
            yield _problem(
                "twice", where, f"a choice of “{column.name}” stands here twice.", "Keep one of the two."
            )


def _of_survey(edition: Edition, survey: Survey, files: EditionFiles) -> Iterator[Problem]:
    wanted = {
        survey.answers: [survey.group, *(statement.id for statement in survey.statements)],
        survey.tallies: [survey.group, *TALLY_COLUMNS],
    }
    for table, names in wanted.items():
        missing = [name for name in names if edition.tables[table].column(name) is None]
        if missing:
            what = f"the survey reads columns that “{table}” lacks: {', '.join(missing)}."
            yield _problem("survey-column", files.place("tables.yaml", "tables", table), what, "Add them.")
