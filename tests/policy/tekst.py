"""A policy file that says no more than it must, and ways to spoil it."""

from tests.bouw import GROEPSREGELS, PAARREGELS

REGELS = (*PAARREGELS, *GROEPSREGELS)

KOP = """
[beleid]
peildatum = 2026-11-23
regio = ["GM0150", "GM0177"]

[normen.2026]
kwaliteitskortingsgrens = 498.20
lage_aftoppingsgrens = 713.02
hoge_aftoppingsgrens = 764.14
maximale_huurgrens = 932.93
jongerenleeftijd = 21
"""
BASIS = KOP + "".join(f'\n[regels.{naam}]\nmodus = "hard"\n' for naam in REGELS)


def zonder(naam: str) -> str:
    """Leave a rule out."""
    return BASIS.replace(f'\n[regels.{naam}]\nmodus = "hard"\n', "\n")


def met_modus(naam: str, modus: str) -> str:
    """Give a rule another mode."""
    return BASIS.replace(f'[regels.{naam}]\nmodus = "hard"', f'[regels.{naam}]\nmodus = "{modus}"')


def in_tabel(kop: str, regel: str, tekst: str = BASIS) -> str:
    """Put a line at the top of a table, made for it when it is not there."""
    if f"[{kop}]" not in tekst:
        return f"{tekst}\n[{kop}]\n{regel}\n"
    return tekst.replace(f"[{kop}]\n", f"[{kop}]\n{regel}\n")


def een(regels: list[str], *woorden: str) -> bool:
    """Is there one fault, and does it name all of these?"""
    return len(regels) == 1 and all(woord in regels[0] for woord in woorden)
