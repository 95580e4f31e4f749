import threading

import pytest

from qa.web.line import Line


class Enough(Exception):
    pass


def leave(before):
    raise Enough


def test_nobody_waits_where_nobody_is_before():
    told = []
    with Line().turn(told.append):
        pass
    assert told == []


def test_the_others_have_their_turns_in_the_order_they_came():
    line, order, waiting = Line(), [], [threading.Event() for _ in range(3)]

    def work(number):
        def tell(before):
            assert before >= 1
            waiting[number].set()

        with line.turn(tell):
            order.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    with line.turn(leave):
        for number, thread in enumerate(threads):
            thread.start()
            assert waiting[number].wait(10)
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2]


def test_who_leaves_the_line_holds_nobody_up():
    line, told = Line(), []
    with line.turn(leave), pytest.raises(Enough), line.turn(leave):
        pass
    with line.turn(told.append):
        pass
    assert told == []
