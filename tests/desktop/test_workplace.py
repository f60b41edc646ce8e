"""What every page of one signed-in shop shares."""

import threading

from PySide6.QtTest import QSignalSpy

from desktop.language import Translations
from desktop.workplace import Workplace
from sync.stock.rights import Role
from tests.desktop.sample_shop import SITE


def test_an_act_has_the_rights_of_whoever_is_signed_in(place: Workplace) -> None:
    assert (place.actor().code, place.actor().role) == ("C101", Role.CLERK)
    place.sign_in(None)
    assert (place.actor().code, place.actor().role) == ("", Role.DESK)


def test_names_follow_the_language(place: Workplace) -> None:
    assert (place.name_of("DR-0375"), place.site_name(SITE)) == (
        "Lemon tea 375ml carton",
        "Mong Kok shop",
    )
    place.language = "zh_CN"
    assert (place.name_of("DR-0375"), place.site_name("KC00")) == ("柠檬茶 375ml 纸包", "葵涌仓")
    place.language = "zh_HK"
    assert (place.name_of("DR-0375"), place.site_name("KC00")) == ("檸檬茶 375ml 紙包", "葵涌倉")


def test_hq_itself_is_named_in_the_language_of_the_screen(
    place: Workplace, translations: Translations
) -> None:
    told = []
    for language in ("en", "zh_HK"):
        translations.use(language)
        told.append(place.device_name("hq", "HQ"))
    assert told == ["HQ", "總部"]


def test_what_is_unknown_is_named_by_its_code(place: Workplace) -> None:
    assert (place.name_of("GONE"), place.person_name("X9"), place.site_name("ZZ99")) == (
        "GONE",
        "X9",
        "ZZ99",
    )
    assert place.device_name("0123456789ab") == "01234567"
    assert place.device_name(place.books.device.id) == "till"


def test_what_changed_is_told_and_read_again(place: Workplace) -> None:
    spy, recorded = QSignalSpy(place.changed), QSignalSpy(place.recorded)
    place.tell({"DR-0375"}, {"d1"})
    assert spy.at(0) == [frozenset({"DR-0375"}), frozenset({"d1"})]
    place.tell_recorded((), "d2")
    assert (spy.count(), recorded.count()) == (2, 1)


def test_only_other_sites_can_be_sent_to(place: Workplace) -> None:
    assert [site.code for site in place.other_sites()] == ["KC00", "ST01"]


def test_places_are_named_by_site_and_bin(place: Workplace) -> None:
    assert place.shelf_name("MK02/B-02-1") == "Mong Kok shop　B-02-1"
    assert (place.shelf_name("@loss"), place.is_on_way_here("@transit/KC00/MK02")) == ("", True)


def test_names_are_read_again_after_the_catalogue_changed(place: Workplace) -> None:
    assert place.person_name("C101") == "陳美玲"
    with place.books.cache_file.transaction() as connection:
        connection.execute("UPDATE staff SET name = '陳小玲' WHERE code = 'C101'")
    place.forget_names()
    assert place.person_name("C101") == "陳小玲"


def test_what_waits_for_a_stick_keeps_no_reader_waiting(place: Workplace) -> None:
    read, let_go = threading.Event(), threading.Event()
    brought: list[bool] = []
    place.outside.send(lambda: let_go.wait(60), brought.append)
    place.errands.send(read.set, lambda _none: None)
    assert read.wait(60)
    assert brought == []
    let_go.set()
