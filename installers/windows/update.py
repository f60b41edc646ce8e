"""An update from inside: HQ serves the next version, the installed till fetches it, tries it and takes it."""

from installers.windows.bench import Bench, check
from installers.windows.folder import next_version
from installers.windows.life import serving, sync
from installers.windows.renumber import renumber
from installers.windows.served import Served
from installers.windows.wine import windows_path


def check_update(bench: Bench) -> str:
    """Fetched by pieces and patches, self-tested, put in place; then back to the version before."""
    first, second = bench.versions
    third = next_version(second)
    renumber(bench.built(first), bench.built(third), before=first, after=third)
    served = Served(bench.served)
    for version in (second, third):
        served.give_out(bench.built(version), version)
    lending = bench.windows.lending_fonts()
    with lending, serving(bench, "--updates", windows_path(served.folder)):
        sync(bench, bench.address)
        looked = bench.told("update", "--use")
        check((looked["state"], looked["next"]) == ("ready", third), f"It says {looked}.")
        check(bench.version() == third, "The next start is not the new version.")
        left = bench.told("verify")
        check(left["ok"], f"The books are not whole: {left['problems']}")
        back = bench.told("update", "--back")
        check(back["next"] == second, f"It went back to {back}.")
        check(bench.version() == second, "The version before does not start.")
        again = bench.told("update", "--use")
        check(again["next"] == second, f"What was given up is offered again: {again}")
    return f"{second} to {third} by its own self-test, and back; then it says {again['state']!r}"
