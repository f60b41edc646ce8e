from sync.stock.verdict import Verdict


def test_verdicts_know_whether_they_took_effect_and_whether_they_end() -> None:
    assert {v for v in Verdict if v.took_effect} == {"applied", "merged", "applied_with_exception"}
    assert {v for v in Verdict if not v.is_final} == {"held", "retry_later"}
