"""The look of a sheet: fonts, lines and fills, made once and shared by all cells."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from .columns import Align

# Fonts that Chinese offices have; a machine without them shows its own in their place.
TITLE_FONT = Font(name="方正小标宋简体", size=20)
SUBTITLE_FONT = Font(name="楷体", size=12, color="FF595959")
HEAD_FONT = Font(name="黑体", size=11, bold=True)
BODY_FONT = Font(name="宋体", size=11)
TOTAL_FONT = Font(name="宋体", size=11, bold=True)

_LINE = Side(style="thin", color="FF8C8C8C")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
HEAD_FILL = PatternFill("solid", fgColor="FFF3E9E4")
TOTAL_FILL = PatternFill("solid", fgColor="FFF7F7F7")

CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
BODY_ALIGNMENT: dict[Align, Alignment] = {
    "left": Alignment(horizontal="left", vertical="center", wrap_text=True),
    "center": CENTRED,
    "right": Alignment(horizontal="right", vertical="center", wrap_text=True),
}
TOP_ALIGNMENT: dict[Align, Alignment] = {
    align: Alignment(horizontal=alignment.horizontal, vertical="top", wrap_text=True)
    for align, alignment in BODY_ALIGNMENT.items()
}
