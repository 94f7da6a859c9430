"""Which tasks of which plans are meant: by id, by 方案/编号, by what plans are called."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from renwu.cli.options import Plans
from renwu.errors import UsageError
from renwu.ledger.book import Book
from renwu.ledger.ledger import Ledger
from renwu.plan import id_lists
from renwu.plan.model import Plan, Ref
from renwu.plan.units import fold

_MOST_NAMED = 8


def meant(typed: Iterable[str], plans: Sequence[Plan]) -> list[Ref]:
    """The tasks that were typed, each once, 15-17 one by one.

    An id that a plan has as it was typed wins, even with a / inside; else what stands before the first / is a plan's
    key. An id without a plan serves where one plan alone has it.

    Raises:
        UsageError: no plan has one, or several have.
    """
    known = {plan.key: {placed.task.id: None for placed in plan.tasks()} for plan in plans}
    if len(known) == 1:
        ((key, ids),) = known.items()
        return [Ref(key, id_) for id_ in ids_meant([_without_key(word, key, ids) for word in typed], ids)]
    return list(dict.fromkeys(ref for word in typed for ref in _of_word(word, known)))


def _without_key(word: str, key: str, ids: Mapping[str, object]) -> str:
    before, slash, rest = word.partition("/")
    return rest if slash and word not in ids and fold(before) == fold(key) else word


def ids_meant(typed: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """The ids of one plan that were typed, 15-17 one by one. Raises UsageError where the plan lacks one.

    Args:
        typed: what was typed.
        known: the plan's ids, in its order, which the error names them in.
    """
    ids = id_lists.spread(typed, known)
    missing = [id_ for id_ in ids if id_ not in known or not id_.strip()]
    if missing:
        nearest = get_close_matches(missing[0], known, n=3) or list(known)[:3]
        named = "”“".join(missing)
        raise UsageError(
            f"方案里没有编号为“{named}”的任务；编号如 {'、'.join(nearest)}，几个编号用空格分开，renwu list 列出全部"
        )
    return ids


def _of_word(word: str, known: Mapping[str, Mapping[str, object]]) -> list[Ref]:
    having = [key for key, ids in known.items() if word in ids]
    if not having:
        key, slash, rest = word.partition("/")
        folded = {fold(each): each for each in known}
        if slash and fold(key) in folded:
            named = folded[fold(key)]
            return [Ref(named, id_) for id_ in ids_meant([rest], known[named])]
        having = [key for key, ids in known.items() if set(id_lists.spread([word], ids)) <= ids.keys()]
    if len(having) == 1:
        return [Ref(having[0], id_) for id_ in id_lists.spread([word], known[having[0]])]
    if having:
        candidates = _named(str(Ref(key, word)) for key in having)
        raise UsageError(f"有{len(having)}份方案有编号“{word}”：{candidates}；写成 方案/编号")
    raise UsageError(f"没有哪份方案有编号为“{word}”的任务；写成 方案/编号，方案有：{_named(known)}")


def of_one_plan(typed: Sequence[str], ledger: Ledger, command: str, note: str | None = None) -> tuple[Book, list[str]]:
    """The plan that the ids typed for a recording command are of, and its ids. Raises UsageError for two plans.

    Args:
        typed: what was typed for ids.
        ledger: the plans.
        command: the command, for the message.
        note: what was typed behind the ids, where the command takes a note there.
    """
    try:
        refs = meant(typed, [book.plan for book in ledger.books])
    except UsageError:
        _refuse_strays(typed, {placed.task.id: None for book in ledger.books for placed in book.plan.tasks()}, note)
        raise
    by_plan: dict[str, list[str]] = {}
    for ref in refs:
        by_plan.setdefault(ref.plan, []).append(ref.id)
    if len(by_plan) > 1:
        commands = "；".join(
            f"renwu {command} {' '.join(f'{key}/{id_}' for id_ in ids)} …" for key, ids in by_plan.items()
        )
        raise UsageError(
            f"这些任务在{len(by_plan)}份方案里，一次只登记一份方案的；分开写：{commands}。没有登记任何记录"
        )
    ((key, ids),) = by_plan.items()
    return next(book for book in ledger.books if book.plan.key == key), ids


def _refuse_strays(ids: Sequence[str], known: Mapping[str, object], note: str | None) -> None:
    """Refuse words behind ids that are no id but a note or a date, with how to give them. Raises UsageError."""
    strays = [word for word in ids if not set(id_lists.spread([word], known)) <= known.keys()]
    if strays and len(strays) < len(ids):
        from renwu.cli import clock, hints  # noqa: PLC0415  # only where something is wrong

        if said := hints.behind_ids(strays, note, clock.today()):
            raise UsageError(said)


def chosen(ledger: Ledger, plans: Plans) -> tuple[Sequence[Book], tuple[tuple[str, str], ...]]:
    """The plans that --plan and --kind leave, and what they were chosen by, in words. Raises UsageError for none."""
    books: Sequence[Book] = ledger.books
    words = []
    if plans.plan:
        keys = [key for typed in plans.plan for key in _plans_called(typed, books)]
        books = [book for book in books if book.plan.key in keys]
        words.append(("方案", "、".join(book.plan.key for book in books)))
    if plans.kind:
        kinds = [kind for typed in plans.kind for kind in _kinds_called(typed, ledger.books)]
        books = [book for book in books if book.plan.kind in kinds]
        words.append(("类别", "、".join(dict.fromkeys(kinds))))
        if not books:
            raise UsageError(f"--kind：选中的方案里没有{'、'.join(kinds)}；去掉 --plan 或 --kind")
    return books, tuple(words)


def _plans_called(typed: str, books: Sequence[Book]) -> list[str]:
    """The keys of the plans that a key, or words of a title, mean."""
    wanted = fold(typed)
    exact = [book.plan.key for book in books if fold(book.plan.key) == wanted]
    found = exact or [
        book.plan.key
        for book in books
        if typed.split() and all(fold(word) in fold(book.plan.title) for word in typed.split())
    ]
    if not found:
        raise UsageError(f"--plan：没有方案“{typed}”；方案有：{_named([book.plan.key for book in books])}")
    return found


def _kinds_called(typed: str, books: Sequence[Book]) -> list[str]:
    kinds = list(dict.fromkeys(book.plan.kind for book in books if book.plan.kind))
    found = [kind for kind in kinds if fold(kind) == fold(typed)] or [
        kind for kind in kinds if fold(typed) in fold(kind)
    ]
    if not found or not typed.strip():
        known = f"类别有：{'、'.join(kinds)}" if kinds else "方案都没有写类别（kind）"
        raise UsageError(f"--kind：没有“{typed}”这一类方案；{known}")
    return found


def _named(keys: Iterable[str]) -> str:
    shown = list(keys)
    return "、".join(shown[:_MOST_NAMED]) + ("等" if len(shown) > _MOST_NAMED else "")
