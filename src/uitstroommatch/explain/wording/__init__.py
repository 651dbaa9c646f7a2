"""The sentences: every explanation in plain Dutch, made here and nowhere else. A line with a dash in front is an item.

Reasons come as typed objects; the words for a rule come from the rule itself. Codes become names, and what belongs to
the search stays out.
"""

from uitstroommatch.explain.wording.amends import herstel, wijziging
from uitstroommatch.explain.wording.difference import herplanning, vergelijking
from uitstroommatch.explain.wording.left_over import geen_woning, knelpunt_kort, knelpunten, lege_woning
from uitstroommatch.explain.wording.names import Namen
from uitstroommatch.explain.wording.pair import waarom, waarom_niet
from uitstroommatch.explain.wording.proof import bewijs, tot_nu_toe, waarde, waarde_en_bewijs
from uitstroommatch.explain.wording.shares import eerlijkheid
from uitstroommatch.explain.wording.short import kort_waarom, kort_waarom_niet
from uitstroommatch.explain.wording.whole import uitleg
from uitstroommatch.explain.wording.worth import marginaal, prijzen

__all__ = [
    "Namen",
    "bewijs",
    "eerlijkheid",
    "geen_woning",
    "herplanning",
    "herstel",
    "knelpunt_kort",
    "knelpunten",
    "kort_waarom",
    "kort_waarom_niet",
    "lege_woning",
    "marginaal",
    "prijzen",
    "tot_nu_toe",
    "uitleg",
    "vergelijking",
    "waarde",
    "waarde_en_bewijs",
    "waarom",
    "waarom_niet",
    "wijziging",
]
