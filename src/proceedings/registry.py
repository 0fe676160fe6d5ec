"""One generic registry: entries are modules, found because their file is there.

An entry's name is its path below the registry's package: `checks/page/count.py` is `page/count`.
Underscores in file names are hyphens in names; a name that is a word of Python's own has an
underscore behind it in its file's name: `import` is `import_.py`. Adding an entry is adding a file.
"""

from __future__ import annotations

import importlib
import keyword
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Registry:
    """The modules below a package that count as entries.

    Attributes:
        package: Dotted name of the package, as `proceedings.checks`.
        depth: How many folders an entry's name has before its file, 0 or 1.
    """

    package: str
    depth: int = 0

    def names(self) -> tuple[str, ...]:
        """All entries' names, sorted; nothing is imported but the package itself."""
        return _names(self.package, self.depth)

    def load(self, name: str) -> ModuleType:
        """Import one entry.

        Raises:
            KeyError: There is no such entry.
        """
        if name not in self.names():
            raise KeyError(name)
        return self._import(name)

    def load_all(self) -> dict[str, ModuleType]:
        """Import every entry; by name, sorted."""
        return {name: self._import(name) for name in self.names()}

    def _import(self, name: str) -> ModuleType:
        return importlib.import_module(".".join((self.package, *map(_file, name.split("/")))))


@cache  # folders are looked through once in a run
def _names(package: str, depth: int) -> tuple[str, ...]:
    return tuple(sorted(_walk(importlib.import_module(package), depth)))


def _walk(package: ModuleType, depth: int) -> Iterator[str]:
    for found in pkgutil.iter_modules(package.__path__):
        if depth == 0 and not found.ispkg and not found.name.startswith("_"):
            yield _name(found.name)
        elif depth and found.ispkg:
            below = importlib.import_module(f"{package.__name__}.{found.name}")
            group = _name(found.name)
            yield from (f"{group}/{name}" for name in _walk(below, depth - 1))


def _name(file: str) -> str:
    word = file.removesuffix("_")
    return word if keyword.iskeyword(word) else file.replace("_", "-")


def _file(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name.replace("-", "_")
