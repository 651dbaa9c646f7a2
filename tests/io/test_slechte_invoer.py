"""Every kind of bad input that we could think of: each is reported in its place, in Dutch, with a remedy, and alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.io.small import PEILDATUM, SmallDossier
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.format import MAX_BYTES

_ENGLISH = re.compile(
    r"\b(input|should|valid|field|required|value|string|integer|error|expected|unable|parse|must)\b", re.I
)


def faults(folder: Path) -> tuple[Fout, ...]:
    """Return every fault of a folder, after looking whether each is fit to be read by the people who filled it."""
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(folder, PEILDATUM)
    for fout in caught.value.fouten:
        assert fout.wat
        assert fout.toegestaan, f"no remedy: {fout.regel()}"
        assert not _ENGLISH.search(f"{fout.wat} {fout.toegestaan}"), fout.regel()
        assert len(fout.waarde or "") <= 60
        assert "\n" not in fout.regel()
    assert caught.value.__cause__ is None
    return caught.value.fouten


# --- one cell ----------------------------------------------------------------------------------------------------

ONE_CELL = [
    # numbers and money
    ("clienten", 2, "max_huur", "650.001", "heeft meer dan 2 decimalen", "hooguit 2 decimalen"),
    ("clienten", 2, "max_huur", "-1", "is te laag", "van 0 tot en met"),
    ("clienten", 2, "max_huur", "100000.01", "is te hoog", "tot en met 100000"),
    ("clienten", 2, "max_huur", "NaN", "is geen getal", "een getal van 0"),
    ("clienten", 2, "max_huur", "inf", "is geen getal", "een getal van 0"),
    ("clienten", 2, "max_huur", "1e3", "is geen getal", "een getal van 0"),
    ("clienten", 2, "max_huur", "€ 650", "is geen getal", "een getal van 0"),
    ("clienten", 2, "max_huur", "1.234,56", "is geen getal", "zonder scheiding van duizendtallen"),
    ("clienten", 2, "max_huur", "1,234.56", "is geen getal", "zonder scheiding van duizendtallen"),
    ("clienten", 2, "max_huur", "1 234", "is geen getal", "zonder scheiding van duizendtallen"),
    ("clienten", 2, "max_huur", "1.234", "heeft meer dan 2 decimalen", "hooguit 2 decimalen"),
    ("clienten", 2, "max_huur", "٦٥٠", "is geen getal", "een getal van 0"),
    ("clienten", 2, "uren_per_week", "2.55", "heeft meer dan 1 decimaal", "hooguit 1 decimaal"),
    ("clienten", 2, "uren_per_week", "169", "is te hoog", "tot en met 168"),
    ("clienten", 2, "huishoudgrootte", "0", "is te laag", "van 1 tot en met"),
    ("clienten", 2, "huishoudgrootte", "1.5", "is geen geheel getal", "een geheel getal"),
    ("clienten", 2, "huishoudgrootte", "twee", "is geen getal", "een geheel getal"),
    ("woningen", 2, "rekenhuur", "612.345", "heeft meer dan 2 decimalen", "hooguit 2 decimalen"),
    ("woningen", 2, "kamers", "0", "is te laag", "van 1 tot en met"),
    ("woningen", 2, "plaatsen", "-2", "is te laag", "van 1 tot en met"),
    ("woningen", 2, "breedtegraad", "95", "is geen bestaande graad", "-90 tot en met 90"),
    ("woningen", 2, "lengtegraad", "207000", "is geen bestaande graad", "-180 tot en met 180"),
    ("gebieden", 6, "leefbaarheid", "10", "is te hoog", "van 1 tot en met 9"),
    ("gebieden", 6, "leefbaarheid", "0", "is te laag", "van 1 tot en met 9"),
    ("gebieden", 6, "huishoudens", "-5", "is te laag", "van 0 tot en met"),
    ("draagkracht", 2, "grens", "-1", "is te laag", "van 0 tot en met"),
    ("draagkracht", 2, "grens", "4.5", "is geen geheel getal", "een geheel getal"),
    ("aanbieders", 2, "uren_beschikbaar", "40.55", "heeft meer dan 1 decimaal", "hooguit 1 decimaal"),
    ("aanbieders", 2, "omklap_max", "-1", "is te laag", "van 0 tot en met"),
    ("afspraken", 2, "jaar", "26", "is te laag", "een jaartal"),
    # dates and switches
    ("clienten", 2, "uitstroom_vanaf", "31-11-2026", "bestaat niet op de kalender", "JJJJ-MM-DD of DD-MM-JJJJ"),
    ("clienten", 2, "uitstroom_vanaf", "01/12/2026", "is geen datum", "JJJJ-MM-DD of DD-MM-JJJJ"),
    ("clienten", 2, "uitstroom_vanaf", "2026-12", "is geen datum", "JJJJ-MM-DD of DD-MM-JJJJ"),
    ("clienten", 2, "uitstroom_vanaf", "46357", "is geen datum", "JJJJ-MM-DD of DD-MM-JJJJ"),
    ("clienten", 2, "wacht_sinds", "1026-01-15", "ligt te ver van nu", "1900 tot en met 2200"),
    ("clienten", 2, "herkomst_afwijken", "misschien", "is geen ja of nee", "ja, nee"),
    ("clienten", 2, "bereikbaarheid_24u", "2", "is geen ja of nee", "ja, nee"),
    # enumerations and lists
    ("clienten", 2, "voorziening", "BWO", "is geen bekende waarde", "BW, MO, VZ, OGGZ"),
    ("clienten", 2, "zwaarte", "zwaar", "is geen bekende waarde", "licht, medium, complex, gespecialiseerd"),
    ("clienten", 2, "woonvormen", "zelfstandig,kamer", "is geen bekende waarde", "zelfstandig, kamer"),
    ("clienten", 2, "contractvormen", "OMK||VWD", "bevat een leeg onderdeel", "met een | ertussen"),
    ("aanbieders", 2, "zwaartes", "licht|zwaar", "is geen bekende waarde", "licht, medium"),
    ("gebieden", 6, "niveau", "straat", "hoort niet in dit bestand", "gemeente, wijk of buurt"),
    ("afspraken", 2, "huurklasse", "middel", "is geen bekende waarde", "GOE, BET, DUU, BOV"),
    ("besluiten", 3, "besluit", "misschien", "is geen bekende waarde", "vast, afgewezen"),
    # text and codes
    ("clienten", 2, "gemeente_herkomst", "Deventer", "heeft niet de goede vorm", "GM0150"),
    ("clienten", 2, "gemeente_herkomst", "gm0150", "heeft niet de goede vorm", "GM0150"),
    ("clienten", 2, "voorkeur_buurten", "WK015001", "heeft niet de goede vorm", "BU01500101"),
    ("woningen", 2, "postcode", "7411", "heeft niet de goede vorm", "1234AB"),
    ("woningen", 2, "straat", "Brink/Markt", "bevat een / of |", "een naam zonder / en |"),
    ("woningen", 2, "complex", "a|b", "bevat een / of |", "een naam zonder / en |"),
    ("draagkracht", 2, "code", "BU01500101", "past niet bij niveau straat", "BU01500101/Straat"),
    # references
    ("clienten", 2, "aanbieder", "Onbekend", "heeft geen enkele rij in aanbieders", "een naam uit aanbieders"),
    ("clienten", 2, "aanbieder", "zorggroep ijssel", "heeft geen enkele rij in aanbieders", "een naam uit aanbieders"),
    ("clienten", 2, "voorkeur_gemeenten", "GM9999", "staat niet in gebieden", "niveau gemeente"),
    ("clienten", 2, "uitgesloten_gebieden", "BU99999999", "staat niet in gebieden", "een code uit gebieden"),
    ("woningen", 2, "buurtcode", "BU99999999", "staat niet in gebieden", "niveau buurt"),
    ("aanbieders", 3, "gemeente", "GM9999", "staat niet in gebieden", "niveau gemeente"),
    ("afspraken", 2, "gemeente", "GM9999", "staat niet in gebieden", "niveau gemeente"),
    ("plaatsingen", 2, "buurtcode", "BU99999999", "staat niet in gebieden", "niveau buurt"),
    ("draagkracht", 3, "code", "BU99999999", "staat niet in gebieden", "niveau buurt"),
    ("besluiten", 2, "client_sleutel", "C-404", "deze cliënt staat niet in clienten", "een sleutel uit cliënten"),
    ("besluiten", 2, "woning_id", "W-404", "deze woning staat niet in woningen", "een woning_id uit woningen"),
    ("gebieden", 6, "ouder", "GM0150", "is van niveau gemeente", "niveau wijk"),
    ("gebieden", 4, "ouder", "WK015001", "is van niveau wijk", "niveau gemeente"),
    ("gebieden", 4, "ouder", "WK026201", "is van niveau wijk", "niveau gemeente"),
    ("gebieden", 2, "ouder", "GM0262", "een gemeente heeft geen ouder", "een lege cel"),
    # cells against each other
    ("clienten", 2, "kinderen", "1", "evenveel of meer kinderen dan personen", "minder kinderen dan personen"),
    ("afspraken", 2, "minimum", "5", "minimum 5 is hoger dan maximum 4", "niet hoger is dan het maximum"),
    ("plaatsingen", 3, "einddatum", "2024-07-14", "ligt voor de datum", "op of na de datum"),
    # formulas
    ("clienten", 2, "max_huur", "=600+50", "is dus een formule", "zonder ="),
    ("besluiten", 2, "reden", '=HYPERLINK("x")', "is dus een formule", "zonder ="),
]  # fmt: skip

# Row 2 of plaatsingen and woningen have a home in Binnenstad; nothing else refers to those cells.


# A workbook knows formulas from text that begins with "=": test_xlsx has those.
ONE_CELL_TWICE = [(False, *case) for case in ONE_CELL] + [(True, *c) for c in ONE_CELL if not c[3].startswith("=")]


@pytest.mark.parametrize(
    "workbook, bestand, rij, kolom, waarde, wat, toegestaan",
    ONE_CELL_TWICE,
    ids=[f"{'xlsx' if case[0] else 'csv'}-{case[1]}-{case[3]}-{case[4]}" for case in ONE_CELL_TWICE],
)
def test_one_bad_cell_is_one_fault(
    small: SmallDossier,
    tmp_path: Path,
    workbook: bool,
    bestand: str,
    rij: int,
    kolom: str,
    waarde: str,
    wat: str,
    toegestaan: str,
) -> None:
    """A bad cell is reported with its place and its value, and makes no other cell look bad."""
    small.set(bestand, rij, kolom, waarde)
    if workbook:
        naam = f"dossier.xlsx, blad {bestand}"
        found = faults(small.write_workbook(tmp_path, typed=False))
    else:
        naam = f"{bestand}.csv"
        found = faults(small.write_csv(tmp_path))
    assert [(f.bestand, f.rij, f.kolom, f.waarde) for f in found] == [(naam, rij, kolom, waarde)]
    assert wat in found[0].wat
    assert toegestaan in found[0].toegestaan


REQUIRED_CELLS = [
    ("clienten", 2, "client_sleutel"),
    ("clienten", 2, "geboortemaand"),
    ("clienten", 4, "wacht_sinds"),
    ("woningen", 3, "rekenhuur"),
    ("aanbieders", 3, "zwaartes"),
    ("draagkracht", 3, "grens"),
    ("afspraken", 3, "jaar"),
    ("plaatsingen", 2, "zwaarte"),
]


@pytest.mark.parametrize("leeg", ["", "   ", "\u00a0"], ids=["empty", "blanks", "no-break-space"])
@pytest.mark.parametrize("bestand, rij, kolom", REQUIRED_CELLS)
def test_an_empty_required_cell(
    small: SmallDossier, tmp_path: Path, bestand: str, rij: int, kolom: str, leeg: str
) -> None:
    """Blank is empty, and a required cell may not be."""
    small.remove("besluiten")
    small.set(bestand, rij, kolom, leeg)
    (fout,) = faults(small.write_csv(tmp_path))
    assert (fout.bestand, fout.rij, fout.kolom, fout.waarde) == (f"{bestand}.csv", rij, kolom, None)
    assert fout.wat == "is verplicht, maar leeg"


# --- personal data -----------------------------------------------------------------------------------------------

BSN = "111222333"
EIGHT = "10000008"

SECRET_CELLS = [
    ("clienten", 2, "client_sleutel", BSN, "burgerservicenummer"),
    ("clienten", 2, "client_sleutel", "1112.22.333", "burgerservicenummer"),
    ("clienten", 2, "client_sleutel", "111 222 333", "burgerservicenummer"),
    ("clienten", 2, "aanbieder", BSN, "burgerservicenummer"),
    ("clienten", 2, "aanbieder", "jan@voorbeeld.nl", "e-mailadres"),
    ("clienten", 2, "client_sleutel", "0612345678", "telefoonnummer"),
    ("clienten", 2, "max_huur", "06-12345678", "telefoonnummer"),
    ("clienten", 2, "geboortemaand", "1998-05-17", "volledige geboortedatum"),
    ("clienten", 2, "geboortemaand", "17-05-1998", "volledige geboortedatum"),
    ("clienten", 2, "geboortemaand", "17 mei 1998", "volledige geboortedatum"),
    ("clienten", 2, "geboortemaand", "19980517", "volledige geboortedatum"),
    ("clienten", 2, "geboortemaand", "17-05-98", "volledige geboortedatum"),
    ("besluiten", 2, "reden", f"zie dossier {BSN}", "burgerservicenummer"),
    ("besluiten", 2, "reden", "bel 0570-123456 eerst", "telefoonnummer"),
    ("besluiten", 2, "reden", "bel +31 6 12 34 56 78", "telefoonnummer"),
    ("besluiten", 2, "reden", "bel (0570) 12 34 56", "telefoonnummer"),
    ("besluiten", 2, "reden", "bel 0031612345678", "telefoonnummer"),
    ("besluiten", 2, "reden", "mail j.de.vries@zorg.voorbeeld.nl", "e-mailadres"),
    ("plaatsingen", 2, "plaatsing_id", BSN, "burgerservicenummer"),
    ("woningen", 2, "straat", "post@voorbeeld.nl", "e-mailadres"),
    ("draagkracht", 2, "reden", "bel 06 1234 5678", "telefoonnummer"),
    ("gebieden", 6, "naam", "post@voorbeeld.nl", "e-mailadres"),
    ("aanbieders", 3, "aanbieder", "0570 - 123456", "telefoonnummer"),
    ("afspraken", 2, "corporatie", "0570-123456", "telefoonnummer"),
]


@pytest.mark.parametrize("bestand, rij, kolom, waarde, wat", SECRET_CELLS)
@pytest.mark.parametrize("workbook", [False, True], ids=["csv", "xlsx"])
def test_personal_data_is_refused_and_not_repeated(
    small: SmallDossier, tmp_path: Path, workbook: bool, bestand: str, rij: int, kolom: str, waarde: str, wat: str
) -> None:
    """The fault says which column and why; the value stands nowhere in it."""
    if bestand != "besluiten":
        small.remove("besluiten")
    small.set(bestand, rij, kolom, waarde)
    found = faults(small.write_workbook(tmp_path, typed=False) if workbook else small.write_csv(tmp_path))
    assert [(f.rij, f.kolom, f.waarde) for f in found] == [(rij, kolom, None)]
    assert wat in found[0].wat
    assert "persoonsgegevens worden geweigerd" in found[0].wat
    assert waarde not in found[0].regel()


SECRET_COLUMNS = [
    ("clienten", "naam", "de naam van een persoon"),
    ("clienten", "Achternaam", "de naam van een persoon"),
    ("clienten", "client_naam", "de naam van een persoon"),
    ("clienten", "naam contactpersoon", "de naam van een persoon"),
    ("woningen", "huurdernaam", "de naam van een persoon"),
    ("aanbieders", "contactpersoon", "de naam van een persoon"),
    ("clienten", "geboortedatum", "een geboortedatum"),
    ("clienten", "Geb. datum", "een geboortedatum"),
    ("plaatsingen", "date_of_birth", "een geboortedatum"),
    ("clienten", "BSN", "een burgerservicenummer"),
    ("clienten", "sofi-nummer", "een burgerservicenummer"),
    ("clienten", "Diagnose", "een diagnose"),
    ("clienten", "DSM-5", "een diagnose"),
    ("clienten", "e-mail", "een e-mailadres"),
    ("besluiten", "telefoonnummer", "een telefoonnummer"),
    ("clienten", "mobiel", "een telefoonnummer"),
    ("clienten", "adres", "een adres"),
    ("clienten", "postcode", "een adres"),
    ("clienten", "straat", "een adres"),
    ("plaatsingen", "huisnummer", "een adres"),
]


@pytest.mark.parametrize("bestand, kolom, soort", SECRET_COLUMNS)
def test_a_column_that_promises_personal_data_is_refused(
    small: SmallDossier, tmp_path: Path, bestand: str, kolom: str, soort: str
) -> None:
    """One fault for the column, whatever stands in it and however many rows."""
    small.add_column(bestand, kolom, "geheim")
    (fout,) = faults(small.write_csv(tmp_path))
    assert (fout.bestand, fout.rij, fout.kolom, fout.waarde) == (f"{bestand}.csv", 1, kolom, None)
    assert f"wijst op {soort}" in fout.wat
    assert "geheim" not in fout.regel()


@pytest.mark.parametrize(
    "bestand, kolom, waarde",
    [
        ("clienten", "opmerking", "bel 06-12345678"),
        ("clienten", "opmerking", "a@voorbeeld.nl"),
        ("clienten", "opmerking", f"nummer {BSN}"),
        ("clienten", "dossiernummer", EIGHT),
        ("woningen", "huurder_id", BSN),
        ("plaatsingen", "geboortemaand", "17-05-1998"),
        ("plaatsingen", "geboortejaar", "1998-05-17"),
    ],
)
def test_personal_data_in_a_column_that_is_not_read(
    small: SmallDossier, tmp_path: Path, bestand: str, kolom: str, waarde: str
) -> None:
    """A column that would be passed over is searched as well."""
    small.add_column(bestand, kolom, waarde)
    (fout,) = faults(small.write_csv(tmp_path))
    assert (fout.rij, fout.kolom, fout.waarde) == (2, kolom, None)
    assert waarde not in fout.regel()


def test_personal_data_where_the_column_names_should_be(small: SmallDossier, tmp_path: Path) -> None:
    """Without a header the first client stands in its place; that must not be repeated."""
    small.add_column("clienten", "jan@voorbeeld.nl", "")
    (fout,) = faults(small.write_csv(tmp_path))
    assert (fout.rij, fout.kolom) == (1, "nummer 25")
    assert "voorbeeld.nl" not in fout.regel()


# --- rows against each other -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A change of the small dossier and the faults it must give: file, row, column, part of what is wrong."""

    naam: str
    change: Callable[[SmallDossier], object]
    expected: tuple[tuple[str, int, str, str], ...]


