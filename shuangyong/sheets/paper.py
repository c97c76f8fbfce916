"""How a sheet stands on paper and on the screen: A4, repeated head, page numbers, frozen head, filter."""

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from .table import Extent

A4 = 9
FOOTER = "第 &P 页 共 &N 页"


def set_up_paper(worksheet: "Worksheet", extent: "Extent", *, landscape: bool, filters: bool = True) -> None:
    """Fit the columns to the width of A4 and let the rows run over as many pages as they need."""
    last_column = get_column_letter(extent.columns)
    worksheet.freeze_panes = f"A{extent.head + 1}"
    if filters:
        worksheet.auto_filter.ref = f"A{extent.head}:{last_column}{extent.last_data}"
    worksheet.print_area = f"A1:{last_column}{extent.last}"
    worksheet.print_title_rows = f"{extent.head}:{extent.head}"
    worksheet.page_setup.orientation = "landscape" if landscape else "portrait"
    worksheet.page_setup.paperSize = A4
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins = PageMargins(left=0.6, right=0.6, top=0.8, bottom=0.8, header=0.4, footer=0.4)
    # Without this the page number shrinks with the table.
    worksheet.HeaderFooter.scaleWithDoc = False
    worksheet.print_options.horizontalCentered = True
    worksheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text=FOOTER, size=10))
    worksheet.sheet_view.showGridLines = False
    worksheet.sheet_view.zoomScale = 100
