"""Errors in the forms of AWS's protocols."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import uuid4
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

from .json_errors import common_headers, json_error
from .operations import RequestedOperation


def protocol_error(operation: RequestedOperation, status: int, code: str, message: str) -> Response:
    """Return an error in the form that the clients of an operation read."""
    write = _FORMS.get(operation.protocol)
    if write is None:
        return json_error(status, code, message)
    if operation.protocol == "rest-xml" and operation.service == "s3":
        # It alone has no frame around the error.
        write = _s3_error
    body, content_type = write(code, message)
    headers = common_headers()
    if operation.protocol == _CBOR:
        headers["Smithy-Protocol"] = "rpc-v2-cbor"
    return Response(body, status, headers, content_type=content_type)


def _query_error(code: str, message: str) -> tuple[bytes, str]:
    error = f"<Error><Type>Sender</Type>{_code_and_message(code, message)}</Error>"
    return _xml(f"<ErrorResponse>{error}<RequestId>{uuid4()}</RequestId></ErrorResponse>")


def _ec2_error(code: str, message: str) -> tuple[bytes, str]:
    errors = f"<Errors><Error>{_code_and_message(code, message)}</Error></Errors>"
    return _xml(f"<Response>{errors}<RequestID>{uuid4()}</RequestID></Response>")


def _s3_error(code: str, message: str) -> tuple[bytes, str]:
    inner = _code_and_message(code, message)
    return _xml(f"<Error>{inner}<RequestId>{uuid4()}</RequestId></Error>")


def _cbor_error(code: str, message: str) -> tuple[bytes, str]:
    texts = ("__type", code, "message", message)
    # 0xA2 begins a map with two members.
    return b"\xa2" + b"".join(map(_cbor_text, texts)), "application/cbor"


def _cbor_text(text: str) -> bytes:
    content = text.encode()
    # 0x7A begins a text whose length has four bytes.
    return b"\x7a" + len(content).to_bytes(4, "big") + content


def _code_and_message(code: str, message: str) -> str:
    return f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"


def _xml(text: str) -> tuple[bytes, str]:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(), "text/xml"


_CBOR: Final = "smithy-rpc-v2-cbor"
_FORMS: Final[Mapping[str, Callable[[str, str], tuple[bytes, str]]]] = {
    "query": _query_error,
    "ec2": _ec2_error,
    "rest-xml": _query_error,
    _CBOR: _cbor_error,
}
