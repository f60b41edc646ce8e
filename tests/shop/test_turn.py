import threading

from sync.shop.turn import Turn


def test_turns_are_taken_in_the_order_of_asking() -> None:
    turn, order = Turn(), list[int]()
    asked = [threading.Event() for _ in range(5)]

    def wait(n: int) -> None:
        asked[n].set()
        with turn:
            order.append(n)

    threads = [threading.Thread(target=wait, args=(n,)) for n in range(5)]
    with turn:
        for n, thread in enumerate(threads):
            thread.start()
            asked[n].wait()
            _until(turn, n + 1)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_whoever_waited_for_a_turn_is_expected_again_for_a_while() -> None:
    turn = Turn()
    with turn:
        assert [turn.is_wanted] == [False]
        other = threading.Thread(target=turn.__enter__)
        other.start()
        _until(turn, 1)
    other.join()
    turn.__exit__(None, None, None)
    assert [turn.is_wanted] == [True]
    for _ in range(100):
        turn.__enter__()
        turn.__exit__(None, None, None)
    assert [turn.is_wanted] == [False]


def _until(turn: Turn, waiting: int) -> None:
    while len(turn._waiting) < waiting:
        threading.Event().wait(0.001)
