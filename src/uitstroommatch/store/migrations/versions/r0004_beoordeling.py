"""The review of a proposal by corporations, limits that hold for a while, and which of them a proposal followed."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0004"
down_revision = "r0003"

_SQL = Path(__file__).parents[1] / "sql" / "beoordeling.sql"


def upgrade() -> None:
    """Add tables and column, then who sees them and what never changes."""
    op.add_column(
        "voorstel",
        sa.Column(
            "tijdelijke_grenzen",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
    )
    op.create_table(
        "beoordeling",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("voorstel_id", sa.UUID(), nullable=False),
        sa.Column("corporatie", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=True),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["voorstel_id"], ["voorstel.id"], name=op.f("fk_beoordeling_voorstel_id_voorstel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beoordeling")),
        sa.UniqueConstraint(
            "voorstel_id",
            "corporatie",
            "soort",
            "uiterlijk",
            name=op.f("uq_beoordeling_voorstel_id_corporatie_soort_uiterlijk"),
        ),
    )
    op.create_table(
        "tijdelijke_grens",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("nummer", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("dossier_id", sa.UUID(), nullable=False),
        sa.Column("niveau", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("grens", sa.Integer(), nullable=False),
        sa.Column("motief", sa.Text(), nullable=False),
        sa.Column("einddatum", sa.Date(), nullable=False),
        sa.Column("corporatie", sa.Text(), nullable=True),
        sa.Column("gemeente", sa.Text(), nullable=False),
        sa.Column("voorgesteld_door", sa.Text(), nullable=False),
        sa.Column("voorgesteld_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_tijdelijke_grens_dossier_id_dossier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tijdelijke_grens")),
        sa.UniqueConstraint("nummer", name=op.f("uq_tijdelijke_grens_nummer")),
    )
    op.create_index(op.f("ix_tijdelijke_grens_dossier_id"), "tijdelijke_grens", ["dossier_id"], unique=False)
    op.create_table(
        "grensuitspraak",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("grens_id", sa.UUID(), nullable=False),
        sa.Column("uitspraak", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=True),
        sa.Column("corporatie", sa.Text(), nullable=True),
        sa.Column("gemeente", sa.Text(), nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["grens_id"], ["tijdelijke_grens.id"], name=op.f("fk_grensuitspraak_grens_id_tijdelijke_grens")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grensuitspraak")),
        sa.UniqueConstraint("grens_id", "uitspraak", name=op.f("uq_grensuitspraak_grens_id_uitspraak")),
    )
    # As it stands, without looking for parameters in it.
    op.get_bind().exec_driver_sql(_SQL.read_text(encoding="utf-8").replace("%", "%%"))
