"""Who acted on a document, for devices whose roster does not have them."""

from sync.hq import bulk
from sync.wire.messages import StepSummary
from sync.wire.shown import row_of_case
from tests.hq.world import Till, World, a_content, a_line


def reached(world: World) -> None:
    with world.database.transaction() as books:
        bulk.run(books, "UPDATE staff SET extension = ? WHERE code = 'buyer'", [("802",)])


def arrived(sender: Till, receiver: Till, by: str) -> StepSummary:
    content = a_content(to_site="KC00")
    sender.tell("post", "transfer", document="t", content=content, by="clerk")
    receiver.tell("arrive", "transfer", document="t", site="MK02", by=by)
    return receiver.world.document("t").steps[-1]


def test_a_person_of_one_site_is_named_where_another_has_the_document(lite: World) -> None:
    reached(lite)
    step = arrived(lite.till(), lite.till("KC00", "02"), "buyer")
    assert (step.by, step.by_name, step.by_ext) == ("buyer", "Buyer", "802")


def test_a_person_whom_every_site_knows_is_not_told_again(lite: World) -> None:
    step = arrived(lite.till(), lite.till("KC00", "02"), "clerk")
    assert (step.by, step.by_name, step.by_ext) == ("clerk", "", "")


def test_nobody_is_told_on_a_document_of_their_own_site(lite: World) -> None:
    reached(lite)
    lite.till("KC00").tell("post", "receipt", document="r", by="buyer")
    (step,) = lite.document("r").steps
    assert (step.by_name, step.by_ext) == ("", "")


def sold(till: Till, document: str, by: str) -> None:
    line = a_line(sku="SOAP", quantity="1", lot="SN-1")
    till.tell("post", "issue", document=document, content=a_content(line), by=by)


def of_serials(world: World) -> None:
    with world.database.transaction() as books:
        bulk.run(books, "UPDATE item SET tracking = ? WHERE sku = 'SOAP'", [("serial",)])


def test_a_case_names_the_person_of_another_site_who_acted_on_another_document(
    lite: World,
) -> None:
    reached(lite)
    of_serials(lite)
    sold(lite.till("KC00"), "i1", "buyer")
    sold(lite.till(number="02"), "i2", "clerk")
    (asked,) = (case for case in lite.document("i2").cases if case.code == "serial_twice")
    act = asked.hq_act
    assert act is not None
    assert (act.by, act.by_name, act.by_ext) == ("buyer", "Buyer", "802")
    shown = row_of_case(lite.document("i2"), asked).hq_act
    assert shown is not None
    assert (shown.by_name, shown.by_ext) == ("Buyer", "802")


def test_a_case_names_nobody_whom_its_own_site_knows(lite: World) -> None:
    reached(lite)
    of_serials(lite)
    sold(lite.till("KC00"), "i1", "clerk")
    sold(lite.till("KC00", "02"), "i2", "buyer")
    sold(lite.till("KC00", "03"), "i3", "clerk")
    acts = [case.hq_act for i in ("i2", "i3") for case in lite.document(i).cases]
    assert {act.by_name for act in acts if act is not None} == {""}
