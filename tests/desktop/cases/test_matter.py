"""What is read of one case."""

from desktop.cases.matter import read_matter, who_words
from sync.stock.views import Act
from tests.desktop.sample_cases import tell_cases
from tests.desktop.sample_desk import SampleDesk


def test_a_clash_is_chosen_by_fields_and_all_else_by_one_way_on(desk: SampleDesk) -> None:
    found = {code: read_matter(desk.place, case) for code, case in desk.cases.items()}
    assert [code for code, matter in found.items() if matter and matter.is_clash] == ["edit_clash"]


def test_only_what_was_sent_back_here_can_be_begun_anew(desk: SampleDesk) -> None:
    found = {code: read_matter(desk.place, case) for code, case in desk.cases.items()}
    back = {code for code, matter in found.items() if matter and matter.was_sent_back}
    anew = {code for code, m in found.items() if m and m.can_begin_anew("MK02")}
    assert (back, anew) == ({"not_allowed", "wrong_state"}, {"not_allowed"})


def test_a_document_of_another_site_is_known_by_its_number_alone(desk: SampleDesk) -> None:
    matter = read_matter(desk.place, desk.cases["duplicate_note"])
    assert matter is not None
    assert (matter.case.also, matter.also) == (("d-other",), ())


def test_a_case_that_is_not_here_is_nothing(desk: SampleDesk) -> None:
    assert read_matter(desk.place, "case-0") is None


def test_a_case_told_again_is_the_same_case(desk: SampleDesk) -> None:
    tell_cases(desk.place.books)
    assert len(desk.place.books.reading.cases(state="open")) == len(desk.cases)


def test_a_device_that_acted_by_itself_is_named_as_a_device(desk: SampleDesk) -> None:
    assert who_words(desk.place, Act("C101", "dev-1", "", "post")) == "陳美玲"
    assert who_words(desk.place, Act("", "dev-9", "", "post", "葵涌倉")) == "葵涌倉"
    assert who_words(desk.place, Act("", "hq", "", "post", "HQ")) == "HQ"
