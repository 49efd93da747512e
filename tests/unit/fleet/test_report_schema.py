# SPDX-License-Identifier: Apache-2.0
"""docs/fleet-report.schema.json says what the reader takes:  test_report_schema.py ROOT"""
import json
import pathlib
import sys
import unittest

import jsonschema

ROOT = pathlib.Path(sys.argv.pop())


class ReportSchema(unittest.TestCase):
    def setUp(self):
        schema = json.loads((ROOT / "docs/fleet-report.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        self.schema = jsonschema.Draft202012Validator(schema)
        self.documents = json.loads((ROOT / "tests/unit/fleet/reports.json").read_text())

    def test_takes_what_the_reader_takes(self):
        for document in self.documents["good"]:
            self.schema.validate(document)

    def test_refuses_what_the_reader_refuses(self):
        for document in self.documents["bad"]:
            self.assertFalse(self.schema.is_valid(document), document)


if __name__ == "__main__":
    unittest.main()
