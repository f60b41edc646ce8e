"""Every source file has its test file, in the mirrored folder or on the short list below."""

from pathlib import PurePosixPath

from tests.house.sources import program, proofs

# A file without a test of its own, and which tests it stands on instead.
WITHOUT_OWN_TEST: dict[str, str] = {
    "installers/windows/__main__.py": "it is the trial of the installers; docs/windows.md",
    "installers/windows/bad_input.py": "checks of the trial, under Wine",
    "installers/windows/bench.py": "the trial's own eyes and hands, under Wine",
    "installers/windows/life.py": "checks of the trial, under Wine",
    "installers/windows/people.py": "checks of the trial, under Wine",
    "installers/windows/removing.py": "checks of the trial, under Wine",
    "installers/windows/update.py": "checks of the trial, under Wine",
    "sync/shop/exchange_acts.py": "tests/shop/test_exchange_plan.py: values only",
    "sync/stock/found.py": "tests/shop/test_catalogue.py: a value only",
    "sync/demo/company.py": "tests/demo/test_running.py: the demo as a whole",
    "sync/demo/story.py": "tests/demo/test_running.py: every scene is told",
    "sync/hq/item_columns.py": "tests/hq/test_item_file.py: headers in every script",
    "sync/wire/parcel_letters.py": "tests/wire/test_parcel.py, tests/shop/test_parcels.py: values only",
    "sync/updates/cutting.py": "tests/updates/test_updating.py, test_repository.py",
    "sync/updates/trouble.py": "tests/updates/test_updating.py: values only",
    "sync/updates/trusted.py": "tests/updates/test_updating.py: what is refused",
    "sync/wire/protocol.py": "tests/wire: paths and limits only",
    "sync/hq/api/given.py": "tests/hq/api: every handler asks for something",
    "sync/hq/api/pages.py": "tests/hq/api/test_schema.py, test_reading.py: values only",
    "sync/hq/bench.py": "tests/hq/test_trial.py, test_moving.py: every ruling goes over it",
    "sync/hq/bodies.py": "tests/hq/test_feed.py",
    "sync/hq/prefetch_counts.py": "tests/hq/test_classes_of_counts.py, test_recountings.py",
    "sync/hq/prefetch_folders.py": "tests/hq/test_prefetch.py: every bench is laid by it",
    "sync/hq/prefetch_people.py": "tests/hq/test_people_of_other_sites.py, test_trial.py",
    "sync/hq/proof_of_balances.py": "tests/hq/test_verification.py",
    "sync/hq/proof_of_chains.py": "tests/hq/test_verification.py",
    "sync/hq/proof_of_documents.py": "tests/hq/test_verification.py",
    "sync/hq/proof_of_feed.py": "tests/hq/test_verification.py",
    "sync/hq/proof_of_verdicts.py": "tests/hq/test_verification.py",
    "sync/hq/ruling.py": "tests/hq/test_trial.py: values only",
    "sync/hq/settling.py": "tests/hq/test_moving.py, test_trial.py",
    "sync/hq/tables.py": "tests/hq/test_upgrades.py",
    "sync/hq/blob_tables.py": "tests/hq/test_upgrades.py, test_blobs.py",
    "sync/hq/columns.py": "tests/hq/test_upgrades.py",
    "sync/hq/trouble.py": "tests/hq/test_database.py: values only",
}

# Whole folders of files that are data rather than code.
DATA = ("sync/hq/migrations/", "resources/")


def _test_folder(path: str) -> str:
    """Where the tests of a source live: sync/stock/x.py has tests/stock."""
    folder = PurePosixPath(path).parent
    inner = folder.relative_to("sync") if folder.parts[:1] == ("sync",) else folder
    return (PurePosixPath("tests") / inner).as_posix()


def _untested(sources: list[str], test_files: list[str]) -> list[str]:
    wanted = [path for path in sources if not path.endswith("__init__.py")]
    return [path for path in wanted if not path.startswith(DATA) and not _has(path, test_files)]


def _has(path: str, test_files: list[str]) -> bool:
    folder, stem = _test_folder(path), PurePosixPath(path).stem
    return f"{folder}/test_{stem}.py" in test_files


def test_every_source_file_has_its_test_file() -> None:
    untested = _untested([source.path for source in program()], [test.path for test in proofs()])
    assert sorted(set(untested) - set(WITHOUT_OWN_TEST)) == []


def test_the_short_list_names_only_files_that_exist_and_have_no_test() -> None:
    untested = _untested([source.path for source in program()], [test.path for test in proofs()])
    assert sorted(set(WITHOUT_OWN_TEST) - set(untested)) == []
    assert all(WITHOUT_OWN_TEST.values())


def test_a_source_without_a_test_is_found() -> None:
    sources = ["sync/stock/quantity.py", "desktop/counter/screen.py", "sync/cli.py", "main.py"]
    kept = ["tests/stock/test_quantity.py", "tests/test_cli.py", "tests/test_main.py"]
    assert _untested(sources, [*kept, "tests/desktop/counter/test_screen.py"]) == []
    assert _untested(sources, kept) == ["desktop/counter/screen.py"]
    assert _untested(["sync/stock/kinds/issue.py"], ["tests/stock/test_issue.py"]) != []
