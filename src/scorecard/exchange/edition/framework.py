"""A folder of YAML becomes an Edition, or a list of problems with file, line and key."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from scorecard.core.framework import Edition, Indicator, Statement, Survey
from scorecard.core.measure import MeasureSpec, Recipe
from scorecard.core.names import (
    CriterionKey,
    DimensionId,
    IndicatorId,
    LevelId,
    MeasureId,
    QuestionId,
    TableId,
)
from scorecard.core.problem import Problem, Refused
from scorecard.core.question import Question
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold
from scorecard.core.table import ColumnSpec, TableSpec
from scorecard.exchange.edition.references import dangling
from scorecard.exchange.edition.shapes import (
    CriterionPart,
    FrameworkFile,
    IndicatorFile,
    LevelPart,
    MeasurePart,
    OutlineFile,
    SurveyFile,
    TablesFile,
)
from scorecard.exchange.edition.translations import translated
from scorecard.exchange.plain.converter import read
from scorecard.exchange.plain.yamlfile import PlainFile, read_yaml

T = TypeVar("T")
RECIPES = ("share_of_rows", "count_rows", "share_of_amount", "balanced", "survey", "asked", "ratio")


def load(folder: Path, identity: str | None = None) -> Edition:
    """Return the edition in this folder. Raise Refused with all problems of all its files at once.

    `identity` is what the folder's place says its name is (methodology/edition); the file must agree with it.
    """
    problems: list[Problem] = []
    reader = _Reader(folder, problems)
    head = reader.file("framework.yaml", FrameworkFile)
    tables = reader.file("tables.yaml", TablesFile, optional=True)
    survey = reader.file("survey.yaml", SurveyFile, optional=True)
    outline = reader.file("outline.yaml", OutlineFile, optional=True)
    indicators = [
        found
        for name in reader.names("indicators")
        if (found := reader.both(f"indicators/{name}", IndicatorFile))
    ]
    if head is None:
        raise Refused(problems)
    edition = _assembled(head, tables, survey, outline, [shape for _, shape in indicators], folder)
    places = {shape.id: plain for plain, shape in indicators}
    problems += [problem for plain, shape in indicators for problem in _one_recipe_each(plain, shape)]
    problems += (
        _identity(edition, identity, folder)
        + _named_as_filed(places)
        + dangling(edition, places, str(folder))
    )
    edition = translated(edition, folder, problems)
    if problems:
        raise Refused(problems)
    return edition


def digest_of(folder: Path) -> str:
    """Return the sha-256 of everything that the folder says: names and bytes of its YAML files, in order."""
    digest = hashlib.sha256()
    for file in _files(folder):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return f"sha256:{digest.hexdigest()}"


def _files(folder: Path) -> Iterator[Path]:
    # Examples and the list of changes speak about the edition; they are not part of what binds an assessment.
    for file in sorted(folder.rglob("*.yaml")):
        if file.relative_to(folder).parts[0] != "examples":
            yield file


class _Reader:
    """Reads the files of a folder and gathers their problems."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self.folder = folder
        self.problems = problems

    def names(self, below: str) -> list[str]:
        found = [file.name for file in (self.folder / below).glob("*.yaml")]
        return sorted(
            found, key=lambda name: [part.zfill(6) for part in name.removesuffix(".yaml").split(".")]
        )

    def file(self, name: str, shape: type[T], *, optional: bool = False) -> T | None:
        if optional and not (self.folder / name).exists():
            return None
        found = self.both(name, shape)
        return found[1] if found else None

    def both(self, name: str, shape: type[T]) -> tuple[PlainFile, T] | None:
        try:
            plain = read_yaml(self.folder / name, f"{self.folder.name}/{name}")
            return plain, read(plain, shape)
        except Refused as refused:
            self.problems += refused.problems
            return None


