# sys.modules, packages and namespaces changed by a module while it is being imported; imports without end.

import sys

NAME = "imported.acting"


def attempt(name, source, act_now):
    """Runs an import; what the module does meanwhile is act_now()."""
    global act
    act = act_now
    sys.modules.pop(NAME, None)
    sys.modules.pop("imported", None)
    scope = {}
    try:
        exec(source, scope)
        print(name, sorted(key for key in scope if key != "__builtins__"), NAME in sys.modules)
    except RecursionError:
        print(name, "RecursionError")
    except Exception as e:
        print(name, type(e).__name__, str(e).partition(" (/")[0].partition(" (tests")[0], NAME in sys.modules)


class Stand:
    """Stands for a module."""

    before = "stands for it"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(NAME, None)
        return name


def fails(name):
    raise ValueError("act")


def again(name):
    exec("import imported.acting as again\nprint(again.before, hasattr(again, 'after'))")
    exec("from imported.acting import before")
    exec("from imported.acting import after")


def forgets_and_fails(name):
    del sys.modules[name]
    fails(name)


def without_end(name):
    del sys.modules[name]
    exec("import imported.acting")


def forgets_package(name):
    del sys.modules["imported"]


def empties(name):
    sys.modules[name].__dict__.clear()


def grows(name):
    sys.modules.update((f"grown{i}", None) for i in range(500))
    sys.modules[name].__dict__.update((f"grown{i}", i) for i in range(500))


acts = {
    "nothing": lambda name: None,
    "forgets": lambda name: sys.modules.pop(name) and None,
    "stands": lambda name: sys.modules.update({name: Stand()}),
    "None": lambda name: sys.modules.update({name: None}),
    "fails": fails,
    "again": again,
    "forgets and fails": forgets_and_fails,
    "without end": without_end,
    "forgets the package": forgets_package,
    "empties": empties,
}
for what, function in acts.items():
    attempt(what, "import imported.acting", function)
    attempt(what, "import imported.acting as a", function)
    attempt(what, "from imported import acting", function)
    attempt(what, "from imported.acting import before", function)
    attempt(what, "from imported.acting import before, after", function)
attempt("grows", "from imported.acting import grown0, grown499, before", grows)
for i in range(500):
    del sys.modules[f"grown{i}"]


class Space(dict):
    """Where names are imported to: forgets the module that they come from."""

    def __setitem__(self, key, value):
        module = sys.modules.pop(NAME, None)
        if module:
            module.__dict__.clear()
        super().__setitem__(key, value)


act = acts["nothing"]
for source in ("from imported.acting import before, after", "from imported.acting import *"):
    sys.modules.pop(NAME, None)
    space = Space()
    try:
        exec(source, {}, space)
        print("space", len(space) > 0)
    except (AttributeError, ImportError, RuntimeError) as e:
        print("space", type(e).__name__)
print("still alive")
