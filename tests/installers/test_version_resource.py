"""What Explorer shows of the Windows programs."""

import ast
from pathlib import Path

from installers.version_resource import numbers, script, text


def test_a_version_has_four_numbers_for_windows() -> None:
    assert numbers("1.2.3") == (1, 2, 3, 0)
    assert numbers("0.9rc2") == (0, 9, 2, 0)
    assert numbers("1.2.3.4.5") == (1, 2, 3, 4)


def test_the_resource_names_version_program_and_publisher() -> None:
    said = {
        node.args[0].value: node.args[1].value
        for node in ast.walk(ast.parse(text("1.2.3", program="counterstock"), mode="eval"))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "StringStruct"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[1], ast.Constant)
    }
    assert said["FileVersion"] == said["ProductVersion"] == "1.2.3"
    assert said["OriginalFilename"] == "counterstock.exe"
    assert said["CompanyName"]
    assert said["FileDescription"] == "Counterstock 准庫"


def test_the_launcher_says_the_same_as_the_program() -> None:
    told = script("1.2.3", program="Counterstock", icon=Path("a b.ico"), manifest=Path("m.xml"))
    assert "FILEVERSION 1,2,3,0" in told
    assert 'VALUE "FileDescription", "Counterstock 准庫"' in told
    assert 'VALUE "OriginalFilename", "Counterstock.exe"' in told
    assert '1 ICON "a b.ico"\n1 24 "m.xml"' in told
