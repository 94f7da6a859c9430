"""通报: what a report on a date says. The figures first, each computed once; then the document in the field's order."""

from renwu.papers.report.document import Document, document
from renwu.papers.report.figures import Month, Report, Scope, SilentUnit, report
from renwu.papers.report.parts import Listing, Part

__all__ = [
    "Document",
    "Listing",
    "Month",
    "Part",
    "Report",
    "Scope",
    "SilentUnit",
    "document",
    "report",
]
