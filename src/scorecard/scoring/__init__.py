"""Levels from rules: findings, ratings, ranges and summaries."""
