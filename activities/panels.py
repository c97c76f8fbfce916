"""Parts of pages: what activities add to a plan's and a person's page, and the parts of an activity's own."""

from activities.models import Activity
from shuangyong.units.panels import Panels

activity_panels: Panels[Activity] = Panels()
"""The parts of an activity's page that have a room of their own: visits, photos, decisions."""
