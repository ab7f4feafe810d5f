"""Accountability scorecards for gender equality: rate, check, plan and report."""

__version__ = "0.1.0"
