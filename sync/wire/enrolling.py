"""The letters by which a new device is let in and a known one gets its token."""

from sync.wire.messages import Letter


class Enrol(Letter):
    """A new device asks to be let in.

    `public_key` is Ed25519, raw, hex; `previous` names the identity it follows.
    """

    code: str
    name: str
    public_key: str
    previous: str = ""


class Enrolled(Letter):
    """The device's identity: `number` stands in its printed numbers. `keys` as Welcome's."""

    device: str
    number: str
    site: str
    epoch: str
    company: str
    hq_time: str
    keys: str = ""


class NonceRequest(Letter):
    """A device wants a token."""

    device: str


class Nonce(Letter):
    """To be signed with the device's key, as UTF-8."""

    nonce: str


class TokenRequest(Letter):
    """The nonce and its signature, hex."""

    device: str
    nonce: str
    signature: str


class Token(Letter):
    """A bearer token."""

    token: str
    expires_at: str
