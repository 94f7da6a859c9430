"""What people read of a reminder: how it was sent, by when a reply was asked for, and whether it came."""

from renwu.plan.periods import spoken
from renwu.standing.reminders import Reminder

HOW_ANSWERED = "催办以后报送进展、办结或节点完成的，算回复；没有写报送人的，算各牵头单位的回复"
"""How it is told whether a reminder was answered."""


def reminder_words(one: Reminder) -> str:
    """A reminder with its number, day, day to reply by, and reply, for papers."""
    number = f"（{one.number}）" if one.number else ""
    by = f"限{spoken(one.reply_by)}回复" if one.reply_by else ""
    return "，".join(filter(None, (f"{one.grade}{number}", spoken(one.entry.date), by, reply_words(one))))


def reply_words(one: Reminder) -> str:
    """Whether the reply came: in time, how late, or not yet."""
    if one.closed and one.answered is None:
        return "随任务办结"
    if one.reply_by is None:
        return "未回复" if one.owed else "已回复"
    if one.owed:
        return "未回复" if one.unanswered else "未回复（未到期限）"
    return f"逾期{one.days_late}天回复" if one.days_late else "限期内回复"


def called(one: Reminder) -> str:
    """What a reminder is called in short: its number, else the grade that it names."""
    return one.number or one.entry.text("grade") or "催办"
