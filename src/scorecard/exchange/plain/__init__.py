"""YAML and values: the one converter, and how rules and changes are written."""
