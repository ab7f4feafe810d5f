"""A Word document, written part by part: styles, tables, native charts, footnotes and the package around them."""
