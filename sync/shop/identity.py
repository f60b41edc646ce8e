"""Who this device is to HQ. A profile keeps every identity it ever had; the newest one goes on."""

from dataclasses import dataclass

from sync.shop.database import Connection, Database

STATES = ("ok", "forked", "restored", "revoked")
"""What HQ may say of an identity; with any but `ok` nothing is exchanged until it enrols again."""


@dataclass(frozen=True, slots=True)
class Device:
    """This device's identity. `number` stands in printed numbers; `chain` counts identities from 1.

    `salt` and the profile's secret make the key whose public half (32 bytes) is `public_key`.
    """

    id: str
    number: str
    site: str
    epoch: str
    hq_url: str
    name: str
    state: str = "ok"
    company: str = ""
    public_key: bytes = b""
    chain: int = 1
    enrolled_at: str = ""
    salt: str = ""


_COLUMNS = (
    "device, number, site, epoch, hq, name, state, company, public_key, chain, enrolled_at, salt"
)


def newest_device(database: Database) -> Device | None:
    """The identity that goes on; None before the first enrolment."""
    row = database.row(f"SELECT {_COLUMNS} FROM identity ORDER BY chain DESC LIMIT 1")
    return None if row is None else Device(*row)


def device_of(database: Database, chain: int) -> Device | None:
    """An earlier identity by its chain."""
    row = database.row(f"SELECT {_COLUMNS} FROM identity WHERE chain = ?", (chain,))
    return None if row is None else Device(*row)


def chains_by_device(database: Database) -> dict[str, int]:
    """The chain of every identity that this profile ever had, by its id."""
    return dict(database.rows("SELECT device, chain FROM identity ORDER BY chain"))


def add_device(connection: Connection, device: Device) -> None:
    """Keep an identity, inside the caller's transaction."""
    connection.execute(
        f"INSERT INTO identity ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            device.id, device.number, device.site, device.epoch, device.hq_url, device.name,
            device.state, device.company, device.public_key, device.chain, device.enrolled_at,
            device.salt,
        ),
    )  # fmt: skip


def change_device(connection: Connection, device: Device) -> None:
    """Keep what HQ says of an identity now: its epoch, state, name and address."""
    connection.execute(
        "UPDATE identity SET epoch = ?, state = ?, hq = ?, name = ?, company = ? WHERE chain = ?",
        (device.epoch, device.state, device.hq_url, device.name, device.company, device.chain),
    )
