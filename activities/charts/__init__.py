"""Charts as SVG, drawn on the server: plain values in, shapes out; no model, no library, no script."""

from activities.charts.bars import bars
from activities.charts.columns import columns
from activities.charts.shapes import Drawing
from activities.charts.values import Chart, Group, Series

__all__ = ["Chart", "Drawing", "Group", "Series", "bars", "columns"]
