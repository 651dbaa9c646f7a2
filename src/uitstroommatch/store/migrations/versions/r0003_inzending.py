"""Files that someone is looking at before they count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0003"
down_revision = "r0002"


def upgrade() -> None:
    """Add the table; no asker has a right on it."""
    op.create_table(
        "inzending",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.UUID(), nullable=True),
        sa.Column("gebaseerd_op", sa.UUID(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("bestanden", sa.LargeBinary(), nullable=False),
        sa.Column("uitkomst", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_inzending_dossier_id_dossier")),
        sa.ForeignKeyConstraint(
            ["gebaseerd_op"], ["dossierversie.id"], name=op.f("fk_inzending_gebaseerd_op_dossierversie")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzending")),
    )
    op.create_index(op.f("ix_inzending_account_id"), "inzending", ["account_id"], unique=False)
    op.execute("alter table public.inzending enable row level security")
