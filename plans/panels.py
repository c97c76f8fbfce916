"""Panels that rooms above add to a plan's page."""

from plans.models import Plan
from shuangyong.units.panels import Panels

plan_panels: Panels[Plan] = Panels()
