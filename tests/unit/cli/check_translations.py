# SPDX-License-Identifier: Apache-2.0
"""Every text of src/ and plugins/ has a finished translation:  check_translations.py --root ROOT [--lupdate PROGRAM]

Proves first, on sources of its own, that what is missing is found.
"""
import argparse
import pathlib
import sys
import tempfile
import unittest

SAMPLE = """
// translate("cli", "In a comment.")
auto a = translate("cli", "Plain.");
auto b = rinnova::translate("cli", "Two "
                            "parts of %1.", {x});
auto c = translate_count("cli", "%n day(s)", n);
"""
DONE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it">
<context><name>cli</name>
<message><source>Plain.</source><translation>Semplice.</translation></message>
<message><source>Two parts of %1.</source><translation>Due parti di %1.</translation></message>
<message numerus="yes"><source>%n day(s)</source><translation><numerusform>%n giorno</numerusform>
<numerusform>%n giorni</numerusform></translation></message>
</context></TS>
"""


class CheckItself(unittest.TestCase):
    texts = None
    lupdate = ""

    def complaints(self, source=SAMPLE, italian=DONE, english=DONE):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "src").mkdir()
            (root / "plugins").mkdir()
            (root / "src" / "a.cpp").write_text(source, encoding="utf-8")
            (root / "rinnova_it.ts").write_text(italian, encoding="utf-8")
            (root / "rinnova_en.ts").write_text(english, encoding="utf-8")
            return self.texts.check(self.lupdate, root, root)

    def test_finished(self):
        self.assertEqual(self.complaints(), [])

    def test_new_text(self):
        self.assertIn("'New.' is not translated", self.complaints(SAMPLE + 'translate("cli", "New.", {x});')[0])

    def test_new_plural(self):
        found = self.complaints(SAMPLE + 'translate_count("cli", "%n place(s)", n, {x});')
        self.assertEqual(len(found), 2, found)  # English needs its forms too

    def test_unfinished_text(self):
        unfinished = DONE.replace("<translation>Semplice.", '<translation type="unfinished">Semplice.')
        self.assertEqual(len(self.complaints(italian=unfinished)), 1)

    def test_lost_placeholder(self):
        self.assertIn("placeholders", self.complaints(italian=DONE.replace("parti di %1", "parti"))[0])

    def test_text_that_is_no_literal(self):
        self.assertIn("src/a.cpp:2: the text is not a literal", self.complaints('\ntranslate("cli", text);')[0])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--lupdate", default="/usr/lib/qt6/bin/lupdate")
    options = parser.parse_args()
    sys.path.insert(0, str(options.root / "src" / "translations"))
    import texts  # pylint: disable=import-outside-toplevel
    CheckItself.texts, CheckItself.lupdate = texts, options.lupdate
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(CheckItself)
    if not unittest.TextTestRunner(verbosity=0).run(suite).wasSuccessful():
        return 1
    complaints = texts.check(options.lupdate, options.root, texts.HERE)
    print(*complaints, sep="\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
