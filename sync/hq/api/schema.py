"""What /openapi.json says: one schema a letter, and for each path what it takes, gives and refuses.

The letters' own definitions are the source; what their types cannot say is added here, by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from inspect import cleandoc
from typing import Any, TypeAlias

import msgspec
from litestar import MediaType
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    Components,
    License,
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Reference,
    RequestBody,
    Schema,
    SecurityScheme,
    Tag,
)

from sync.hq.api.pages import CasesPage, DocumentsPage, Health, ItemsPage, StockPage
from sync.hq.api.problems import Asked
from sync.wire.answers import ShownAnswer
from sync.wire.attaching import BlobLetter, ChunkLetter
from sync.wire.comparing import MOST_KEYS, Ranges, RowsLetter, Wanted
from sync.wire.enrolling import Enrol, Enrolled, Nonce, NonceRequest, Token, TokenRequest
from sync.wire.looking import Look, Looked
from sync.wire.messages import (
    CataloguePage,
    DocumentLetter,
    ItemLetter,
    Page,
    Push,
    Pushed,
    SiteLetter,
    StaffLetter,
    StepLetter,
)
from sync.wire.parcel_letters import CarriedLetter
from sync.wire.problem import Problem
from sync.wire.protocol import MAX_STEPS, MEDIA_TYPE, PROTOCOL
from sync.wire.visiting import Visit, Visited

Json: TypeAlias = dict[str, Any]

_LETTERS: tuple[type[msgspec.Struct], ...] = (
    BlobLetter, CarriedLetter, CasesPage,
     CataloguePage, ChunkLetter, DocumentLetter, DocumentsPage, Enrol, Enrolled, Health,
    ItemLetter, ItemsPage, Look, Looked, Nonce, NonceRequest, Page, Problem, Push, Pushed, Ranges,
    RowsLetter, ShownAnswer, SiteLetter, StaffLetter, StepLetter, StockPage, Token, TokenRequest,
    Visit, Visited, Wanted,
)  # fmt: skip
_TAKEN = (Enrol, Look, NonceRequest, TokenRequest, Visit, Wanted)
_REF = "#/components/schemas/"
NO_NUL = r"^[^\x00]*$"
"""What no text that HQ looks up may have."""
_HEX = "^([0-9a-f]{2})*$"
_COUNTER: Json = {"type": "integer", "minimum": 0, "maximum": 2**53 - 1}
_SAID_OTHERWISE: Mapping[tuple[str, str], Json] = {
    ("Enrol", "public_key"): {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    ("Enrol", "name"): {"type": "string", "maxLength": 100},
    ("TokenRequest", "signature"): {"type": "string", "pattern": "^[0-9a-f]{128}$"},
    ("Push", "steps"): {
        "type": "array",
        "maxItems": MAX_STEPS,
        "items": {"$ref": f"{_REF}StepLetter"},
    },
    ("Push", "first"): {"type": "integer", "minimum": 1, "maximum": 2**53 - 1},
    ("Push", "previous"): {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    ("Push", "signature"): {"type": "string", "pattern": _HEX},
    ("Wanted", "keys"): {
        "type": "array",
        "maxItems": MOST_KEYS,
        "items": {"$ref": f"{_REF}KeyLetter"},
    },
    ("KeyLetter", "kind"): {"type": "string", "pattern": NO_NUL},
    ("KeyLetter", "id"): {"type": "string", "pattern": NO_NUL},
    ("ChunkLetter", "start"): _COUNTER,
    ("ChunkLetter", "size"): _COUNTER,
    ("Visit", "seq"): _COUNTER,
    ("Visit", "settled_seq"): {**_COUNTER, "default": 0},
    ("Visit", "bookmark"): _COUNTER,
    ("Visit", "clock"): {"type": "string", "format": "date-time"},
    ("Visit", "page_bytes"): {**_COUNTER, "default": 0},
    ("Visit", "items_from"): {**_COUNTER, "default": 0},
    ("Row", "body"): {
        "anyOf": [
            {"$ref": f"{_REF}{name}"}
            for name in ("DocumentLetter", "ItemLetter", "SiteLetter", "StaffLetter")
        ]
    },
}
_REFUSED: Mapping[int, str] = {
    400: "The body or a parameter is not what it should be.",
    401: "No token, or one that is not ours or has expired; or the proof of the key failed.",
    403: "This bearer may not do that, or the device was stopped.",
    404: "There is no such thing, or not within this token's sites.",
    408: "The body did not arrive in time.",
    409: "Both ends have to agree anew: HQ was restored (`epoch`), or there is no common protocol.",
    413: "The body is larger than HQ takes.",
    416: "The file has no such part, or is larger than what is given at a time.",
    415: "The body is not JSON, or packed in a way nobody agreed on.",
    422: "The letter can be read and makes no sense.",
    429: "HQ has as much as it can take; come back after Retry-After.",
    503: "HQ's books cannot be reached; nothing was done, come back after Retry-After.",
}
_WITH_BODY = (400, 408, 413, 415, 422)
_MAY_COME_BACK = (429, 503)


def operation(
    gives: type[msgspec.Struct],
    *,
    takes: type[msgspec.Struct] | None = None,
    refuses: Sequence[int] = (),
) -> type[Operation]:
    """How a handler is described: the letter it takes and gives, and with which statuses it refuses."""
    statuses = {*refuses, HTTPStatus.SERVICE_UNAVAILABLE, *(_WITH_BODY if takes else ())}
    responses: dict[str, OpenAPIResponse | Reference] = {"200": _response(_sentence(gives), gives)}
    responses |= {str(status): Reference(ref=_refused_ref(status)) for status in sorted(statuses)}

    @dataclass
    class Described(Operation):
        """The operation of one handler."""

        def __post_init__(self) -> None:
            self.responses = responses
            self.request_body = None if takes is None else _body(takes)

    return Described


def bytes_operation(media_type: str, *, refuses: Sequence[int]) -> type[Operation]:
    """The same for a handler that gives a file, whole (200) or a part of it (206)."""
    held = Schema(type=OpenAPIType.STRING, content_media_type=media_type)
    content = {media_type: OpenAPIMediaType(schema=held)}
    responses: dict[str, OpenAPIResponse | Reference] = {
        "200": OpenAPIResponse(description="The file.", content=dict(content)),
        "206": OpenAPIResponse(description="The part of the file.", content=dict(content)),
    }
    responses |= {str(status): Reference(ref=_refused_ref(status)) for status in sorted(refuses)}

    @dataclass
    class Described(Operation):
        """The operation of one handler."""

        def __post_init__(self) -> None:
            self.responses = responses

    return Described


def openapi_config() -> OpenAPIConfig:
    """The document's head, its components, and the one path it is served at."""
    return OpenAPIConfig(
        title="Counterstock HQ",
        version=f"{PROTOCOL}.0.0",
        description=(
            "Devices exchange sealed steps and the feed under /sync/v1; other systems read under /v1"
            " with a token of `hq token`. Quantities and money are decimal strings, instants UTC text."
        ),
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        tags=[
            Tag(name="exchange", description="What devices and HQ say to each other."),
            Tag(name="attachments", description="Files of documents, in chunks."),
            Tag(name="reading", description="What other systems may read."),
            Tag(name="updates", description="New versions of the program, each file signed for."),
            Tag(name="health", description="Whether HQ answers."),
        ],
        components=_components(),
        use_handler_docstrings=True,
        path="/openapi.json",
        render_plugins=[_Document(path=["/", "/openapi.json"], media_type=MediaType.JSON)],
    )


