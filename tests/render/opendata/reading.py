"""The files of open data, read as their readers do: csv, json and openpyxl."""

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal

from openpyxl import Workbook, load_workbook

from generator.model.page import File, Site
from generator.model.township import Township
from generator.render import render_township
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.township import township_data
from generator.render.view import View
from generator.render.words import Words
from generator.values import Today
from tests.render.cycle import TODAY

ZH = Words("zh_CN")

Rows = list[dict[str, str]]


def bundle(township: Township) -> Bundle:
    return township_data(View(township, Today(TODAY)), ZH)


def site(township: Township) -> Site:
    return render_township(township, Today(TODAY))[0]


def file(files: Iterable[File], name: str) -> bytes:
    return next(each.data for each in files if each.path == f"data/{name}")


def csv_rows(files: Iterable[File], table: str) -> Rows:
    """The rows by the head; no rows where there is no such file."""
    data = next((each.data for each in files if each.path == f"data/{table}.csv"), b"")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def json_rows(files: Iterable[File], table: str) -> list[dict[str, object]]:
    data = next((each.data for each in files if each.path == f"data/{table}.json"), b"[]")
    rows = json.loads(data)
    assert isinstance(rows, list)
    return rows


def workbook(files: Iterable[File]) -> Workbook:
    data = next(each.data for each in files if each.path.endswith(".xlsx"))
    return load_workbook(io.BytesIO(data))


def sheet_rows(book: Workbook, name: str) -> list[dict[str, object]]:
    if name not in book.sheetnames:
        return []
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def added(values: Iterable[object]) -> Decimal:
    """The sum of what is not empty, as a reader's program adds it up: digits, no separators."""
    return sum((Decimal(str(value)) for value in values if value not in (None, "")), Decimal(0))
