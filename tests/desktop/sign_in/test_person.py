"""People of a device."""

from desktop.sign_in.person import Person, SignInResult, matching

PEOPLE = (Person("C01", "陳美玲", "clerk"), Person("C02", "Ho Chi-ming", "desk"))


def test_people_are_found_by_name_or_code() -> None:
    assert matching(PEOPLE, "chi") == (PEOPLE[1],)
    assert matching(PEOPLE, "c01") == (PEOPLE[0],)
    assert matching(PEOPLE, " ") == PEOPLE


def test_a_right_pin_says_nothing_else() -> None:
    assert SignInResult(is_right=True) == SignInResult(True, 0, 0)
