"""Pages as pictures for the preview."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from shuangyong.documents.model import Document, Paragraph
from shuangyong.documents.pages import page_count, page_png
from shuangyong.documents.pdf import to_pdf
from tests.documents.papers import SENTENCE


@pytest.fixture(scope="module")
def two_pages():
    return to_pdf(Document("计划", (Paragraph(SENTENCE * 30),)))


def test_pages_are_counted(two_pages):
    assert page_count(two_pages) == 2


@pytest.mark.parametrize("width", [1, 333, 800])
def test_a_page_is_a_picture_of_the_asked_width_with_ink_on_it(two_pages, width):
    picture = Image.open(BytesIO(page_png(two_pages, 0, width)))
    assert picture.format == "PNG"
    assert picture.width == width
    assert abs(picture.height - width * 297 / 210) <= 2
    if width > 100:
        assert picture.convert("L").getextrema()[0] < 80


def test_a_page_that_is_not_there_is_an_error(two_pages):
    for index in (-1, 2):
        with pytest.raises(IndexError):
            page_png(two_pages, index, 100)
    with pytest.raises(ValueError, match="width"):
        page_png(two_pages, 0, 100_000)


def test_many_threads_print_and_draw_at_once():
    def work(number):
        words = f"第{number}份"
        return page_count(to_pdf(Document(words, (Paragraph(words * 50),)))), page_png(
            to_pdf(Document(words)), 0, 200
        )

    with ThreadPoolExecutor(6) as pool:
        assert all(count == 1 and png.startswith(b"\x89PNG") for count, png in pool.map(work, range(24)))
