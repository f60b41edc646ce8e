from sync.hq.folder import Folder, closed, opened
from sync.wire.letters import packed
from sync.wire.messages import CaseLetter, StepSummary
from sync.wire.reading import content_letter
from tests.hq.world import NOW
from tests.makers import a_step, taken


def test_a_folder_comes_out_of_the_books_as_it_went_in() -> None:
    document = taken(a_step(), a_step("reverse"))[-1].document
    case = CaseLetter(
        case="c", code="x", message="", step="s", state="open", choices=["hq"], opened_at=NOW
    )
    step = StepSummary(step="s", seq=1, name="post", by="", device="d", at=NOW, verdict="applied")
    content = content_letter(document.content)
    folder = Folder(document, content, "HQ-00000001", [step], [case])
    letter = closed(folder, "e.7")
    assert (letter.revision, letter.hq_number) == ("e.7", "HQ-00000001")
    again = opened(packed(letter), {"site:KC00"})
    assert (again.document, again.content) == (document, content)
    assert (again.steps, again.cases, again.is_new) == ([step], [case], False)
    assert closed(again, "e.7") == letter


def test_a_transfer_concerns_both_sites() -> None:
    document = taken(a_step("post", "transfer"))[-1].document
    assert Folder(document, content_letter(document.content)).sites == {"KC00", "MK02"}
    document = taken(a_step())[-1].document
    assert Folder(document, content_letter(document.content)).sites == {"KC00"}
