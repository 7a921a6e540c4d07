"""The first signal asks to stop, the second doesn't wait for it."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE

SCRIPT = """
import asyncio, time
from newsterm.cli.stopping import stop_by_signal
from newsterm.refresh.workers import Workers
from tests.refresh.test_workers import double, never_end

async def main():
    stop = asyncio.Event()
    stop_by_signal(stop)
    async with Workers(1) as workers:
        await workers.run(double, 1)
        task = asyncio.create_task(workers.run(never_end, 0))
        print("ready", flush=True)
        await stop.wait()
        print("stopping", flush=True)
        while True:
            time.sleep(1)

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_the_second_signal_ends_everything_at_once() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", SCRIPT, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    for word in (b"ready\n", b"stopping\n"):
        assert word == await process.stdout.readline()
        process.send_signal(signal.SIGINT)
    assert (b"", b"") == await process.communicate()
    assert 130 == process.returncode
