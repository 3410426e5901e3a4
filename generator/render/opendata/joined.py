"""Parts of a table put behind one another: its two files of text."""

from generator.render.opendata.csv_file import csv_head
from generator.render.opendata.json_file import BETWEEN, END, HEAD
from generator.render.opendata.parts import Form, Pile
from generator.render.opendata.stored import Meter, Resource, Sink, csv_path, json_path
from generator.render.opendata.table import Spec
from generator.render.words import Words


def join(spec: Spec, pile: Pile, words: Words, csv: Sink, json: Sink) -> Resource:
    """Write a table of at least one part as CSV and as JSON, one part at a time."""
    as_csv, as_json = Meter(csv), Meter(json)
    as_csv.write(csv_head(spec, words))
    for rows in pile.read(Form.CSV):
        as_csv.write(rows)
    before = HEAD
    for rows in pile.read(Form.JSON):
        as_json.write(before)
        as_json.write(rows)
        before = BETWEEN
    as_json.write(END)
    return Resource(
        spec,
        pile.rows,
        pile.examples,
        as_csv.stored(csv_path(spec.name)),
        as_json.stored(json_path(spec.name)),
    )
