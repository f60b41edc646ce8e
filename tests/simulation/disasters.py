"""The rare acts: backups, copies and stops, each of which a company meets once in its life."""

from sync.shop.database import Database
from sync.shop.keychain import secrets_of
from sync.shop.profile import _binding
from sync.shop.profile_folder import profile_id
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal
from tests.simulation.acts import Act
from tests.simulation.ground import copied
from tests.simulation.line import Killed
from tests.simulation.till import Till
from tests.simulation.world import World


def back_hq_up(world: World) -> None:
    """The nightly copy of HQ's books."""
    world.hq_backup = world.ground.kept()
    world.tell("hq backed up")


def bring_hq_back(world: World) -> None:
    """HQ's disk is gone: yesterday's books come back, under a new epoch."""
    if world.hq_backup is None:
        return
    world.ground.bring_back(world.hq_backup, epoch=world.ground.names.epoch())
    world.tell("hq brought back")


def back_till_up(world: World) -> None:
    """A copy of a device's disk, kept."""
    till = world.one_till()
    copied(till.profile, world.ground.live / f"{till.name}.kept")
    world.backups[till.name] = f"{till.name}.kept"
    world.tell(till.name, "backed up")


def bring_till_back(world: World) -> None:
    """A device's disk is gone: an old copy comes back."""
    till = world.one_till()
    kept = world.backups.get(till.name)
    if kept is None:
        return
    till.die()
    copied(world.ground.live / kept, till.profile)
    world.oracle.forget(till)
    till.heard = ("", {})
    world.tell(till.name, "brought back")
    till.start()
    world.oracle.read(till)


def clone(world: World) -> None:
    """A copy of a device's disk goes into another machine that looks just like it."""
    if len(world.tills) > 4:
        return
    till = world.one_till()
    twin = world.copy_of(till)
    _bind(twin)
    world.tell(till.name, "cloned as", twin.name)
    twin.start()
    world.oracle.read(twin)


def _bind(twin: Till) -> None:
    """The copy does not notice that it is one: the worst case."""
    secrets = secrets_of(profile_id(twin.profile))
    journal = Database(twin.profile / "journal.db", secrets.database, durable=True)
    binding = _binding(twin.profile, secrets)
    with journal.transaction() as connection:
        connection.execute("UPDATE mark SET value = ? WHERE name = 'binding'", (binding,))
    journal.close()


def revoke(world: World) -> None:
    """HQ stops a device."""
    till = world.one_till()
    try:
        world.ground.headquarters.devices.revoke(till.open.device.id)
        world.tell(till.name, "revoked")
    except Refusal as refusal:  # HQ came back from before it let this device in
        world.tell(till.name, refusal.code)


def enrol_again(world: World) -> None:
    """Somebody comes with a new code to a device that stands still."""
    for till in world.tills:
        if till.is_stopped:
            re_enrol(world, till)


def re_enrol(world: World, till: Till) -> None:
    """A new identity in the same profile."""
    code = world.ground.headquarters.devices.new_code(till.open.device.site).code
    try:
        till.enrol_again(code)
        world.tell(till.name, "enrolled again as", till.open.device.id)
    except (Trouble, Killed) as trouble:
        world.tell(till.name, "not enrolled", getattr(trouble, "code", "dies"))
    till.open  # noqa: B018 - the process starts again
    world.oracle.read(till)


DISASTERS = (
    Act(back_hq_up, 8),
    Act(bring_hq_back, 6),
    Act(back_till_up, 8),
    Act(bring_till_back, 7),
    Act(clone, 6),
    Act(revoke, 4),
    Act(enrol_again, 9),
)
