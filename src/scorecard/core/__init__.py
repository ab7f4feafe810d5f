"""The nouns of an assessment, with nothing but the standard library."""
