"""Ctrl-C and SIGTERM: the first asks to stop, the second ends everything at once."""

import asyncio
import multiprocessing
import os
import signal

from newsterm.cli.verb import Exit

STOPPING = (signal.SIGINT, signal.SIGTERM)


def stop_by_signal(stop: asyncio.Event) -> None:
    """Have `stop` set by the first of these signals, in the loop that runs."""
    loop = asyncio.get_running_loop()

    def stopped() -> None:
        stop.set()
        for number in STOPPING:
            loop.remove_signal_handler(number)
            signal.signal(number, _end_at_once)

    for number in STOPPING:
        loop.add_signal_handler(number, stopped)


def _end_at_once(_number: int, _frame: object) -> None:
    """End this process and its workers, whatever they are doing; the store bears it."""
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(Exit.INTERRUPTED)  # no thread is waited for
