"""Constructs the house does without, each with the reason in the name of its test."""

import ast
import re
from collections.abc import Callable

import pytest

from tests.house.sources import Source, planted, program, proofs

# alarm.py: custody holds what one bad step broke, and the steps of other documents go on.
# together.py: one thread does the work of several; what each raises is raised again by its own.
LAST_RESORTS = ("desktop/faults.py", "main.py", "sync/hq/alarm.py", "sync/hq/together.py")
COMMIT_DOORS = ("sync/shop/database.py", "sync/hq/database.py")
PRINTERS = ("resources/verifier/", "sync/cli", "sync/demo", "installers/", "main.py")
CLOCKLESS = ("sync/stock/", "sync/wire/")
EXACT = ("sync/stock/", "sync/wire/", "sync/shop/", "sync/hq/")
CLOCKS_AND_DICE = re.compile(
    r"^(datetime\.(now|utcnow|today)|datetime\.datetime\.(now|utcnow|today)|date\.today"
    r"|time\.(time|time_ns|monotonic|perf_counter)|(uuid\.)?uuid[147]|random\.\w+|secrets\.\w+)$"
)
MARKS = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]))
EXCUSE = re.compile(
    r"#\s*(noqa(?P<noqa>:\s*[A-Z0-9, ]+)?|type:\s*ignore(?P<types>\[[\w, -]+\])?"
    r"|pragma: no (cover|branch)(?P<cover>))(?P<reason>.*)$"
)

Rule = Callable[[Source], list[str]]


def _at(source: Source, node: ast.AST, what: str) -> str:
    return f"{source.path}:{getattr(node, 'lineno', 0)} {what}"


def _calls(source: Source) -> list[tuple[ast.Call, str]]:
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    return [(call, ast.unparse(call.func)) for call in calls]


def clocks_and_dice(source: Source) -> list[str]:
    """Calls that ask the world for a moment or a random value."""
    if not source.path.startswith(CLOCKLESS):
        return []
    return [_at(source, c, name) for c, name in _calls(source) if CLOCKS_AND_DICE.match(name)]


def floats(source: Source) -> list[str]:
    """Conversions to float in the books; in the law any float at all."""
    if not source.path.startswith(EXACT):
        return []
    converted = [_at(source, c, "float()") for c, name in _calls(source) if name == "float"]
    if not source.path.startswith("sync/stock/"):
        return converted
    constants = [node for node in ast.walk(source.tree) if isinstance(node, ast.Constant)]
    literals = [_at(source, n, repr(n.value)) for n in constants if isinstance(n.value, float)]
    return converted + literals


def second_commit_doors(source: Source) -> list[str]:
    """Commits outside the two modules that own a transaction."""
    if source.path in COMMIT_DOORS or not source.path.startswith(("sync/", "desktop/")):
        return []
    return [_at(source, c, name) for c, name in _calls(source) if name.endswith(".commit")]


def broad_excepts(source: Source) -> list[str]:
    """Handlers that would also swallow a bug."""
    if source.path in LAST_RESORTS:
        return []
    handlers = [node for node in ast.walk(source.tree) if isinstance(node, ast.ExceptHandler)]
    broad = [_at(source, node, "except") for node in handlers if _is_broad(node.type)]
    suppressed = [
        _at(source, call, name)
        for call, name in _calls(source)
        if name.endswith("suppress") and any(_is_broad(argument) for argument in call.args)
    ]
    return broad + suppressed


def silent_excepts(source: Source) -> list[str]:
    """Handlers that do nothing: trouble must reach someone."""
    handlers = [node for node in ast.walk(source.tree) if isinstance(node, ast.ExceptHandler)]
    return [_at(source, node, "pass") for node in handlers if _does_nothing(node.body)]


def prints(source: Source) -> list[str]:
    """Prints outside the headless interface, the demo and the installers."""
    if source.path.startswith(PRINTERS):
        return []
    return [_at(source, c, "print") for c, name in _calls(source) if name == "print"]


def lazy_imports(source: Source) -> list[str]:
    """First-party imports inside functions: they hide cycles and break at the counter."""
    # main.py must not load Qt for a headless command; app.py paints before the books are open.
    if source.path in {"desktop/app.py", "main.py"}:
        return []
    functions = [n for n in ast.walk(source.tree) if isinstance(n, ast.FunctionDef)]
    inner = [node for function in functions for node in ast.walk(function)]
    names = [(node, name) for node in inner for name in _imported(node)]
    own = ("desktop", "sync", "resources", "installers")
    return [_at(source, node, name) for node, name in names if name.split(".")[0] in own]


