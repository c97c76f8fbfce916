"""Panels that rooms above add to a person's page. What they show of a person is masked as the page is."""

from beneficiaries.models import Person
from shuangyong.units.panels import Panels

person_panels: Panels[Person] = Panels()
