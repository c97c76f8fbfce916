"""A plan of twenty pages, from its rows to PDF bytes, beside three other ways to make that PDF."""

import shutil
import tempfile
from pathlib import Path

from plans.models import Plan
from plans.paper.document import document_of
from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.pages import page_count
from shuangyong.documents.pdf import to_pdf
from tests.benchmarks import rivals
from tests.benchmarks.tables import Row, Table, as_seconds, medians

ROUNDS = 7
OURS, ALONE = "从数据库的行到 PDF", "WeasyPrint 单独排同一份 HTML"
BROWSER, TAB = "Chromium 打印同一份 HTML（命令行，含启动）", "Chromium 打印同一份 HTML（已经开着的浏览器）"
OFFICE = "LibreOffice 转换我们的 Word 文件（命令行，含启动）"
BARS = {ALONE: 1.15, BROWSER: 0.3, OFFICE: 0.4}


def absent_programs() -> list[str]:
    """The Debian packages of the programs that are not there to compare with."""
    return [package for program, package in rivals.PACKAGES.items() if shutil.which(program) is None]


def measure(plan: Plan) -> Table:
    """All in turns; ours in a process that has its fonts, as a server or a worker has."""
    document = document_of(plan)
    alone = rivals.finished(document)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, docx = alone.write(folder), folder / "plan.docx"
        docx.write_bytes(to_docx(document))
        with rivals.open_browser(page) as tab:
            found = medians(
                {
                    OURS: lambda: _ours(plan.pk),
                    ALONE: alone.weasyprint,
                    BROWSER: rivals.chromium_command(page, folder),
                    TAB: tab,
                    OFFICE: rivals.soffice_command(docx, folder),
                },
                ROUNDS,
            )
    rows = [
        Row(name, as_seconds(value), None if name == OURS else found[OURS] / value, BARS.get(name))
        for name, value in found.items()
    ]
    note = (
        f"轮流各做 {ROUNDS} 次，取中位数，第一轮不算；比值是“{OURS}”除以那一行。Chromium 和 LibreOffice"
        "都按命令行的用法，每次启动（配置目录是用过的，字体从本机文件读），开着的浏览器列出来只作参考。"
    )
    return Table(f"{page_count(_ours(plan.pk))} 页的计划排一次", note, rows)


def _ours(pk: int) -> bytes:
    return to_pdf(document_of(Plan.objects.select_related("unit").get(pk=pk)))
