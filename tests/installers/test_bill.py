"""The bill of materials names a part for every file that went in."""

import json
import sys
import sysconfig
from pathlib import Path

from installers.bill import Bill, Entry, cyclonedx, make_bill, read_contents
from installers.licences import Part, faults
from tests.installers.test_licences import plant

PSYCOPG = "psycopg_binary.libs/"


def test_a_planted_gpl_package_is_named_and_refused(tmp_path: Path) -> None:
    planted = plant(tmp_path, "tables", "License-Expression: GPL-3.0-or-later")
    entry = Entry("tables", str(tmp_path / "tables.py"), "PYMODULE")
    bill = make_bill([entry], [], [planted])
    assert [part.name for part in bill.parts] == ["tables"]
    assert faults(bill.parts) == ["tables 1.0 is under GPL-3.0-or-later: it must not go in."]


def test_only_what_went_in_is_billed(tmp_path: Path) -> None:
    installed = [plant(tmp_path, name, "License: MIT") for name in ("rows", "columns")]
    entry = Entry("rows", str(tmp_path / "rows.py"), "PYMODULE")
    assert [part.name for part in make_bill([entry], [], installed).parts] == ["rows"]


def test_our_own_files_and_links_are_no_parts(tmp_path: Path) -> None:
    ours = Entry("main", str(tmp_path / "main.py"), "PYSOURCE")
    link = Entry("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    assert make_bill([ours, link], [tmp_path], []) == Bill((), ())


def test_a_file_that_nobody_can_be_named_for_is_told() -> None:
    bill = make_bill([Entry("libreadline.so.8", "/lib/libreadline.so.8", "BINARY")], [], [])
    assert bill.parts == ()
    assert bill.unknown == (
        "libreadline.so.8 (from /lib/libreadline.so.8) belongs to no known part.",
    )


def test_the_interpreter_is_one_part_with_its_licence() -> None:
    place = Path(sysconfig.get_path("stdlib"))
    entries = [
        Entry("json", str(place / "json" / "__init__.py"), "PYMODULE"),
        Entry("base_library.zip", "/somewhere/work/base_library.zip", "DATA"),
    ]
    (part,) = make_bill(entries, [], []).parts
    assert (part.name, part.terms) == ("CPython", "PSF-2.0")


def test_a_library_inside_a_wheel_is_told_beside_the_wheel(tmp_path: Path) -> None:
    planted = plant(tmp_path, "psycopg_binary", "License: LGPL-3.0-only")
    folder = tmp_path / "psycopg_binary.libs"
    folder.mkdir()
    (folder / "libkrb5-f18b.so.3").touch()
    record = tmp_path / "psycopg_binary-1.0.dist-info" / "RECORD"
    record.write_text(PSYCOPG + "libkrb5-f18b.so.3,,\n", encoding="utf-8")
    entry = Entry(PSYCOPG + "libkrb5-f18b.so.3", str(folder / "libkrb5-f18b.so.3"), "BINARY")
    bill = make_bill([entry], [], [planted])
    assert [(part.name, part.within) for part in bill.parts] == [
        ("psycopg_binary", ""),
        ("MIT Kerberos", "psycopg_binary"),
    ]


def test_what_is_linked_into_a_wheel_is_told_too(tmp_path: Path) -> None:
    planted = plant(tmp_path, "sqlcipher3")
    entry = Entry("sqlcipher3", str(tmp_path / "sqlcipher3.py"), "PYMODULE")
    names = [part.name for part in make_bill([entry], [], [planted]).parts]
    assert names == ["sqlcipher3", "OpenSSL", "SQLCipher", "SQLite"]


def test_a_library_of_the_building_linux_is_a_part() -> None:
    entry = Entry("libssl.so.3", "/lib/x86_64-linux-gnu/libssl.so.3", "BINARY")
    (part,) = make_bill([entry], [], []).parts
    assert (part.name, part.terms) == ("OpenSSL", "Apache-2.0")


def test_cyclonedx_names_every_part_once_and_is_the_same_each_time() -> None:
    parts = (
        Part("rows", "1.0", "MIT", "https://example.org", "pkg:pypi/rows@1.0"),
        Part("OpenSSL", "", "Apache-2.0", within="rows"),
    )
    made = cyclonedx(Bill(parts, ()), "0.1.0", 1_000_000_000)
    assert made == cyclonedx(Bill(parts, ()), "0.1.0", 1_000_000_000)
    assert made["specVersion"] == "1.6"
    assert made["metadata"]["timestamp"] == "2001-09-09T01:46:40+00:00"
    references = [component["bom-ref"] for component in made["components"]]
    assert references == ["rows@1.0", "rows/openssl@"]
    assert made["dependencies"][0] == {"ref": "counterstock@0.1.0", "dependsOn": references}
    assert made["components"][0]["purl"] == "pkg:pypi/rows@1.0"


def test_the_list_of_the_recipe_is_read(tmp_path: Path) -> None:
    rows = [{"place": "a", "from": "/b", "kind": "DATA"}]
    (tmp_path / "contents.json").write_text(json.dumps(rows), encoding="utf-8")
    assert read_contents(tmp_path / "contents.json") == [Entry("a", "/b", "DATA")]


def test_a_package_beside_the_interpreter_is_not_taken_for_it(tmp_path: Path) -> None:
    assert sys.base_prefix not in str(tmp_path)
    planted = plant(tmp_path, "rows", "License: MIT")
    entry = Entry("rows", str(tmp_path / "rows.py"), "PYMODULE")
    assert [part.name for part in make_bill([entry], [], [planted]).parts] == ["rows"]
