from sync.hq.folder import Folder
from sync.hq.sought import sites_of, stock_sought
from sync.wire.messages import ChangesLetter, ContentLetter, LineLetter, StepLetter
from sync.wire.reading import content_letter
from tests.makers import a_content, a_line, a_step, taken


def _letter(document: str, *skus: str, to: str = "", changed: str = "") -> StepLetter:
    lines = [LineLetter(line=sku, sku=sku, quantity="1") for sku in skus]
    return StepLetter(
        v=1, step=f"s-{document}", device="d", seq=1, document=document, kind="transfer",
        name="post", site="KC00", at="", recorded_at="", hlc="",
        content=ContentLetter(lines=lines, to_site=to) if skus else None,
        changes=ChangesLetter(fields={"to_site": changed}) if changed else None,
    )  # fmt: skip


def test_each_document_seeks_its_own_goods_at_its_own_sites() -> None:
    letters = [_letter("a", "TEA", "CAT", to="MK02"), _letter("b", "OIL")]
    assert stock_sought({}, letters) == {"KC00": {"TEA", "CAT", "OIL"}, "MK02": {"TEA", "CAT"}}


def test_what_one_step_writes_another_may_move_elsewhere() -> None:
    letters = [_letter("a", "TEA"), _letter("a", changed="TST1")]
    assert stock_sought({}, letters) == {"KC00": {"TEA"}, "TST1": {"TEA"}}
    assert sites_of(letters[1]) == {"KC00", "TST1", ""}


def test_a_document_in_the_books_brings_its_sites_and_goods() -> None:
    content = a_content(a_line(sku="OLD"), to_site="MK02")
    document = taken(a_step("post", "transfer", document="a", content=content))[0].document
    folders = {"a": Folder(document, content_letter(document.content))}
    assert stock_sought(folders, [_letter("a", "NEW")]) == {
        "KC00": {"NEW", "OLD"},
        "MK02": {"NEW", "OLD"},
    }
    assert stock_sought(folders, []) == {}
