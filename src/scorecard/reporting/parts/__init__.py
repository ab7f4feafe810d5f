"""The report's parts: each module lays out what one or more of the outline's blocks hold."""
