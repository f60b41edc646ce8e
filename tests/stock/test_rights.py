from sync.stock.rights import RIGHTS, Right, Role, is_stranger, may


def test_every_role_has_its_rights_and_an_auditor_sells_nothing() -> None:
    assert set(RIGHTS) == set(Role)
    assert (may(Role.CLERK, Right.SELL), may(Role.AUDITOR, Right.SELL)) == (True, False)


def test_a_person_is_strange_to_a_site_where_they_do_not_work() -> None:
    assert is_stranger({"KC00"}, {"KC00", "MK02"})
    assert not is_stranger({"KC00", "MK02"}, {"MK02"})
    assert not is_stranger({"MK02"}, {"MK02"})
    assert not is_stranger(set(), {"MK02"})
