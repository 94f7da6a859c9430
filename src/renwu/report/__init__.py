"""通报: what a report on a date says. The figures first, each computed once; then the document in the field's order."""

from renwu.report.document import Document, Listing, Part, document
from renwu.report.figures import Change, Extension, Month, Report, Scope, SilentUnit, report

__all__ = [
    "Change",
    "Document",
    "Extension",
    "Listing",
    "Month",
    "Part",
    "Report",
    "Scope",
    "SilentUnit",
    "document",
    "report",
]
