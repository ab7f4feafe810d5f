"""Contradictions in a team's material: pure functions that return problems with stable codes."""
