"""`datapackage.json`: what each file holds, as Frictionless Table Schema has it."""

import json
from dataclasses import replace
from typing import Any

from generator.messages import msg
from generator.model.page import File
from generator.model.registry import Licence
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.cells import NO, YES
from generator.render.opendata.stored import FOLDER, Resource, Stored
from generator.render.opendata.table import Column, Spec, Type
from generator.render.words import Words

_TYPES = {
    Type.INTEGER: "integer",
    Type.NUMBER: "number",
    Type.MONEY: "number",
    Type.FLAG: "boolean",
}
"""All others are strings; a date too, for it may be a mere year or month."""

DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_JSON = "application/json"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


_encode = json.JSONEncoder(ensure_ascii=False).encode

PACKAGE = f"{FOLDER}/datapackage.json"


def described(bundle: Bundle, words: Words) -> Bundle:
    """The bundle with its description; nothing where there is no table."""
    if not bundle.resources:
        return bundle
    package = File(PACKAGE, data_package(bundle, words))
    return replace(bundle, package=Stored.of(PACKAGE, package.data), files=(*bundle.files, package))


def data_package(bundle: Bundle, words: Words) -> bytes:
    """The description of all files, with their sizes and digests."""
    about = bundle.about
    tables = {resource.spec.name: resource.spec for resource in bundle.resources}
    told: dict[str, Any] = {
        "profile": "data-package",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "homepage": about.address,
        "licenses": [_licence(about.licence)] if about.licence else None,
        "contributors": [{"title": about.publisher, "role": "publisher"}],
        "keywords": list(about.keywords),
        "resources": [
            *(_table(each, tables, words) for each in bundle.resources),
            *(_rows(each, words) for each in bundle.resources),
            *_book(bundle, words),
        ],
    }
    return _text({key: value for key, value in told.items() if value})


def _text(told: dict[str, Any]) -> bytes:
    return (_indented(told, "\n") + "\n").encode()


def _indented(told: Any, line: str) -> str:  # noqa: ANN401 - whatever JSON holds
    """As `json.dumps` with `indent=1` has it, which takes several times as long for that.

    Args:
        told: texts, numbers and flags in lists and objects.
        line: the break before a line of the whole, with its indent.
    """
    inner = f"{line} "
    if told and isinstance(told, dict):
        pairs = [f"{_encode(key)}: {_indented(each, inner)}" for key, each in told.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}"
    if told and isinstance(told, list):
        return f"[{inner}{f',{inner}'.join([_indented(each, inner) for each in told])}{line}]"
    return _encode(told)


def _licence(licence: Licence) -> dict[str, str]:
    given = {"name": licence.code, "title": licence.title, "path": licence.url}
    return {key: value for key, value in given.items() if value}


def _table(resource: Resource, tables: dict[str, Spec], words: Words) -> dict[str, Any]:
    spec = resource.spec
    return {
        "name": spec.name,
        "profile": "tabular-data-resource",
        **_file(resource.csv, spec, words),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": _schema(spec, tables, words),
    }


def _rows(resource: Resource, words: Words) -> dict[str, Any]:
    """The same rows as JSON; its keys stand in the schema of the CSV file as `key`."""
    spec = resource.spec
    file = _file(resource.json, spec, words)
    return {"name": f"{spec.name}-json", **file, "format": "json", "mediatype": _JSON}


def _book(bundle: Bundle, words: Words) -> list[dict[str, Any]]:
    if bundle.book is None:
        return []
    title = {"title": words.text(msg("All tables in one workbook"))}
    file = {**_bytes(bundle.book), **title, "format": "xlsx", "mediatype": _XLSX}
    return [{"name": "workbook", "type": "file", **file}]


def _file(file: Stored, spec: Spec, words: Words) -> dict[str, Any]:
    said = {"title": spec.title(words), "description": words.text(spec.about)}
    return {**_bytes(file), **said}


def _bytes(file: Stored) -> dict[str, Any]:
    name = file.path.rpartition("/")[2]
    return {"path": name, "bytes": file.size, "hash": f"sha256:{file.digest}"}


def _schema(spec: Spec, tables: dict[str, Spec], words: Words) -> dict[str, Any]:
    headers = dict(zip((each.key for each in spec.columns), spec.headers(words), strict=True))
    schema: dict[str, Any] = {
        "fields": [_field(column, headers[column.key], words) for column in spec.columns],
        "missingValues": [""],
        "primaryKey": [headers[key] for key in spec.key],
        "foreignKeys": _foreign_keys(spec, headers, tables, words),
    }
    return {key: value for key, value in schema.items() if value}


def _foreign_keys(
    spec: Spec, headers: dict[str, str], tables: dict[str, Spec], words: Words
) -> list[dict[str, Any]]:
    """References to tables of this package."""
    return [
        {
            "fields": [headers[column.key]],
            "reference": {
                "resource": "" if column.target.table == spec.name else column.target.table,
                "fields": [_header(tables[column.target.table], column.target.key, words)],
            },
        }
        for column in spec.columns
        if column.target and column.target.table in tables
    ]


def _header(spec: Spec, key: str, words: Words) -> str:
    at = [column.key for column in spec.columns].index(key)
    return spec.headers(words)[at]


def _field(column: Column, header: str, words: Words) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": header,
        "title": header,
        "description": words.text(column.about),
        "type": _TYPES.get(column.holds, "string"),
        "key": column.key,
    }
    if column.holds is Type.FLAG:
        field |= {"trueValues": [words.text(YES)], "falseValues": [words.text(NO)]}
    if constraints := _constraints(column, words):
        field["constraints"] = constraints
    return field


def _constraints(column: Column, words: Words) -> dict[str, Any]:
    given: dict[str, Any] = {"required": True} if column.required else {}
    match column.holds:
        case Type.DATE:
            given["pattern"] = DATE
        case Type.CODE if column.codes:
            given["enum"] = [words.text(code) for code in column.codes]
        case Type.INTEGER | Type.NUMBER | Type.MONEY:
            given["minimum"] = 0
    return given
