"""Find the members of a plural folder (``rules/``, ``goals/``, ``maps/layers/``, ``io/formats/``).

The file name is the id. A module that does not define the expected object, or defines one with another id, is an
error that names itself: a member can never be dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import Any

from uitstroommatch.errors import OpbouwFout


def members(package: ModuleType, name: str) -> Mapping[str, Any]:
    """Return ``{id: object}`` for every module of ``package``, in alphabetical order of id.

    ``name`` is the attribute that each module must define, for instance ``RULE``. A module whose name starts with an
    underscore is not a member.

    Raises:
        OpbouwFout: a module does not define ``name``, or its ``id`` is not its file name.
    """
    found: dict[str, Any] = {}
    for module_name in sorted(info.name for info in iter_modules(package.__path__)):
        if module_name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{module_name}")
        member = getattr(module, name, None)
        if member is None:
            raise OpbouwFout(f"{module.__name__} definieert geen {name}")
        if member.id != module_name:
            raise OpbouwFout(f"{module.__name__}: het id is '{member.id}', maar het bestand heet '{module_name}'")
        found[module_name] = member
    return MappingProxyType(found)
