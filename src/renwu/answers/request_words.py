"""What people and programs read of 需协调解决的事项."""

from typing import Any

from renwu.standing.requests import Request, open_requests
from renwu.standing.status import Standing


def request_words(one: Request) -> str:
    """A matter with who asked and since when: 协调供电接入（区住建局，2025-06-30起）."""
    by = f"{'、'.join(one.asked_by)}，" if one.asked_by else ""
    return f"{one.text}（{by}{one.since}起）"


def request_lines(standing: Standing) -> str:
    """The open matters of a task, one a line; with their numbers where there are several."""
    found = list(map(request_words, open_requests(standing)))
    return "\n".join(found if len(found) == 1 else (f"{number}. {text}" for number, text in enumerate(found, 1)))


def request_values(standing: Standing) -> str:
    """The open matters of a task for csv: one a line, with since when and who asked."""
    return "\n".join(f"{one.text}: {one.since} {'、'.join(one.asked_by)}".rstrip() for one in open_requests(standing))


def request_records(standing: Standing) -> list[dict[str, Any]]:
    """The open matters of a task as the JSON contract has them."""
    return [
        {
            "request": one.text,
            "since": one.since.isoformat(),
            "asked_by": list(one.asked_by),
            "entry": one.entry,
        }
        for one in open_requests(standing)
    ]