def _cells(*cellen: tuple[str, int, str, str]) -> Callable[[SmallDossier], None]:
    def change(small: SmallDossier) -> None:
        for bestand, rij, kolom, waarde in cellen:
            small.set(bestand, rij, kolom, waarde)

    return change


ROWS = [
    Case(
        "a cliënt twice",
        lambda s: s.add_row("clienten"),
        (("clienten.csv", 5, "client_sleutel", "komt al voor in rij 2"),),
    ),
    Case(
        "a cliënt twice, told apart by blanks only",
        lambda s: s.add_row("clienten", client_sleutel=" C-001 "),
        (("clienten.csv", 5, "client_sleutel", "komt al voor in rij 2"),),
    ),
    Case(
        "a home twice",
        lambda s: s.add_row("woningen"),
        (("woningen.csv", 4, "woning_id", "komt al voor in rij 2"),),
    ),
    Case(
        "an area twice",
        lambda s: s.add_row("gebieden", like=6),
        (("gebieden.csv", 8, "code", "komt al voor in rij 6"),),
    ),
    Case(
        "a limit twice",
        lambda s: s.add_row("draagkracht"),
        (("draagkracht.csv", 4, "code", "komt al voor in rij 2"),),
    ),
    Case(
        "a provider and municipality twice",
        lambda s: s.add_row("aanbieders"),
        (("aanbieders.csv", 4, "aanbieder, gemeente", "komt al voor in rij 2"),),
    ),
    Case(
        "an agreement twice",
        lambda s: s.add_row("afspraken"),
        (("afspraken.csv", 4, "afspraak_id", "komt al voor in rij 2"),),
    ),
    Case(
        "a placement twice",
        lambda s: s.add_row("plaatsingen"),
        (("plaatsingen.csv", 4, "plaatsing_id", "komt al voor in rij 2"),),
    ),
    Case(
        "a pair both fixed and rejected",
        lambda s: s.add_row("besluiten", contractvorm="", besluit="afgewezen"),
        (("besluiten.csv", 2, "besluit", "zowel vast als afgewezen"),),
    ),
    Case(
        "areas that are each other's parent",
        _cells(("gebieden", 4, "ouder", "BU01500101")),
        (("gebieden.csv", 4, "ouder", "is van niveau buurt"),),
    ),
    Case(
        "a wijk without a parent",
        _cells(("gebieden", 4, "ouder", "")),
        (("gebieden.csv", 4, "ouder", "ontbreekt bij niveau wijk"),),
    ),
    Case(
        "a buurt without a parent",
        _cells(("gebieden", 6, "ouder", "")),
        (("gebieden.csv", 6, "ouder", "ontbreekt bij niveau buurt"),),
    ),
    Case(
        "a code of another level than the row says",
        _cells(("gebieden", 6, "code", "WK015009")),
        (
            ("gebieden.csv", 6, "code", "past niet bij niveau buurt"),
            ("clienten.csv", 2, "voorkeur_buurten", "staat niet in gebieden"),
            ("draagkracht.csv", 2, "code", "staat niet in gebieden"),
            ("plaatsingen.csv", 2, "buurtcode", "staat niet in gebieden"),
            ("plaatsingen.csv", 3, "buurtcode", "staat niet in gebieden"),
            ("woningen.csv", 2, "buurtcode", "staat niet in gebieden"),
        ),
    ),
    Case(
        "one degree without the other",
        _cells(("woningen", 2, "breedtegraad", "")),
        (("woningen.csv", 2, "breedtegraad", "ontbreekt naast de andere graad"),),
    ),
    Case(
        "an exception without a reason",
        _cells(("clienten", 3, "afwijkreden", "")),
        (("clienten.csv", 3, "afwijkreden", "ontbreekt, terwijl herkomst_afwijken ja is"),),
    ),
    Case(
        "ages the wrong way round",
        _cells(("woningen", 2, "leeftijd_max", "17")),
        (("woningen.csv", 2, "leeftijd_min", "leeftijd_min 18 is hoger dan leeftijd_max 17"),),
    ),
    Case(
        "born after the peildatum",
        _cells(("clienten", 2, "geboortemaand", "2026-12")),
        (("clienten.csv", 2, "geboortemaand", "ligt na de peildatum"),),
    ),
    Case(
        "older than anyone",
        _cells(("clienten", 2, "geboortemaand", "1906-10")),
        (("clienten.csv", 2, "geboortemaand", "ligt meer dan 120 jaar voor de peildatum"),),
    ),
    Case(
        "a month that is not on the calendar",
        _cells(("clienten", 2, "geboortemaand", "1998-13")),
        (("clienten.csv", 2, "geboortemaand", "bestaat niet op de kalender"),),
    ),
    Case(
        "a year where a month should be",
        _cells(("clienten", 2, "geboortemaand", "1998")),
        (("clienten.csv", 2, "geboortemaand", "is geen maand"),),
    ),
    Case(
        "a line end in a key",
        _cells(("clienten", 4, "client_sleutel", "C\n3")),
        (("clienten.csv", 4, "client_sleutel", "bevat onzichtbare tekens"),),
    ),
    Case(
        "a name longer than any name",
        _cells(("woningen", 2, "corporatie", "x" * 201)),
        (("woningen.csv", 2, "corporatie", "is leeg of te lang"),),
    ),
]


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case.naam)
def test_rows_against_each_other(small: SmallDossier, tmp_path: Path, case: Case) -> None:
    """Each contradiction gives exactly the faults that it is made of."""
    case.change(small)
    found = faults(small.write_csv(tmp_path))
    assert {(f.bestand, f.rij, f.kolom) for f in found} == {expected[:3] for expected in case.expected}
    for bestand, rij, kolom, wat in case.expected:
        assert any(wat in f.wat for f in found if (f.bestand, f.rij, f.kolom) == (bestand, rij, kolom)), found


