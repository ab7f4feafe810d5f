"""A workbook with a sheet per table and native charts."""
