"""The emulated Telegram of the bench with its people, as a process of its own.

It prints its address, then takes orders line by line (PEOPLE VISITS LATENCY_S PAUSE_S) and prints for each what came of
it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from tests.telegram.emulator import TOKEN, Emulator
from tools.bench.crowd import Crowd
from tools.bench.stories import load
from tools.bench.wire import Desk, Line


async def _serve(stories: Path) -> None:
    emulator = Emulator(token=TOKEN, schema=None)
    crowd = Crowd(emulator, load(stories))
    desk = Desk(emulator, crowd.heard)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(desk), "127.0.0.1", 0, backlog=1024)
    _say(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    orders = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while order := await orders.readline():
        people, visits, latency, pause = order.split()
        desk.latency_s = float(latency)
        began, began_cpu, began_calls = time.monotonic(), time.process_time(), desk.calls
        crowd.come(int(people), int(visits), float(pause))
        waits = await crowd.gone()
        result = {
            "seconds": time.monotonic() - began,
            "cpu": time.process_time() - began_cpu,
            "waits": waits,
            "calls": desk.calls - began_calls,
            "first_heard": crowd.first_heard,
            "strays": dict(crowd.strays),
            "errors": desk.errors[:5],
        }
        _say(json.dumps(result))


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
