"""Exports of conference systems, one module a system, found because it is here.

An importer has `recognise(path) -> bool` (cheap: looks at the first bytes, the headings, the keys;
the suffix alone proves nothing) and `read(paths) -> Imported` (all files of that system in one
call). It writes nothing. Its name is its file's; its docstring's first line says what it reads.
"""

from proceedings.registry import Registry

IMPORTERS = Registry("proceedings.importers")
