"""CSV and XLSX files become tables, and tables become files."""
