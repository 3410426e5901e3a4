"""A table as JSON: rows by the columns' keys, a row a line, so that differences can be read."""

HEAD = b"[\n"
BETWEEN = b",\n"
END = b"\n]\n"
