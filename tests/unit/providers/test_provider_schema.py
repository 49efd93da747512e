# SPDX-License-Identifier: Apache-2.0
"""docs/provider.schema.json, judged by python3-jsonschema: it is a schema, the built-in files follow it, and it takes
and refuses the documents of documents.json that the reader takes and refuses (documents_test.cpp)."""
import json
import pathlib
import re
import sys
import unittest

try:
    import jsonschema
except ImportError:
    sys.exit("python3-jsonschema is missing: apt install python3-jsonschema")

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
SCHEMA = json.loads((ROOT / "docs/provider.schema.json").read_text(encoding="utf-8"))


class ProviderSchema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        cls.validator = jsonschema.Draft202012Validator(SCHEMA)

    def test_the_built_in_files_follow_it(self):
        files = sorted((ROOT / "src/providers/data").glob("*.json"))
        self.assertGreaterEqual(len(files), 13)
        for file in files:
            with self.subTest(file=file.name):
                self.validator.validate(json.loads(file.read_text(encoding="utf-8")))

    def test_the_example_in_the_documentation_follows_it(self):
        text = (ROOT / "docs/provider-files.md").read_text(encoding="utf-8")
        examples = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
        self.assertGreaterEqual(len(examples), 2)
        for example in examples:
            self.validator.validate(json.loads(example))

    def test_it_agrees_with_the_reader(self):
        rows = json.loads((HERE / "documents.json").read_text(encoding="utf-8"))
        self.assertGreater(len(rows), 80)
        for row in rows:
            if not row.get("reader_only"):
                with self.subTest(document=row["is"]):
                    self.assertEqual(row["good"], self.validator.is_valid(row["document"]))

    def test_its_own_members_are_all_known_to_the_built_in_files_reader(self):
        # Every member of the schema is in one of the built-in files, so that the reader's tests meet it.
        written = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src/providers/data").glob("*.json"))
        for name in SCHEMA["properties"] | SCHEMA["properties"]["credential"]["properties"]:
            self.assertIn(f'"{name}":', written)


if __name__ == "__main__":
    unittest.main()
