"""Accounts, signing in, and tokens."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import any_, func, literal, or_, select
from sqlalchemy.dialects.postgresql import insert

from uitstroommatch.desk.access import Asker, Rol, verb, zonder_asker
from uitstroommatch.desk.models import AccountRij, Bereik, NieuwToken, TokenRij
from uitstroommatch.desk.passwords import hash_token, hash_wachtwoord, klopt, nieuw_token
from uitstroommatch.desk.resource import Regel, Resource, niet_gevonden
from uitstroommatch.desk.roles import als_asker, als_bereik, gronden
from uitstroommatch.errors import Conflict, Fout, GeenToegang, InvoerFout
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Account, Token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ID = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_SCHEIDING = "|"
"""Between issuer and subject; no local account has it in its id."""
_LANGSTE_DAGEN = 366


class Accounts(Resource):
    """Accounts, signing in, and tokens."""

    @verb("account.beheren")
    def lijst(self, asker: Asker) -> tuple[AccountRij, ...]:
        """Return every account."""
        with self._vraagt(asker) as session:
            rijen = session.scalars(select(Account).order_by(Account.id)).all()
            noteer(session, asker.account_id, "account.beheren", "accounts", aantal=len(rijen))
        met = select(Account.id).where(Account.wachtwoord_hash.is_not(None))
        with self._store.system() as session:
            met_wachtwoord = set(session.scalars(met))
        return tuple(_rij(account, account.id in met_wachtwoord) for account in rijen)

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
        """Add an account.

        Raises:
            InvoerFout: id, name, roles, scope or password are not right.
            Conflict: there is an account of that id.
        """
        if not _ID.fullmatch(account_id):
            hoe = "2 tot 64 kleine letters, cijfers of . _ @ -, te beginnen met een letter of cijfer"
            raise InvoerFout([Fout("account", 0, "id", "heeft niet de goede vorm", hoe)])
        rij = {"id": account_id, "naam": _naam(naam), **gronden(rollen, bereik)}
        rij["wachtwoord_hash"] = None if wachtwoord is None else hash_wachtwoord(wachtwoord)
        with self._store.system() as session:
            nieuw = insert(Account).values(rij).on_conflict_do_nothing().returning(Account.id)
            if session.scalar(nieuw) is None:
                raise Conflict("Er is al een account met die naam. Kies een andere, of wijzig dat account.")
            noteer(session, asker.account_id, "account.beheren", account_id, nieuw=True, rollen=rij["rollen"])
            return _rij(session.get_one(Account, account_id), wachtwoord is not None)

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
        """Change an account; ``None`` leaves as it is.

        Raises:
            InvoerFout: name, roles, scope or password are not right.
            Conflict: nobody would be left to administer accounts.
        """
        with self._store.system() as session:
            beheerders = select(Account).where(Account.actief, literal(Rol.BEHEERDER.value) == any_(Account.rollen))
            alle = {account.id for account in session.scalars(beheerders.with_for_update())}
            account = session.get(Account, account_id, with_for_update=True)
            if account is None:
                raise niet_gevonden("Dit account")
            gewijzigd = []
            if naam is not None:
                account.naam = _naam(naam)
                gewijzigd.append("naam")
            if rollen is not None or bereik is not None:
                nieuw = gronden(account.rollen if rollen is None else rollen, bereik or als_bereik(account))
                for veld, waarde in nieuw.items():
                    setattr(account, veld, waarde)
                gewijzigd.append("rollen")
            if wachtwoord is not None:
                account.wachtwoord_hash = hash_wachtwoord(wachtwoord)
                gewijzigd.append("wachtwoord")
            if actief is not None:
                account.actief = actief
                gewijzigd.append("actief")
            blijft = account.actief and Rol.BEHEERDER in account.rollen
            if account_id in alle and not blijft and not alle - {account_id}:
                raise Conflict("Dan is er geen beheerder meer. Maak eerst iemand anders beheerder.")
            noteer(session, asker.account_id, "account.beheren", account_id, gewijzigd=gewijzigd, rollen=account.rollen)
            session.flush()
            return _rij(account, account.wachtwoord_hash is not None)

    @verb("account.zelf")
    def zelf(self, asker: Asker) -> AccountRij:
        """Return the account of the asker."""
        with self._vraagt(asker) as session:
            account = session.scalar(select(Account).where(Account.id == asker.account_id))
            if account is None:
                raise niet_gevonden("Uw account")
            noteer(session, asker.account_id, "account.zelf", asker.account_id)
            return _rij(account, None)

    # --- signing in ----------------------------------------------------------------------------------------------

    @zonder_asker("account.aanmelden")
    def asker(self, account_id: str) -> Asker | None:
        """Return who this account is now, ``None`` when it is gone or switched off; for a session."""
        with self._store.system() as session:
            return als_asker(session.get(Account, account_id))

    @zonder_asker("account.aanmelden")
    def met_wachtwoord(self, naam: str, wachtwoord: str) -> Asker | None:
        """Sign in with a password; ``naam`` is the id of the account."""
        vraag = select(Account.wachtwoord_hash).where(Account.id == naam, Account.actief)
        with self._store.system() as session:
            bewaard = session.scalar(vraag) if _ID.fullmatch(naam) else None
        gelukt = klopt(wachtwoord, bewaard)
        with self._store.system() as session:
            account = session.get(Account, naam) if _ID.fullmatch(naam) else None
            if account is not None:  # what someone typed as a name may be a password: only names that exist are kept
                noteer(session, account.id, "account.aanmelden", account.id, met="wachtwoord", gelukt=gelukt)
            return als_asker(account) if gelukt else None

    @zonder_asker("account.aanmelden")
    def met_token(self, token: str) -> Asker | None:
        """Sign in with a token. Each use shows in the trail as what is done with it."""
        vraag = select(Token.account_id).where(
            Token.hash == hash_token(token),
            Token.ingetrokken_op.is_(None),
            or_(Token.geldig_tot.is_(None), Token.geldig_tot > func.now()),
        )
        with self._store.system() as session:
            account_id = session.scalar(vraag)
            return None if account_id is None else als_asker(session.get(Account, account_id))

    @zonder_asker("account.aanmelden")
    def van_oidc(self, uitgever: str, onderwerp: str, naam: str, rollen: Collection[str], bereik: Bereik) -> Asker:
        """Sign in someone for whom an OIDC provider vouches; the account follows what it says.

        A role that is not known here counts for nothing.

        Raises:
            GeenToegang: the account is switched off, or what the provider says gives no role with a scope.
        """
        account_id = f"{uitgever}{_SCHEIDING}{onderwerp}"
        if not onderwerp or len(account_id) > 300 or not account_id.isprintable():
            raise GeenToegang(
                "De aanmelddienst gaf geen bruikbare naam. Vraag de beheerder om de instellingen te zien."
            )
        try:
            rij = {"naam": _naam(naam), **gronden([rol for rol in rollen if rol in set(Rol)], bereik)}
        except InvoerFout as fout:
            raise GeenToegang(f"Met dit account kan niet worden gewerkt. {fout}") from None
        with self._store.system() as session:
            nieuw = insert(Account).values(id=account_id, **rij)
            session.execute(nieuw.on_conflict_do_update(index_elements=[Account.id], set_=rij))
            gevonden = als_asker(session.get_one(Account, account_id))
            noteer(session, account_id, "account.aanmelden", account_id, met="oidc", gelukt=gevonden is not None)
        if gevonden is None:
            raise GeenToegang("Dit account is uitgezet. Vraag de beheerder om het weer aan te zetten.")
        return gevonden

    # --- tokens --------------------------------------------------------------------------------------------------

    @verb("token.beheren")
    def maak_token(self, asker: Asker, omschrijving: str, dagen: int | None = 90) -> NieuwToken:
        """Make a token for the asker itself; the token is shown this once."""
        if dagen is not None and not 1 <= dagen <= _LANGSTE_DAGEN:
            raise InvoerFout([Fout("token", 0, "dagen", "valt buiten de grenzen", f"1 tot en met {_LANGSTE_DAGEN}")])
        token = nieuw_token()
        tot = None if dagen is None else datetime.now(UTC) + timedelta(days=dagen)
        rij = Token(
            id=uuid4(),
            account_id=asker.account_id,
            hash=hash_token(token),
            omschrijving=_naam(omschrijving, "omschrijving"),
            geldig_tot=tot,
        )
        with self._store.system() as session:
            session.add(rij)
            session.flush()
            noteer(session, asker.account_id, "token.beheren", str(rij.id), nieuw=True, dagen=dagen)
            return NieuwToken(rij=_token(session, rij.id), token=token)

    @verb("token.beheren")
    def tokens(self, asker: Asker) -> tuple[TokenRij, ...]:
        """Return the own tokens; an administrator sees all."""
        with self._vraagt(asker) as session:
            rijen = session.execute(_tokens().order_by(Token.gemaakt_op.desc(), Token.id)).all()
            noteer(session, asker.account_id, "token.beheren", "tokens", aantal=len(rijen))
        return tuple(TokenRij(**rij._mapping) for rij in rijen)

    @verb("token.beheren")
    def trek_token_in(self, asker: Asker, token_id: UUID) -> TokenRij:
        """Take a token back: the own, or any for an administrator.

        Raises:
            NietGevonden: there is no such token, or it is of someone else.
        """
        with self._vraagt(asker) as session:
            if session.scalar(select(Token.id).where(Token.id == token_id)) is None:
                raise niet_gevonden("Dit token")
        with self._store.system() as session:
            rij = session.get_one(Token, token_id, with_for_update=True)
            if rij.ingetrokken_op is None:
                rij.ingetrokken_op = func.now()
                session.flush()
            noteer(session, asker.account_id, "token.beheren", str(token_id), ingetrokken=True)
            return _token(session, token_id)


def _naam(naam: str, veld: str = "naam") -> str:
    naam = naam.strip()
    if not naam or len(naam) > 200 or not naam.isprintable():
        raise InvoerFout([Fout("account", 0, veld, "is leeg, te lang of bevat onzichtbare tekens", "1 tot 200 tekens")])
    return naam


def _rij(account: Account, met_wachtwoord: bool | None) -> AccountRij:
    return AccountRij(
        id=account.id,
        naam=account.naam,
        rollen=tuple(account.rollen),
        hele_regio=als_bereik(account).hele_regio,
        gemeenten=tuple(account.gemeenten),
        aanbieder=account.aanbieder,
        corporatie=account.corporatie,
        actief=account.actief,
        met_wachtwoord=met_wachtwoord,
        gemaakt_op=account.gemaakt_op,
    )


def _tokens() -> Regel:
    t = Token
    return select(t.id, t.account_id, t.omschrijving, t.gemaakt_op, t.geldig_tot, t.ingetrokken_op)


def _token(session: Session, token_id: UUID) -> TokenRij:
    return TokenRij(**session.execute(_tokens().where(Token.id == token_id)).one()._mapping)
