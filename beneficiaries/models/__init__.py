"""The tables of the ledger: people, what is done for them, what became of their records."""

from beneficiaries.models.batches import ColumnMapping, ExportChoice, ImportBatch, ImportRow
from beneficiaries.models.care import Confirmation, Helper, Honour, Need, Payment
from beneficiaries.models.dictionary import Category, Standard
from beneficiaries.models.history import Merge, PersonEvent, StatusChange, Transfer
from beneficiaries.models.person import Contact, Household, Identity, Person

__all__ = [
    "Category",
    "ColumnMapping",
    "Confirmation",
    "Contact",
    "ExportChoice",
    "Helper",
    "Honour",
    "Household",
    "Identity",
    "ImportBatch",
    "ImportRow",
    "Merge",
    "Need",
    "Payment",
    "Person",
    "PersonEvent",
    "Standard",
    "StatusChange",
    "Transfer",
]
