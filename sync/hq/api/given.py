"""What every handler may ask for by name, beside the request itself; `app` brings it."""

from typing import TypeAlias

from litestar.di import NamedDependency

from sync.hq.api.admission import BlobAdmission, Tries
from sync.hq.api.bearers import Device, Reader
from sync.hq.api.bell import Bell
from sync.hq.api.door import Hearing
from sync.hq.headquarters import Headquarters

GivenHeadquarters: TypeAlias = NamedDependency[Headquarters]
GivenBell: TypeAlias = NamedDependency[Bell]
GivenBlobAdmission: TypeAlias = NamedDependency[BlobAdmission]
GivenTries: TypeAlias = NamedDependency[Tries]
GivenHearing: TypeAlias = NamedDependency[Hearing]
GivenDevice: TypeAlias = NamedDependency[Device]
"""Asking for it lets nobody in but a device."""
GivenReader: TypeAlias = NamedDependency[Reader]
"""Asking for it lets nobody in but a role's token."""
