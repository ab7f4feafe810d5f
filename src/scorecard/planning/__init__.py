"""What to do next: gaps, the action plan replayed, and the cheapest way to a wanted result."""
