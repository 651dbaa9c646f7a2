"""Dutch for numbers of people: exact for who may know, else about, or not told at all."""

from __future__ import annotations

NIET_VERTELD = "niet verteld"


def getal(n: int | None, *, precies: bool) -> str:
    """Return a number for a cell or a label; a number that is rounded says so."""
    if n is None:
        return NIET_VERTELD
    return str(n) if precies or n == 0 else f"ongeveer {n}"


def mensen(n: int | None, *, precies: bool, een: str = "persoon", meer: str = "mensen") -> str:
    """Return niemand, 1 persoon, 3 mensen, ongeveer 10 mensen."""
    if n is None:
        return NIET_VERTELD
    return "niemand" if n == 0 else f"{getal(n, precies=precies)} {een if n == 1 else meer}"


def balans(saldo: int, *, precies: bool) -> str:
    """Return what a balance of the exchange means: 3 mensen meer ontvangen dan gestuurd."""
    if saldo == 0:
        return ("evenveel" if precies else "ongeveer evenveel") + " mensen ontvangen als gestuurd"
    richting = "ontvangen dan gestuurd" if saldo > 0 else "gestuurd dan ontvangen"
    return f"{mensen(abs(saldo), precies=precies)} meer {richting}"


def balanszin(naam: str, nu: int, straks: int, *, precies: bool) -> str:
    """Return the balance of a municipality so far and with the proposal, as one sentence."""
    begin = f"{naam} heeft tot nu toe {balans(nu, precies=precies)}"
    if nu == straks:
        return f"{begin}; met dit voorstel blijft dat zo"
    if nu * straks > 0:
        return f"{begin}; met dit voorstel {getal(abs(straks), precies=precies)}"
    return f"{begin}; met dit voorstel {balans(straks, precies=precies)}"


def kort_saldo(saldo: int, *, precies: bool) -> str:
    """Return a balance for a cell: +3, -2 or 0."""
    if saldo == 0:
        return "0"
    teken = f"{'+' if saldo > 0 else '−'}{abs(saldo)}"
    return teken if precies else f"ongeveer {teken}"


def uren(tienden: int) -> str:
    """Return tenths of an hour as 34,5 uur."""
    heel, deel = divmod(abs(tienden), 10)
    return f"{'−' if tienden < 0 else ''}{heel}{f',{deel}' if deel else ''} uur"


def buiten(code: str) -> str:
    """Name a municipality outside the region, of which only the code is known."""
    return f"een gemeente buiten de regio ({code})"
