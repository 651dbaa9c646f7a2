"""Goals and policy in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.policy.schema import Beleid

if TYPE_CHECKING:
    from uitstroommatch.explain.wording.policy import Beleidstekst


def bewijs_in_woorden(doelen: Sequence[Doelwaarde]) -> tuple[str, ...]:
    """Say of each goal of a proposal, in order, what its value means and how sure it is that it cannot be better."""
    from uitstroommatch.explain.wording import waarde_en_bewijs

    return tuple(map(waarde_en_bewijs, doelen))


def beleid_in_zinnen(beleid: Beleid, dossier: Dossier | None = None) -> Beleidstekst:
    """Put a policy into sentences, with sources, norms and what can be changed; names of areas come from the dossier.

    Raises:
        InvoerFout: the rules and goals do not go with the policy.
    """
    from uitstroommatch.explain.wording.policy import beleid_in_zinnen as _beleid_in_zinnen

    return _beleid_in_zinnen(beleid, {} if dossier is None else {g.code: g.naam for g in dossier.gebieden})


def beleidswijzigingen(een: bytes, ander: bytes) -> tuple[str, ...]:
    """Say in sentences what differs between two policy files.

    Raises:
        InvoerFout: one of them is not a policy.
    """
    from uitstroommatch.explain.wording.policy import wijzigingen_in_zinnen
    from uitstroommatch.policy.edit import verschil

    return wijzigingen_in_zinnen(verschil(een, ander))
