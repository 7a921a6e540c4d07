"""Workers do what hostile bytes ask for, within limits."""

import os
import signal
import time

import pytest

from newsterm.errors import ContentError
from newsterm.refresh.workers import Workers


def double(number: int) -> int:
    return 2 * number


def refuse(words: str) -> None:
    raise ContentError(f"{words} is not news")


def never_end(_nothing: int) -> None:
    while True:
        time.monotonic()


def die(_nothing: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def stumble(_nothing: int) -> None:
    raise LookupError("no such moon")


def eat_memory(_nothing: int) -> int:
    return len(bytearray(1 << 34))


async def test_a_task_gives_its_result() -> None:
    async with Workers(1) as workers:
        assert 42 == await workers.run(double, 21)


async def test_the_sentence_of_a_task_that_refuses_comes_through() -> None:
    async with Workers(1) as workers:
        with pytest.raises(ContentError, match="The menu is not news"):
            await workers.run(refuse, "The menu")


async def test_a_task_that_takes_too_long_is_stopped_and_the_next_is_done() -> None:
    async with Workers(1) as workers:
        with pytest.raises(ContentError, match="more than 0 seconds"):
            await workers.run(never_end, 0, seconds=0.2)
        assert 2 == await workers.run(double, 1)


async def test_a_task_that_kills_its_worker_is_a_sentence_and_the_next_is_done() -> None:
    async with Workers(1) as workers:
        with pytest.raises(ContentError, match="stopped"):
            await workers.run(die, 0)
        assert 2 == await workers.run(double, 1)


async def test_a_task_that_wants_too_much_memory_is_a_sentence() -> None:
    async with Workers(1) as workers:
        with pytest.raises(ContentError, match="too large"):
            await workers.run(eat_memory, 0)


async def test_a_mistake_of_our_own_in_a_task_is_a_sentence_and_no_traceback(
    capfd: pytest.CaptureFixture[str],
) -> None:
    async with Workers(1) as workers:
        with pytest.raises(ContentError, match="LookupError: no such moon"):
            await workers.run(stumble, 0)
        assert 2 == await workers.run(double, 1)
    assert ("", "") == capfd.readouterr()


def deaf_to_interrupts(_nothing: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


async def test_ctrl_c_is_for_the_process_that_asks_not_for_its_workers() -> None:
    async with Workers(1) as workers:
        assert await workers.run(deaf_to_interrupts, 0)
    assert not deaf_to_interrupts(0)
