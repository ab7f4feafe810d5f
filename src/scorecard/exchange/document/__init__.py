"""The document's folder: read, fitted to its edition, changed in place, with its history."""
