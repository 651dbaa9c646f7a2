"""Synthetic dossiers of any size: no real client, home, placement or agreement stands in them.

Reproducible to the byte from (clienten, zaad, profiel, peildatum). Only the areas and the norms are facts.
"""

from uitstroommatch.synthetic.dossier import schrijf_voorbeeld

__all__ = ["schrijf_voorbeeld"]
