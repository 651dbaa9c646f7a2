"""The random rows of the tiny dossiers."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.oracle.arithmetic import age, years_before
from tests.oracle.dice import Dice
from tests.oracle.facts import FORMS

Row = dict[str, str]

ACCESS = ("geen", "gelijkvloers", "rolstoel")
ZWAARTES = ("licht", "medium", "complex", "gespecialiseerd")
RENTS = (35000, 40999, 41000, 41001, 45050, 49820, 49821, 60000, 71302, 71303, 76414, 76415, 93293, 93294)


@dataclass
class Setting:
    """What the files of one dossier share."""

    dice: Dice
    peildatum: date
    window: int
    region: list[str]
    known: list[str]
    themes: set[str]
    buurten: list[str] = field(default_factory=list)
    places: list[tuple[str, str, str]] = field(default_factory=list)
    spots: list[tuple[str, str, str]] = field(default_factory=list)
    providers: list[str] = field(default_factory=list)
    landlords: list[str] = field(default_factory=list)

    def near(self, *days: int) -> date:
        """A date some days from the peildatum."""
        return self.peildatum + timedelta(days=self.dice.choice(days))

    def tight(self, theme: str, percent: int) -> bool:
        """True in so many cases where the theme plays a part in this dossier, else seldom."""
        return self.dice.chance(percent if theme in self.themes else percent // 10)

    def area_codes(self, places: list[tuple[str, str, str]]) -> list[str]:
        """Every code above street level, and the streets and complexes of these places."""
        codes = [*self.known, *(f"WK{b[2:8]}" for b in self.buurten), *self.buurten]
        for buurt, street, building in places:
            codes += [f"{buurt}/{street}"] + ([f"{buurt}/{street}/{building}"] if building else [])
        return list(dict.fromkeys(codes))


def client_row(setting: Setting, n: int) -> Row:
    """One client."""
    dice = setting.dice
    persons = dice.odds({1: 10, 2: 6, 3: 4, 4: 1})
    away = dice.chance(20)
    months = 12 * dice.odds({21: 2, 23: 3, 27: 1, 35: 4, 50: 4, 66: 2}) + dice.choice((-1, 0, 1, 2))
    born = setting.peildatum.year * 12 + setting.peildatum.month - 1 - months
    outside = ["GM0363", "GM0285"]
    return {
        "client_sleutel": f"K-{n + 1}",
        "aanbieder": dice.choice(setting.providers),
        "gemeente_herkomst": dice.choice(outside if setting.tight("herkomst", 30) else setting.region),
        "herkomst_afwijken": dice.boolean(away),
        "afwijkreden": dice.case(dice.choice(("veiligheid", "netwerk", "eigen_wens"))) if away else "",
        "geboortemaand": f"{born // 12}-{born % 12 + 1:02d}",
        "huishoudgrootte": str(persons),
        "kinderen": str(dice.randrange(persons)),
        "inkomensklasse": dice.case(dice.odds({"laag": 4, "hoger": 1})),
        "max_huur": dice.number(dice.choice((36000, 40999, 41000, 45050, 71302)), 2)
        if setting.tight("budget", 70)
        else "",
        "voorziening": dice.choice(("BW", "MO", "VZ", "OGGZ")),
        "wettelijk_kader": dice.choice(("", "Wmo", "Zvw", "Wlz", "forensisch", "Jeugdwet")),
        "zwaarte": dice.case(dice.choice(ZWAARTES)),
        "uren_per_week": dice.number(dice.choice((0, 15, 20, 35, 40, 60)), 1),
        "bereikbaarheid_24u": dice.boolean(setting.tight("steun", 25)),
        "woonvormen": dice.cases(_kinds(setting)),
        "contractvormen": dice.cases(_forms(setting)),
        "toegankelijkheid": dice.case(dice.choice(ACCESS) if setting.tight("toegang", 70) else "geen"),
        "voorkeur_gemeenten": "|".join(_wishes(setting)),
        "voorkeur_buurten": "|".join(dice.sample(setting.buurten, dice.choice((0, 0, 1, 2)))),
        "uitgesloten_gebieden": "|".join(_excluded(setting)),
        "uitstroom_vanaf": dice.day(setting.near(*((30, 60, 61, 90) if setting.tight("tijd", 50) else (-60, -1, 0)))),
        "wacht_sinds": dice.day(setting.near(-400, -200, -71, -70, -69, -14, -7, -6, 0, 5)),
        "urgentie": dice.case(dice.odds({"normaal": 2, "spoed": 1})),
    }


def _kinds(setting: Setting) -> list[str]:
    others = setting.dice.some(("kamer", "groepswonen", "skaeve_huse"))
    if setting.tight("woonvorm", 15):
        return others
    return ["zelfstandig"] + ([] if setting.dice.chance(50) else others)


def _forms(setting: Setting) -> list[str]:
    if not setting.tight("vorm", 60):
        return ["OMK"] if setting.dice.chance(25) else setting.dice.sample(FORMS, setting.dice.choice((2, 3)))
    return setting.dice.choice((["OMK"], ["OMK"], ["VWD"], ["OBE", "OMK"], ["VWD", "OBE"]))


def _wishes(setting: Setting) -> list[str]:
    wishes = setting.dice.some(setting.region, 0)
    return wishes + wishes[:1] if setting.dice.chance(15) else wishes


def _excluded(setting: Setting) -> list[str]:
    codes = setting.area_codes(setting.spots)
    levels = [[c for c in codes if c.startswith("GM")], [c for c in codes if c.startswith("WK")]]
    levels += [[c for c in codes if c.startswith("BU") and c.count("/") == n] for n in range(3)]
    chosen = setting.dice.choice([level for level in levels if level])
    return setting.dice.sample(chosen, 1) if setting.tight("gebied", 50) else []


def home_row(setting: Setting, n: int, clients: list[Row]) -> Row:
    """One home; its age label stays close to the age of a client."""
    dice = setting.dice
    buurt, street, building = setting.spots[n]
    other = dice.choice(("kamer", "groepswonen", "groepswonen", "skaeve_huse"))
    kind = other if setting.tight("woonvorm", 40) else "zelfstandig"
    youngest, oldest = _label(setting, clients)
    located = dice.chance(50)
    return {
        "woning_id": f"W{n + 1}",
        "corporatie": dice.choice(setting.landlords),
        "buurtcode": buurt,
        "straat": street,
        "complex": building,
        "postcode": dice.choice(("", "7411AB", "8102XY")),
        "woonvorm": dice.case(kind),
        "rekenhuur": dice.number(dice.choice(RENTS if setting.tight("huur", 70) else RENTS[:5]), 2),
        "kamers": str(dice.choice((1, 2, 3, 4) if setting.tight("grootte", 60) else (1, 2))),
        "max_personen": str(dice.choice((1, 2, 3, 4) if setting.tight("grootte", 60) else (3, 4))),
        "toegankelijkheid": dice.case(dice.choice(ACCESS) if setting.tight("toegang", 70) else "rolstoel"),
        "leeftijd_min": youngest,
        "leeftijd_max": oldest,
        "contractvormen": dice.cases(_forms(setting) if setting.tight("vorm", 60) else FORMS),
        "plaatsen": str(dice.odds({1: 3, 2: 3, 3: 2}) if kind == "groepswonen" else dice.odds({1: 9, 2: 1})),
        "beschikbaar_vanaf": dice.day(
            setting.near(*((60, 90, 119, 120, 121) if setting.tight("tijd", 35) else (-30, 0, 1, 30)))
        ),
        "lengtegraad": dice.number(61234, 4) if located else "",
        "breedtegraad": dice.number(52234, 3) if located else "",
    }


def _label(setting: Setting, clients: list[Row]) -> tuple[str, str]:
    dice = setting.dice
    year, month = dice.choice(clients)["geboortemaand"].split("-")
    years = age(setting.peildatum, (int(year), int(month))) + dice.choice((-1, 0, 0, 1))
    least, most = (years, years + 20) if dice.chance(50) else (years - 15, years)
    low, high = setting.tight("label", 30), setting.tight("label", 30)
    return str(least) if low else "", str(most) if high else ""


def support_rows(setting: Setting) -> list[Row]:
    """Every provider somewhere, mostly everywhere."""
    rows = []
    for provider in setting.providers:
        there = [gemeente for gemeente in setting.region if not setting.tight("steun", 15)]
        rows += [_support_at(setting, provider, gemeente) for gemeente in there or setting.region[:1]]
    return rows


def _support_at(setting: Setting, provider: str, gemeente: str) -> Row:
    dice = setting.dice
    hours = dice.choice((0, 20, 35, 40, 55, 75, 95) if setting.tight("uren", 90) else (400, 555))
    return {
        "aanbieder": provider,
        "gemeente": gemeente,
        "uren_beschikbaar": dice.number(hours, 1),
        "omklap_max": dice.choice(("0", "1", "1", "2")) if setting.tight("omklap", 90) else "",
        "zwaartes": dice.cases(dice.some(ZWAARTES, 2) if setting.tight("steun", 40) else ZWAARTES),
        "bereikbaar_24u": dice.boolean(not setting.tight("steun", 40)),
    }


def agreement_row(setting: Setting, n: int) -> Row:
    """One agreement, mostly of the year of the peildatum."""
    dice = setting.dice
    minimum = dice.choice(("", "1", "2", "3"))
    most = dice.choice(("0", "1", "1", "2", "3")) if setting.tight("afspraak", 90) else ""
    year = setting.peildatum.year + (dice.choice((-1, 1)) if dice.chance(15) else 0)
    return {
        "afspraak_id": f"A{n}",
        "jaar": str(year),
        "corporatie": dice.choice(setting.landlords) if dice.chance(25) else "",
        "gemeente": dice.choice(setting.region) if dice.chance(30) else "",
        "woonvorm": dice.case("zelfstandig") if dice.chance(25) else "",
        "huurklasse": dice.choice(("GOE", "GOE", "BET", "BET", "DUU", "BOV")) if dice.chance(30) else "",
        "contractvorm": dice.choice(("OMK", "VWD", "OBE")) if dice.chance(30) else "",
        "minimum": minimum if not most or not minimum or int(minimum) <= int(most) else "",
        "maximum": most,
    }


def past_row(setting: Setting, n: int) -> Row:
    """One placement of before, close to the edges of the window and the year."""
    dice, peildatum = setting.dice, setting.peildatum
    edge = years_before(peildatum, setting.window)
    new_year = date(peildatum.year, 1, 1)
    days = [edge, new_year, new_year, peildatum, peildatum - timedelta(days=200)]
    placed = dice.choice(days) + timedelta(days=dice.choice((-1, 0, 0, 1)))
    ended = [peildatum + timedelta(days=days) for days in (-1, 0, 1) if peildatum + timedelta(days=days) >= placed]
    buurt, street, building = dice.choice(setting.places)
    if dice.chance(15):
        buurt, street, building = dice.choice(setting.buurten), "Oude weg", ""
    unknown = dice.chance(10)
    return {
        "plaatsing_id": f"P{n}",
        "datum": dice.day(placed),
        "gemeente_herkomst": dice.choice([*setting.region, *setting.region, "GM0363"]),
        "buurtcode": buurt,
        "straat": "" if unknown else street,
        "complex": "" if unknown else building,
        "corporatie": dice.choice(setting.landlords) if dice.chance(90) else "",
        "aanbieder": dice.choice(setting.providers),
        "zwaarte": dice.case(dice.choice(("licht", *ZWAARTES))),
        "woonvorm": dice.case(dice.odds({"zelfstandig": 8, "kamer": 1, "": 1})),
        "rekenhuur": dice.number(dice.choice(RENTS), 2) if dice.chance(90) else "",
        "contractvorm": dice.choice(("OMK", "OMK", "VWD", "OBE", "")),
        "einddatum": dice.day(dice.choice(ended)) if ended and dice.chance(30) else "",
    }


def limits_rows(setting: Setting) -> list[Row]:
    """Limits on areas of any level."""
    dice = setting.dice
    levels = {"GM": "gemeente", "WK": "wijk", "BU": ("buurt", "straat", "complex")}
    rows = []
    for code in dice.sample(setting.area_codes(setting.places), dice.randint(1, 4)):
        level = levels[code[:2]]
        name = level if isinstance(level, str) else level[code.count("/")]
        limit = str(dice.odds({0: 1, 1: 3, 2: 4, 3: 4, 4: 2}))
        rows.append({"niveau": dice.case(name), "code": code, "grens": limit, "reden": "team"})
    return rows
