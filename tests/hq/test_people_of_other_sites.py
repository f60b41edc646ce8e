"""Who acted on a document, for devices whose roster does not have them."""

from sync.hq import bulk
from sync.wire.messages import StepSummary
from tests.hq.world import Till, World, a_content


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
