"""The API behind a real socket, for what a client in the same process cannot do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from uitstroommatch_api.patience import Patience


@contextmanager
def luister(app: FastAPI, protocol: type[Patience] = Patience) -> Iterator[int]:
    """Serve until the block ends, and return the port."""
    sock = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app, http=protocol, ws="none", lifespan="off", log_level="critical", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([sock],))
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield sock.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def lijn(poort: int, tekst: str) -> Iterator[socket.socket]:
    """A connection on which this much has been said."""
    with socket.create_connection(("127.0.0.1", poort), timeout=20) as verbinding:
        verbinding.sendall(tekst.replace("\n", "\r\n").encode())
        yield verbinding


def alles(verbinding: socket.socket) -> bytes:
    """What comes back until the server closes."""
    delen = []
    try:
        while deel := verbinding.recv(65536):
            delen.append(deel)
    except ConnectionResetError:
        pass
    return b"".join(delen)