def _identity(edition: Edition, identity: str | None, folder: Path) -> list[Problem]:
    expected = identity or edition.id
    if edition.id == expected and edition.id.endswith(folder.name):
        return []
    wanted = identity or f"…/{folder.name}"
    what = f"the edition calls itself “{edition.id}” but its folder is “{wanted}”."
    return [
        Problem(
            code="edition-name",
            where=f"{folder.name}/framework.yaml",
            what=what,
            remedy="Make the two agree.",
        )
    ]


def _named_as_filed(places: Mapping[str, PlainFile]) -> list[Problem]:
    return [
        Problem(
            code="edition-name",
            where=plain.place(("id",)),
            what=f"the file is called {Path(plain.source).name} but the indicator “{name}”.",
            remedy=f"Call the file {name}.yaml, or change the id.",
        )
        for name, plain in places.items()
        if Path(plain.source).stem != name
    ]


def _one_recipe_each(plain: PlainFile, shape: IndicatorFile) -> Iterator[Problem]:
    for name, part in shape.measures.items():
        given = [recipe for recipe in RECIPES if getattr(part, recipe) is not None]
        if len(given) != 1:
            said = f"has {len(given)} recipes, {' and '.join(given)}" if given else "has no recipe"
            yield Problem(
                code="recipe",
                where=plain.place(("measures", name)),
                what=f"the measure “{name}” {said}.",
                remedy=f"Give it exactly one of {', '.join(RECIPES)}.",
            )


# ── assembling ───────────────────────────────────────────────────────────────────────────────


def _assembled(
    head: FrameworkFile,
    tables: TablesFile | None,
    survey: SurveyFile | None,
    outline: OutlineFile | None,
    indicators: list[IndicatorFile],
    folder: Path,
) -> Edition:
    return Edition(
        id=head.id,
        title=head.title,
        digest=digest_of(folder),
        source=head.source,
        languages=head.languages,
        levels=head.levels,
        combination=head.combination,
        dimensions=head.dimensions,
        indicators={IndicatorId(each.id): _indicator(each) for each in indicators},
        headline=head.headline,
        questions={key: question for each in indicators for key, question in _questions(each)},
        tables=_tables(tables),
        measures={key: measure for each in indicators for key, measure in _measures(each)},
        windows={window.id: window for window in head.windows},
        survey=_survey(survey),
        parity=head.parity,
        outline=outline.sections if outline else (),
        stages=head.stages,
        terms=head.terms,
        not_applicable=head.not_applicable,
        not_reported=head.not_reported,
        status_codes=head.status_codes,
        notes=head.notes,
    )


def _indicator(each: IndicatorFile) -> Indicator:
    statements = {
        CriterionKey(f"{each.id}/{level}/{letter}"): _statement(each, level, letter, part)
        for level, spec in each.levels.items()
        for letter, part in spec.criteria.items()
    }
    return Indicator(
        id=IndicatorId(each.id),
        dimension=DimensionId(each.dimension),
        title=each.title,
        short=each.short or each.title,
        source=each.source,
        guidance=each.guidance,
        rules={
            LevelId(level): _keyed(spec.rule, each.id, level, spec) for level, spec in each.levels.items()
        },
        statements=statements,
        implies=tuple(_implications(each)),
        measure=MeasureId(each.measure) if each.measure else None,
        scored=each.scored,
        optional=each.optional,
        part_of=IndicatorId(each.part_of) if each.part_of else None,
        threshold_effort=each.threshold_effort,
    )


def _statement(each: IndicatorFile, level: str, letter: str, part: CriterionPart) -> Statement:
    key = CriterionKey(f"{each.id}/{level}/{letter}")
    original = _original(each, part)
    return Statement(
        key=key,
        text=part.text or original.text,
        derive=original.derive and _keyed(original.derive, each.id, level, each.levels[level]),
        judgement=original.judgement,
        guidance=part.guidance or original.guidance,
        evidence=part.evidence or original.evidence,
        suggestions=part.suggestions or original.suggestions,
        effort=original.effort,
        window=original.window,
    )


