"""What a page does wrong: errors in the console, exceptions, requests to the network."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, WebSocketRoute

LOCAL_SCHEMES = frozenset({"file", "data", "blob", "about"})


class Watch:
    """Collects the faults of every page in a browser context.

    ``own`` is the address of a service that may be asked; ``strict``: any message on the console is a fault.
    """

    def __init__(self, own: str | None = None, *, strict: bool = False) -> None:
        self._faults: list[str] = []
        self._own, self._strict = own, strict

    def attach(self, context: BrowserContext) -> None:
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._faults.append(f"exception: {error.error}"))
        context.route("**/*", self._on_request)
        context.route_web_socket("**/*", self._on_web_socket)

    def take(self) -> list[str]:
        """Return the faults so far and forget them."""
        faults, self._faults = self._faults, []
        return faults

    def verify(self) -> None:
        """Fail when there are faults."""
        faults = self.take()
        assert not faults, "the page has faults:\n" + "\n".join(faults)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" or self._strict:
            self._faults.append(f"console: {message.text}")

    def _on_request(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme in LOCAL_SCHEMES or f"{url.scheme}://{url.netloc}" == self._own:
            route.continue_()
            return
        self._faults.append(f"request: {route.request.url}")
        route.abort()

    def _on_web_socket(self, socket: WebSocketRoute) -> None:
        self._faults.append(f"request: {socket.url}")
        socket.close()


def settle(page: Page) -> None:
    """Let the page finish what it started, so that every fault has been reported."""
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise(done => setTimeout(done, 50))")
