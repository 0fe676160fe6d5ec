"""JSON Schemas of the metadata files, for editors, made from the classes they become.

Run as `python -m proceedings.metadata.schema` it writes them anew into the package's data.
"""

from __future__ import annotations

import inspect
import json
import re
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from proceedings.metadata.files import SCHEMA, PapersFile
from proceedings.metadata.scalars import strip_none, text_kind
from proceedings.metadata.shape import required_fields
from proceedings.text.richtext import RichText
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation
from proceedings.volume.program import Program
from proceedings.volume.style import Style
from proceedings.volume.volume import VolumeFile

FILES: Mapping[str, type] = {
    "front": FrontPages,
    "paper": Paper,
    "papers": PapersFile,
    "program": Program,
    "style": Style,
    "volume": VolumeFile,
}
"""The classes that files become, by the name of their schema."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(cls: type) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file that becomes the class.

    Raises:
        TypeError: A field's type is none that metadata can hold.
    """
    definitions: dict[str, Any] = {}
    body = _record(cls, definitions)
    body["properties"] = {"schema": {"const": int(SCHEMA)}, **body["properties"]}
    needed = body.pop("required", [])
    body["required"] = ["schema", *needed]
    if "extends" in body["properties"]:
        body |= _extending(needed, definitions)
    return {
        "$schema": _DIALECT,
        **body,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _extending(needed: list[str], definitions: dict[str, Any]) -> dict[str, Any]:
    """What a style has to have: all that it needs, unless it extends another."""
    stamp = definitions["StampRule"]
    whole = {"items": {"required": stamp["required"]}}
    stamp["required"] = ["name"]
    return {
        "required": ["schema"],
        "if": {"required": ["extends"]},
        "else": {"required": needed, "properties": {"stamps": whole}},
    }


def schema_text(cls: type) -> str:
    """The schema as the text of its file."""
    return json.dumps(json_schema(cls), indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder."""
    for name, cls in FILES.items():
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(cls), encoding="utf-8", newline="\n")


def _record(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    told = told_attributes(cls)
    needed = required_fields(cls)
    properties: dict[str, Any] = {}
    for field in fields(cast("Any", cls)):
        schema = _schema(hints[field.name], definitions)
        if field.name in told:
            schema = {**schema, "description": told[field.name]}
        properties[field.name] = schema
    body: dict[str, Any] = {
        "description": (cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": True},
        "additionalProperties": False,
    }
    if needed:
        body["required"] = [field for field in properties if field in needed]
    return body


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hint = strip_none(hint)
    if hint is RichText:
        hint = str
    if is_dataclass(hint):
        return _reference(cast("type", hint), definitions)
    origin = get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if origin is Mapping:
        key, value = get_args(hint)
        return _mapping(key, value, definitions)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(part, definitions) for part in get_args(hint)]}
    kind = text_kind(hint)
    if kind is None:
        raise TypeError(f"no schema for {hint!r}")
    return dict(kind.schema)


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(cls, definitions)
    reference = {"$ref": f"#/$defs/{name}"}
    if cls is Affiliation:
        # In lists of affiliations a key of the table stands for the whole.
        return {"anyOf": [{"type": ["string", "number"]}, reference]}
    return reference


def _mapping(key: Any, value: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = {"type": "object"}
    kind = text_kind(key)
    below = _schema(value, definitions)
    if value is Affiliation:
        below = below["anyOf"][1]
    if kind and kind.choices:
        table["properties"] = dict.fromkeys(kind.choices, below)
        table["patternProperties"] = {"^x-": True}
        table["additionalProperties"] = False
    else:
        table["additionalProperties"] = below
    return table


def told_attributes(cls: type) -> dict[str, str]:
    """What the docstrings of a class and those it extends say of each attribute."""
    told: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        _, found, section = (base.__doc__ or "").partition("Attributes:\n")
        if not found or not is_dataclass(base):
            continue
        entries = re.findall(
            r"^(\w+): (.*(?:\n +.*)*)", inspect.cleandoc("\n" + section), re.MULTILINE
        )
        told |= {name: re.sub(r"\s+", " ", text) for name, text in entries}
    return told


if __name__ == "__main__":
    write_schemas(Path(__file__).parents[1] / "data" / "schemas")
