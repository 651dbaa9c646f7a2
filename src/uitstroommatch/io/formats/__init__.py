"""The file formats of a table: one member per module, each defines ``FORMAT`` (see ``io/format.py``)."""
