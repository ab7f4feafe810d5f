"""How the manual is built."""

import scorecard

project = "Gender scorecard"
author = "the maintainers"
copyright = "the maintainers, Apache-2.0"
version = release = scorecard.__version__

extensions = ["myst_parser", "sphinx.ext.doctest"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
nitpicky = True
# Generated pages may be long tables; nothing is fetched while building or reading.
html_theme = "furo"
html_title = f"{project} {version}"
html_show_sourcelink = False
html_copy_source = False
html_permalinks_icon = "#"
exclude_patterns = ["_build", "**/README.md"]
language = "en"