class _Document(JsonRenderPlugin):
    """Litestar's document with the letters' own schemas in place of what it makes of handlers."""

    def render(self, request: Asked, openapi_schema: Json) -> bytes:
        """The document as JSON."""
        components = {**openapi_schema["components"], "schemas": _schemas()}
        return self.render_json(request, {**openapi_schema, "components": components})


def _schemas() -> Json:
    _, schemas = msgspec.json.schema_components(_LETTERS, ref_template=_REF + "{name}")
    for said in schemas.values():
        said["description"] = cleandoc(said.get("description", ""))
    for taken in _TAKEN:
        for field in schemas[taken.__name__]["properties"].values():
            field.update({"pattern": NO_NUL} if field.get("type") == "string" else {})
    for (letter, name), said in _SAID_OTHERWISE.items():
        schemas[letter]["properties"][name] = said
    return schemas


def _components() -> Components:
    return Components(
        responses={f"Problem{status}": _problem(status) for status in _REFUSED},
        security_schemes={
            "device": SecurityScheme(
                type="http",
                scheme="bearer",
                bearer_format="JWT",
                description="For devices: sign the nonce with the device's key; good for 15 minutes.",
            ),
            "role": SecurityScheme(
                type="http",
                scheme="bearer",
                bearer_format="JWT",
                description="For other systems: `main.py hq token --role ROLE [--site CODE]`; only reads.",
            ),
        },
    )


def _problem(status: int) -> OpenAPIResponse:
    response = _response(_REFUSED[status], Problem)
    if status in _MAY_COME_BACK:
        wait = OpenAPIHeader(
            description="Seconds.",
            schema=Schema(type=OpenAPIType.INTEGER, minimum=1),
        )
        response.headers = {"Retry-After": wait}
    return response


def _refused_ref(status: int) -> str:
    return f"#/components/responses/Problem{int(status)}"


def _response(description: str, letter: type[msgspec.Struct]) -> OpenAPIResponse:
    return OpenAPIResponse(description=description, content=_content(letter))


def _body(letter: type[msgspec.Struct]) -> RequestBody:
    return RequestBody(content=_content(letter), required=True, description=_sentence(letter))


def _content(letter: type[msgspec.Struct]) -> dict[str, OpenAPIMediaType]:
    return {MEDIA_TYPE: OpenAPIMediaType(schema=Reference(ref=_REF + letter.__name__))}


def _sentence(letter: type[msgspec.Struct]) -> str:
    return (letter.__doc__ or letter.__name__).partition("\n")[0]
