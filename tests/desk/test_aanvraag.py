"""What a proposal can be asked with, and how far one is."""

from __future__ import annotations

from uuid import UUID

from tests.desk.wereld import Wereld
from uitstroommatch.store import tables


def _onderweg(wereld: Wereld, voorstel_id: UUID, **doelen: tuple[int, int]) -> None:
    """Write progress, as a worker does."""
    with wereld.store.system() as session:
        session.get_one(tables.Voorstel, voorstel_id).stand = "bezig"
        for nummer, (doel, (waarde, grens)) in enumerate(doelen.items()):
            session.merge(
                tables.Voortgang(
                    voorstel_id=voorstel_id, doel=doel, waarde=waarde, grens=grens, seconden=nummer, nummer=nummer
                )
            )


def test_the_newest_version_of_each_dossier_and_approved_policies_first(wereld: Wereld) -> None:
    d, regio = wereld.desk, wereld.wie["regio"]
    oud = wereld.dossier("oktober")
    wereld.dossier("november")
    nieuw = d.dossiers.nieuwe_versie(regio, oud.dossier_id, wereld.bestanden())
    concept = d.beleid.inhoud(regio, nieuw.beleid_id or UUID(int=0)).replace(b'naam = "', b'naam = "Concept ', 1)
    assert oud.beleid_id
    d.beleid.keur_goed(wereld.wie["beheerder"], oud.beleid_id)
    d.beleid.voeg_toe(regio, concept)
    keuzes = d.aanvraag.keuzes(regio)
    assert [(een.dossier_naam, een.nummer) for een in keuzes.versies] == [("oktober", 2), ("november", 1)]
    assert [een.goedgekeurd for een in keuzes.beleid] == [True, False]
    assert keuzes.beleid[0].peildatum.year == 2026


def test_goals_are_followed_in_the_order_of_the_policy(wereld: Wereld) -> None:
    versie, d, regio = wereld.dossier(), wereld.desk, wereld.wie["regio"]
    assert versie.beleid_id
    stand = d.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id)
    wacht = d.aanvraag.verloop(regio, stand.id)
    assert wacht.loopt
    assert {doel.fase for doel in wacht.doelen} == {"straks"}
    assert "stabiliteit" not in [doel.id for doel in wacht.doelen]
    eerste, tweede, derde = (doel.id for doel in wacht.doelen[:3])

    _onderweg(wereld, stand.id, **{eerste: (2, 2), tweede: (3, 5)})
    bezig = d.aanvraag.verloop(regio, stand.id, opnieuw=True)
    assert [doel.fase for doel in bezig.doelen[:3]] == ["klaar", "bezig", "straks"]
    assert bezig.doelen[0].marge == "beter kan niet"
    assert bezig.doelen[1].marge == "hooguit nog 2 hoger"
    assert "3" in bezig.doelen[1].waarde
    assert bezig.klaar == 1

    _onderweg(wereld, stand.id, **{tweede: (5, 5)})
    assert [doel.fase for doel in d.aanvraag.verloop(regio, stand.id).doelen[:3]] == ["klaar", "klaar", "bezig"]
    assert derde == d.aanvraag.verloop(regio, stand.id).doelen[2].id

    # how good it becomes counts placements: not for who may only see his own
    assert d.aanvraag.verloop(wereld.wie["rentree"], stand.id).doelen == ()


def test_staying_close_to_the_previous_proposal_is_a_goal_of_its_own(wereld: Wereld) -> None:
    versie, d, regio = wereld.dossier(), wereld.desk, wereld.wie["regio"]
    eerste = wereld.voorstel(versie)
    assert versie.beleid_id
    stand = d.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id, vorig_id=eerste)
    assert "stabiliteit" in [doel.id for doel in d.aanvraag.verloop(regio, stand.id).doelen]
    klaar = d.aanvraag.verloop(regio, eerste)
    assert not klaar.loopt
    assert {doel.fase for doel in klaar.doelen} == {"klaar"}
    assert klaar.dossier_naam == "november"


def test_following_is_noted_once(wereld: Wereld) -> None:
    versie, d, regio = wereld.dossier(), wereld.desk, wereld.wie["regio"]
    assert versie.beleid_id
    stand = d.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id)
    begin = len(wereld.spoor())
    d.aanvraag.verloop(regio, stand.id)
    d.aanvraag.verloop(regio, stand.id, opnieuw=True)
    assert len(wereld.spoor()) == begin + 1
