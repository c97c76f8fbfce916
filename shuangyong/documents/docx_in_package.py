"""A Word file as a package of parts, of which only those with words are unpacked: never a picture."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from urllib.parse import unquote
from zipfile import ZipFile

from .docx_in_limits import (
    BROKEN,
    LIMITS,
    MACROS,
    PASTE,
    SAVE_AS,
    SWOLLEN,
    Limits,
    UnreadableWord,
    check_file,
)
from .docx_in_xml import Element, Malformed, body_children, local, parsed

_CHUNK, _OVERLAP = 1 << 20, 256
_BESIDE = 8 * 1024 * 1024  # bytes of a part that is not the text
# XML of Word never has these; a bomb of entities or a file of the server's would need them.
_DECLARATIONS = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_STRANGE = f"这个文件里有 Word 文档不该有的内容，为了安全没有打开。{SAVE_AS}"
_LINKED = (
    "这份文件里有指向外部的链接（如网上的图片、模板或别的文件），为了安全没有打开。"
    "请打开它，全选、复制，直接粘贴文字；或者粘贴到一份新文档里，粘贴时选“只保留文本”，保存成 .docx 再选。"
)
_MASTER = f"这是主控文档，正文在别的文件里。请在 Word 里展开并取消链接子文档，保存后再选。{PASTE}"
_LINKS_THAT_MAY = {"hyperlink"}
# A template or picture on somebody's own disk: nothing is lost without it, and nobody is asked for it.
_ON_THEIR_DISK = re.compile(r"(?i)(?:file:/{0,3})?[a-z]:[\\/]|[^:\\/]+$")
_HARMLESS_ON_DISK = {"attachedTemplate", "image"}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part names: another part by its path in the package."""

    kind: str
    target: str


class Package:
    """The parts of one file. Every way of reading raises UnreadableWord for what is broken or unsafe."""

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        check_file(data, limits)
        self._limits = limits
        with _as_unreadable():
            self._archive = ZipFile(BytesIO(data))
            self._names = set(self._archive.namelist())
            self._check_types()
            self._check_links()
            self.main = self._main()
            self._relations = self._related_to(self.main)

    def root(self, kind: str) -> Element | None:
        """The root of the part that the text names as its `kind` (styles, numbering); None without one."""
        target = next((one.target for one in self._relations if one.kind == kind), "")
        with _as_unreadable():
            return parsed(self._bytes(target)) if target in self._names else None

    def roots(self, kind: str) -> Iterator[Element]:
        """The roots of all parts of a kind; what is no small sound XML is passed over."""
        for one in self._relations:
            if one.kind == kind and one.target in self._names:
                with suppress(UnreadableWord), _as_unreadable():
                    if self._archive.getinfo(one.target).file_size <= _BESIDE:
                        yield parsed(self._bytes(one.target))

    def blocks(self) -> Iterator[Element]:
        """Paragraphs and tables of the text in their order."""
        with _as_unreadable():
            self._scan(self.main)
            with self._open(self.main) as part:
                yield from body_children(part)

    def _check_types(self) -> None:
        types = self._bytes("[Content_Types].xml")
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise UnreadableWord(MACROS)

    def _check_links(self) -> None:
        for name in sorted(self._names):
            if not name.endswith(".rels"):
                continue
            for element in parsed(self._bytes(name)):
                kind = _kind(element)
                if kind == "subDocument":
                    raise UnreadableWord(_MASTER)
                if _is_outside(element) and not _may_stand(kind, element.get("Target") or ""):
                    raise UnreadableWord(_LINKED)

    def _main(self) -> str:
        found = next((one.target for one in self._related_to("") if one.kind == "officeDocument"), "")
        main = found if found in self._names else "word/document.xml"
        if main not in self._names:
            raise UnreadableWord(BROKEN)
        return main

    def _related_to(self, part: str) -> list[Relation]:
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._names:
            return []
        return [
            Relation(_kind(element), _resolved(folder, element.get("Target") or ""))
            for element in parsed(self._bytes(rels))
            if local(element) == "Relationship" and not _is_outside(element)
        ]

    def _bytes(self, name: str) -> bytes:
        self._scan(name)
        with self._open(name) as part:
            return part.read()

    def _open(self, name: str) -> IO[bytes]:
        if self._archive.getinfo(name).file_size > self._limits.part:
            raise UnreadableWord(SWOLLEN)
        return self._archive.open(name)

    def _scan(self, name: str) -> None:
        tail = b""
        with self._open(name) as part:
            while chunk := part.read(_CHUNK):
                piece = tail + chunk
                if any(word in piece for word in _DECLARATIONS):
                    raise UnreadableWord(_STRANGE)
                tail = chunk[-_OVERLAP:]


def _kind(relationship: Element) -> str:
    return (relationship.get("Type") or "").rpartition("/")[2]


def _is_outside(relationship: Element) -> bool:
    return (relationship.get("TargetMode") or "").lower() == "external"


def _may_stand(kind: str, target: str) -> bool:
    """Hyperlinks are words to us; of the rest only what points at nothing but the writer's own disk."""
    if kind in _LINKS_THAT_MAY:
        return True
    return kind in _HARMLESS_ON_DISK and bool(_ON_THEIR_DISK.match(unquote(target)))


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


@contextmanager
def _as_unreadable() -> Iterator[None]:
    try:
        yield
    except UnreadableWord:
        raise
    except Malformed as error:
        raise UnreadableWord(_STRANGE if "DOCTYPE" in str(error) else BROKEN) from error
    except (MemoryError, GeneratorExit):
        raise
    except Exception as error:  # BadZipFile, zlib.error, KeyError and whatever else a broken file raises
        raise UnreadableWord(BROKEN) from error
