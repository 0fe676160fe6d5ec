"""The committed JSON Schemas are those of the classes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from proceedings.metadata.schema import FILES, json_schema, schema_text


@pytest.mark.parametrize("name", FILES)
def test_committed_schemas_are_the_generated_ones(name: str) -> None:
    path = files("proceedings") / "data" / "schemas" / f"{name}.schema.json"
    assert path.read_text("utf-8") == schema_text(FILES[name]), (
        "run python -m proceedings.metadata.schema"
    )


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for below in value.values():
            yield from _references(below)
    elif isinstance(value, list):
        for below in value:
            yield from _references(below)


@pytest.mark.parametrize("name", FILES)
def test_every_reference_is_defined_and_used(name: str) -> None:
    schema = json_schema(FILES[name])
    used = {reference.removeprefix("#/$defs/") for reference in _references(schema)}
    assert used == set(schema["$defs"])
    json.dumps(schema)


def test_required_keys_choices_and_free_keys() -> None:
    schema = json_schema(FILES["paper"])
    assert schema["required"] == ["schema", "id", "title", "authors"]
    assert schema["additionalProperties"] is False
    assert "^x-" in schema["patternProperties"]
    status = schema["properties"]["status"]["enum"]
    assert status == ["accepted", "not-received", "non-archival", "withdrawn"]
    affiliation = schema["$defs"]["Author"]["properties"]["affiliations"]["items"]["anyOf"]
    assert affiliation[1] == {"$ref": "#/$defs/Affiliation"}
    assert "Never printed" in schema["$defs"]["Author"]["properties"]["email"]["description"]
