"""Who asks, the trail, what never changes, and what an asker may see."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "r0002"
down_revision = "r0001"

_SQL = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    """Run the files in order."""
    for naam in ("wie", "spoor", "vast", "rechten"):
        # As it stands, without looking for parameters in it.
        op.get_bind().exec_driver_sql((_SQL / f"{naam}.sql").read_text(encoding="utf-8").replace("%", "%%"))
