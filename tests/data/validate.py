"""Validates published open data with the standards' own tools. Usage: validate.py SITE (a published folder).

The data package by frictionless (columns, keys, references, sizes, checksums), the JSON by its JSON Schema, the
workbooks by openpyxl, the CSV by pandas, the catalogue as RDF by rdflib; and every form of a data set against the others.
"""

import hashlib
import json
import sys
import unittest
from pathlib import Path

import frictionless
import openpyxl
import pandas
import rdflib
from jsonschema import Draft202012Validator, FormatChecker

SITE = Path(sys.argv.pop(1))
DATA = SITE / "du-lieu"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
SETS = sorted({resource["title"] for resource in PACKAGE["resources"]})
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


def rows(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def schema(name):
    return json.loads((DATA / f"{name}.schema.json").read_text(encoding="utf-8"))


def text(value):
    """A value as it stands in a cell of a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " | ".join(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


class OpenData(unittest.TestCase):
    def test_the_data_package_is_valid(self):
        report = frictionless.validate(str(DATA / "datapackage.json"))
        errors = report.flatten(["title", "rowNumber", "fieldName", "message"])
        self.assertEqual(len(report.tasks), 2 * len(SETS), report.errors)
        self.assertTrue(report.valid, errors[:5] or report.errors)

    def test_sizes_and_checksums_are_those_of_the_files(self):
        counted = [resource for resource in PACKAGE["resources"] if "bytes" in resource]
        self.assertEqual([resource["format"] for resource in counted], ["csv"] * len(SETS))
        for resource in counted:
            content = (DATA / resource["path"]).read_bytes()
            self.assertEqual(resource["bytes"], len(content), resource["path"])
            self.assertEqual(resource["hash"], "sha256:" + hashlib.sha256(content).hexdigest(), resource["path"])

    def test_the_rows_are_as_their_schema_says(self):
        for name in SETS:
            Draft202012Validator.check_schema(schema(name))
            validator = Draft202012Validator(schema(name), format_checker=FormatChecker())
            faults = [f"{name} {list(fault.path)}: {fault.message}" for fault in validator.iter_errors(rows(name))]
            self.assertEqual(faults[:5], [])
            self.assertGreater(len(rows(name)), 0, name)

    def test_a_schema_refuses_what_it_should(self):
        for name in SETS:
            spoilt = [dict(rows(name)[0])]
            first = next(iter(spoilt[0]))
            del spoilt[0][first]
            self.assertFalse(Draft202012Validator(schema(name)).is_valid(spoilt), f"{name} without {first}")

    def test_workbooks_hold_the_same_rows(self):
        for name in SETS:
            workbook = openpyxl.load_workbook(DATA / f"{name}.xlsx")
            sheet = [list(row) for row in workbook[name].iter_rows()]
            expected = rows(name)
            names = [cell.value for cell in sheet[0]]
            self.assertEqual(names, list(expected[0]), name)
            self.assertEqual(len(sheet) - 1, len(expected), name)
            for cells, row in zip(sheet[1:], expected):
                self.assertNotIn("f", {cell.data_type for cell in cells}, name)
                self.assertEqual([text(cell.value) for cell in cells], [text(row[column]) for column in names], name)
            meanings = {row[0].value: row[1].value for row in workbook["columns"].iter_rows(min_row=2)}
            self.assertTrue(all(meanings.get(column) for column in names), name)

    def test_the_csv_holds_the_same_rows(self):
        for name in SETS:
            raw = (DATA / f"{name}.csv").read_bytes()
            self.assertTrue(raw.startswith(b"\xef\xbb\xbf"), f"{name} has no byte order mark")
            table = pandas.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)
            expected = rows(name)
            self.assertEqual(list(table.columns), list(expected[0]), name)
            self.assertEqual(len(table), len(expected), name)
            for (_, cells), row in zip(table.iterrows(), expected):
                for column, value in row.items():
                    cell, told = cells[column], text(value)
                    dangerous = told[:1] in ("=", "+", "-", "@", "\t", "\r") and not isinstance(value, (int, float))
                    self.assertEqual(cell, "'" + told if dangerous else told, f"{name}.{column}")

    def test_the_catalogue_is_dcat(self):
        graph = rdflib.Graph().parse(DATA / "catalogue.json", format="json-ld")
        found = {str(name) for name in graph.objects(predicate=rdflib.DCTERMS.identifier)}
        self.assertEqual(sorted(found), SETS)
        for data_set in graph.subjects(rdflib.RDF.type, DCAT.Dataset):
            self.assertEqual(len(set(graph.objects(data_set, DCAT.distribution))), 3, data_set)
            for wanted in (rdflib.DCTERMS.title, rdflib.DCTERMS.publisher, rdflib.DCTERMS.license, DCAT.version):
                self.assertTrue(list(graph.objects(data_set, wanted)), f"{data_set} {wanted}")
        files = list(graph.subjects(rdflib.RDF.type, DCAT.Distribution))
        self.assertEqual(len(files), 3 * len(SETS))
        for file in files:
            content = (DATA / str(file).rsplit("/", 1)[1]).read_bytes()
            sum_of = graph.value(file, SPDX.checksum)
            self.assertEqual(str(graph.value(sum_of, SPDX.checksumValue)), hashlib.sha256(content).hexdigest())
            self.assertEqual(int(graph.value(file, DCAT.byteSize)), len(content))


if __name__ == "__main__":
    unittest.main(verbosity=2)
