"""Identifiers as types, so that a criterion is never taken for an indicator."""

from typing import NewType

DimensionId = NewType("DimensionId", str)
IndicatorId = NewType("IndicatorId", str)
LevelId = NewType("LevelId", str)
CriterionKey = NewType("CriterionKey", str)
"""`INDICATOR/LEVEL/LETTER`, such as `2.2/exceeds/d`; a threshold's key is `INDICATOR/LEVEL`."""
QuestionId = NewType("QuestionId", str)
TableId = NewType("TableId", str)
MeasureId = NewType("MeasureId", str)
EvidenceId = NewType("EvidenceId", str)
ActionId = NewType("ActionId", str)


def indicator_of(key: str) -> IndicatorId:
    """Return the indicator that a criterion's or a threshold's key begins with."""
    return IndicatorId(key.partition("/")[0])
