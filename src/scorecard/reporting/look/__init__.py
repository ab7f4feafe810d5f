"""How the report looks: colours, and the templates and style sheets that put them on a page."""
