"""Holds the three kinds of file of each export against each other, cell by cell.

    exports.py PROGRAM    the program writes them into the folder SINKRON_EXPORTS

Standard library only: a workbook is a zip of XML (ECMA-376).
"""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_of(cell, shared):
    kind, value = cell.get("t"), cell.find(MAIN + "v")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(MAIN + "t"))
    if value is None:
        return ""
    if kind == "s":
        return shared[int(value.text)]
    assert kind is None, f"a cell of type {kind}: no formula may get here"
    if cell.get("s") not in (None, "0"):  # the one format of cells below the head: a day
        return str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value.text)))
    return value.text


def read_book(path):
    with zipfile.ZipFile(path) as book:
        sheet = xml.fromstring(book.read("xl/worksheets/sheet1.xml"))
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = xml.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(part.text or "" for part in item.iter(MAIN + "t")) for item in strings]
    assert not list(sheet.iter(MAIN + "f")), "a formula"
    rows = []
    for row in sheet.iter(MAIN + "row"):
        cells = {column_of(cell.get("r")): cell_of(cell, shared) for cell in row}
        rows.append([cells.get(i, "") for i in range(max(cells, default=-1) + 1)])
    width = len(rows[0])
    return [row + [""] * (width - len(row)) for row in rows]


def read_csv(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def in_words(key, value, row):
    """How a value of JSON stands in a file; None: in other words, or hidden."""
    if value is None:
        return ""
    if key.endswith("_ms"):
        zone = datetime.timezone(datetime.timedelta(hours=ZONES[row.get("zone", "WIB")]))
        return datetime.datetime.fromtimestamp(value // 1000, zone).strftime("%Y-%m-%d %H:%M:%S")
    if key == "share_ppm":
        return f"{value // 10000},{value // 100 % 100:02d} %"
    if key == "average_hundredths":
        return f"{value // 100},{value % 100:02d}"
    if key in ("state", "employment", "role", "ledger", "nip"):
        return None
    return str(value)


def check(folder, name):
    """"entries-2-person": two rows of the ledger, chosen by a person."""
    noun, wanted_rows, _ = name.split("-")
    table, book = (read(f"{folder}/{name}{end}") for read, end in ((read_csv, ".csv"), (read_book, ".xlsx")))
    with open(f"{folder}/{name}.json", encoding="utf-8") as file:
        answer = json.load(file)
    rows = answer["rows"] if "rows" in answer else answer["units"] + answer["all"]
    assert len(rows) == int(wanted_rows), f"{name}: {len(rows)} rows"
    assert len(table) == len(book) == len(rows) + 1, f"{name}: {len(table)} {len(book)} {len(rows)}"
    for csv_row, book_row in zip(table, book):
        unarmed = [re.sub(r"^'(?=\s*[=+\-@\t\r\n])", "", cell) for cell in csv_row]
        assert unarmed == book_row, f"{name}:\n{unarmed}\n{book_row}"
    for row, cells in zip(rows, book[1:]):
        for (key, value), cell in zip(row.items(), cells, strict=True):
            wanted = in_words(key, value, row)
            all_units = key == "unit" and value == "" and noun == "summary"
            assert wanted is None or all_units or wanted == cell, f"{name}.{key}: {wanted!r} {cell!r}"
            if key == "nip":
                assert value.startswith("…") and cell.endswith(value[-3:]) and len(cell) == 21
    return len(rows)


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1]], env={**os.environ, "SINKRON_EXPORTS": folder},
                       stdout=subprocess.DEVNULL, check=True)
        names = sorted(file[:-5] for file in os.listdir(folder) if file.endswith(".json"))
        assert len(names) == 14, names
        for name in names:
            print(f"{name}: {check(folder, name)} rows are the same in CSV, XLSX and JSON")


if __name__ == "__main__":
    main()
