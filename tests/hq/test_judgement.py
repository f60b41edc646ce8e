from tests.hq.world import World, a_content, a_line


def test_a_receipt_is_applied_and_counts(world: World) -> None:
    till = world.till()
    told = till.tell(document="d1", content=a_content(a_line(quantity="12"), party="SUP-1"))
    assert (told.verdict, told.number, told.case) == ("applied", "HQ-00000001", "")
    assert world.stock("MK02/") == 12
    letter = world.document("d1")
    assert (letter.state, letter.hq_number, letter.revision) == (
        "posted",
        "HQ-00000001",
        told.revision,
    )
    assert [step.verdict for step in letter.steps] == ["applied"]
    assert letter.steps[0].hash == till.heads[1].hex()
    assert [m.quantity for m in letter.movements] == ["12"]


def test_an_issue_takes_from_the_shelf_and_below_zero_opens_a_case(world: World) -> None:
    till = world.till()
    told = till.tell(kind="issue", document="d1")
    assert (told.verdict, told.code) == ("applied_with_exception", "negative_stock")
    assert world.stock("MK02/") == -5
    (case,) = world.document("d1").cases
    assert (case.case, case.state, case.facts["quantity"]) == (told.case, "open", "-5")
