"""What the report says, as a value, and then what it looks like."""
