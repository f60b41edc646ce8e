"""Every way in which HQ does not do what was asked: a Problem letter and its HTTP status."""

import logging
from http import HTTPStatus
from typing import TypeAlias

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from sqlalchemy.exc import OperationalError

from sync.hq.trouble import Trouble
from sync.stock.refusal import Refusal
from sync.wire.problem import Problem
from sync.wire.protocol import MEDIA_TYPE

_log = logging.getLogger(__name__)

_BUSY_RETRY_S = 2
_STATUS = {
    "token_missing": HTTPStatus.UNAUTHORIZED,
    "token_invalid": HTTPStatus.UNAUTHORIZED,
    "token_expired": HTTPStatus.UNAUTHORIZED,
    "nonce": HTTPStatus.UNAUTHORIZED,
    "key": HTTPStatus.UNAUTHORIZED,
    "proof": HTTPStatus.UNAUTHORIZED,
    "carrier": HTTPStatus.UNAUTHORIZED,
    "code_unknown": HTTPStatus.FORBIDDEN,
    "code_used": HTTPStatus.FORBIDDEN,
    "code_expired": HTTPStatus.FORBIDDEN,
    "revoked": HTTPStatus.FORBIDDEN,
    "unknown_device": HTTPStatus.FORBIDDEN,
    "not_allowed": HTTPStatus.FORBIDDEN,
    "unknown_document": HTTPStatus.NOT_FOUND,
    "unknown_blob": HTTPStatus.NOT_FOUND,
    "unknown_update": HTTPStatus.NOT_FOUND,
    "range": HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
    "protocol": HTTPStatus.CONFLICT,
    "epoch": HTTPStatus.CONFLICT,
    "body_too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "body_truncated": HTTPStatus.BAD_REQUEST,
    "not_json": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "unknown_encoding": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "letter_malformed": HTTPStatus.BAD_REQUEST,
    "signature": HTTPStatus.FORBIDDEN,
    "stalled": HTTPStatus.REQUEST_TIMEOUT,
    "busy": HTTPStatus.TOO_MANY_REQUESTS,
    "too_many_tries": HTTPStatus.TOO_MANY_REQUESTS,
}
_RETRY_S = {"busy": 1, "too_many_tries": 60}
_HTTP_CODE = {
    HTTPStatus.BAD_REQUEST: "request_malformed",
    HTTPStatus.NOT_FOUND: "unknown_path",
    HTTPStatus.METHOD_NOT_ALLOWED: "method",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "body_too_large",
}

Told: TypeAlias = Response[bytes]
"""An answer whose body is made already."""
Asked: TypeAlias = Request[None, None, State]
"""A request; who asks is in its bearer token, not in a session."""


def problem(status: int, code: str, message: str, *, retry_s: int = 0) -> Told:
    """A Problem letter; `retry_s` above 0 stands in Retry-After too."""
    headers = {"Cache-Control": "no-store"}
    if retry_s:
        headers["Retry-After"] = str(retry_s)
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    body = msgspec.json.encode(Problem(code=code, message=message, retry_s=retry_s))
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def problem_of(refusal: Refusal) -> Told:
    """A Refusal of any room as HTTP has it; what has no status of its own is 422."""
    status = _STATUS.get(refusal.code, HTTPStatus.UNPROCESSABLE_ENTITY)
    return problem(status, refusal.code, refusal.message, retry_s=_RETRY_S.get(refusal.code, 0))


def tell_refusal(_request: Asked, refusal: Refusal) -> Told:
    """Litestar's door for Refusals."""
    return problem_of(refusal)


def tell_trouble(_request: Asked, trouble: Trouble) -> Told:
    """HQ's books are in trouble: nothing was done, come back."""
    _log.error("%s: %s", trouble.code, trouble.message)
    return problem(
        HTTPStatus.SERVICE_UNAVAILABLE, trouble.code, trouble.message, retry_s=_BUSY_RETRY_S
    )


def tell_database(_request: Asked, fault: OperationalError) -> Told:
    """The database did not answer, or two writers met: nothing was done, come back."""
    _log.error("the database did not answer: %s", type(fault.orig).__name__)
    return problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "database_away",
        "HQ's database does not answer; nothing was done.",
        retry_s=_BUSY_RETRY_S,
    )


def tell_http(_request: Asked, fault: HTTPException) -> Told:
    """What Litestar itself refuses: no such path, method or parameter."""
    code = _HTTP_CODE.get(HTTPStatus(fault.status_code), "refused")
    return problem(fault.status_code, code, _sentence(fault))


def tell_bug(_request: Asked, bug: Exception) -> Told:
    """A fault of ours: into the log once, and nothing of it to the caller."""
    _log.error("a fault of HQ's own", exc_info=bug)
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "fault", "HQ made a mistake; it is in HQ's log."
    )


def _sentence(fault: HTTPException) -> str:
    extra = fault.extra
    first = extra[0] if isinstance(extra, list) and extra else None
    if isinstance(first, dict):
        return f"{first.get('key', 'The request')}: {first.get('message', fault.detail)}"
    return fault.detail
