"""Accounts, signing in, and tokens."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from uitstroommatch.desk.access import Asker, verb, zonder_asker
from uitstroommatch.desk.models import AccountRij, Bereik, NieuwToken, TokenRij
from uitstroommatch.desk.resource import Resource


class Accounts(Resource):
    """Accounts, signing in, and tokens."""

    @verb("account.beheren")
    def lijst(self, asker: Asker) -> tuple[AccountRij, ...]:
        """Return every account."""
        raise NotImplementedError

    @verb("account.beheren")
    def voeg_toe(
        self,
        asker: Asker,
        account_id: str,
        naam: str,
        rollen: Collection[str],
        bereik: Bereik,
        wachtwoord: str | None = None,
    ) -> AccountRij:
        """Add an account."""
        raise NotImplementedError

    @verb("account.beheren")
    def wijzig(
        self,
        asker: Asker,
        account_id: str,
        *,
        naam: str | None = None,
        rollen: Collection[str] | None = None,
        bereik: Bereik | None = None,
        wachtwoord: str | None = None,
        actief: bool | None = None,
    ) -> AccountRij:
        """Change an account; ``None`` leaves as it is."""
        raise NotImplementedError

    @verb("account.zelf")
    def zelf(self, asker: Asker) -> AccountRij:
        """Return the account of the asker."""
        raise NotImplementedError

    @zonder_asker("account.aanmelden")
    def asker(self, account_id: str) -> Asker | None:
        """Return who this account is now, ``None`` when it is gone or switched off; for a session."""
        raise NotImplementedError

    @zonder_asker("account.aanmelden")
    def met_wachtwoord(self, naam: str, wachtwoord: str) -> Asker | None:
        """Sign in with a password; ``naam`` is the id of the account."""
        raise NotImplementedError

    @zonder_asker("account.aanmelden")
    def met_token(self, token: str) -> Asker | None:
        """Sign in with a token."""
        raise NotImplementedError

    @zonder_asker("account.aanmelden")
    def van_oidc(self, uitgever: str, onderwerp: str, naam: str, rollen: Collection[str], bereik: Bereik) -> Asker:
        """Sign in someone for whom an OIDC provider vouches; the account follows what it says."""
        raise NotImplementedError

    @verb("token.beheren")
    def maak_token(self, asker: Asker, omschrijving: str, dagen: int | None = 90) -> NieuwToken:
        """Make a token for the asker itself; the token is shown this once."""
        raise NotImplementedError

    @verb("token.beheren")
    def tokens(self, asker: Asker) -> tuple[TokenRij, ...]:
        """Return the own tokens; an administrator sees all."""
        raise NotImplementedError

    @verb("token.beheren")
    def trek_token_in(self, asker: Asker, token_id: UUID) -> TokenRij:
        """Take a token back: the own, or any for an administrator."""
        raise NotImplementedError
