"""A server on loopback for tests that fetch."""

import ssl
from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """A server on loopback that answers as told and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []
        self.answers: dict[str, Handler] = {}
        self.address = ""

    def answer(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Answer requests for `path` so; gives the address to ask."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def respond(_request: web.Request) -> web.Response:
            return web.Response(body=body, status=status, headers=named)

        return self.handle(path, respond)

    def handle(self, path: str, handler: Handler) -> str:
        """Answer requests for `path` by `handler`; gives the address to ask."""
        self.answers[path] = handler
        return self.address + path

    async def respond(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        return await self.answers[request.path](request)


async def serve(site: Site, context: ssl.SSLContext | None = None) -> web.AppRunner:
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", site.respond)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    scheme = "https" if context else "http"
    site.address = f"{scheme}://127.0.0.1:{runner.addresses[0][1]}"
    return runner
