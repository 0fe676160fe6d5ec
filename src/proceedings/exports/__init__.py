"""Files for digital libraries: one module a format, found because it is here.

An exporter has `export(volume, plan) -> Iterator[OutFile]`; its name is its file's.
"""