# --- whole files -------------------------------------------------------------------------------------------------


def _raw(naam: str, inhoud: bytes) -> Callable[[SmallDossier], None]:
    def change(small: SmallDossier) -> None:
        small.raw[naam] = inhoud

    return change


def _encoded(encoding: str) -> Callable[[SmallDossier], None]:
    return lambda small: small.raw.update({"clienten.csv": small.text("clienten").encode(encoding)})


def _edited(bestand: str, old: str, new: str) -> Callable[[SmallDossier], None]:
    def change(small: SmallDossier) -> None:
        text = small.text(bestand)
        assert old in text
        small.raw[f"{bestand}.csv"] = text.replace(old, new).encode()

    return change


def _without(*bestanden: str) -> Callable[[SmallDossier], None]:
    def change(small: SmallDossier) -> None:
        for bestand in bestanden:
            small.remove(bestand)

    return change


FILES = [
    Case("nothing in it", _raw("clienten.csv", b""), (("clienten.csv", 0, "", "is leeg"),)),
    Case("only blanks", _raw("clienten.csv", b"\xef\xbb\xbf \r\n\r\n"), (("clienten.csv", 0, "", "is leeg"),)),
    Case("UTF-16", _encoded("utf-16"), (("clienten.csv", 0, "", "staat in UTF-16"),)),
    Case("UTF-16 without a mark", _encoded("utf-16-le"), (("clienten.csv", 0, "", "bevat nulbytes"),)),
    Case("a workbook called CSV", _raw("clienten.csv", b"PK\x03\x04rest"), (("clienten.csv", 0, "", "Excel-werkmap"),)),
    Case("an old workbook called CSV", _raw("clienten.csv", b"\xd0\xcf\x11\xe0"), (("clienten.csv", 0, "", "oud "),)),
    Case(
        "bytes that are no letter",
        lambda s: s.raw.update({"clienten.csv": s.text("clienten").encode() + b"\x81"}),
        (("clienten.csv", 0, "", "is geen tekst in UTF-8 en ook niet in Windows-1252"),),
    ),
    Case(
        "two encodings in one file",
        lambda s: s.raw.update({"besluiten.csv": s.text("besluiten").encode() + "C-9;é".encode() + b"\xe9"}),
        (("besluiten.csv", 0, "", "is deels UTF-8 en deels iets anders"),),
    ),
    Case(
        "a separator that is not known",
        lambda s: s.raw.update({"clienten.csv": s.text("clienten", "|").encode()}),
        (("clienten.csv", 1, "", "geen enkele bekende kolomnaam"),),
    ),
    Case(
        "a header in another language",
        _raw("besluiten.csv", b"client;home;decision\r\n"),
        (("besluiten.csv", 1, "", "geen enkele bekende kolomnaam"),),
    ),
    Case(
        "two separators in the header",
        _raw("besluiten.csv", b"client_sleutel;woning_id;contractvorm,besluit,reden\r\n"),
        (("besluiten.csv", 1, "", "het scheidingsteken is niet eenduidig"),),
    ),
    Case(
        "a first row without names",
        lambda s: s.raw.update({"besluiten.csv": b";;;;\r\n" + s.text("besluiten").encode()}),
        (("besluiten.csv", 1, "", "geen enkele bekende kolomnaam"),),
    ),
    Case(
        "too many cells",
        _edited("besluiten", "past goed", "past;goed"),
        (("besluiten.csv", 2, "", "heeft meer cellen dan er kolomnamen zijn"),),
    ),
    Case(
        "too few cells",
        _edited("besluiten", "C-002;W-1;;afgewezen;geen rolstoel", "C-002;W-1;;afgewezen"),
        (("besluiten.csv", 3, "", "heeft minder cellen dan er kolomnamen zijn"),),
    ),
    Case(
        "a file that was cut off",
        _edited("besluiten", "C-002;W-1;;afgewezen;geen rolstoel\r\n", "C-002;W-"),
        (("besluiten.csv", 3, "", "heeft minder cellen dan er kolomnamen zijn"),),
    ),
    Case(
        "a decimal comma in a file with commas",
        lambda s: s.raw.update({"draagkracht.csv": b"niveau,code,grens\r\nbuurt,BU02620101,6,5\r\n"}),
        (("draagkracht.csv", 2, "", "heeft meer cellen dan er kolomnamen zijn"),),
    ),
    Case(
        "a quote that is not closed",
        _edited("besluiten", "past goed", '"past goed'),
        (("besluiten.csv", 2, "", "een aanhalingsteken is niet gesloten"),),
    ),
    Case(
        "text after a closing quote",
        _edited("besluiten", "geen rolstoel", '"geen" rolstoel'),
        (("besluiten.csv", 3, "", "een aanhalingsteken is niet gesloten"),),
    ),
    Case(
        "a cell without end",
        _edited("besluiten", "past goed", "x" * 200_000),
        (("besluiten.csv", 2, "", "een cel is veel te lang"),),
    ),
    Case(
        "a million blank lines",
        lambda s: s.raw.update({"besluiten.csv": s.text("besluiten").encode() + b"\n" * 1_100_000}),
        (("besluiten.csv", 0, "", "heeft te veel rijen"),),
    ),
    Case(
        "columns without end",
        lambda s: s.raw.update({"besluiten.csv": s.text("besluiten").replace("reden", "reden" + ";x" * 1000).encode()}),
        (("besluiten.csv", 0, "", "heeft te veel rijen, kolommen of cellen"),),
    ),
    Case(
        "a required column is missing",
        lambda s: s.drop_column("clienten", "zwaarte"),
        (("clienten.csv", 1, "zwaarte", "deze verplichte kolom ontbreekt"),),
    ),
    Case(
        "three required columns are missing",
        lambda s: s.drop_column("woningen", "corporatie", "rekenhuur", "beschikbaar_vanaf"),
        (
            ("woningen.csv", 1, "corporatie", "deze verplichte kolom ontbreekt"),
            ("woningen.csv", 1, "rekenhuur", "deze verplichte kolom ontbreekt"),
            ("woningen.csv", 1, "beschikbaar_vanaf", "deze verplichte kolom ontbreekt"),
        ),
    ),
    Case(
        "a required column under a wrong name",
        _edited("clienten", "geboortemaand", "geboorte_maand"),
        (("clienten.csv", 1, "geboortemaand", "heet die hier 'geboorte_maand'?"),),
    ),
    Case(
        "a column twice",
        lambda s: s.add_column("clienten", "Zwaarte", "licht"),
        (("clienten.csv", 1, "zwaarte", "staat er meer dan een keer"),),
    ),
    Case(
        "values without a column name",
        _edited("besluiten", "contractvorm;besluit", ";besluit"),
        (("besluiten.csv", 1, "nummer 3", "heeft waarden, maar geen naam in rij 1"),),
    ),
    Case("no clients file", _without("clienten", "besluiten"), (("clienten.csv", 0, "", "bestand ontbreekt"),)),
    Case("no homes file", _without("woningen", "besluiten"), (("woningen.csv", 0, "", "bestand ontbreekt"),)),
    Case("no areas file", _without("gebieden"), (("gebieden.csv", 0, "", "bestand ontbreekt"),)),
    Case("no providers file", _without("aanbieders"), (("aanbieders.csv", 0, "", "bestand ontbreekt"),)),
    Case(
        "the same file in two formats",
        lambda s: s.raw.update({"clienten.xlsx": s.workbook("clienten")}),
        (("clienten.xlsx", 0, "", "in clienten.csv en in clienten.xlsx"),),
    ),
    Case(
        "the same file in two cases",
        lambda s: s.raw.update({"Clienten.CSV": s.text("clienten").encode()}),
        (("clienten.csv", 0, "", "in Clienten.CSV en in clienten.csv"),),
    ),
    Case("an old workbook", _raw("besluiten.xls", b"x"), (("besluiten.xls", 0, "", ".xls wordt niet gelezen"),)),
    Case("a sheet of LibreOffice", _raw("besluiten.ods", b"x"), (("besluiten.ods", 0, "", ".ods wordt niet gelezen"),)),
    Case("a text file", _raw("besluiten.txt", b"x"), (("besluiten.txt", 0, "", ".txt wordt niet gelezen"),)),
    Case("broken outlines", _raw("gebieden.geojson", b"{"), (("gebieden.geojson", 0, "", "is geen geldige JSON"),)),
    Case(
        "a broken previous proposal",
        _raw("vorig_voorstel.json", b'{"plaatsingen": [{"client_sleutel": 1}]}'),
        (
            ("vorig_voorstel.json", 0, "plaatsingen.0.client_sleutel", "is geen tekst"),
            ("vorig_voorstel.json", 0, "plaatsingen.0.woning_id", "is verplicht, maar leeg"),
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.naam)
def test_whole_files(small: SmallDossier, tmp_path: Path, case: Case) -> None:
    """A file that cannot be read gives its own fault, and nothing that refers to it is called wrong."""
    case.change(small)
    found = faults(small.write_csv(tmp_path))
    assert sorted((f.bestand, f.rij, f.kolom) for f in found) == sorted(expected[:3] for expected in case.expected)
    for bestand, rij, kolom, wat in case.expected:
        assert any(wat in f.wat for f in found if (f.bestand, f.rij, f.kolom) == (bestand, rij, kolom)), found


def test_a_file_that_is_too_large_is_not_opened(small: SmallDossier, tmp_path: Path) -> None:
    """The size is looked at before the content."""
    folder = small.write_csv(tmp_path)
    with (folder / "clienten.csv").open("r+b") as handle:
        handle.truncate(MAX_BYTES + 1)
    (fout,) = faults(folder)
    assert (fout.bestand, fout.wat, fout.toegestaan) == ("clienten.csv", "is te groot (50 MB)", "hooguit 50 MB")


# --- all at once -------------------------------------------------------------------------------------------------


def test_every_fault_is_reported_at_once(small: SmallDossier, tmp_path: Path) -> None:
    """Faults of cells, rows, references, headers and files in one dossier all come together."""
    small.set("clienten", 2, "max_huur", "veel")
    small.set("clienten", 2, "zwaarte", "zwaar")
    small.set("clienten", 3, "client_sleutel", BSN)
    small.set("clienten", 4, "aanbieder", "Onbekend")
    small.set("woningen", 2, "buurtcode", "BU99999999")
    small.set("woningen", 3, "rekenhuur", "-1")
    small.drop_column("aanbieders", "zwaartes")
    small.add_column("plaatsingen", "achternaam", "Jansen")
    small.raw["afspraken.csv"] = b""
    small.raw["vorig_voorstel.json"] = b"[]"
    found = faults(small.write_csv(tmp_path))
    assert [(f.bestand, f.rij, f.kolom) for f in found] == [
        ("aanbieders.csv", 1, "zwaartes"),
        ("afspraken.csv", 0, ""),
        ("clienten.csv", 2, "max_huur"),
        ("clienten.csv", 2, "zwaarte"),
        ("clienten.csv", 3, "client_sleutel"),
        ("clienten.csv", 4, "aanbieder"),
        ("plaatsingen.csv", 1, "achternaam"),
        ("vorig_voorstel.json", 0, ""),
        ("woningen.csv", 2, "buurtcode"),
        ("woningen.csv", 3, "rekenhuur"),
    ]


def test_every_row_of_a_bad_column_is_reported(small: SmallDossier, tmp_path: Path) -> None:
    """One bad row never hides the next, and blank rows keep their number."""
    small.tables["clienten"].insert(2, [""] * 24)
    for rij in (2, 4, 5):
        small.set("clienten", rij, "voorziening", "?")
    small.remove("besluiten")
    assert [f.rij for f in faults(small.write_csv(tmp_path))] == [2, 4, 5]


def test_a_fault_names_a_bad_row_once(small: SmallDossier, tmp_path: Path) -> None:
    """What refers to a row that could not be read is not wrong itself."""
    small.set("gebieden", 6, "huishoudens", "veel")
    small.set("clienten", 2, "voorziening", "?")
    small.set("woningen", 2, "kamers", "?")
    small.set("aanbieders", 2, "omklap_max", "?")
    small.set("aanbieders", 3, "omklap_max", "?")
    found = faults(small.write_csv(tmp_path))
    assert [(f.bestand, f.rij) for f in found] == [
        ("aanbieders.csv", 2),
        ("aanbieders.csv", 3),
        ("clienten.csv", 2),
        ("gebieden.csv", 6),
        ("woningen.csv", 2),
    ]


def test_a_dossier_without_peildatum_is_still_read(small: SmallDossier, tmp_path: Path) -> None:
    """With a broken policy the tables are judged all the same, apart from ages."""
    small.set("clienten", 2, "geboortemaand", "2026-12")
    folder = small.write_csv(tmp_path)
    assert len(lees_dossier(folder, None).clienten) == 3
    small.set("clienten", 2, "voorziening", "?")
    with pytest.raises(InvoerFout, match="is geen bekende waarde"):
        lees_dossier(small.write_csv(tmp_path), None)


def test_a_long_value_is_cut(small: SmallDossier, tmp_path: Path) -> None:
    """A message stays readable, and holds no document."""
    small.set("clienten", 2, "voorziening", "a\tb" + "x" * 100)
    small.set("clienten", 3, "aanbieder", "y" * 100)
    eerste, tweede = faults(small.write_csv(tmp_path))
    assert eerste.waarde == "a\ufffdb" + "x" * 56 + "…"
    assert tweede.waarde == "y" * 59 + "…"
