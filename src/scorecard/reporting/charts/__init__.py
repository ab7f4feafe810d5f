"""Results as charts: each module draws one kind, as data that every format shares."""
