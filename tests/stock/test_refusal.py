from sync.stock.refusal import Refusal


def test_a_refusal_reads_as_its_sentence() -> None:
    refusal = Refusal("site_code", "No such site.", site="X")
    assert (str(refusal), refusal.facts) == ("No such site.", {"site": "X"})
