# The menu. Each recipe is also a plain command: just is a convenience, not a need.
# PY names another Python (Windows: PY=py).

py := env("PY", "python3")

# show this menu
default:
    @just --list

# everything that must hold before a change lands
check: lint test

# lint, types, import contracts, locks, translations, coverage of the law
lint:
    {{py}} installers/develop.py check

# the tests; arguments go to pytest
test *arguments:
    {{py}} installers/develop.py test {{arguments}}

# a retailer's whole year of invoices, where the file is at hand
real $COUNTERSTOCK_INVOICES="28591":
    {{py}} installers/develop.py test -n 1 tests/journeys/test_retail_year.py

# the benchmarks of DESIGN section 9, as ratios against the raw floor of the same run
bench *arguments:
    {{py}} installers/develop.py bench {{arguments}}

# play the demo; --headless for a story without a window
demo *arguments:
    {{py}} installers/develop.py demo {{arguments}}

# open the desktop
run *arguments:
    {{py}} installers/develop.py run {{arguments}}

# take in what the screens newly say, and compile the translations
translations:
    .venv/bin/python -m installers.translations

# resolve the locks anew
lock:
    .venv/bin/python -m installers.locks
