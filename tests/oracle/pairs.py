"""The pair rules: for every id, does this client in this home on this contract form break it?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from tests.oracle.arithmetic import age
from tests.oracle.policy import Policy, cents
from tests.oracle.reading import Client, Steun, Woning

WOONVORMEN = ("zelfstandig", "kamer", "groepswonen", "skaeve_huse")
TOEGANKELIJKHEID = ("geen", "gelijkvloers", "rolstoel")


@dataclass(frozen=True)
class World:
    """What the pair rules look at, next to the pair itself."""

    policy: Policy
    support: Mapping[tuple[str, str], Steun]
    rejected: frozenset[tuple[str, str]]


Breaks = Callable[[World, Client, Woning, str], bool]


def beschikbaarheid(world: World, c: Client, w: Woning, _: str) -> bool:
    """The home comes free too late, or stands empty too long before the client can move."""
    policy = world.policy
    horizon = timedelta(days=policy.get("beschikbaarheid", "horizon_dagen", 120))
    empty = timedelta(days=policy.get("beschikbaarheid", "max_leegstand_dagen", 60))
    free = max(w.beschikbaar_vanaf, policy.peildatum)
    return w.beschikbaar_vanaf > policy.peildatum + horizon or c.uitstroom_vanaf > free + empty


def woonvorm(_: World, c: Client, w: Woning, __: str) -> bool:
    """The client does not accept the kind of home."""
    return w.woonvorm not in c.woonvormen


def contractvorm(_: World, c: Client, w: Woning, k: str) -> bool:
    """The form is not offered or not accepted."""
    return k not in c.contractvormen or k not in w.contractvormen


def huurgrens_jongeren(world: World, c: Client, w: Woning, _: str) -> bool:
    """Young, and the rent is over the youth limit."""
    policy, rule = world.policy, "huurgrens_jongeren"
    if policy.get(rule, "profiel", "actieplan") == "wettelijk":
        until, limit = policy.norms.jongerenleeftijd, policy.norms.goedkoop
        child_lifts = policy.get(rule, "kind_heft_op", True)
    else:
        until = policy.get(rule, "leeftijdsgrens", 23)
        limit = cents(policy.get(rule, "grens", 410))
        child_lifts = policy.get(rule, "kind_heft_op", False)
    if w.woonvorm not in policy.get(rule, "woonvormen", WOONVORMEN):
        return False
    if c.kinderen > 0 and child_lifts:
        return False
    return age(policy.peildatum, c.geboren) < until and w.rekenhuur > limit


def passend_toewijzen(world: World, c: Client, w: Woning, _: str) -> bool:
    """Low income, and the rent is over the aftoppingsgrens of the household."""
    policy = world.policy
    if w.woonvorm not in policy.get("passend_toewijzen", "woonvormen", WOONVORMEN):
        return False
    limit = policy.norms.laag if c.grootte <= 2 else policy.norms.hoog
    return c.inkomensklasse == "laag" and w.rekenhuur > limit


def budget(_: World, c: Client, w: Woning, __: str) -> bool:
    """The rent is over what the client can pay."""
    return c.max_huur is not None and w.rekenhuur > c.max_huur


def huishouden_past(world: World, c: Client, w: Woning, _: str) -> bool:
    """Too many persons, or too many rooms."""
    extra = world.policy.get("huishouden_past", "extra_kamers", 2)
    return c.grootte > w.max_personen or w.kamers > c.grootte + extra


def toegankelijkheid(_: World, c: Client, w: Woning, __: str) -> bool:
    """The home offers less than is needed."""
    offered = TOEGANKELIJKHEID.index(w.toegankelijkheid)
    return offered < TOEGANKELIJKHEID.index(c.toegankelijkheid)


def leeftijdslabel(world: World, c: Client, w: Woning, _: str) -> bool:
    """The age lies outside the label of the home."""
    years = age(world.policy.peildatum, c.geboren)
    too_young = w.leeftijd_min is not None and years < w.leeftijd_min
    too_old = w.leeftijd_max is not None and years > w.leeftijd_max
    return too_young or too_old


def uitgesloten_gebied(_: World, c: Client, w: Woning, __: str) -> bool:
    """The home stands in an area that the client excludes."""
    return any(code in c.uitgesloten for code in w.plek.gebieden.values())


def begeleiding(world: World, c: Client, w: Woning, _: str) -> bool:
    """The provider does not deliver what the client needs in this municipality."""
    steun = world.support.get((c.aanbieder, w.plek.gemeente))
    if steun is None or c.zwaarte not in steun.zwaartes:
        return True
    return c.dag_en_nacht and not steun.dag_en_nacht


def herkomst_buiten_regio(world: World, c: Client, w: Woning, _: str) -> bool:
    """No approved exception, and the client has to go back to the municipality of origin."""
    if c.afwijken:
        return False
    if c.herkomst not in world.policy.region:
        return True
    inside_too = world.policy.get("herkomst_buiten_regio", "ook_binnen_regio", False)
    return bool(inside_too) and w.plek.gemeente != c.herkomst


def besluit_afgewezen(world: World, c: Client, w: Woning, _: str) -> bool:
    """A person rejected this pair."""
    return (c.sleutel, w.sleutel) in world.rejected


PAIR_RULES: dict[str, Breaks] = {
    rule.__name__: rule
    for rule in (
        beschikbaarheid,
        woonvorm,
        contractvorm,
        huurgrens_jongeren,
        passend_toewijzen,
        budget,
        huishouden_past,
        toegankelijkheid,
        leeftijdslabel,
        uitgesloten_gebied,
        begeleiding,
        herkomst_buiten_regio,
        besluit_afgewezen,
    )
}
