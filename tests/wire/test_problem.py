from sync.wire.letters import packed, unpacked
from sync.wire.problem import Problem


def test_a_problem_says_when_to_come_back_only_where_it_does() -> None:
    assert packed(Problem(code="busy", message="Later.")) == packed(
        Problem(code="busy", message="Later.", retry_s=0)
    )
    told = Problem(code="busy", message="Later.", retry_s=30)
    assert unpacked(packed(told), Problem) == told
