# SPDX-License-Identifier: Apache-2.0
"""The installed Thunderbird with an administrator's configuration of the tests' own.

    program = install()                       path of a thunderbird executable
    program = install(policies={…})           the same with distribution/policies.json
    PROGRAM_FOLDER                            where the real one is installed

The folder made here holds links to the real program's files; only the small start program is a copy, since it looks
for its libraries and its configuration beside itself. It is made once, and shared by everybody.
"""
import functools
import hashlib
import json
import os
import pathlib
import shutil
import tempfile

PROGRAM_FOLDER = pathlib.Path("/usr/lib/thunderbird")
_AUTOCONFIG = pathlib.Path(__file__).with_name("thunderbird_autoconfig.js")
_MANIFEST = "override chrome://browser/content/built_in_addons.json resource://gre/rinnova-test-add-ons.json\n"
_PREFS = """// Points Thunderbird at its administrator's configuration.
pref("general.config.filename", "rinnova-test.cfg");
pref("general.config.obscure_value", 0);
pref("general.config.sandbox_enabled", false);
"""


def install(policies=None):
    return _install(json.dumps(policies, sort_keys=True))


@functools.lru_cache
def _install(policies):
    program = PROGRAM_FOLDER / "thunderbird-bin"
    assert program.exists(), "Thunderbird is not installed"
    made_of = [_AUTOCONFIG.read_bytes(), policies.encode(), str(os.stat(program)[6:9:2]).encode(),
               _PREFS.encode(), _MANIFEST.encode()]
    name = f"rinnova-thunderbird-{os.getuid()}-{hashlib.sha256(b'|'.join(made_of)).hexdigest()[:16]}"
    folder = pathlib.Path(tempfile.gettempdir()) / name
    if not folder.exists():
        new = pathlib.Path(tempfile.mkdtemp(prefix="rinnova-thunderbird-new-"))
        _fill(new, json.loads(policies))
        try:
            new.rename(folder)
        except OSError:  # somebody else was faster
            shutil.rmtree(new)
    assert folder.stat().st_uid == os.getuid(), f"{folder} belongs to somebody else"
    return folder / "thunderbird"


def _fill(folder, policies):
    own = {"thunderbird", "thunderbird-bin", "defaults", "distribution"}
    for entry in PROGRAM_FOLDER.iterdir():
        if entry.name not in own:
            (folder / entry.name).symlink_to(entry)
    shutil.copy(PROGRAM_FOLDER / "thunderbird-bin", folder / "thunderbird")
    (folder / "thunderbird-bin").symlink_to("thunderbird")
    (folder / "defaults/pref").mkdir(parents=True)
    for entry in (PROGRAM_FOLDER / "defaults").iterdir():
        if entry.name != "pref":
            (folder / "defaults" / entry.name).symlink_to(entry)
    for entry in (PROGRAM_FOLDER / "defaults/pref").iterdir():
        (folder / "defaults/pref" / entry.name).symlink_to(entry)
    (folder / "defaults/pref/rinnova-test.js").write_text(_PREFS)
    shutil.copy(_AUTOCONFIG, folder / "rinnova-test.cfg")
    (folder / "rinnova-test.manifest").write_text(_MANIFEST)
    (folder / "rinnova-test-add-ons.json").write_text('{"builtins": []}')
    if policies is not None:
        (folder / "distribution").mkdir()
        (folder / "distribution/policies.json").write_text(json.dumps(policies))
