import asyncio

from sync.hq.whole_answers import WholeAnswers
from tests.hq.heads_heard import Line, heard

GET = b"GET /health HTTP/1.1\r\nHost: hq\r\n\r\n"


def test_an_answer_goes_out_in_one_piece() -> None:
    (answer,) = heard(GET).pieces
    assert (answer[:15], answer[-5:]) == (b"HTTP/1.1 200 OK", b"\r\n\r\n0")
    assert len(heard(GET, GET, GET).pieces) == 3


def test_the_last_answer_goes_out_before_the_line_ends() -> None:
    told = heard(GET[:-2] + b"Connection: close\r\n\r\n")
    assert (len(told.pieces), told.said[-1:], told.is_closed) == (1, b"0", True)


def test_what_nothing_follows_does_not_wait_for_it() -> None:
    expecting = b"POST / HTTP/1.1\r\nHost: hq\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n"
    assert heard(expecting).pieces == [b"HTTP/1.1 100 Continue\r\n\r\n"]
    assert [piece[:12] for piece in heard(expecting, b"x").pieces] == [
        b"HTTP/1.1 100", b"HTTP/1.1 200",
    ]  # fmt: skip


def test_nothing_is_written_to_a_line_that_was_cut() -> None:
    line, loop = Line(), asyncio.new_event_loop()
    whole = WholeAnswers(line, loop)
    whole.write(b"head")
    line.close()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    assert (line.pieces, whole.is_closing()) == ([], True)
