"""Files in, files out: editions, documents, tables, workbooks and results."""
