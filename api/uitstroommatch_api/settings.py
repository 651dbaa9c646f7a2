"""What a service may be told, all of it from the environment. ``docs/dienst.md`` says of each what it does."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from uitstroommatch.errors import DienstFout

PREFIX = "UITSTROOMMATCH_"


class Settings(BaseSettings):
    """Every setting; the name in the environment has ``UITSTROOMMATCH_`` before it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True)

    map: Path | None = None
    database: SecretStr | None = None  # the address holds a password
    adres: str = "127.0.0.1"
    poort: int = Field(default=8040, ge=0, le=65535)
    url: str | None = None
    geheim: SecretStr | None = None
    drempel: int = Field(default=7, ge=2)
    oidc_uitgever: str | None = None
    oidc_client: str | None = None
    oidc_geheim: SecretStr | None = None
    oidc_rollen_uit: str = "roles"
    oidc_rollen: Mapping[str, str] = Field(default_factory=dict)
    oidc_gemeenten_uit: str = "gemeenten"
    oidc_aanbieder_uit: str = "aanbieder"
    oidc_corporatie_uit: str = "corporatie"

    @field_validator("url")
    @classmethod
    def _whole_address(cls, url: str | None) -> str | None:
        if url is None:
            return None
        delen = urlsplit(url)
        if delen.scheme not in {"http", "https"} or not delen.hostname or delen.path.strip("/") or delen.query:
            raise ValueError("geen heel adres")
        return f"{delen.scheme}://{delen.netloc}"

    @property
    def oidc(self) -> bool:
        """Whether people sign in with the organisation's own accounts."""
        return self.oidc_uitgever is not None

    @property
    def lokaal(self) -> bool:
        """Whether the address can be reached from this machine only."""
        try:
            return ipaddress.ip_address(self.adres).is_loopback
        except ValueError:
            return self.adres == "localhost"

    @property
    def versleuteld(self) -> bool:
        """Whether people reach the service over https."""
        return self.url is not None and self.url.startswith("https://")

    def hosts(self) -> frozenset[str]:
        """Return the names under which the service may be asked; another is someone else's name for this machine."""
        eigen = {"127.0.0.1", "localhost", "[::1]"}
        naam = None if self.url is None else urlsplit(self.url).hostname
        return frozenset(eigen if naam is None else eigen | {naam.casefold()})


def lees_settings(**gegeven: object) -> Settings:
    """Return the settings of the environment; ``gegeven`` goes before it.

    Raises:
        DienstFout: a setting has no use, or they do not belong together.
    """
    try:
        settings = Settings(**{naam: waarde for naam, waarde in gegeven.items() if waarde is not None})  # type: ignore[arg-type]
    except ValidationError as fout:
        namen = sorted({PREFIX + str(een["loc"][0]).upper() for een in fout.errors() if een["loc"]})
        raise DienstFout(f"Deze instelling is niet bruikbaar: {', '.join(namen)}. Zie docs/dienst.md.") from None
    _belong_together(settings)
    return settings


def _belong_together(settings: Settings) -> None:
    if not settings.lokaal and not settings.oidc:
        raise DienstFout(
            f"De dienst luistert alleen op een ander adres dan deze machine ({settings.adres}) als mensen zich "
            f"aanmelden met OIDC. Stel {PREFIX}OIDC_UITGEVER in, of laat {PREFIX}ADRES op 127.0.0.1 staan."
        )
    if settings.oidc and (settings.oidc_client is None or settings.url is None):
        raise DienstFout(f"Met {PREFIX}OIDC_UITGEVER zijn ook {PREFIX}OIDC_CLIENT en {PREFIX}URL nodig.")
    if not settings.lokaal and not settings.versleuteld:
        raise DienstFout(f"Buiten deze machine is https nodig: {PREFIX}URL moet met https:// beginnen.")
