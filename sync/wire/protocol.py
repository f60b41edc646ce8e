"""The protocol's versions, paths and limits. SYNC.md says why each is what it is."""

PROTOCOL = 1
"""What this build speaks."""
OLDEST_PROTOCOL = 1
"""The oldest that HQ still answers (N-2 once there are that many)."""

MAX_STEPS = 800
"""Steps in one push."""
MAX_BATCH_BYTES = 1024 * 1024
"""Bytes of sealed steps in one push, before compression."""
MAX_STEP_BYTES = 256 * 1024
"""One sealed step."""
MAX_BODY_BYTES = 2 * 1024 * 1024
"""What HQ unpacks of one request at most."""
MAX_VISIT_BYTES = 512 * 1024
"""The same of a hello with all it brings: a great many of them wait at once."""
PAGE_BYTES = 256 * 1024
"""One page of the feed, before compression, unless the device asks for another size; a single row
may be larger."""
MAX_PAGE_BYTES = 1024 * 1024
"""The largest page that a device may ask for: one far behind keeps few large ones at less cost."""
WAIT_S = 27
"""A waiting pull answers after this many seconds at the latest: below the 30 s after which proxies cut
a silent line, and long enough that an idle device asks 2.4 times a minute, its tokens included."""
TOKEN_TTL_S = 15 * 60
"""A device's access token."""
CODE_TTL_S = 15 * 60
"""A one-time enrolment code."""
MAX_PIECE_BYTES = 1024 * 1024
"""What is given of a file of an update at a time."""
MAX_TEXT = 64 * 1024
"""Any one text of a document."""

ENROL = "/sync/v1/enrol"
NONCE = "/sync/v1/nonce"
TOKEN = "/sync/v1/token"  # noqa: S105 - a path
HELLO = "/sync/v1/hello"
PUSH = "/sync/v1/push"
PULL = "/sync/v1/pull"
CATALOGUE = "/sync/v1/catalogue"
PARCEL = "/sync/v1/parcel"
RANGES = "/sync/v1/ranges"
ROWS = "/sync/v1/rows"
BLOBS = "/sync/v1/blobs"
LOOKING = "/sync/v1/looking"
UPDATES = "/updates"
HEALTH = "/health"

MEDIA_TYPE = "application/json"
ENCODING = "zstd"
"""Request and response bodies above `COMPRESS_FROM` bytes are zstd-compressed with Content-Encoding."""
COMPRESS_FROM = 512
