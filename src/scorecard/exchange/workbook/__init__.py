"""The offline workbook: written, filled anywhere, read back as changes and conflicts."""
