"""The tables as they began."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "account",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("rollen", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("gemeenten", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("aanbieder", sa.Text(), nullable=True),
        sa.Column("corporatie", sa.Text(), nullable=True),
        sa.Column("wachtwoord_hash", sa.Text(), nullable=True),
        sa.Column("actief", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_table(
        "beleid",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("nummer", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("gebaseerd_op", sa.UUID(), nullable=True),
        sa.Column("gemaakt_door", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("goedgekeurd_door", sa.Text(), nullable=True),
        sa.Column("goedgekeurd_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["gebaseerd_op"], ["beleid.id"], name=op.f("fk_beleid_gebaseerd_op_beleid")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beleid")),
        sa.UniqueConstraint("nummer", name=op.f("uq_beleid_nummer")),
    )
    op.create_index(op.f("ix_beleid_sha256"), "beleid", ["sha256"], unique=False)
    op.create_table(
        "dossier",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("gemaakt_door", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("naam", name=op.f("uq_dossier_naam")),
    )
    op.create_table(
        "geheim",
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("waarde", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_geheim")),
    )
    op.create_table(
        "herhaling",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("sleutel", sa.Text(), nullable=False),
        sa.Column("verzoek", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("antwoord", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "sleutel", name=op.f("pk_herhaling")),
    )
    op.create_table(
        "spoor",
        sa.Column("nummer", sa.BigInteger(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wie", sa.Text(), nullable=False),
        sa.Column("handeling", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("gegevens", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("vorige", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_spoor")),
    )
    op.create_index(op.f("ix_spoor_object"), "spoor", ["object"], unique=False)
    op.create_index(op.f("ix_spoor_wie"), "spoor", ["wie"], unique=False)
    op.create_table(
        "dossierversie",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("dossier_id", sa.UUID(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("beleid_id", sa.UUID(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("aantallen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("waarschuwingen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("gemaakt_door", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["beleid_id"], ["beleid.id"], name=op.f("fk_dossierversie_beleid_id_beleid")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossierversie_dossier_id_dossier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossierversie")),
        sa.UniqueConstraint("dossier_id", "nummer", name=op.f("uq_dossierversie_dossier_id_nummer")),
    )
    op.create_table(
        "token",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("geldig_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_token_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token")),
        sa.UniqueConstraint("hash", name=op.f("uq_token_hash")),
    )
    op.create_table(
        "bestand",
        sa.Column("versie_id", sa.UUID(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["versie_id"], ["dossierversie.id"], name=op.f("fk_bestand_versie_id_dossierversie")),
        sa.PrimaryKeyConstraint("versie_id", "naam", name=op.f("pk_bestand")),
    )
    op.create_table(
        "client",
        sa.Column("versie_id", sa.UUID(), nullable=False),
        sa.Column("client_sleutel", sa.Text(), nullable=False),
        sa.Column("aanbieder", sa.Text(), nullable=False),
        sa.Column("gemeente_herkomst", sa.Text(), nullable=False),
        sa.Column("gegevens", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["versie_id"], ["dossierversie.id"], name=op.f("fk_client_versie_id_dossierversie")),
        sa.PrimaryKeyConstraint("versie_id", "client_sleutel", name=op.f("pk_client")),
    )
    op.create_index(op.f("ix_client_versie_id_aanbieder"), "client", ["versie_id", "aanbieder"], unique=False)
    op.create_table(
        "voorstel",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("versie_id", sa.UUID(), nullable=False),
        sa.Column("beleid_id", sa.UUID(), nullable=False),
        sa.Column("vorig_id", sa.UUID(), nullable=True),
        sa.Column("besluiten", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=False),
        sa.Column("zaad", sa.Integer(), nullable=False),
        sa.Column("tijd", sa.Numeric(asdecimal=False), nullable=True),
        sa.Column("rekenwerk", sa.Numeric(asdecimal=False), nullable=True),
        sa.Column("aangevraagd_door", sa.Text(), nullable=False),
        sa.Column("aangevraagd_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("stand", sa.Text(), server_default="wacht", nullable=False),
        sa.Column("poging", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stoppen", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("klaar_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("melding", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("samenvatting", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("dossier_sha256", sa.Text(), nullable=True),
        sa.Column("beleid_sha256", sa.Text(), nullable=True),
        sa.Column("resultaat", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["beleid_id"], ["beleid.id"], name=op.f("fk_voorstel_beleid_id_beleid")),
        sa.ForeignKeyConstraint(["versie_id"], ["dossierversie.id"], name=op.f("fk_voorstel_versie_id_dossierversie")),
        sa.ForeignKeyConstraint(["vorig_id"], ["voorstel.id"], name=op.f("fk_voorstel_vorig_id_voorstel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorstel")),
    )
    op.create_index(op.f("ix_voorstel_stand"), "voorstel", ["stand"], unique=False)
    op.create_index(op.f("ix_voorstel_versie_id"), "voorstel", ["versie_id"], unique=False)
    op.create_table(
        "woning",
        sa.Column("versie_id", sa.UUID(), nullable=False),
        sa.Column("woning_id", sa.Text(), nullable=False),
        sa.Column("corporatie", sa.Text(), nullable=False),
        sa.Column("gemeente", sa.Text(), nullable=False),
        sa.Column("gegevens", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["versie_id"], ["dossierversie.id"], name=op.f("fk_woning_versie_id_dossierversie")),
        sa.PrimaryKeyConstraint("versie_id", "woning_id", name=op.f("pk_woning")),
    )
    op.create_index(op.f("ix_woning_versie_id_corporatie"), "woning", ["versie_id", "corporatie"], unique=False)
    op.create_table(
        "besluit",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("nummer", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("dossier_id", sa.UUID(), nullable=False),
        sa.Column("voorstel_id", sa.UUID(), nullable=True),
        sa.Column("client_sleutel", sa.Text(), nullable=False),
        sa.Column("woning_id", sa.Text(), nullable=False),
        sa.Column("contractvorm", sa.Text(), nullable=True),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("redencode", sa.Text(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=True),
        sa.Column("trekt_in", sa.UUID(), nullable=True),
        sa.Column("aanbieder", sa.Text(), nullable=False),
        sa.Column("corporatie", sa.Text(), nullable=False),
        sa.Column("gemeente_herkomst", sa.Text(), nullable=False),
        sa.Column("gemeente", sa.Text(), nullable=False),
        sa.Column("genomen_door", sa.Text(), nullable=False),
        sa.Column("genomen_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_besluit_dossier_id_dossier")),
        sa.ForeignKeyConstraint(["trekt_in"], ["besluit.id"], name=op.f("fk_besluit_trekt_in_besluit")),
        sa.ForeignKeyConstraint(["voorstel_id"], ["voorstel.id"], name=op.f("fk_besluit_voorstel_id_voorstel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_besluit")),
        sa.UniqueConstraint("nummer", name=op.f("uq_besluit_nummer")),
        sa.UniqueConstraint("trekt_in", name=op.f("uq_besluit_trekt_in")),
    )
    op.create_index(op.f("ix_besluit_dossier_id"), "besluit", ["dossier_id"], unique=False)
    op.create_table(
        "onderdeel",
        sa.Column("voorstel_id", sa.UUID(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("clienten", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("poging", sa.Integer(), server_default="0", nullable=False),
        sa.Column("resultaat", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(["voorstel_id"], ["voorstel.id"], name=op.f("fk_onderdeel_voorstel_id_voorstel")),
        sa.PrimaryKeyConstraint("voorstel_id", "nummer", name=op.f("pk_onderdeel")),
    )
    op.create_table(
        "toewijzing",
        sa.Column("voorstel_id", sa.UUID(), nullable=False),
        sa.Column("client_sleutel", sa.Text(), nullable=False),
        sa.Column("woning_id", sa.Text(), nullable=False),
        sa.Column("contractvorm", sa.Text(), nullable=False),
        sa.Column("aanbieder", sa.Text(), nullable=False),
        sa.Column("corporatie", sa.Text(), nullable=False),
        sa.Column("gemeente_herkomst", sa.Text(), nullable=False),
        sa.Column("gemeente", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["voorstel_id"], ["voorstel.id"], name=op.f("fk_toewijzing_voorstel_id_voorstel")),
        sa.PrimaryKeyConstraint("voorstel_id", "client_sleutel", name=op.f("pk_toewijzing")),
    )
    op.create_index(op.f("ix_toewijzing_client_sleutel"), "toewijzing", ["client_sleutel"], unique=False)
    op.create_index(op.f("ix_toewijzing_woning_id"), "toewijzing", ["woning_id"], unique=False)
    op.create_table(
        "uitleg",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("voorstel_id", sa.UUID(), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("woning", sa.Text(), nullable=True),
        sa.Column("gevraagd_door", sa.Text(), nullable=False),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("stand", sa.Text(), server_default="wacht", nullable=False),
        sa.Column("poging", sa.Integer(), server_default="0", nullable=False),
        sa.Column("melding", sa.Text(), nullable=True),
        sa.Column("antwoord", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(["voorstel_id"], ["voorstel.id"], name=op.f("fk_uitleg_voorstel_id_voorstel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitleg")),
    )
    op.create_index(op.f("ix_uitleg_voorstel_id"), "uitleg", ["voorstel_id"], unique=False)
    op.create_table(
        "voortgang",
        sa.Column("voorstel_id", sa.UUID(), nullable=False),
        sa.Column("doel", sa.Text(), nullable=False),
        sa.Column("waarde", sa.BigInteger(), nullable=False),
        sa.Column("grens", sa.BigInteger(), nullable=False),
        sa.Column("seconden", sa.Numeric(asdecimal=False), nullable=False),
        sa.Column("nummer", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["voorstel_id"], ["voorstel.id"], name=op.f("fk_voortgang_voorstel_id_voorstel")),
        sa.PrimaryKeyConstraint("voorstel_id", "doel", name=op.f("pk_voortgang")),
    )