def unfinished_marks(source: Source) -> list[str]:
    """Marks of work that nobody has filed."""
    lines = source.text.splitlines()
    return [f"{source.path}:{n}" for n, line in enumerate(lines, 1) if MARKS.search(line)]


def excuses_without_reason(source: Source) -> list[str]:
    """A check switched off without saying why on the same line, or without naming which."""
    lines = enumerate(source.text.splitlines(), 1)
    excuses = [(number, EXCUSE.search(line)) for number, line in lines]
    found = [(number, excuse) for number, excuse in excuses if excuse and not _is_honest(excuse)]
    return [f"{source.path}:{number} {excuse.group(0)}" for number, excuse in found]


def _is_honest(excuse: re.Match[str]) -> bool:
    names_which = any(excuse[group] is not None for group in ("noqa", "types", "cover"))
    return names_which and len(excuse["reason"].strip("#-– ")) >= len("a path")


def _name(value: Rule | str) -> str:
    return value if isinstance(value, str) else getattr(value, "__name__", "")


def _is_broad(kind: ast.expr | None) -> bool:
    if kind is None:
        return True
    if isinstance(kind, ast.Tuple):
        return any(_is_broad(part) for part in kind.elts)
    return ast.unparse(kind).split(".")[-1] in {"Exception", "BaseException"}


def _does_nothing(body: list[ast.stmt]) -> bool:
    return all(
        isinstance(line, ast.Pass)
        or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        for line in body
    )


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


PROGRAM_RULES: list[tuple[Rule, str]] = [
    (clocks_and_dice, "moment = datetime.now(UTC)"),
    (clocks_and_dice, "identity = uuid4()"),
    (clocks_and_dice, "share = random.random()"),
    (floats, "price = float(text)"),
    (floats, "half = 0.5"),
    (second_commit_doors, "session.commit()"),
    (broad_excepts, "try:\n    a()\nexcept Exception:\n    b()"),
    (broad_excepts, "try:\n    a()\nexcept:\n    b()"),
    (broad_excepts, "try:\n    a()\nexcept (ValueError, BaseException):\n    b()"),
    (broad_excepts, "with contextlib.suppress(Exception):\n    a()"),
    (silent_excepts, "try:\n    a()\nexcept ValueError:\n    pass"),
    (silent_excepts, "try:\n    a()\nexcept ValueError:\n    ..."),
    (prints, "print(1)"),
    (lazy_imports, "def late():\n    from sync.shop import journal"),
    (lazy_imports, "def late():\n    import sync.shop"),
    (unfinished_marks, "a = 1  # TO" + "DO later"),
    (excuses_without_reason, "a = b  # no" + "qa: E501"),
    (excuses_without_reason, "a = b  # no" + "qa"),
    (excuses_without_reason, "a = b  # type: " + "ignore[arg-type]"),
]
EVERYWHERE: list[Rule] = [broad_excepts, silent_excepts, unfinished_marks, excuses_without_reason]
RULES = list(dict.fromkeys(rule for rule, _ in PROGRAM_RULES))


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_the_program_does_without(rule: Rule) -> None:
    assert [fault for source in program() for fault in rule(source)] == []


@pytest.mark.parametrize("rule", EVERYWHERE, ids=_name)
def test_the_tests_do_without_too(rule: Rule) -> None:
    assert [fault for source in proofs() for fault in rule(source)] == []


@pytest.mark.parametrize(("rule", "fault"), PROGRAM_RULES, ids=_name)
def test_a_planted_fault_is_found(rule: Rule, fault: str) -> None:
    assert len(rule(planted(fault))) == 1


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_an_honest_file_passes(rule: Rule) -> None:
    honest = (
        "from sync.stock.quantity import Quantity\n\n"
        "def add(left: Quantity) -> Quantity:\n"
        "    try:\n        return left.plus(1)\n"
        "    except ValueError as fault:\n        raise Refusal('size') from fault\n"
        "a = b  # no" + "qa: E501 - the address cannot be broken\n"
        "a = b  # type: " + "ignore[misc]  # Qt leaves it untyped\n"
    )
    assert rule(planted(honest)) == []


def test_the_two_doors_and_the_last_resort_may_do_what_others_may_not() -> None:
    caught = "try:\n    a()\nexcept Exception:\n    b()"
    assert broad_excepts(planted(caught, "desktop/faults.py")) == []
    assert second_commit_doors(planted("session.commit()", "sync/shop/database.py")) == []
    assert lazy_imports(planted("def f():\n    import desktop.app", "main.py")) == []
    assert prints(planted("print(1)", "sync/demo.py")) == []
