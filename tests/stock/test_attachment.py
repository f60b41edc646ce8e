from dataclasses import replace

import pytest

from sync.stock.attachment import (
    MAX_BYTES,
    MOST,
    Attachment,
    checked,
    file_name,
    sniffed,
    with_more,
)
from sync.stock.refusal import Refusal
from tests.files import JPEG, PDF, PNG, WEBP, named


@pytest.mark.parametrize(
    ("body", "media_type"),
    [(JPEG, "image/jpeg"), (PNG, "image/png"), (WEBP, "image/webp"), (PDF, "application/pdf")],
)
def test_a_file_is_what_its_bytes_say(body: bytes, media_type: str) -> None:
    assert sniffed(body[:16]) == media_type


@pytest.mark.parametrize(
    "body", [b"", b"MZ\x90", b"<html>", b"RIFF\x00\x00\x00\x00WAVE", b"PK\3\4"]
)
def test_other_files_are_refused(body: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        sniffed(body)
    assert refusal.value.code == "attachment_type"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"sha256": "ab"}, "attachment_malformed"),
        ({"sha256": "A" * 64}, "attachment_malformed"),
        ({"name": ""}, "attachment_malformed"),
        ({"name": "n" * 201}, "attachment_malformed"),
        ({"size": 0}, "attachment_malformed"),
        ({"size": MAX_BYTES + 1}, "attachment_too_large"),
        ({"media_type": "text/html"}, "attachment_type"),
    ],
)
def test_what_a_document_says_of_it_must_make_sense(wrong: dict[str, object], code: str) -> None:
    good = named(JPEG)
    assert checked(good) == good
    with pytest.raises(Refusal) as refusal:
        checked(replace(good, **wrong))  # type: ignore[arg-type]  # each case has its own type
    assert refusal.value.code == code


def test_the_same_bytes_are_attached_once() -> None:
    photo, paper = named(JPEG), named(PDF, "note.pdf")
    again = replace(photo, name="other.jpg")
    assert with_more((photo,), (again, paper)) == (photo, paper)


def test_a_document_has_an_end_of_attachments() -> None:
    many = tuple(Attachment(f"{n:064x}", 1, "image/png", "p") for n in range(MOST))
    assert len(with_more((), many)) == MOST
    with pytest.raises(Refusal) as refusal:
        with_more(many, (named(JPEG),))
    assert refusal.value.code == "too_many_attachments"
    with pytest.raises(Refusal) as refusal:
        with_more(many, ())
    assert refusal.value.code == "no_attachment"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("收貨單 3.pdf", "收貨單 3"),
        ("../../etc/passwd", "_"),
        ("..\\run.exe", "_run"),
        ("invoice\u202egpj.exe", "invoice_gpj"),
        ("CON", "CON"),
        ("n" * 200, "n" * 80),
        ("   .jpg", "_"),
    ],
)
def test_a_file_is_written_under_a_harmless_name_that_ends_in_what_it_is(
    name: str, stem: str
) -> None:
    photo = replace(named(JPEG), name=name)
    assert file_name(photo) == f"{stem} {photo.sha256[:4]}.jpg"
