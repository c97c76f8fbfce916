"""People with something in every secret column, and what their files are searched for."""

import json
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from beneficiaries.exporting import people as exported
from beneficiaries.exporting.columns import COLUMNS
from beneficiaries.models import Identity, Payment
from tests.conftest import resident_id

ADDRESS, HEALTH, ACCOUNT = "桂园社区榆树巷3号2单元", "膝盖旧伤", "6200000000000019999"
REGISTERED, CERTIFICATE, ILLNESS = "枫林街道槐树里9号", "军0000123456", "左膝"
PHONE, NUMBER = "19900008888", resident_id(date(1950, 5, 6), 77)
SECRETS = (ADDRESS, HEALTH, ACCOUNT, REGISTERED, CERTIFICATE, ILLNESS, PHONE, NUMBER)
PASSWORD = "walnut-tree-42"


@pytest.fixture
def full_person(make_person: Any) -> Any:
    """Somebody of 桂园社区 with a value in every secret column."""
    person = make_person(
        "石大山", code="A10", born_on=date(1950, 5, 6), id_number=NUMBER, phone=PHONE, address=ADDRESS,
        account=ACCOUNT, bank="青川银行", registered_address=REGISTERED, health=HEALTH,
        note=f"来电{PHONE}，证件{NUMBER}",
    )  # fmt: skip
    held = {"nature": "因战", "degree": "六级", "part": ILLNESS}
    identity = Identity.objects.get(person=person)
    identity.certificate_number = CERTIFICATE
    identity.particulars = json.dumps(held, ensure_ascii=False)
    identity.save()
    Payment.objects.create(person=person, name="定期抚恤金", amount="1260.50", year=2027, month=8)
    return person


@pytest.fixture
def all_columns(cast: Any) -> None:
    """Whoever exports takes every column."""
    for user in cast.everyone().values():
        exported.remember(user, [column.key for column in COLUMNS])


def words_of_xlsx(data: bytes) -> str:
    """Every part of the file as text."""
    with ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def words_of_pdf(data: bytes) -> str:
    """All text of the pages, without the line ends that cells put into words; and the properties."""
    paper = PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in paper)
    return "".join(text.split()) + str(paper.get_metadata_dict())


def content(response: Any) -> bytes:
    """The bytes of a streamed file."""
    assert response.status_code == 200, response
    assert "attachment" in response["Content-Disposition"], response.content.decode()
    return b"".join(response.streaming_content)
