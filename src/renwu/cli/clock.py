"""The clock: China's, whatever the machine's time zone. The only module that reads it."""

from datetime import date, datetime, timedelta, timezone

_CHINA = timezone(timedelta(hours=8))


def now() -> datetime:
    """This moment, in UTC+8."""
    return datetime.now(_CHINA)


def today() -> date:
    """Today, in UTC+8."""
    return now().date()
