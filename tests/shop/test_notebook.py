from pathlib import Path

from sync.shop.notebook import Notebook
from tests.clocks import HandClock
from tests.shop.cache_file import a_journal_file


def test_a_draft_survives_until_it_is_dropped(tmp_path: Path) -> None:
    file, clock = a_journal_file(tmp_path), HandClock()
    notebook = Notebook(file, clock)
    notebook.save_draft("one", b"1")
    clock.pass_s(60)
    notebook.save_draft("two", b"2")
    clock.pass_s(60)
    notebook.save_draft("one", b"1 again")
    kept = [(draft, body) for draft, _, body in Notebook(file, clock).drafts()]
    assert kept == [("two", b"2"), ("one", b"1 again")]
    notebook.drop_draft("two")
    assert [draft for draft, _, _ in notebook.drafts()] == ["one"]
    file.close()


def test_a_mark_is_what_it_was_last_set_to(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    notebook = Notebook(file, HandClock())
    assert notebook.mark("last_exchange") == ""
    notebook.set_mark("last_exchange", "then")
    notebook.set_mark("last_exchange", "now")
    assert Notebook(file, HandClock()).mark("last_exchange") == "now"
    file.close()
