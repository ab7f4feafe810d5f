"""The same verbs on files: every command is a thin skin on a function of the layers below."""
