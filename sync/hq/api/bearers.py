"""Who asks: the bearer of a token, and what that bearer may do here."""

from dataclasses import dataclass

from sync.hq.api.problems import Asked
from sync.hq.headquarters import Headquarters
from sync.hq.tokens import Bearer
from sync.stock.refusal import Refusal
from sync.stock.rights import Role

_SCHEME = "bearer "


@dataclass(frozen=True, slots=True)
class Device:
    """A device that has proved its key within the last quarter of an hour."""

    id: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Another system, or a person trying the API: reads what its sites may see (empty: everything)."""

    role: Role
    sites: frozenset[str]

    def narrowed(self, site: str) -> frozenset[str]:
        """Its sites, or the one of them that is asked for; raises Refusal `not_allowed`."""
        if not site:
            return self.sites
        if not self.sees(site):
            raise Refusal("not_allowed", f"This token is not for the site {site[:20]!r}.")
        return frozenset({site})

    def sees(self, *codes: str) -> bool:
        """Whether any of those sites is one of its own."""
        return not self.sites or not self.sites.isdisjoint(codes)


def device_of(request: Asked, headquarters: Headquarters) -> Device:
    """The device that asks; raises Refusal `token_…`, `not_allowed`."""
    return device_by(request.headers.get("authorization", ""), headquarters)


def device_by(told: str, headquarters: Headquarters) -> Device:
    """The same, of what its Authorization header says."""
    bearer = _bearer(told, headquarters)
    if not bearer.device:
        raise Refusal("not_allowed", "This is for devices; a role's token only reads.")
    return Device(bearer.device)


def reader_of(request: Asked, headquarters: Headquarters) -> Reader:
    """The role that asks; raises Refusal `token_…`, `not_allowed`."""
    bearer = _bearer(request.headers.get("authorization", ""), headquarters)
    if bearer.role is None:
        raise Refusal("not_allowed", "Devices exchange; this is for a token of `hq token`.")
    return Reader(bearer.role, bearer.sites)


def _bearer(told: str, headquarters: Headquarters) -> Bearer:
    if not told.lower().startswith(_SCHEME):
        raise Refusal("token_missing", "Bring a bearer token in the Authorization header.")
    return headquarters.tokens.read(told[len(_SCHEME) :].strip())
