"""Numbers from answers, tallies and statistics."""
