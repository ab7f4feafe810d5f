"""The commands: the product's verbs on files."""
