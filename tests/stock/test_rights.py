from sync.stock.rights import RIGHTS, Right, Role, may


def test_every_role_has_its_rights_and_an_auditor_sells_nothing() -> None:
    assert set(RIGHTS) == set(Role)
    assert (may(Role.CLERK, Right.SELL), may(Role.AUDITOR, Right.SELL)) == (True, False)
