"""The tables of activities: what happens, who was visited, with whom, and the year it stands in."""

from activities.models.activity import Activity, ActivityEvent, Cost, Goods
from activities.models.calendar import DayOff, FeedAddress, LocalDate
from activities.models.imports import LedgerBatch, LedgerRow
from activities.models.meetings import Decision
from activities.models.partners import Agreement, Exchange, Partner
from activities.models.photos import Photo
from activities.models.summaries import Summary, SummaryFigure, SummaryPhoto
from activities.models.visits import RoundStandard, Visit

__all__ = [
    "Activity",
    "ActivityEvent",
    "Agreement",
    "Cost",
    "DayOff",
    "Decision",
    "Exchange",
    "FeedAddress",
    "Goods",
    "LedgerBatch",
    "LedgerRow",
    "LocalDate",
    "Partner",
    "Photo",
    "RoundStandard",
    "Summary",
    "SummaryFigure",
    "SummaryPhoto",
    "Visit",
]