def _original(each: IndicatorFile, part: CriterionPart) -> CriterionPart:
    """Follow `same_as` to the criterion that carries the wording; a chain that runs in a circle ends where it began."""
    seen: set[str] = set()
    while part.same_as and part.same_as not in seen:
        seen.add(part.same_as)
        level, _, letter = part.same_as.partition("/")
        found = each.levels.get(level)
        if found is None or letter not in found.criteria:
            return part
        part = found.criteria[letter]
    return part


def _implications(each: IndicatorFile) -> Iterator[tuple[CriterionKey, CriterionKey]]:
    for stronger, weaker in each.implies:
        yield CriterionKey(f"{each.id}/{stronger}"), CriterionKey(f"{each.id}/{weaker}")
    for level, spec in each.levels.items():
        for letter, part in spec.criteria.items():
            if part.same_as:
                here, there = (
                    CriterionKey(f"{each.id}/{level}/{letter}"),
                    CriterionKey(f"{each.id}/{part.same_as}"),
                )
                yield here, there
                yield there, here


def _keyed(rule: Rule, indicator: str, level: str, spec: LevelPart) -> Rule:
    """Give letters their public key; a word with a slash already names a level, the rest are the edition's questions."""
    match rule:
        case Criterion(word) if word in spec.criteria:
            return Criterion(CriterionKey(f"{indicator}/{level}/{word}"))
        case Criterion(word):
            return Criterion(CriterionKey(f"{indicator}/{word}" if "/" in word else word))
        case AllOf(of):
            return AllOf(tuple(_keyed(part, indicator, level, spec) for part in of))
        case AnyOf(of):
            return AnyOf(tuple(_keyed(part, indicator, level, spec) for part in of))
        case CountOf(needed, of):
            return CountOf(needed, tuple(_keyed(part, indicator, level, spec) for part in of))
        case Threshold() | LevelHolds():
            return rule


def _questions(each: IndicatorFile) -> Iterator[tuple[QuestionId, Question]]:
    for key, part in each.questions.items():
        yield (
            QuestionId(key),
            Question(
                id=QuestionId(key),
                text=part.text,
                kind=part.kind,
                indicators=(IndicatorId(each.id),),
                choices=part.choices,
                unit=part.unit,
                guidance=part.guidance,
            ),
        )


def _measures(each: IndicatorFile) -> Iterator[tuple[MeasureId, MeasureSpec]]:
    for key, part in each.measures.items():
        for recipe in _recipes(part)[:1]:
            yield (
                MeasureId(key),
                MeasureSpec(
                    id=MeasureId(key),
                    title=part.title,
                    recipe=recipe,
                    unit=part.unit,
                    indicator=each.id,
                    choice_of_ours=part.choice_of_ours,
                ),
            )


def _recipes(part: MeasurePart) -> list[Recipe]:
    return [recipe for name in RECIPES if (recipe := getattr(part, name)) is not None]


def _tables(file: TablesFile | None) -> Mapping[TableId, TableSpec]:
    return {
        TableId(key): TableSpec(
            id=TableId(key),
            title=part.title,
            columns=tuple(
                ColumnSpec(
                    name=name,
                    title=column.title,
                    kind=column.kind,
                    required=column.required,
                    choices=column.choices,
                    unit=column.unit,
                    guidance=column.guidance,
                )
                for name, column in part.columns.items()
            ),
            unique=part.unique,
            indicators=tuple(map(IndicatorId, part.indicators)),
            guidance=part.guidance,
        )
        for key, part in (file.tables if file else {}).items()
    }


def _survey(file: SurveyFile | None) -> Survey | None:
    if file is None:
        return None
    return Survey(
        areas=file.areas,
        statements=file.statements,
        positive=file.positive,
        neutral=file.neutral,
        negative=file.negative,
        unknown=file.unknown,
        answers=TableId(file.answers),
        tallies=TableId(file.tallies),
        group=file.group,
        population=QuestionId(file.population),
        threshold=file.threshold,
        minimum_group=file.minimum_group,
    )
