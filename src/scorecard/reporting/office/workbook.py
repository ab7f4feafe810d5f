"""Workbooks that carry one time only and never take a word for a formula."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def new_workbook(output: BytesIO, made_on: str) -> "Workbook":
    """Return an empty workbook in memory in which text stays text, dated on the day the report was made."""
    from xlsxwriter import Workbook

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    workbook = Workbook(output, options)
    workbook.set_properties({"created": datetime.fromisoformat(made_on)})
    return workbook


def saved(workbook: "Workbook", output: BytesIO) -> bytes:
    """Return the finished workbook; its archive's times are fixed by the writer itself."""
    workbook.close()
    return output.getvalue()
