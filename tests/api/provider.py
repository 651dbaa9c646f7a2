"""A small OpenID Connect provider on loopback: it signs in whoever comes, as whom the test says."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, GEHEIM = "um", "geheim-van-um"


class Provider:
    """Keys, codes that were handed out, and the claims that the next token has."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.vreemd = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.codes: dict[str, dict[str, str]] = {}
        self.claims: dict[str, Any] = {"sub": "u-1", "name": "Proef Persoon", "roles": ["regisseur"]}
        self.anders: dict[str, Any] = {}
        self.teken_met = self.key
        self.adres = ""

    def uitgever(self) -> dict[str, Any]:
        return {
            "issuer": self.adres,
            "authorization_endpoint": f"{self.adres}/authorize",
            "token_endpoint": f"{self.adres}/token",
            "jwks_uri": f"{self.adres}/jwks",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, vraag: dict[str, str]) -> str:
        code = f"code-{len(self.codes)}"
        self.codes[code] = vraag
        return f"{vraag['redirect_uri']}?{urlencode({'code': code, 'state': vraag['state']})}"

    def token(self, vraag: dict[str, str]) -> dict[str, Any]:
        begin = self.codes.pop(vraag["code"])
        proef = base64.urlsafe_b64encode(hashlib.sha256(vraag["code_verifier"].encode()).digest()).rstrip(b"=")
        assert proef.decode() == begin["code_challenge"]
        nu = int(time.time())
        vast = {"iss": self.adres, "aud": CLIENT, "iat": nu, "exp": nu + 60, "nonce": begin["nonce"]}
        claims = {**vast, **self.claims, **self.anders}
        id_token = jwt.encode(claims, self.teken_met, algorithm="RS256", headers={"kid": "k1"})
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}

    def jwks(self) -> dict[str, Any]:
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**jwk, "kid": "k1", "use": "sig", "alg": "RS256"}]}


@contextmanager
def provider() -> Iterator[Provider]:
    """Run one until the block ends."""
    een = Provider()

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            delen = urlsplit(self.path)
            match delen.path:
                case "/.well-known/openid-configuration":
                    self._json(een.uitgever())
                case "/jwks":
                    self._json(een.jwks())
                case "/authorize":
                    self.send_response(302)
                    self.send_header("Location", een.authorize(_enkel(delen.query)))
                    self.end_headers()
                case _:
                    self.send_error(404)

        def do_POST(self) -> None:
            self._json(een.token(_enkel(self.rfile.read(int(self.headers["Content-Length"])).decode())))

        def _json(self, inhoud: dict[str, Any]) -> None:
            body = json.dumps(inhoud).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Antwoord)
    een.adres = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield een
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _enkel(query: str) -> dict[str, str]:
    return {naam: waarden[0] for naam, waarden in parse_qs(query).items()}
