"""The web page as it is served, with real workers, in a thread of its own."""

import asyncio
import threading
from contextlib import contextmanager
from dataclasses import replace

from bot.site.running import open_site
from config.settings import Settings
from extractors.articles.web import FetchPolicy

SETTINGS = Settings(serve_listen="127.0.0.1:0", serve_per_minute=10_000)


@contextmanager
def serve(policy=None, **changed):
    """Serve as long as the block runs; gives the address without a slash at its end."""
    begun, found, failed = threading.Event(), [], []
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def run():
        async with open_site(replace(SETTINGS, **changed), policy or FetchPolicy()) as address:
            found.append(address.rstrip("/"))
            begun.set()
            await stop.wait()

    def work():
        try:
            loop.run_until_complete(run())
        except BaseException as error:
            failed.append(error)
        finally:
            begun.set()
            loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert begun.wait(60)
    try:
        if failed:
            raise failed[0]
        yield found[0]
    finally:
        if not failed:
            loop.call_soon_threadsafe(stop.set)
            thread.join(30)
            assert not thread.is_alive()
