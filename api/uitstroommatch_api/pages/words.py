"""Words of the trade, each in one plain sentence, as the pages explain them where they stand (see GLOSSARY.md)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WOORDEN: Mapping[str, str] = MappingProxyType(
    {
        "aanbieder": "De zorgaanbieder die de cliënt aanmeldt en de begeleiding geeft.",
        "aftoppingsgrens": "De hoogste huur waarbij huurtoeslag volledig telt: een lage voor 1 of 2 personen, een hoge "
        "voor 3 of meer.",
        "afspraak": "Wat gemeente en corporatie voor een jaar afspraken: hoeveel woningen van een soort minstens en "
        "hooguit naar deze groep gaan.",
        "begeleiding": "Hulp aan huis, in uren per week.",
        "beleid": "De afspraken waarmee wordt gerekend: welke regels gelden, met welke getallen, en welke doelen "
        "voorgaan.",
        "beoordeling": "Een voorstel wordt voorgelegd aan de corporaties. Elke corporatie zegt per plaatsing akkoord, "
        "of maakt bezwaar met een reden.",
        "besluit": "Wat mensen over een plaatsing hebben vastgelegd: zij staat vast, of zij mag niet terugkomen.",
        "bewezen": "Er is nagerekend dat het binnen deze afspraken niet beter kan.",
        "bijzondere bemiddeling": "Mensen met een zorgachtergrond krijgen met voorrang een woning, buiten de gewone "
        "wachtlijst om.",
        "contractvorm": "Omklap (OMK): eerst op naam van de aanbieder. Onder voorwaarden (VWD). Onbepaalde tijd (OBE).",
        "doel": "Wat een goed voorstel beter maakt. Een doel dat eerder staat gaat altijd voor op de doelen erna.",
        "dossier": "Alle gegevens waarmee een keer wordt gerekend: cliënten, woningen, aanbieders, afspraken en "
        "gebieden.",
        "draagkracht": "Hoeveel plaatsingen een complex, straat, buurt, wijk of gemeente kan dragen, in punten.",
        "gemeente van herkomst": "De gemeente waar iemand vandaan komt, en in beginsel naar terugkeert.",
        "grens": "De beste waarde die nog denkbaar is. Valt zij samen met de waarde, dan is bewezen dat het niet beter "
        "kan.",
        "handtekening": "Een controlegetal over een bestand: twee gelijke handtekeningen, dan twee gelijke bestanden.",
        "huurklasse": "De huur in vier klassen: goedkoop, betaalbaar, duur en boven de grens.",
        "knelpunt": "Het enige dat een cliënt nog van een woning afhoudt.",
        "passend toewijzen": "Wie weinig verdient krijgt een woning met een huur onder de aftoppingsgrens.",
        "peildatum": "De dag waarvoor wordt gerekend: leeftijd, wachttijd en normen gelden zoals zij op die dag zijn.",
        "plaatsing": "Een cliënt in een woning, met een contractvorm.",
        "rekenwerk": "Hoeveel er hooguit wordt gerekend. Met dezelfde grens komt op elke computer hetzelfde voorstel.",
        "speling": "Hoeveel een doel mag inleveren ten gunste van de doelen erna.",
        "spoed": "De cliënt is als urgent aangemeld.",
        "spoor": "Het logboek: wie wat wanneer zag of veranderde. Regels verdwijnen er nooit uit.",
        "stabiliteit": "Hoeveel plaatsingen hetzelfde blijven als in het vorige voorstel.",
        "terugleiden": "Iemand van buiten de regio terug laten keren naar de gemeente van herkomst.",
        "tijdelijke grens": "Een lagere grens voor een straat of complex, met een reden en een einddatum. Wie er al "
        "woont, blijft; er komt niet meer bij dan de grens toelaat.",
        "uitstroom": "Van een voorziening naar een eigen woning gaan.",
        "uitwisseling": "Cliënten die van de ene naar de andere gemeente gaan; over de jaren moet dat gelijk opgaan.",
        "uitzondering": "Een plaatsing die alleen kan als iemand bevestigt dat de gewone regel hier niet past.",
        "versie": "Een inlevering van de gegevens. Een versie verandert nooit; een nieuwe komt ernaast te staan.",
        "voorstel": "Wie welke woning zou kunnen krijgen. Mensen beslissen.",
        "waarschuwing": "Iets in de gegevens dat mag, maar een blik verdient.",
        "woonvorm": "Zelfstandig, kamer, groepswonen of skaeve huse.",
        "zaad": "Een getal dat bepaalt welk voorstel u krijgt als er meer even goede zijn. Hetzelfde zaad geeft "
        "hetzelfde voorstel.",
        "zwaarte": "Hoe zwaar de begeleiding is: licht, medium, complex of gespecialiseerd.",
    }
)
"""Term -> explanation."""
