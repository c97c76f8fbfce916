"""Reading a Word file back for the tests."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def open_docx(data):
    """A python-docx document."""
    return docx.Document(BytesIO(data))


def written(data):
    """All words of the body without white space, in the order of the file."""
    body = open_docx(data).element.body
    return re.sub(r"\s", "", "".join(node.text or "" for node in body.iter(qn("w:t"))))


def styled(word, name):
    """The words of the paragraphs in a style."""
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == name]


def boxed(word):
    """The lines of 版记: the paragraphs in the box at the foot."""
    inside = [p for box in word.element.body.iter(qn("w:txbxContent")) for p in box.iter(qn("w:p"))]
    lines = [Paragraph(p, word._body).text for p in inside]
    return [line for line in lines if line]


def parts(data):
    """Name → XML of all parts of the file."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
